package api

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync/atomic"
	"time"

	"bothsides/internal/discord/request"
)

const (
	maxResponse = 8 << 20 // bytes of an answer from Discord that are read
	maxIdle     = 64      // connections kept open for the next requests
	contentJSON = "application/json"
)

// Client makes requests to Discord's REST API. It is safe for use by many
// goroutines and must not be copied.
type Client struct {
	URL   string // of the API, Discord's or a test's, without a slash at its end
	Token string // of the bot; empty for calls that need none
	// Secret is what a server could send back without a Token, such as the one
	// in a webhook's URL; no error shows it.
	Secret string
	HTTP   *http.Client // its timeout holds for each request
	// Limited is told of each answer that is a rate limit (429); nil: nobody asks.
	Limited func()
	// Patience is how long all waits together may be that Discord asks for; 0:
	// as long as the contexts of the requests.
	Patience time.Duration

	waited atomic.Int64 // of Patience
	brake  brake
}

// NewHTTP makes an HTTP client for Discord's API that waits at most so long for
// an answer. It follows no redirect, since addresses of callbacks hold a token.
func NewHTTP(timeout time.Duration) *http.Client {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = maxIdle
	return &http.Client{Timeout: timeout, Transport: transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// Error is an answer other than 2xx. Its text holds nothing of the request;
// Discord's own words, which may, are added by Explain.
type Error struct {
	request.Refusal
	OfToken bool // a 401 to a request with the bot's token
}

// Error gives the status with Discord's code, and for a refused token what to
// look at.
func (e *Error) Error() string {
	if e.OfToken {
		return "discord refused the bot token; check DISCORD_TOKEN (HTTP status 401)"
	}
	return fmt.Sprintf("discord answered with HTTP status %d (code %d)", e.Status, e.Code)
}

// do sends a request and returns the body of a 2xx answer. Its errors are an
// *Error or one of the network, and hold no address: that of a callback
// has a token in it.
func (c *Client) do(ctx context.Context, method, path, contentType string, body []byte) ([]byte, error) {
	if err := c.brake.check(time.Now()); err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, method, c.URL+path, bytes.NewReader(body))
	if err != nil {
		return nil, errors.New("the address of Discord's API is no URL")
	}
	req.Header.Set("User-Agent", request.UserAgent)
	if body != nil {
		req.Header.Set("Content-Type", contentType)
	}
	if c.Token != "" {
		req.Header.Set("Authorization", "Bot "+c.Token)
	}
	resp, err := c.HTTP.Do(req)
	if err != nil {
		return nil, unreachable{request.WithoutURL(err)}
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(resp.Body, maxResponse))
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		refusal := &Error{Refusal: request.NewRefusal(resp, answer, cmp.Or(c.Token, c.Secret))}
		refusal.OfToken = refusal.Status == http.StatusUnauthorized && c.Token != ""
		c.brake.saw(refusal, time.Now())
		if refusal.Status == http.StatusTooManyRequests && c.Limited != nil {
			c.Limited()
		}
		return nil, refusal
	}
	if err != nil {
		return nil, request.WithoutURL(err)
	}
	return answer, nil
}

// unreachable is an error of the network on the way to Discord.
type unreachable struct{ error }

// Unwrap is the network's error.
func (u unreachable) Unwrap() error { return u.error }

// Cause is an error of an HTTP request without the address, which may hold what
// is secret.
func Cause(err error) error { return request.WithoutURL(err) }

var errNotUnderstood = errors.New("the answer of Discord's API is not understood")

// getJSON decodes the answer to a GET.
func (c *Client) getJSON(ctx context.Context, path string, into any) error {
	body, err := c.do(ctx, http.MethodGet, path, "", nil)
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
func (c *Client) retrying(ctx context.Context, attempts int, f func() error) error {
	pause := 100 * time.Millisecond
	for {
		err := f()
		attempts--
		wait, again := retryable(err, pause)
		if err == nil || !again || attempts <= 0 || !wakesBefore(ctx, wait) || !c.willWait(wait) {
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

// retryable reports whether trying again can help, and after how long.
func retryable(err error, pause time.Duration) (wait time.Duration, again bool) {
	var e *Error
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

// wakesBefore reports whether a pause ends before the context does.
func wakesBefore(ctx context.Context, wait time.Duration) bool {
	deadline, bounded := ctx.Deadline()
	return !bounded || time.Until(deadline) > wait
}

// willWait takes a pause off the client's patience, if there is enough left.
func (c *Client) willWait(wait time.Duration) bool {
	return c.Patience == 0 || time.Duration(c.waited.Add(int64(wait))) <= c.Patience
}
