package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"bothsides/internal/discord/request"
)

const (
	discoveryTimeout = 10 * time.Second
	discoveryBytes   = 1 << 20
	longestRetry     = time.Hour
	maxRedirects     = 5

	// discoveryFresh is how long an answer is believed about the day's
	// remaining IDENTIFYs, which other processes spend too.
	discoveryFresh = time.Minute
)

// plan is Discord's answer to where the gateway is.
//
// See https://discord.com/developers/docs/events/gateway#get-gateway-bot.
type plan struct {
	URL    string     `json:"url"`
	Shards int        `json:"shards"`
	Limit  startLimit `json:"session_start_limit"`
}

type startLimit struct {
	Total          int   `json:"total"`
	Remaining      int   `json:"remaining"`
	ResetAfter     int64 `json:"reset_after"` // milliseconds
	MaxConcurrency int   `json:"max_concurrency"`
}

// statusError is an answer other than 200.
type statusError struct{ request.Refusal }

// Error is the status, with what Discord says about it and what to do.
func (e *statusError) Error() string {
	return strings.TrimSpace("gateway discovery answered with HTTP status " + strconv.Itoa(e.Status) + ". " + e.Explain())
}

// discover asks once. Only /gateway/bot knows the number of shards; a server
// or proxy without it may still have /gateway.
func (c *Client) discover(ctx context.Context) (plan, error) {
	p, err := c.ask(ctx, "/gateway/bot")
	var status *statusError
	if errors.As(err, &status) && status.Status == http.StatusNotFound {
		p, err = c.ask(ctx, "/gateway")
	}
	if errors.As(err, &status) && status.Status == http.StatusUnauthorized {
		return plan{}, &FatalError{Code: status.Status}
	}
	return p, err
}

func (c *Client) ask(ctx context.Context, path string) (plan, error) {
	ctx, cancel := context.WithTimeout(ctx, discoveryTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.cfg.APIURL+path, nil)
	if err != nil {
		return plan{}, errors.New("gateway discovery: the API address is no URL")
	}
	req.Header.Set("Authorization", "Bot "+c.cfg.Token)
	req.Header.Set("User-Agent", c.cfg.UserAgent)
	resp, err := inTLS(c.cfg.HTTPClient).Do(req)
	if err != nil {
		return plan{}, fmt.Errorf("gateway discovery: %w", request.WithoutURL(err))
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, discoveryBytes))
	if err != nil {
		return plan{}, fmt.Errorf("gateway discovery: %w", err)
	}
	if resp.StatusCode != http.StatusOK {
		return plan{}, &statusError{request.NewRefusal(resp, body, c.cfg.Token)}
	}
	return decodePlan(body)
}

// inTLS is the client, except that it follows no redirect from https to http:
// inside a host the token would go along.
func inTLS(client *http.Client) *http.Client {
	strict, follow := *client, client.CheckRedirect
	strict.CheckRedirect = func(req *http.Request, via []*http.Request) error {
		if via[0].URL.Scheme == "https" && req.URL.Scheme != "https" {
			return errors.New("redirected away from https")
		}
		if follow != nil {
			return follow(req, via)
		}
		if len(via) > maxRedirects {
			return errors.New("redirected too often")
		}
		return nil
	}
	return &strict
}

func decodePlan(body []byte) (plan, error) {
	var p plan
	if json.Unmarshal(body, &p) != nil || p.Shards < 0 || p.Shards > maxShards {
		return plan{}, errors.New("gateway discovery: the answer is not understood")
	}
	address, err := gatewayURL(p.URL)
	if err != nil {
		return plan{}, fmt.Errorf("gateway discovery: %w", err)
	}
	p.URL, p.Shards = address, max(p.Shards, 1)
	return p, nil
}

// discoverUntil asks until there is an answer, a refusal for good, or the
// context's end.
func (c *Client) discoverUntil(ctx context.Context) (plan, error) {
	for failures := 1; ; failures++ {
		p, err := c.discover(ctx)
		var fatal *FatalError
		if err == nil || errors.As(err, &fatal) || ctx.Err() != nil {
			return p, err
		}
		delay := backoff(failures, c.random())
		var status *statusError
		if errors.As(err, &status) {
			delay = max(delay, min(status.RetryAfter, longestRetry))
		}
		c.cfg.Log.Warn("gateway not found; trying again", "error", err, "in", delay.Round(time.Millisecond))
		if err := sleep(ctx, delay); err != nil {
			return plan{}, err
		}
	}
}

// gateway is the address to IDENTIFY at. It asks Discord again when the last
// answer is old, and makes do with that when Discord does not answer now.
func (c *Client) gateway(ctx context.Context) (string, error) {
	c.planMu.Lock()
	defer c.planMu.Unlock()
	if time.Now().Before(c.planGood) {
		return c.plan.URL, nil
	}
	p, err := c.discover(ctx)
	var fatal *FatalError
	if errors.As(err, &fatal) {
		return "", err
	}
	good := discoveryFresh
	var status *statusError
	if errors.As(err, &status) {
		good = max(good, min(status.RetryAfter, longestRetry))
	}
	c.planGood = time.Now().Add(good)
	if err == nil {
		c.plan = p
		c.budget.observe(p.Limit)
	}
	return c.plan.URL, nil
}
