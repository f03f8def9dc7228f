package api

import (
	"context"
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
	return c.retrying(ctx, registerAttempts, func() error {
		_, err := c.do(ctx, http.MethodPost, "?"+query.Encode(), contentType, body)
		return err
	})
}
