package discord

import (
	"encoding/json"
	"strings"

	"bothsides/internal/handlers"
)

// messageText is everything that a person reads in a message: its content, its
// embeds, its poll, its text displays, the descriptions of its pictures, and
// those of messages forwarded in it, each text on lines of its own. An unreadable
// message has none. unread is how many of its attachments have no description:
// nothing in them was read.
//
// See https://discord.com/developers/docs/resources/message#message-object.
func messageText(raw json.RawMessage) (text string, unread int) {
	var m readMessage
	if !decodeLenient(raw, &m) {
		return "", 0
	}
	return strings.Join(m.parts(), handlers.MessagePartEnd), m.unread()
}

type readMessage struct {
	Content     string          `json:"content"`
	Embeds      []readEmbed     `json:"embeds"`
	Components  []readComponent `json:"components"`
	Poll        readPoll        `json:"poll"`
	Attachments []readMedia     `json:"attachments"`
	Snapshots   []struct {
		Message readMessage `json:"message"`
	} `json:"message_snapshots"`
}

// readMedia is an attachment, or a picture of a component: what its sender
// wrote to describe it.
type readMedia struct {
	Title       string `json:"title"`
	Description string `json:"description"`
}

type readPoll struct {
	Question pollMedia `json:"question"`
	Answers  []struct {
		Media pollMedia `json:"poll_media"`
	} `json:"answers"`
}

type pollMedia struct {
	Text string `json:"text"`
}

type readEmbed struct {
	Title       string `json:"title"`
	Description string `json:"description"`
	Fields      []struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	} `json:"fields"`
	Footer struct {
		Text string `json:"text"`
	} `json:"footer"`
}

// readComponent has the texts of any component, of types that are not known
// yet too.
type readComponent struct {
	Content     string          `json:"content"`
	Description string          `json:"description"`
	Items       []readMedia     `json:"items"`
	Components  []readComponent `json:"components"`
}

// parts are the texts that belong together: an embed may be the preview of a
// page that the content links to, and a forwarded message is somebody else's.
func (m readMessage) parts() []string {
	out := present(m.Content)
	for _, e := range m.Embeds {
		out = append(out, present(strings.Join(e.texts(), "\n"))...)
	}
	var shown []string
	for _, c := range m.Components {
		shown = append(shown, c.texts()...)
	}
	out = append(out, present(strings.Join(shown, "\n"))...)
	out = append(out, present(strings.Join(m.Poll.texts(), "\n"))...)
	for _, a := range m.Attachments {
		out = append(out, present(strings.Join(present(a.Title, a.Description), "\n"))...)
	}
	for _, s := range m.Snapshots {
		out = append(out, s.Message.parts()...)
	}
	return out
}

func (m readMessage) unread() int {
	n := 0
	for _, a := range m.Attachments {
		if len(present(a.Description)) == 0 {
			n++
		}
	}
	for _, s := range m.Snapshots {
		n += s.Message.unread()
	}
	return n
}

func (e readEmbed) texts() []string {
	out := present(e.Title, e.Description)
	for _, f := range e.Fields {
		out = append(out, present(f.Name, f.Value)...)
	}
	return append(out, present(e.Footer.Text)...)
}

func (p readPoll) texts() []string {
	out := present(p.Question.Text)
	for _, a := range p.Answers {
		out = append(out, present(a.Media.Text)...)
	}
	return out
}

func (c readComponent) texts() []string {
	out := present(c.Content, c.Description)
	for _, item := range c.Items {
		out = append(out, present(item.Description)...)
	}
	for _, inner := range c.Components {
		out = append(out, inner.texts()...)
	}
	return out
}

// present are the texts that are not empty.
func present(texts ...string) []string {
	var out []string
	for _, t := range texts {
		if strings.TrimSpace(t) != "" {
			out = append(out, t)
		}
	}
	return out
}
