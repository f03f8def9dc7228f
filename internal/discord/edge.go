package discord

import (
	"strings"

	"github.com/bwmarrin/discordgo"

	"bothsides/internal/answer"
	"bothsides/internal/handlers"
	"bothsides/internal/message"
)

// Two buttons are no command's: they move or take away a message.
const (
	edgePost   = "post"   // on a private answer: the same for everybody
	edgeRemove = "remove" // on a public one
)

func isEdge(command string) bool { return command == edgePost || command == edgeRemove }

// edgeButtons are those that an answer gets. forced: it could not be public.
func edgeButtons(a answer.Answer, forced bool) []component {
	switch {
	case a.Refusal != "", a.Private && (forced || a.Alone || !postable(a.Command)):
		return nil
	case !a.Private:
		return []component{removeButton(a.Language)}
	}
	return []component{newButton(a.Language.Text("discord.post"), edgeID(edgePost, remade(a)))}
}

func removeButton(l message.Language) component {
	return newButton(l.Text("discord.remove"), edgeID(edgeRemove, ""))
}

// postable tells whether private answers of a command may be shown to all.
func postable(command string) bool {
	c, found := handlers.Find(command)
	return found && !c.NeverPosted
}

// remade is the command that has to be run again to post its answer: a
// picture cannot be moved from one message to another.
func remade(a answer.Answer) string {
	if a.Image == nil {
		return ""
	}
	return a.Command
}

// edgeID packs an edge button's state, which belongs to no corpus.
func edgeID(edge, choice string) string {
	return strings.Join([]string{idVersion + string(button), edge, "0", "", "", choice}, ".")
}

// pressedMessage is what is read of the message that a pressed component sits
// on.
type pressedMessage struct {
	Flags      discordgo.MessageFlags `json:"flags"`
	Components []component            `json:"components"`
	// Metadata names who asked, where the message answers an interaction.
	Metadata struct {
		User user `json:"user"`
	} `json:"interaction_metadata"`
	// Referenced is the message that it replies to, where it answers one.
	Referenced struct {
		Author user `json:"author"`
	} `json:"referenced_message"`
}

func (i *interaction) pressed() pressedMessage {
	var m pressedMessage
	tolerantly(i.Message, &m) // what cannot be read is absent
	return m
}

// heading is what was asked, where the message says it and an answer that
// takes its place does not: what was typed is in no custom_id.
func (m pressedMessage) heading(a answer.Answer) string {
	if a.Query != "" || a.Lead != "" || len(a.Body) > 0 || len(m.Components) == 0 {
		return ""
	}
	first := m.Components[0]
	if !strings.HasPrefix(first.Content, headingSign) || size(first.Content) > maxSentence {
		return ""
	}
	return first.Content
}

func (m pressedMessage) private() bool { return m.Flags&discordgo.MessageFlagsEphemeral != 0 }

// askedBy tells whether a user is the one whom the message answers.
func (m pressedMessage) askedBy(userID string) bool {
	return userID != "" && (userID == m.Metadata.User.ID || userID == m.Referenced.Author.ID)
}

// press answers a button or a menu.
func (r *Responder) press(i *interaction) Reply {
	state, err := unpack(r.house.Corpus, i.Data.CustomID)
	if err != nil {
		return r.sentence(i, "refusal.stale")
	}
	if len(i.Data.Values) > 0 {
		state.Choice = i.Data.Values[0]
	}
	m := i.pressed()
	switch state.Command {
	case edgePost:
		return r.post(i, m, state)
	case edgeRemove:
		return r.remove(i, m)
	}
	a, failed := r.run(handlers.Call{State: &state, Language: message.Of(i.Locale)})
	kind := discordgo.InteractionResponseChannelMessageWithSource
	heading := ""
	if a.Replaces && a.Refusal == "" {
		heading = m.heading(a)
		// Whoever turns the page of another person's answer gets a copy.
		if m.private() || m.askedBy(i.asker().ID) {
			a.Private = m.private()
			kind = discordgo.InteractionResponseUpdateMessage
		}
	}
	return r.reply(i, a, heading, kind).after(failed)
}

// post shows a private answer to everybody, with the name of who posts it.
func (r *Responder) post(i *interaction, m pressedMessage, state answer.State) Reply {
	if i.forcedPrivate() {
		return r.sentence(i, "discord.forced-private")
	}
	l := message.Of(i.Locale)
	by := text("-# " + echo(l.Text("discord.posted", shorten(i.askerName(), maxName)), maxSentence))
	e := envelope{Flags: discordgo.MessageFlagsIsComponentsV2}
	var image *answer.Image
	if state.Choice != "" {
		a, _ := r.run(handlers.Call{Command: state.Choice, Language: l})
		if a.Refusal != "" || !postable(a.Command) {
			return r.sentence(i, "refusal.stale")
		}
		a.Private, image = false, a.Image
		e = render(r.house.Corpus, a, "")
	} else {
		e.Components = kept(m.Components)
	}
	e.Components = signed(e.Components, by, removeButton(l))
	if text := sizes(e.Components); text == size(by.Content) || text > maxText || count(e.Components) > maxComponents {
		return r.sentence(i, "refusal.stale") // a message without anything to post, or none of ours
	}
	reply := r.encode(discordgo.InteractionResponseChannelMessageWithSource, e, image)
	reply.command, reply.outcome = edgePost, outcomeAnswer
	return reply
}

// maxName is more than Discord's longest name.
const maxName = 40

// kept are the components of one of our messages that can be sent again.
func kept(components []component) []component { return keptBeside(components, map[string]bool{}) }

func keptBeside(components []component, ids map[string]bool) []component {
	var out []component
	for _, c := range components {
		c.Components = keptBeside(c.Components, ids)
		if c.whole() && !ids[c.CustomID] {
			ids[c.CustomID] = c.CustomID != ""
			out = append(out, c)
		}
	}
	return out
}

// whole tells whether a component is of a kind that our messages have, with
// what Discord wants of it. The edge's own buttons are left behind.
func (c component) whole() bool {
	named := c.CustomID != "" && len(c.CustomID) <= maxCustomID &&
		!strings.HasPrefix(c.CustomID, edgeID(edgePost, "")) && !strings.HasPrefix(c.CustomID, edgeID(edgeRemove, ""))
	switch c.Type {
	case discordgo.TextDisplayComponent:
		return c.Content != "" && c.CustomID == ""
	case discordgo.ContainerComponent, discordgo.ActionsRowComponent:
		return len(c.Components) > 0 && c.CustomID == ""
	case discordgo.ButtonComponent:
		return named && c.Label != "" && size(c.Label) <= maxLabel && c.Style >= discordgo.PrimaryButton && c.Style <= discordgo.DangerButton
	case discordgo.SelectMenuComponent:
		return named && len(c.Options) > 0
	}
	return false
}

// signed puts a line of text above the buttons and a button after them, and
// leaves out rows of buttons where that would be too much.
func signed(components []component, line, last component) []component {
	var read, controls []component
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
			return out
		}
		controls = controls[:len(controls)-1]
	}
}

// remove takes a public answer away, for its asker or a moderator.
func (r *Responder) remove(i *interaction, m pressedMessage) Reply {
	l := message.Of(i.Locale)
	key := "discord.removed"
	switch {
	case m.askedBy(i.asker().ID):
	case i.may(discordgo.PermissionManageMessages):
		key = "discord.removed-moderator"
	default:
		return r.sentence(i, "discord.not-yours")
	}
	e := envelope{Flags: discordgo.MessageFlagsIsComponentsV2, Components: []component{text(l.Text(key))}, Attachments: &[]attachment{}}
	reply := r.encode(discordgo.InteractionResponseUpdateMessage, e, nil)
	reply.command, reply.outcome = edgeRemove, outcomeAnswer
	return reply
}
