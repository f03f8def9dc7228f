package contract

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"
)

// component is any component, with what the limits are about.
type component struct {
	Type       discordgo.ComponentType
	CustomID   string `json:"custom_id"`
	Content    string
	Components []component
	Options    []struct{ Value string }
}

// Faults lists where a reply breaks the limits that the document does not
// express.
func Faults(body []byte) []string {
	var r struct {
		Type int
		Data struct {
			Flags           int
			Content, Embeds any
			Components      []component
			AllowedMentions json.RawMessage `json:"allowed_mentions"`
		}
	}
	if err := json.Unmarshal(body, &r); err != nil {
		return []string{err.Error()}
	}
	if r.Type == 1 || r.Type == 8 {
		return nil
	}
	var out []string
	fault := func(holds bool, format string, args ...any) {
		if !holds {
			out = append(out, fmt.Sprintf(format, args...))
		}
	}
	fault(r.Data.Flags&int(discordgo.MessageFlagsIsComponentsV2) != 0, "not a message of components")
	fault(r.Data.Content == nil && r.Data.Embeds == nil, "content or embeds beside components")
	fault(string(r.Data.AllowedMentions) == `{"parse":[]}`, "allowed_mentions %s", r.Data.AllowedMentions)
	all := flat(r.Data.Components)
	fault(len(all) <= 40, "%d components", len(all))
	characters := 0
	seen := map[string]bool{}
	for _, c := range all {
		characters += len(utf16.Encode([]rune(c.Content)))
		fault(c.Type != discordgo.TextDisplayComponent || strings.TrimSpace(c.Content) != "", "an empty text")
		if c.CustomID != "" {
			fault(!seen[c.CustomID], "custom_id %s twice", c.CustomID)
			fault(utf8.RuneCountInString(c.CustomID) <= 100, "custom_id %s is too long", c.CustomID)
			seen[c.CustomID] = true
		}
		if c.Type == discordgo.ActionsRowComponent {
			fault(len(c.Components) <= 5, "%d buttons in a row", len(c.Components))
			fault(len(c.Components) == 1 || c.Components[0].Type == discordgo.ButtonComponent, "a menu that is not alone in its row")
		}
		values := map[string]bool{}
		for _, o := range c.Options {
			fault(!values[o.Value], "value %s twice in a menu", o.Value)
			values[o.Value] = true
		}
	}
	fault(characters <= 4000, "%d characters", characters)
	return out
}

// flat are the components with all that are nested in them.
func flat(components []component) []component {
	var out []component
	for _, c := range components {
		out = append(append(out, c), flat(c.Components)...)
	}
	return out
}
