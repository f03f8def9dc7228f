package discord

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/bwmarrin/discordgo"
)

// The JSON that Discord is sent. The library's types are not used for it: they
// always send content, embeds and components, empty or null, which a message
// of components must not have.

// response answers an interaction.
//
// See https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object.
type response struct {
	Type discordgo.InteractionResponseType `json:"type"`
	Data any                               `json:"data,omitempty"` // envelope or choices
}

// envelope is a message of components as it is sent.
//
// See https://discord.com/developers/docs/components/reference.
type envelope struct {
	Flags           discordgo.MessageFlags `json:"flags"`
	Components      []component            `json:"components"`
	AllowedMentions allowedMentions        `json:"allowed_mentions"`
	// Attachments are nil for none. An update that names none takes away
	// those that the message had.
	Attachments *[]attachment `json:"attachments,omitempty"`
	// Of a message that is no answer to an interaction.
	Reference    *messageReference `json:"message_reference,omitempty"`
	Nonce        string            `json:"nonce,omitempty"`
	EnforceNonce bool              `json:"enforce_nonce,omitempty"`
}

// allowedMentions without kinds to parse pings nobody, whatever a text holds.
type allowedMentions struct {
	Parse [0]string `json:"parse"`
}

type attachment struct {
	ID          string `json:"id"` // "0" names the part files[0]
	Filename    string `json:"filename"`
	Description string `json:"description,omitempty"`
}

// messageReference makes a message a reply.
type messageReference struct {
	MessageID       string `json:"message_id"`
	FailIfNotExists bool   `json:"fail_if_not_exists"`
}

// component is any of the components that are sent, with the fields of its
// type set.
type component struct {
	Type        discordgo.ComponentType `json:"type"`
	AccentColor *uint32                 `json:"accent_color,omitempty"`
	Components  []component             `json:"components,omitempty"`
	Content     string                  `json:"content,omitempty"`
	Items       []galleryItem           `json:"items,omitempty"`
	Style       discordgo.ButtonStyle   `json:"style,omitempty"`
	Label       string                  `json:"label,omitempty"`
	CustomID    string                  `json:"custom_id,omitempty"`
	Placeholder string                  `json:"placeholder,omitempty"`
	Options     []selectOption          `json:"options,omitempty"`
}

type galleryItem struct {
	Media       mediaItem `json:"media"`
	Description string    `json:"description,omitempty"`
}

type mediaItem struct {
	URL string `json:"url"`
}

type selectOption struct {
	Label       string `json:"label"`
	Value       string `json:"value"`
	Description string `json:"description,omitempty"`
}

type choices struct {
	Choices []choice `json:"choices"`
}

type choice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

func text(content string) component {
	return component{Type: discordgo.TextDisplayComponent, Content: content}
}

// usualReply is more bytes than most replies take.
const usualReply = 2 << 10

// marshal is v's JSON without escapes for HTML, which would spend bytes and
// hide what was written.
func marshal(v any) ([]byte, error) {
	b := bytes.NewBuffer(make([]byte, 0, usualReply))
	encoder := json.NewEncoder(b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return nil, fmt.Errorf("encoding reply: %w", err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
