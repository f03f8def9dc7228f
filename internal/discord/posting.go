package discord

import (
	"github.com/bwmarrin/discordgo"

	"bothsides/internal/answer"
	"bothsides/internal/discord/render"
	"bothsides/internal/handlers"
)

// messageButtons are those of the message itself that an answer gets.
func messageButtons(a answer.Answer) []render.Component {
	switch a.Visibility {
	case answer.Public:
		return []render.Component{render.RemoveButton(a.Language)}
	case answer.Private:
		return []render.Component{render.PostButton(a.Language, rerunCommand(a))}
	}
	return nil
}

// rerunCommand is the command that has to be run again to post its answer: a
// picture cannot be moved from one message to another.
func rerunCommand(a answer.Answer) string {
	if a.Image() == nil {
		return ""
	}
	return a.Command
}

// post shows a private answer to everybody, with the name of who posts it.
func (r *Responder) post(i *interaction, m pressedMessage, state answer.State) Reply {
	if i.forcedPrivate() {
		return r.sentence(i, "discord.forced-private")
	}
	l, _ := r.languages(i)
	e := render.Message{Flags: discordgo.MessageFlagsIsComponentsV2}
	var image *answer.Image
	if state.Choice != "" {
		a, _ := r.run(handlers.Call{Command: state.Choice, Language: l})
		if rerunCommand(a) == "" {
			return r.sentence(i, "refusal.stale")
		}
		a.Visibility, image = answer.Public, a.Image()
		e = render.Answer(r.service.Corpus, a, "")
	} else {
		e.Components = render.Resendable(m.Components)
	}
	var fits bool
	e.Components, fits = render.WithByline(e.Components, render.Byline(l, i.askerName()), render.RemoveButton(l))
	if !fits {
		return r.sentence(i, "refusal.stale") // a message without anything to post, or none of ours
	}
	reply := mustReply(discordgo.InteractionResponseChannelMessageWithSource, e, image)
	reply.command, reply.outcome = render.ActionPost, outcomeAnswer
	return reply
}

// remove takes a public answer away, for its asker or a moderator.
func (r *Responder) remove(i *interaction, m pressedMessage) Reply {
	l, _ := r.languages(i)
	key := "discord.removed"
	switch {
	case m.askedBy(i.asker().ID):
	case i.may(discordgo.PermissionManageMessages):
		key = "discord.removed-moderator"
	default:
		return r.sentence(i, "discord.not-yours")
	}
	e := render.Message{Flags: discordgo.MessageFlagsIsComponentsV2, Components: []render.Component{render.Text(l.Text(key))}, Attachments: &[]render.Attachment{}}
	reply := mustReply(discordgo.InteractionResponseUpdateMessage, e, nil)
	reply.command, reply.outcome = render.ActionRemove, outcomeAnswer
	return reply
}
