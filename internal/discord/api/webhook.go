package api

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"net/http"
	"net/url"
)

// ExecuteWebhook posts a message by a webhook, whose URL is the client's: it
// holds a token of its own, and nothing else is needed. The query may name a
// thread.
//
// See https://discord.com/developers/docs/resources/webhook#execute-webhook.
func (c *Client) ExecuteWebhook(ctx context.Context, query url.Values, contentType string, body []byte) error {
	query = maps.Clone(query)
	if query == nil {
		query = url.Values{}
	}
	query.Set("wait", "true")
	query.Set("with_components", "true")
	var final error // after which the message may have been posted, and is not sent again
	err := c.retrying(ctx, registerAttempts, func() error {
		_, err := c.do(ctx, http.MethodPost, "?"+query.Encode(), contentType, body)
		var e *Error
		if errors.As(err, &e) && e.Status == http.StatusTooManyRequests {
			return err
		}
		final = err
		return nil
	})
	return cmp.Or(err, final)
}
