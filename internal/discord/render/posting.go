package render

import (
	"strings"

	"github.com/bwmarrin/discordgo"

	"bothsides/internal/answer"
	"bothsides/internal/message"
)

// Two buttons are no command's: they move or take away the message that they
// are on. These are what their states name in place of a command.
const (
	ActionPost   = "post"   // on a private answer: the same for everybody
	ActionRemove = "remove" // on a public one
)

// IsMessageAction reports whether a state is that of one of the two buttons.
func IsMessageAction(command string) bool { return command == ActionPost || command == ActionRemove }

// MessageActionID is the custom_id of one of the two buttons. It belongs to no
// corpus.
func MessageActionID(action, choice string) string {
	return strings.Join([]string{idVersion + string(button), action, "0", "", "", choice}, ".")
}

// PostButton posts a private answer in the channel. A picture cannot be moved
// from one message to another; rerun then is the command that makes it anew,
// and else empty.
func PostButton(l message.Language, rerun string) Component {
	return newButton(l.Text("discord.post"), MessageActionID(ActionPost, rerun))
}

// RemoveButton takes a public answer away.
func RemoveButton(l message.Language) Component {
	return newButton(l.Text("discord.remove"), MessageActionID(ActionRemove, ""))
}

// maxName is more than Discord's longest name.
const maxName = 40

// Byline says who posted an answer, by name and without a mention.
func Byline(l message.Language, name string) Component {
	return Text(smallSign + echo(l.Text("discord.posted", answer.Shorten(name, maxName)), maxSentence))
}

// Asked is the line that says what was asked, with which the components of a
// message begin, "" where there is none.
func Asked(components []Component) string {
	if len(components) == 0 {
		return ""
	}
	first := components[0].Content
	if !strings.HasPrefix(first, smallSign) || size(first) > maxSentence {
		return ""
	}
	return first
}

// Resendable is what of the components of one of our messages, as it comes with
// a press, can be sent again: each control once, pictures and the two buttons
// above not.
func Resendable(components []Component) []Component {
	return resendable(components, map[string]bool{})
}

func resendable(components []Component, ids map[string]bool) []Component {
	var out []Component
	for _, c := range components {
		c.Components = resendable(c.Components, ids)
		if c.isComplete() && !ids[c.CustomID] {
			ids[c.CustomID] = c.CustomID != ""
			out = append(out, c)
		}
	}
	return out
}

// isComplete reports whether a component is of a kind that our messages have,
// with what Discord wants of it, and none of the two buttons above.
func (c Component) isComplete() bool {
	named := c.CustomID != "" && len(c.CustomID) <= maxCustomID &&
		!strings.HasPrefix(c.CustomID, MessageActionID(ActionPost, "")) && !strings.HasPrefix(c.CustomID, MessageActionID(ActionRemove, ""))
	switch c.Type {
	case discordgo.TextDisplayComponent:
		return c.Content != "" && c.CustomID == ""
	case discordgo.SeparatorComponent:
		return c.CustomID == ""
	case discordgo.ContainerComponent, discordgo.ActionsRowComponent:
		return len(c.Components) > 0 && c.CustomID == ""
	case discordgo.ButtonComponent:
		return named && c.Label != "" && size(c.Label) <= maxLabel && c.Style >= discordgo.PrimaryButton && c.Style <= discordgo.DangerButton
	case discordgo.SelectMenuComponent:
		return named && len(c.Options) > 0
	}
	return false
}

// WithByline puts a line of text above the controls and a button after them, and
// leaves out controls where that would be too much. It reports whether the
// result is a message that Discord takes and that has more than the line.
func WithByline(components []Component, line, last Component) ([]Component, bool) {
	var read, controls []Component
	for _, c := range components {
		if c.Type == discordgo.ActionsRowComponent {
			for _, inner := range c.Components {
				if inner.CustomID != "" {
					controls = append(controls, inner)
				}
			}
		} else {
			read = append(read, c)
		}
	}
	read = append(read, line)
	for {
		out := append(read[:len(read):len(read)], rows(append(controls[:len(controls):len(controls)], last))...)
		if count(out) <= maxComponents || len(controls) == 0 {
			text := sizes(out)
			return out, text > size(line.Content) && text <= maxText && count(out) <= maxComponents
		}
		controls = controls[:len(controls)-1]
	}
}
