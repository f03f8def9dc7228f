package discord

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

const (
	userAgent   = "DiscordBot (bothsides, 1)"
	maxResponse = 8 << 20 // bytes of an answer from Discord that are read
)

// API is Discord's REST API under an address of its own or a test's.
type API struct {
	URL    string       // without a slash at its end
	Token  string       // of the bot; empty for calls that need none
	Client *http.Client // its timeout holds for each request
	// Limited is told of each answer that is a rate limit (429); nil: nobody asks.
	Limited func()

	brake brake
}

// NewClient makes an HTTP client for Discord's API that waits so long for an
// answer. It follows no redirect, since addresses of callbacks hold a token.
func NewClient(timeout time.Duration) *http.Client {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = maxAtOnce
	return &http.Client{Timeout: timeout, Transport: transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// apiError is an answer other than 2xx. Its text holds nothing of the request.
type apiError struct {
	Status     int
	Code       int // Discord's own, 0 where it gives none
	RetryAfter time.Duration
	Global     bool // the limit is that of all requests
	OfToken    bool // a 401 to a request with the bot's token
}

// Error gives the status with Discord's code, and for a refused token what to
// look at.
func (e *apiError) Error() string {
	if e.OfToken {
		return "discord refused the bot token; check DISCORD_TOKEN (HTTP status 401)"
	}
	return fmt.Sprintf("discord answered with HTTP status %d (code %d)", e.Status, e.Code)
}

// do sends a request and returns the body of a 2xx answer. Its errors are an
// *apiError or one of the network, and hold no address: that of a callback
// has a token in it.
func (a *API) do(ctx context.Context, method, path, contentType string, body []byte) ([]byte, error) {
	if err := a.brake.check(time.Now()); err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, method, a.URL+path, bytes.NewReader(body))
	if err != nil {
		return nil, errors.New("the address of Discord's API is no URL")
	}
	req.Header.Set("User-Agent", userAgent)
	if body != nil {
		req.Header.Set("Content-Type", contentType)
	}
	if a.Token != "" {
		req.Header.Set("Authorization", "Bot "+a.Token)
	}
	resp, err := a.Client.Do(req)
	if err != nil {
		return nil, withoutURL(err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(resp.Body, maxResponse))
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		refusal := newAPIError(resp, answer)
		refusal.OfToken = refusal.Status == http.StatusUnauthorized && a.Token != ""
		a.brake.saw(refusal, time.Now())
		if refusal.Status == http.StatusTooManyRequests && a.Limited != nil {
			a.Limited()
		}
		return nil, refusal
	}
	if err != nil {
		return nil, withoutURL(err)
	}
	return answer, nil
}

func withoutURL(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

func newAPIError(resp *http.Response, body []byte) *apiError {
	var said struct {
		Code       int     `json:"code"`
		RetryAfter float64 `json:"retry_after"` // seconds
		Global     bool    `json:"global"`
	}
	tolerantly(body, &said) // a page of HTML says nothing
	seconds, err := strconv.ParseFloat(resp.Header.Get("Retry-After"), 64)
	if err != nil || !(seconds > said.RetryAfter) {
		seconds = said.RetryAfter
	}
	const longest = 24 * time.Hour
	wait := time.Duration(min(max(seconds, 0), longest.Seconds()) * float64(time.Second))
	return &apiError{Status: resp.StatusCode, Code: said.Code, RetryAfter: wait, Global: said.Global}
}

var errNotUnderstood = errors.New("the answer of Discord's API is not understood")

// getJSON decodes the answer to a GET.
func (a *API) getJSON(ctx context.Context, path string, into any) error {
	body, err := a.do(ctx, http.MethodGet, path, "", nil)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(body, into); err != nil {
		return errNotUnderstood
	}
	return nil
}

// retrying calls f again after a 429 that says how long to wait, a 5xx or a
// fault of the network, as often as attempts and the context allow.
func retrying(ctx context.Context, attempts int, f func() error) error {
	pause := 100 * time.Millisecond
	for {
		err := f()
		attempts--
		wait, again := retryable(err, pause)
		if err == nil || !again || attempts <= 0 || !wakesBefore(ctx, wait) {
			return err
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return err
		}
		pause *= 3
	}
}

// retryable tells whether trying again can help, and after how long.
func retryable(err error, pause time.Duration) (wait time.Duration, again bool) {
	var e *apiError
	switch {
	case errors.Is(err, errBraked), errors.Is(err, errRevoked), errors.Is(err, errNotUnderstood):
		return 0, false
	case !errors.As(err, &e):
		return pause, true
	case e.Status == http.StatusTooManyRequests:
		return max(e.RetryAfter, pause), true
	}
	return pause, e.Status >= 500
}

// wakesBefore tells whether a pause ends before the context does.
func wakesBefore(ctx context.Context, wait time.Duration) bool {
	deadline, bounded := ctx.Deadline()
	return !bounded || time.Until(deadline) > wait
}
