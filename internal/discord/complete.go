package discord

import (
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"bothsides/internal/message"
)

// Discord's limits of the choices offered while somebody types.
const (
	maxChoices = 25
	maxChoice  = 100 // of the name and of the value
)

// complete offers values for the option in which the asker's cursor is.
func (r *Responder) complete(i *interaction) Reply {
	c, _ := findCommand(i.Data)
	offered := []choice{}
	for _, o := range i.Data.Options {
		if !o.Focused {
			continue
		}
		for _, s := range r.house.Complete(message.Of(i.Locale), c.Name, o.Name, o.Value) {
			n := utf8.RuneCountInString(s.Value)
			if name := shorten(s.Name, maxChoice); name != "" && n > 0 && n <= maxChoice && len(offered) < maxChoices {
				offered = append(offered, choice{name, s.Value})
			}
		}
	}
	reply := r.encode(discordgo.InteractionApplicationCommandAutocompleteResult, choices{offered}, nil)
	reply.command, reply.outcome = label(c.Name), outcomeChoices
	return reply
}

// noChoices is the answer to a completion that there is no time for.
func noChoices() Reply {
	return Reply{ContentType: contentJSON, Body: []byte(`{"type":8,"data":{"choices":[]}}`)}
}
