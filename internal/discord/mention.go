package discord

import (
	"context"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"bothsides/internal/answer"
	"bothsides/internal/discord/api"
	"bothsides/internal/discord/render"
	"bothsides/internal/handlers"
	"bothsides/internal/message"
)

const (
	// MentionIntents are what the gateway is asked for where plain messages
	// are answered. Neither is privileged: the content of a message that
	// mentions the bot, or was sent to it alone, comes with them.
	MentionIntents = int(discordgo.IntentsGuildMessages | discordgo.IntentsDirectMessages)

	modeMention = "mention"
	mentionTime = 10 * time.Second // for a reply to reach Discord
)

// Mentions answers plain messages: those that mention the bot, and those sent
// to it alone.
type Mentions struct {
	Responder *Responder
	API       *api.Client   // with the bot's token
	BotID     func() string // empty until the gateway has said it
}

// plainMessage is what is read of a message.
type plainMessage struct {
	ID        string                `json:"id"`
	Type      discordgo.MessageType `json:"type"`
	ChannelID string                `json:"channel_id"`
	GuildID   string                `json:"guild_id"`
	WebhookID string                `json:"webhook_id"`
	Content   string                `json:"content"`
	Author    user                  `json:"author"`
}

// OnMessage answers one message if it asks the bot something. It is a
// gateway.Handler.
func (m *Mentions) OnMessage(ctx context.Context, raw json.RawMessage) {
	start := time.Now()
	var asked plainMessage
	decodeLenient(raw, &asked)
	r := m.Responder
	if !asked.isFor(m.BotID()) || !r.commands.Allow(asked.Author.ID) {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, mentionTime)
	defer cancel()
	if !r.acquire(ctx, false) {
		return
	}
	a, failed := m.answer(asked)
	reply, err := m.post(ctx, asked, a)
	if err != nil {
		r.log.Warn("a message was not answered", "command", reply.command, "error", err)
		return
	}
	r.answered(reply.after(failed), modeMention, time.Since(start))
}

// isFor reports whether a message is one that the bot answers: of a person, who
// mentions it or writes to it alone. Bots are never answered, itself included.
func (p plainMessage) isFor(botID string) bool {
	spoken := p.Type == discordgo.MessageTypeDefault || p.Type == discordgo.MessageTypeReply
	if !spoken || slices.Contains([]string{p.ID, p.ChannelID, p.Author.ID, botID}, "") {
		return false
	}
	if p.Author.ID == botID || p.Author.Bot || p.WebhookID != "" {
		return false
	}
	if p.GuildID == "" {
		return strings.TrimSpace(p.Content) != ""
	}
	return strings.Contains(p.Content, "<@"+botID+">") || strings.Contains(p.Content, "<@!"+botID+">")
}

// answer is what the message asks for, read as a line on the terminal is. It
// gives up the slot that the caller holds.
func (m *Mentions) answer(asked plainMessage) (a answer.Answer, failed bool) {
	r := m.Responder
	defer func() { <-r.slots }()
	text := withoutMarkup(asked.Content)
	call := handlers.ParseLine(text)
	call.Language = r.mentionLanguage(text)
	c, _ := handlers.Find(call.Command)
	switch {
	case answer.Asked(text) == "" || asked.GuildID != "" && c.Visibility != answer.Public:
		a = mentionHelp(r.service, call.Language)
	case !strings.HasPrefix(text, "/") && utf8.RuneCountInString(text) > maxQuestion(c):
		a = answer.Refused(call.Language.Text("refusal.question-too-long", maxQuestion(c)))
		a.Command, a.Language = c.Name, call.Language
	default:
		if a, failed = r.run(call); a.Intent == answer.Help {
			a = mentionHelp(r.service, call.Language)
		}
	}
	a.Visibility = answer.Public // a message can be nothing else
	a.Query = ""                 // it is in the message that this replies to
	return a, failed
}

// maxQuestion is how long the text may be that a command is asked by.
func maxQuestion(c handlers.Command) int {
	if len(c.Options) == 0 {
		return math.MaxInt
	}
	return c.Options[0].Max
}

// mentionHelp says in two lines how to ask.
func mentionHelp(service *handlers.Service, l message.Language) answer.Answer {
	_, example, _ := strings.Cut(handlers.Table()[0].ExampleOver(service.Corpus, l), " ")
	return answer.Answer{Command: "help", Language: l, Content: answer.Page{Body: []answer.Block{{Lines: []string{
		l.Text("discord.mention-help", example), l.Text("discord.mention-help-more")}}}}}
}

// post sends an answer as a reply. What a permission is missing for is left
// out, and the log names the permission.
func (m *Mentions) post(ctx context.Context, asked plainMessage, a answer.Answer) (Reply, error) {
	reference := &render.Reference{MessageID: asked.ID}
	for {
		e := render.Answer(m.Responder.service.Corpus, a, "", messageButtons(a)...)
		e.Reference, e.Nonce, e.EnforceNonce = reference, asked.ID, true
		reply, err := newReply(e, a.Image())
		reply.command, reply.outcome = label(a.Command), outcomeOf(a)
		if err != nil {
			return reply, err
		}
		err = m.API.CreateMessage(ctx, asked.ChannelID, reply.ContentType, reply.Body)
		switch code := api.Code(err); {
		case code == api.CodeNoHistory && reference != nil:
			m.warnMissing("Read Message History", "answers there are no replies")
			reference = nil
		case code == api.CodeMissingPermissions && a.Image() != nil:
			m.warnMissing("Attach Files", "answers there have no picture")
			a = withoutImage(a)
		case code == api.CodeMissingPermissions:
			m.warnMissing("Send Messages, in a thread Send Messages in Threads", "messages there are not answered")
			return reply, err
		case code == api.CodeMissingAccess:
			m.warnMissing("View Channels", "messages there are not answered")
			return reply, err
		default:
			return reply, err
		}
	}
}

func withoutImage(a answer.Answer) answer.Answer {
	if p, ok := a.Content.(answer.Page); ok {
		p.Image = nil
		a.Content = p
	}
	return a
}

// warnMissing notes a permission that the bot lacks in some channel.
func (m *Mentions) warnMissing(permission, effect string) {
	m.Responder.notices.Warn("the bot lacks a permission in a channel: "+permission, "effect", effect)
}
