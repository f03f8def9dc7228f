package api

import (
	"errors"
	"net/http"
	"sync"
	"time"
)

// Discord bans an address for a while that makes 10,000 requests which it
// answers with 401, 403 or 429 within ten minutes. Far before that it is
// better to be silent.
//
// See https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans.
const (
	invalidWindow = 10 * time.Minute
	maxInvalid    = 2000
)

var (
	errBraked  = errors.New("held back: Discord refused too many requests of late")
	errRevoked = errors.New("held back: Discord refused the bot token")
)

// brake holds requests back. Its zero value does not.
type brake struct {
	mu      sync.Mutex
	since   time.Time // when the present window began
	invalid int       // requests refused in it
	until   time.Time // no requests before this
	revoked bool      // the token is refused for good
}

// check returns why a request must not be made now, or nil.
func (b *brake) check(now time.Time) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case b.revoked:
		return errRevoked
	case now.Before(b.until):
		return errBraked
	}
	return nil
}

// saw takes note of a refusal.
func (b *brake) saw(e *Error, now time.Time) {
	switch e.Status {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusTooManyRequests:
	default:
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.revoked = b.revoked || e.OfToken
	if e.Global {
		b.until = now.Add(e.RetryAfter)
	}
	if now.Sub(b.since) > invalidWindow {
		b.since, b.invalid = now, 0
	}
	if b.invalid++; b.invalid >= maxInvalid {
		b.until = b.since.Add(invalidWindow)
	}
}
