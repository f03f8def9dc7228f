package discord

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"runtime/debug"
	"strconv"
	"time"
)

const (
	// maxBody bounds an interaction. Discord's largest, a message command on
	// a full message, take some tens of kilobytes.
	maxBody = 256 << 10
	// maxSkew is how far a signed timestamp may be from our clock.
	maxSkew = 5 * time.Minute

	headerSignature = "X-Signature-Ed25519"
	headerTimestamp = "X-Signature-Timestamp"

	modeHTTP = "http"
)

// endpoint takes signed interactions by POST.
//
// See https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint.
type endpoint struct {
	responder *Responder
	key       ed25519.PublicKey
	now       func() time.Time
}

// Endpoint is the handler of POST /interactions. It answers what the key's
// owner signed and refuses anything else before it is looked into: 413, 401,
// and 400 for what is signed and no interaction.
func (r *Responder) Endpoint(key ed25519.PublicKey) http.Handler {
	return &endpoint{responder: r, key: key, now: time.Now}
}

// ServeHTTP answers one interaction.
func (e *endpoint) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	start := time.Now()
	defer e.recoverPanic(w)
	body, status := e.admit(w, req)
	if status != http.StatusOK {
		e.refuse(w, status)
		return
	}
	err := e.responder.Respond(req.Context(), body, func(reply Reply) {
		if e.write(w, reply) == nil {
			e.responder.metrics.Answered(reply.command, reply.outcome, modeHTTP, time.Since(start))
		}
	})
	if err != nil {
		e.refuse(w, http.StatusBadRequest)
	}
}

// write sends the reply at once, though the making of another may still be
// going on.
func (e *endpoint) write(w http.ResponseWriter, reply Reply) error {
	w.Header().Set("Content-Type", reply.ContentType)
	w.Header().Set("Content-Length", strconv.Itoa(len(reply.Body)))
	if _, err := w.Write(reply.Body); err != nil {
		return err
	}
	if reply.outcome != outcomeLate {
		return nil // it goes out as the handler returns, with one write less
	}
	return http.NewResponseController(w).Flush()
}

// admit reads the body of a request that Discord signed, or says with which
// status to refuse it. What can be refused by the headers alone is, before
// the body is read.
func (e *endpoint) admit(w http.ResponseWriter, req *http.Request) (body []byte, status int) {
	if req.ContentLength > maxBody {
		return nil, http.StatusRequestEntityTooLarge
	}
	sized := req.ContentLength >= 0
	signature, timestamp, signed := e.headers(req)
	if sized && !signed {
		return nil, http.StatusUnauthorized
	}
	// What is signed is the timestamp and the body, without anything between.
	message := bytes.NewBufferString(timestamp)
	message.Grow(int(max(req.ContentLength, 0)) + bytes.MinRead)
	if _, err := io.Copy(message, http.MaxBytesReader(w, req.Body, maxBody)); err != nil {
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			return nil, http.StatusRequestEntityTooLarge
		}
		return nil, http.StatusBadRequest
	}
	if !signed || !ed25519.Verify(e.key, message.Bytes(), signature) {
		return nil, http.StatusUnauthorized
	}
	return message.Bytes()[len(timestamp):], http.StatusOK
}

// headers reads the signature and the timestamp. Each must be there once and in
// its one form: a timestamp of another length would let its border with the
// body shift.
func (e *endpoint) headers(req *http.Request) (signature []byte, timestamp string, ok bool) {
	signatures, timestamps := req.Header.Values(headerSignature), req.Header.Values(headerTimestamp)
	if len(signatures) != 1 || len(timestamps) != 1 || len(signatures[0]) != hex.EncodedLen(ed25519.SignatureSize) {
		return nil, "", false
	}
	signature, err := hex.DecodeString(signatures[0])
	return signature, timestamps[0], err == nil && e.recent(timestamps[0])
}

// recent reports whether a timestamp is ten digits, seconds since 1970, and near
// our clock.
func (e *endpoint) recent(timestamp string) bool {
	if len(timestamp) != 10 {
		return false
	}
	seconds, err := strconv.ParseUint(timestamp, 10, 63)
	return err == nil && e.now().Sub(time.Unix(int64(seconds), 0)).Abs() <= maxSkew
}

func (e *endpoint) refuse(w http.ResponseWriter, status int) {
	e.responder.metrics.Refused(status)
	http.Error(w, http.StatusText(status), status)
}

// recoverPanic responds with 500 where a handler panicked outside of the
// making of an answer, which recovers by itself.
func (e *endpoint) recoverPanic(w http.ResponseWriter) {
	if v := recover(); v != nil {
		e.responder.log.Error("serving an interaction panicked", "panic", harmless(v), "stack", string(debug.Stack()))
		e.refuse(w, http.StatusInternalServerError)
	}
}
