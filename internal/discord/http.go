package discord

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"
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
	body, refused := e.admit(w, req)
	if refused != nil {
		e.refuse(w, refused)
		return
	}
	err := e.responder.Respond(req.Context(), body, func(reply Reply) {
		if e.write(w, reply) == nil {
			e.responder.answered(reply, modeHTTP, time.Since(start))
		}
	})
	if err != nil {
		e.refuse(w, &refusal{status: http.StatusBadRequest, reason: "a signed request that is no interaction"})
	}
}

// refusal is why a request is not answered, in a sentence for the operator.
type refusal struct {
	status  int
	reason  string
	details []any
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

// admit reads the body of a request that Discord signed, or says why to refuse
// it. What can be refused by the headers alone is, before the body is read.
func (e *endpoint) admit(w http.ResponseWriter, req *http.Request) (body []byte, _ *refusal) {
	tooLarge := &refusal{status: http.StatusRequestEntityTooLarge, reason: "a body of more than 256 KiB"}
	unsigned := &refusal{status: http.StatusUnauthorized,
		reason: "without a signature; a proxy has to pass on the headers X-Signature-Ed25519 and X-Signature-Timestamp"}
	if req.ContentLength > maxBody {
		return nil, tooLarge
	}
	sized := req.ContentLength >= 0
	signature, timestamp, signed := signatureOf(req)
	if sized && !signed {
		return nil, unsigned
	}
	// What is signed is the timestamp and the body, without anything between.
	message := bytes.NewBufferString(timestamp)
	message.Grow(int(max(req.ContentLength, 0)) + bytes.MinRead)
	if _, err := io.Copy(message, http.MaxBytesReader(w, req.Body, maxBody)); err != nil {
		var longer *http.MaxBytesError
		if errors.As(err, &longer) {
			return nil, tooLarge
		}
		return nil, &refusal{status: http.StatusBadRequest, reason: "a body that ended early"}
	}
	if !signed {
		return nil, unsigned
	}
	return message.Bytes()[len(timestamp):], e.verify(message.Bytes(), timestamp, signature)
}

// verify says why what is signed is not taken, nil if it is. That the clock is
// off is said of what Discord did sign, or else anybody could say it.
func (e *endpoint) verify(message []byte, timestamp string, signature []byte) *refusal {
	if !ed25519.Verify(e.key, message, signature) {
		return &refusal{status: http.StatusUnauthorized,
			reason: "the signature does not fit DISCORD_PUBLIC_KEY; now and then Discord sends such a request on purpose"}
	}
	seconds, _ := strconv.ParseInt(timestamp, 10, 64) // ten digits are a number
	if skew := e.now().Sub(time.Unix(seconds, 0)); skew.Abs() > maxSkew {
		return &refusal{status: http.StatusUnauthorized, reason: "the clock of this machine is off, or an old request was sent again",
			details: []any{"off", fmt.Sprintf("%d s", int64(skew.Seconds()))}}
	}
	return nil
}

// signatureOf reads the signature and the timestamp. Each must occur once and
// in its one form: a timestamp of another length would let its border with the
// body shift.
func signatureOf(req *http.Request) (signature []byte, timestamp string, ok bool) {
	signatures, timestamps := req.Header.Values(headerSignature), req.Header.Values(headerTimestamp)
	if len(signatures) != 1 || len(timestamps) != 1 || len(signatures[0]) != hex.EncodedLen(ed25519.SignatureSize) {
		return nil, "", false
	}
	signature, err := hex.DecodeString(signatures[0])
	return signature, timestamps[0], err == nil && isTimestamp(timestamps[0])
}

// isTimestamp reports whether a text is ten digits, seconds since 1970.
func isTimestamp(s string) bool {
	return len(s) == 10 && strings.Trim(s, "0123456789") == ""
}

func (e *endpoint) refuse(w http.ResponseWriter, r *refusal) {
	e.responder.metrics.Refused(r.status)
	if r.reason != "" {
		e.responder.notices.Info("refused: "+r.reason, r.details...)
	}
	http.Error(w, http.StatusText(r.status), r.status)
}

// recoverPanic responds with 500 where a handler panicked outside of the
// making of an answer, which recovers by itself.
func (e *endpoint) recoverPanic(w http.ResponseWriter) {
	if v := recover(); v != nil {
		e.responder.log.Error("serving an interaction panicked", "panic", panicText(v), "stack", string(debug.Stack()))
		e.refuse(w, &refusal{status: http.StatusInternalServerError})
	}
}
