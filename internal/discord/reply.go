package discord

import (
	"context"
	"log/slog"
	"time"

	"github.com/bwmarrin/discordgo"

	"bothsides/internal/answer"
	"bothsides/internal/discord/render"
)

// Reply is a finished answer to an interaction. It is the body of the HTTP
// response, or of the callback, byte for byte.
type Reply struct {
	ContentType string
	Body        []byte

	command string // in the table, else one of the names below
	outcome string
}

// What metrics call an interaction that is none of a command in the table.
const (
	commandUnknown = "unknown"
	commandPing    = "ping"
)

// The outcomes of an interaction, for metrics.
const (
	outcomeAnswer  = "answer"
	outcomeRefusal = "refusal" // a sentence that says what to do instead
	outcomeChoices = "choices"
	outcomePong    = "pong"
	outcomeLimited = "limited" // the asker was too fast
	outcomeLate    = "late"
	outcomeError   = "error"
)

func outcomeOf(a answer.Answer) string {
	if a.Refusal() != "" {
		return outcomeRefusal
	}
	return outcomeAnswer
}

// answered counts a reply that has gone out, and logs it for whoever looks
// for a fault. Nothing of the user is in either.
func (r *Responder) answered(reply Reply, mode string, took time.Duration) {
	r.metrics.Answered(reply.command, reply.outcome, mode, took)
	if r.log.Enabled(context.Background(), slog.LevelDebug) {
		r.log.Debug("answered", "command", reply.command, "outcome", reply.outcome, "ms", float64(took.Microseconds())/1000, "mode", mode)
	}
}

// after is the reply, counted as an error where making it failed.
func (r Reply) after(failed bool) Reply {
	if failed {
		r.outcome = outcomeError
	}
	return r
}

const contentJSON = "application/json"

// pong answers Discord's check of the endpoint.
func pong() Reply {
	return Reply{contentJSON, []byte(`{"type":1}`), commandPing, outcomePong}
}

// newReply encodes what Discord is sent with the picture, if any, that goes
// with it.
func newReply(v any, image *answer.Image) (Reply, error) {
	contentType, body, err := render.Encode(v, image)
	return Reply{ContentType: contentType, Body: body}, err
}

// mustReply encodes the answer to an interaction. Encoding our own structs into
// memory does not fail; should it, that is a fault of the program like any
// other panic.
func mustReply(kind discordgo.InteractionResponseType, data any, image *answer.Image) Reply {
	reply, err := newReply(render.Response{Type: kind, Data: data}, image)
	if err != nil {
		panic(err)
	}
	return reply
}
