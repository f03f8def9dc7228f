package api

import (
	"context"
	"net/http"
	"net/url"
)

const messageAttempts = 3

// CreateMessage posts a message in a channel. A message with a nonce that is
// enforced is not posted twice, though it may be sent twice.
//
// See https://discord.com/developers/docs/resources/message#create-message.
func (c *Client) CreateMessage(ctx context.Context, channelID, contentType string, body []byte) error {
	path := "/channels/" + url.PathEscape(channelID) + "/messages"
	return c.retrying(ctx, messageAttempts, func() error {
		_, err := c.do(ctx, http.MethodPost, path, contentType, body)
		return err
	})
}
