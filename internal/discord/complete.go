package discord

import (
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"bothsides/internal/answer"
	"bothsides/internal/discord/api"
	"bothsides/internal/discord/render"
)

// complete offers values for the option in which the asker's cursor is.
func (r *Responder) complete(i *interaction) Reply {
	c, _ := findCommand(i.Data)
	_, own := r.languages(i)
	offered := []render.Choice{}
	for _, o := range i.Data.Options {
		if !o.Focused {
			continue
		}
		for _, s := range r.service.Complete(own, c.Name, o.Name, o.Value) {
			n := utf8.RuneCountInString(s.Value)
			if name := answer.Shorten(s.Name, api.MaxChoice); name != "" && n > 0 && n <= api.MaxChoice && len(offered) < api.MaxChoices {
				offered = append(offered, render.Choice{Name: name, Value: s.Value})
			}
		}
	}
	reply := mustReply(discordgo.InteractionApplicationCommandAutocompleteResult, render.Choices{Choices: offered}, nil)
	reply.command, reply.outcome = label(c.Name), outcomeChoices
	return reply
}

// noChoices is the answer to a completion that there is no time for.
func noChoices() Reply {
	return Reply{ContentType: contentJSON, Body: []byte(`{"type":8,"data":{"choices":[]}}`)}
}
