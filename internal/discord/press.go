package discord

import (
	"github.com/bwmarrin/discordgo"

	"bothsides/internal/answer"
	"bothsides/internal/discord/render"
	"bothsides/internal/handlers"
)

// press answers a button or a menu.
func (r *Responder) press(i *interaction) Reply {
	state, err := render.ParseID(r.service.Corpus, i.Data.CustomID)
	if err != nil {
		return r.sentence(i, "refusal.stale")
	}
	if len(i.Data.Values) > 0 {
		state.Choice = i.Data.Values[0]
	}
	m := i.pressed()
	switch state.Command {
	case render.ActionPost:
		return r.post(i, m, state)
	case render.ActionRemove:
		return r.remove(i, m)
	}
	public, own := r.languages(i)
	a, failed := r.run(handlers.Call{State: &state, Language: own})
	kind := discordgo.InteractionResponseChannelMessageWithSource
	asked := ""
	if a.Replaces && a.Refusal() == "" {
		asked = m.asked(a)
		// Whoever turns the page of another person's answer gets a copy.
		if m.private() || m.askedBy(i.asker().ID) {
			if !m.private() && public != own {
				a, failed = r.run(handlers.Call{State: &state, Language: public})
			}
			if !m.private() {
				a.Visibility = answer.Public
			}
			kind = discordgo.InteractionResponseUpdateMessage
		}
	}
	return r.reply(i, a, asked, kind).after(failed)
}

// pressedMessage is what is read of the message that a pressed component sits
// on.
type pressedMessage struct {
	Flags      discordgo.MessageFlags `json:"flags"`
	Components []render.Component     `json:"components"`
	// Metadata names who asked, where the message answers an interaction.
	Metadata struct {
		User user `json:"user"`
	} `json:"interaction_metadata"`
	// Referenced is the message that it replies to, where it answers one.
	Referenced struct {
		Author user `json:"author"`
	} `json:"referenced_message"`
}

// pressed is the message that the component sits on.
func (i *interaction) pressed() pressedMessage {
	var m pressedMessage
	decodeLenient(i.Message, &m) // what cannot be read is absent
	return m
}

// asked is the line that says what was asked, where the message has it and a
// page of passages that takes its place does not: what was typed is in no
// custom_id.
func (m pressedMessage) asked(a answer.Answer) string {
	if _, found := a.Content.(answer.Passages); !found || a.Query != "" || a.Lead() != "" {
		return ""
	}
	return render.Asked(m.Components)
}

func (m pressedMessage) private() bool { return m.Flags&discordgo.MessageFlagsEphemeral != 0 }

// askedBy reports whether a user is the one whom the message answers.
func (m pressedMessage) askedBy(userID string) bool {
	return userID != "" && (userID == m.Metadata.User.ID || userID == m.Referenced.Author.ID)
}
