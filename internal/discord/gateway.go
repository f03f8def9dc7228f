package discord

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"bothsides/internal/discord/api"
	"bothsides/internal/discord/gateway"
	"bothsides/internal/metrics"
)

const modeGateway = "gateway"

// Link answers what comes over the gateway, by requests to the API.
type Link struct {
	Responder *Responder
	// Callbacks is the API without a token: an interaction brings its own.
	Callbacks *api.Client
}

// OnInteraction answers one interaction. It is a gateway.Handler.
func (l *Link) OnInteraction(ctx context.Context, raw json.RawMessage) {
	start := time.Now()
	ctx, cancel := context.WithDeadline(ctx, start.Add(api.CallbackTime))
	defer cancel()
	r := l.Responder
	i := new(interaction)
	if !decodeLenient(raw, i) || i.ID == "" || i.Token == "" {
		r.log.Warn("an interaction without id or token cannot be answered")
		return
	}
	send := func(reply Reply) { l.send(ctx, i, reply, start) }
	if !i.complete() {
		r.log.Warn("a malformed interaction was answered with an apology")
		i.Data = &interactionData{}
		send(r.reject(i, "refusal.failed", outcomeError))
		return
	}
	r.respond(ctx, i, send)
}

// send posts the reply and counts it.
func (l *Link) send(ctx context.Context, i *interaction, reply Reply, start time.Time) {
	r := l.Responder
	err := l.Callbacks.Callback(ctx, i.ID, i.Token, reply.ContentType, reply.Body)
	r.metrics.Callback(callbackResult(err))
	if err != nil {
		r.log.Warn("an answer did not reach Discord", "command", reply.command, "error", err)
		return
	}
	r.answered(reply, modeGateway, time.Since(start))
}

// callbackResult is a metric's word for how a callback ended.
func callbackResult(err error) string {
	var e *api.Error
	switch {
	case err == nil:
		return "ok"
	case errors.Is(err, context.DeadlineExceeded):
		return "timeout"
	case !errors.As(err, &e):
		return "network"
	case e.Status == http.StatusTooManyRequests:
		return "rate limited"
	case e.Status >= 500:
		return "discord failed"
	}
	return "refused"
}

// Reading is what metrics show of a gateway client.
func Reading(c *gateway.Client) metrics.Gateway {
	s := c.Stats()
	g := metrics.Gateway{
		Identifies: s.Identifies, Resumes: s.Resumes, Disconnects: s.Disconnects, IdentifiesToday: s.IdentifiesToday,
		Events: s.Events, EventsDropped: s.EventsDropped, EventsRepeated: s.EventsRepeated, Panics: s.HandlerPanics,
	}
	for _, state := range []gateway.State{gateway.StateWaiting, gateway.StateConnecting, gateway.StateLogin, gateway.StateReady} {
		g.States = append(g.States, string(state))
	}
	for _, shard := range c.Shards() {
		g.Shards = append(g.Shards, metrics.Shard{ID: shard.ID, State: string(shard.State), Latency: shard.Latency})
	}
	return g
}
