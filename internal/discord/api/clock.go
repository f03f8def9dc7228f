package api

import (
	"context"
	"errors"
	"net/http"
	"time"

	"bothsides/internal/discord/request"
)

// Clock asks for the time by Discord's clock, to the second. It needs no token.
func (c *Client) Clock(ctx context.Context) (time.Time, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.URL+"/gateway", nil)
	if err != nil {
		return time.Time{}, errors.New("the address of Discord's API is no URL")
	}
	req.Header.Set("User-Agent", request.UserAgent)
	resp, err := c.HTTP.Do(req)
	if err != nil {
		return time.Time{}, request.WithoutURL(err)
	}
	defer resp.Body.Close()
	now, err := http.ParseTime(resp.Header.Get("Date"))
	if err != nil {
		return time.Time{}, errors.New("the answer of Discord's API has no date")
	}
	return now, nil
}
