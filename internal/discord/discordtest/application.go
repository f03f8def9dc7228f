package discordtest

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// newApplication is one that was just made on the developer portal.
func (s *Server) newApplication() map[string]any {
	return map[string]any{
		"id": s.opts.AppID, "name": "bot", "flags": 0, "verify_key": s.VerifyKey(), "interactions_endpoint_url": nil,
		"integration_types_config": map[string]any{"0": map[string]any{}, "1": map[string]any{}},
	}
}

// VerifyKey is the application's public key.
func (s *Server) VerifyKey() string { return hex.EncodeToString(s.key().Public().(ed25519.PublicKey)) }

func (s *Server) key() ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed(bytes.Repeat([]byte{byte(len(s.opts.AppID))}, ed25519.SeedSize))
}

// SetApplication changes fields of the application, as its owner may on the
// developer portal.
func (s *Server) SetApplication(fields map[string]any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	maps.Copy(s.application, fields)
}

// Application is the application as it is now.
func (s *Server) Application() map[string]any {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.application)
}

func (s *Server) getApplication(w http.ResponseWriter, _ *http.Request) {
	reply(w, http.StatusOK, s.Application())
}

// patchApplication takes changes as Discord does: all or none, a new endpoint
// URL only if what is there tells its signatures from others'.
func (s *Server) patchApplication(w http.ResponseWriter, r *http.Request) {
	change := map[string]any{}
	if err := json.NewDecoder(r.Body).Decode(&change); err != nil {
		refuse(w, http.StatusBadRequest, 50109, "The request body contains invalid JSON.")
		return
	}
	if address, _ := change["interactions_endpoint_url"].(string); address != "" && !s.Verifies(address) {
		a := Refusal(http.StatusBadRequest, 50035, "Invalid Form Body", map[string]string{
			"interactions_endpoint_url": "The specified interactions endpoint url could not be verified."})
		a.write(w)
		return
	}
	s.SetApplication(change)
	reply(w, http.StatusOK, s.Application())
}

// Verifies reports whether an endpoint answers a PING, and refuses one that is
// wrongly signed.
func (s *Server) Verifies(address string) bool {
	wrong := bytes.Clone(s.key())
	wrong[0] ^= 1
	return s.ping(address, wrong) == http.StatusUnauthorized && s.ping(address, s.key()) == http.StatusOK
}

// ping returns the status of the answer, 0 for none and for one that is none
// to a PING.
func (s *Server) ping(address string, key ed25519.PrivateKey) int {
	body := []byte(`{"application_id":"` + s.opts.AppID + `","id":"1","token":"ping-token","type":1,"version":1}`)
	timestamp := strconv.FormatInt(time.Now().Unix(), 10)
	req, err := http.NewRequestWithContext(s.ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return 0
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("X-Signature-Timestamp", timestamp)
	req.Header.Set("X-Signature-Ed25519", hex.EncodeToString(ed25519.Sign(key, append([]byte(timestamp), body...))))
	transport := &http.Transport{DisableKeepAlives: true}
	client := &http.Client{Timeout: 3 * time.Second, Transport: transport}
	resp, err := client.Do(req)
	if err != nil {
		return 0
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode == http.StatusOK && !strings.Contains(string(answer), `"type":1`) {
		return 0
	}
	return resp.StatusCode
}

// Refusal is an error as Discord sends it, with what is wrong by the path of
// each value, such as 0.options.1.name.
func Refusal(status, code int, message string, faults map[string]string) Answer {
	errors := map[string]any{}
	for path, fault := range faults {
		at := errors
		for part := range strings.SplitSeq(path, ".") {
			inner, ok := at[part].(map[string]any)
			if !ok {
				inner = map[string]any{}
				at[part] = inner
			}
			at = inner
		}
		at["_errors"] = []any{map[string]any{"code": "INVALID", "message": fault}}
	}
	body := map[string]any{"code": code, "message": message}
	if len(errors) > 0 {
		body["errors"] = errors
	}
	raw, err := json.Marshal(body)
	if err != nil {
		panic(err) // of strings and numbers it is none
	}
	return Answer{Status: status, Body: string(raw), Header: map[string]string{"Content-Type": "application/json"}}
}
