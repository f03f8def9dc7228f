package discord

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"bothsides/internal/discord/api"
	"bothsides/internal/discord/request"
	"bothsides/internal/message"
)

func TestIsTimestamp(t *testing.T) {
	for _, test := range []struct {
		text string
		want bool
	}{{"1742313600", true}, {"174231360", false}, {"17423136000", false}, {"174231360x", false}, {"-742313600", false}, {"", false}} {
		t.Run(test.text, func(t *testing.T) {
			if got := isTimestamp(test.text); got != test.want {
				t.Errorf("got %t", got)
			}
		})
	}
}

func TestCallbackResult(t *testing.T) {
	for _, test := range []struct {
		name string
		err  error
		want string
	}{
		{"answered", nil, "ok"},
		{"late", fmt.Errorf("posting: %w", context.DeadlineExceeded), "timeout"},
		{"no connection", errors.New("connection refused"), "network"},
		{"too many", &api.Error{Refusal: request.Refusal{Status: 429}}, "rate limited"},
		{"not found", &api.Error{Refusal: request.Refusal{Status: 404}}, "refused"},
		{"the last refusal", &api.Error{Refusal: request.Refusal{Status: 499}}, "refused"},
		{"the first failure", &api.Error{Refusal: request.Refusal{Status: 500}}, "discord failed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := callbackResult(test.err); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// An apology is in the asker's language; only one that cannot be made is in English.
func TestApology(t *testing.T) {
	r := newFixture(t)
	for _, test := range []struct {
		name string
		data *interactionData
		want message.Language
	}{{"in German", &interactionData{}, "de"}, {"where even that panics", nil, message.English}} {
		t.Run(test.name, func(t *testing.T) {
			i := &interaction{Type: discordgo.InteractionApplicationCommand, Locale: "de", Data: test.data}
			if got := decodeReply(t, r.apology(i).Body); strings.TrimSpace(got.text()) != test.want.Text("refusal.failed") || !got.private() {
				t.Errorf("got %s", got.raw)
			}
		})
	}
}
