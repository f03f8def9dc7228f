package api

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"time"
)

const (
	// CallbackTime is how long the answer to an interaction from the gateway
	// may take to reach Discord, from its arrival. Discord waits three seconds.
	CallbackTime     = 2500 * time.Millisecond
	callbackAttempts = 3

	// codeAcknowledged is Discord's error for a second answer: an attempt
	// whose end was not seen did arrive.
	codeAcknowledged = 40060
)

// Callback posts the answer to an interaction, which brings its own token. It
// is tried again only where Discord cannot have refused it: not after a 4xx
// but a 429 that leaves time to wait.
//
// See https://discord.com/developers/docs/interactions/receiving-and-responding#create-interaction-response.
func (c *Client) Callback(ctx context.Context, id, token, contentType string, body []byte) error {
	path := "/interactions/" + url.PathEscape(id) + "/" + url.PathEscape(token) + "/callback"
	err := c.retrying(ctx, callbackAttempts, func() error {
		_, err := c.do(ctx, http.MethodPost, path, contentType, body)
		return err
	})
	var e *Error
	if errors.As(err, &e) && e.Code == codeAcknowledged {
		return nil
	}
	return err
}
