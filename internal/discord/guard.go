package discord

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"

	"bothsides/internal/answer"
	"bothsides/internal/discord/render"
	"bothsides/internal/handlers"
	"bothsides/internal/limit"
	"bothsides/internal/message"
)

const (
	// answerTime is how long an answer may take before an apology goes out in
	// its place: Discord waits three seconds, the way there and back included.
	answerTime = 2 * time.Second
	// maxAtOnce bounds the answers in the making. They compute and wait for
	// nothing, so that more at once would only all be later.
	maxAtOnce = 64
)

// inTime sends an answer, or an apology in its place as soon as it is late.
// The answer is made right here: a goroutine for each would cost a tenth of
// the throughput.
func (r *Responder) inTime(i *interaction, left time.Duration, send func(Reply), answer func() Reply) {
	var once sync.Once // whoever comes second waits until the first has sent
	late := time.AfterFunc(left, func() {
		once.Do(func() { send(r.reject(i, "discord.late", outcomeLate)) })
	})
	defer late.Stop()
	reply := answer()
	once.Do(func() { send(reply) })
}

func (r *Responder) limit(completing bool) *limit.Limiter {
	if completing {
		return r.completions
	}
	return r.commands
}

// acquire waits for a slot until an answer would be late. A completion does
// not wait: by then the asker has typed on.
func (r *Responder) acquire(ctx context.Context, completing bool) bool {
	select {
	case r.slots <- struct{}{}:
		return true
	default:
	}
	if completing {
		return false
	}
	late := time.NewTimer(r.patience)
	defer late.Stop()
	select {
	case r.slots <- struct{}{}:
		return true
	case <-late.C:
	case <-ctx.Done():
	}
	return false
}

// reject answers without running the command: a completion with no choices,
// anything else with a sentence.
func (r *Responder) reject(i *interaction, key, outcome string) Reply {
	reply := noChoices()
	if i.Type != discordgo.InteractionApplicationCommandAutocomplete {
		reply = r.sentence(i, key)
	}
	reply.command, reply.outcome = i.command(), outcome
	return reply
}

// command is the interaction's name in metrics.
func (i *interaction) command() string {
	if i.Type == discordgo.InteractionMessageComponent || i.Type == discordgo.InteractionModalSubmit {
		return commandUnknown
	}
	c, _ := findCommand(i.Data)
	return label(c.Name)
}

// safely answers, and apologises where answering panicked.
func (r *Responder) safely(i *interaction) (reply Reply) {
	defer func() {
		if v := recover(); v != nil {
			r.log.Error("answering panicked", "command", i.command(), "panic", panicText(v), "stack", string(debug.Stack()))
			reply = r.apology(i)
		}
	}()
	return r.answer(i)
}

// apology needs as little as it can: what broke the answer may break the
// making of any message.
func (r *Responder) apology(i *interaction) (reply Reply) {
	defer func() {
		if recover() != nil {
			reply = Reply{contentJSON, r.lastResort, commandUnknown, outcomeError}
		}
	}()
	return r.reject(i, "refusal.failed", outcomeError)
}

// newLastResort is an apology made beforehand, for when none can be made.
func newLastResort(service *handlers.Service) []byte {
	l := message.English
	a := answer.Refused(l.Text("refusal.failed"))
	a.Language, a.Visibility = l, answer.Personal
	return mustReply(discordgo.InteractionResponseChannelMessageWithSource, render.Answer(service.Corpus, a, ""), nil).Body
}

// panicText is a panic's value as a log may show it: what the runtime says, and
// of any other value, which may hold a user's words, only its type.
func panicText(v any) string {
	if err, ok := v.(runtime.Error); ok {
		return err.Error()
	}
	return fmt.Sprintf("%T", v)
}
