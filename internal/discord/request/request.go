// Package request has what every request to Discord's REST API shares, whether
// the API client or the gateway client makes it: the program's name, how long
// a refusal asks to wait, and errors that hold no address. It imports nothing
// of ours.
package request

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// UserAgent names the program to Discord.
//
// See https://discord.com/developers/docs/reference#user-agent.
const UserAgent = "DiscordBot (bothsides, 1)"

// maxWait is the longest that retryAfter returns.
const maxWait = 24 * time.Hour

// retryAfter returns how long a response asks to wait before another request:
// the longer of what its header and its body say, in seconds there. A body
// that is not JSON, as a proxy's page of HTML, says nothing.
func retryAfter(header http.Header, body []byte) time.Duration {
	var said struct {
		Seconds float64 `json:"retry_after"`
	}
	if json.Unmarshal(body, &said) != nil {
		said.Seconds = 0
	}
	seconds, err := strconv.ParseFloat(header.Get("Retry-After"), 64)
	if err != nil || !(seconds > said.Seconds) { // NaN is not greater than anything
		seconds = said.Seconds
	}
	return time.Duration(min(max(seconds, 0), maxWait.Seconds()) * float64(time.Second))
}

// WithoutURL returns the cause of an error of an HTTP request without the
// address, which may hold a token or a proxy's password.
func WithoutURL(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}
