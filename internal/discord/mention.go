package discord

import (
	"context"
	"encoding/json"
	"strings"
	"time"

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
	tolerantly(raw, &asked)
	call, ok := asked.call(m.BotID())
	r := m.Responder
	if !ok || !r.commands.Allow(asked.Author.ID) {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, mentionTime)
	defer cancel()
	if !r.acquire(ctx, false) {
		return
	}
	reply, err := m.reply(asked, call)
	if err == nil {
		err = m.API.CreateMessage(ctx, asked.ChannelID, reply.ContentType, reply.Body)
	}
	if err != nil {
		r.log.Warn("a message was not answered", "command", reply.command, "error", err)
		return
	}
	r.metrics.Answered(reply.command, reply.outcome, modeMention, time.Since(start))
}

// call is what a message asks, read as a line on the terminal is; false where
// it asks the bot nothing. Bots are never answered, itself included.
func (p plainMessage) call(botID string) (handlers.Call, bool) {
	spoken := p.Type == discordgo.MessageTypeDefault || p.Type == discordgo.MessageTypeReply
	if !spoken || p.ID == "" || p.ChannelID == "" || p.Author.ID == "" || p.Author.Bot || p.WebhookID != "" || botID == "" || p.Author.ID == botID {
		return handlers.Call{}, false
	}
	text := p.Content
	for _, mention := range []string{"<@" + botID + ">", "<@!" + botID + ">"} {
		text = strings.ReplaceAll(text, mention, " ")
	}
	mentioned := text != p.Content
	if !mentioned && p.GuildID != "" || strings.TrimSpace(text) == "" {
		return handlers.Call{}, false
	}
	call := handlers.ParseLine(text)
	call.Language = message.English // a message tells no other
	c, _ := handlers.Find(call.Command)
	return call, p.GuildID == "" || c.Visibility == answer.Public
}

// reply is the answer as a message that replies. It gives up the slot that the
// caller holds.
func (m *Mentions) reply(asked plainMessage, call handlers.Call) (Reply, error) {
	r := m.Responder
	defer func() { <-r.slots }()
	a, failed := r.run(call)
	a.Visibility = answer.Public // a message can be nothing else
	e := render.Answer(r.service.Corpus, a, "", messageButtons(a)...)
	e.Reference = &render.Reference{MessageID: asked.ID}
	e.Nonce, e.EnforceNonce = asked.ID, true
	reply, err := newReply(e, a.Image())
	reply.command, reply.outcome = label(a.Command), outcomeOf(a)
	return reply.after(failed), err
}
