package discord

import (
	"encoding/json"
	"strings"
)

// messageText is everything that a person reads in a message: its content,
// its embeds, its text displays and those of messages forwarded in it, each
// on lines of its own. An unreadable message has none.
//
// See https://discord.com/developers/docs/resources/message#message-object.
func messageText(raw json.RawMessage) string {
	var m readMessage
	if !tolerantly(raw, &m) {
		return ""
	}
	return strings.Join(m.texts(), "\n")
}

type readMessage struct {
	Content    string          `json:"content"`
	Embeds     []readEmbed     `json:"embeds"`
	Components []readComponent `json:"components"`
	Snapshots  []struct {
		Message readMessage `json:"message"`
	} `json:"message_snapshots"`
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
	Content    string          `json:"content"`
	Components []readComponent `json:"components"`
}

func (m readMessage) texts() []string {
	out := present(m.Content)
	for _, e := range m.Embeds {
		out = append(out, present(e.Title, e.Description)...)
		for _, f := range e.Fields {
			out = append(out, present(f.Name, f.Value)...)
		}
		out = append(out, present(e.Footer.Text)...)
	}
	for _, c := range m.Components {
		out = append(out, c.texts()...)
	}
	for _, s := range m.Snapshots {
		out = append(out, s.Message.texts()...)
	}
	return out
}

func (c readComponent) texts() []string {
	out := present(c.Content)
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
