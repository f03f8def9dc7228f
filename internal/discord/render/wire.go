package render

import "github.com/bwmarrin/discordgo"

// The JSON that Discord is sent. The library's types are not used for it: they
// always send content, embeds and components, empty or null, which a message
// of components must not have.

// Response answers an interaction.
//
// See https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object.
type Response struct {
	Type discordgo.InteractionResponseType `json:"type"`
	Data any                               `json:"data,omitempty"` // a Message or Choices
}

// Message is a message of components as it is sent.
//
// See https://discord.com/developers/docs/components/reference.
type Message struct {
	Flags           discordgo.MessageFlags `json:"flags"`
	Components      []Component            `json:"components"`
	AllowedMentions allowedMentions        `json:"allowed_mentions"`
	// Attachments are nil for none. An update that names none takes away
	// those that the message had.
	Attachments *[]Attachment `json:"attachments,omitempty"`
	// Of a message that is no answer to an interaction.
	Reference    *Reference `json:"message_reference,omitempty"`
	Nonce        string     `json:"nonce,omitempty"`
	EnforceNonce bool       `json:"enforce_nonce,omitempty"`
}

// allowedMentions without kinds to parse pings nobody, whatever a text holds.
type allowedMentions struct {
	Parse [0]string `json:"parse"`
}

// Attachment announces a file that travels beside the message.
type Attachment struct {
	ID          string `json:"id"` // "0" names the part files[0]
	Filename    string `json:"filename"`
	Description string `json:"description,omitempty"`
}

// Reference makes a message a reply.
type Reference struct {
	MessageID       string `json:"message_id"`
	FailIfNotExists bool   `json:"fail_if_not_exists"`
}

// Component is any of the components that are sent, with the fields of its
// type set.
type Component struct {
	Type        discordgo.ComponentType `json:"type"`
	AccentColor *uint32                 `json:"accent_color,omitempty"`
	Components  []Component             `json:"components,omitempty"`
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

// Choices are the values offered for an option that is being typed.
type Choices struct {
	Choices []Choice `json:"choices"`
}

// Choice is one of them.
type Choice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Text is a text display.
func Text(content string) Component {
	return Component{Type: discordgo.TextDisplayComponent, Content: content}
}
