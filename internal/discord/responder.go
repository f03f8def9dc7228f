package discord

import (
	"context"
	"log/slog"
	"time"

	"github.com/bwmarrin/discordgo"

	"bothsides/internal/answer"
	"bothsides/internal/discord/render"
	"bothsides/internal/handlers"
	"bothsides/internal/limit"
	"bothsides/internal/message"
	"bothsides/internal/metrics"
	"bothsides/internal/notice"
)

// Responder answers interactions, whichever way they came in. It keeps
// nothing between two of them but how fast each user is. It is safe for use
// by many goroutines.
type Responder struct {
	service *handlers.Service
	log     *slog.Logger
	metrics *metrics.Metrics
	notices *notice.Log

	commands, completions *limit.Limiter
	slots                 chan struct{} // one is held while an answer is made

	// ReplyLanguage is whose language answers are in; empty: ReplyToAsker. It
	// may be set before the first interaction.
	ReplyLanguage ReplyLanguage

	patience   time.Duration // before an apology goes out in an answer's place
	lastResort []byte
}

// Far above what a person does by hand, far below what one person could make
// the bot busy with. Completion is asked for at every keystroke.
func commandRate() limit.Rate  { return limit.Rate{Burst: 30, PerSecond: 5} }
func completeRate() limit.Rate { return limit.Rate{Burst: 60, PerSecond: 20} }

// NewResponder makes a responder that answers from the service.
func NewResponder(service *handlers.Service, log *slog.Logger, m *metrics.Metrics) *Responder {
	return &Responder{service: service, log: log, metrics: m, notices: notice.New(log),
		commands: limit.New(commandRate()), completions: limit.New(completeRate()),
		slots: make(chan struct{}, maxAtOnce), patience: answerTime, lastResort: newLastResort(service)}
}

// Respond answers an interaction, from its JSON: it calls send once, within
// two seconds, and may return later than that. Its only error is errMalformed:
// there is no answer to what is no interaction.
func (r *Responder) Respond(ctx context.Context, raw []byte, send func(Reply)) error {
	i, err := decode(raw)
	if err != nil {
		return err
	}
	r.respond(ctx, i, send)
	return nil
}

func (r *Responder) respond(ctx context.Context, i *interaction, send func(Reply)) {
	if i.Type == discordgo.InteractionPing {
		send(pong())
		return
	}
	start := time.Now()
	completing := i.Type == discordgo.InteractionApplicationCommandAutocomplete
	if !r.limit(completing).Allow(i.asker().ID) {
		r.metrics.Limited("user")
		send(r.reject(i, "discord.limited", outcomeLimited))
		return
	}
	if !r.acquire(ctx, completing) {
		r.metrics.Limited("overload")
		send(r.reject(i, "discord.late", outcomeLate))
		return
	}
	defer func() { <-r.slots }()
	r.inTime(i, r.patience-time.Since(start), send, func() Reply { return r.safely(i) })
}

// answer makes the reply to an interaction that may be answered now.
func (r *Responder) answer(i *interaction) Reply {
	switch i.Type {
	case discordgo.InteractionApplicationCommand:
		return r.command(i)
	case discordgo.InteractionApplicationCommandAutocomplete:
		return r.complete(i)
	case discordgo.InteractionMessageComponent:
		return r.press(i)
	}
	return r.sentence(i, "refusal.stale") // a form, of which this bot has none
}

// command runs a command.
func (r *Responder) command(i *interaction) Reply {
	call := handlers.Call{Command: i.Data.Name, Options: map[string]any{}}
	c, found := findCommand(i.Data)
	if found {
		call.Command = c.Name
	}
	for _, o := range i.Data.Options {
		call.Options[o.Name] = o.Value
	}
	if found && c.Message && len(c.Options) > 0 {
		call.Options[c.Options[0].Name], call.Unread = messageText(i.Data.Resolved.Messages[i.Data.TargetID])
	}
	a, failed := r.runFor(i, call)
	return r.reply(i, a, "", discordgo.InteractionResponseChannelMessageWithSource).after(failed)
}

// run answers a call and logs what went wrong, if anything did.
func (r *Responder) run(call handlers.Call) (a answer.Answer, failed bool) {
	a, err := r.service.Answer(call)
	if err != nil {
		r.log.Error("answering failed", "command", label(a.Command), "error", err)
	}
	return a, err != nil
}

// findCommand is the command of the table that an interaction names.
func findCommand(d *interactionData) (handlers.Command, bool) {
	if d.Type != discordgo.MessageApplicationCommand {
		return handlers.Find(d.Name)
	}
	for _, c := range handlers.Table() {
		if c.Message && c.LocalName(message.English) == d.Name {
			return c, true
		}
	}
	return handlers.Command{}, false
}

// label is what metrics and logs call a command: one of the table's names, or
// "unknown", whatever was sent.
func label(command string) string {
	if _, found := handlers.Find(command); found || render.IsMessageAction(command) {
		return command
	}
	return commandUnknown
}

// reply renders an answer with the buttons that every message has. asked says
// what was asked where the answer itself does not.
func (r *Responder) reply(i *interaction, a answer.Answer, asked string, kind discordgo.InteractionResponseType) Reply {
	forced := i.forcedPrivate()
	if forced && a.Refusal() == "" {
		a.Visibility = answer.Personal
		a.Notes = append(a.Notes, a.Language.Text("discord.forced-private"))
	}
	e := render.Answer(r.service.Corpus, a, asked, messageButtons(a)...)
	if kind == discordgo.InteractionResponseUpdateMessage {
		e.Flags &^= discordgo.MessageFlagsEphemeral // it stays what it is
		if a.Image() == nil {
			e.Attachments = &[]render.Attachment{}
		}
	}
	reply := mustReply(kind, e, a.Image())
	reply.command, reply.outcome = label(a.Command), outcomeOf(a)
	return reply
}

// sentence is a private sentence out of the catalogue.
func (r *Responder) sentence(i *interaction, key string) Reply {
	_, l := r.languages(i)
	a := answer.Refused(l.Text(key))
	a.Language, a.Visibility = l, answer.Personal
	return r.reply(i, a, "", discordgo.InteractionResponseChannelMessageWithSource)
}
