package render

import (
	"slices"
	"strconv"

	"github.com/bwmarrin/discordgo"

	"bothsides/corpus"
	"bothsides/internal/answer"
)

// Discord's limits of buttons and menus.
const (
	maxRow         = 5 // buttons
	maxLabel       = 80
	maxPlaceholder = 150
	maxOptions     = 25
	maxOption      = 100 // of each text of a menu's line
)

// buttonRows is an answer's next steps and the buttons after them, in rows
// that take no more than room components. Topics that are near what was asked
// have a row of their own, below the line that says what they are.
func buttonRows(c *corpus.Corpus, a answer.Answer, room int, last []Component) []Component {
	var topics []Component
	steps := make([]Component, 0, len(a.Actions))
	for _, action := range a.Actions {
		if action.Topic {
			topics = append(topics, controls(c, action)...)
		} else {
			steps = append(steps, controls(c, action)...)
		}
	}
	if topics = unique(topics); len(topics) > 0 {
		steps = slices.Concat(topics, steps)
	}
	steps = unique(steps)[len(topics):]
	for {
		all := slices.Concat(rows(topics), rows(slices.Concat(steps, last)))
		switch {
		case count(all) <= room:
			return all
		case len(steps) > 0:
			steps = steps[:len(steps)-1]
		case len(topics) > 0:
			topics = topics[:len(topics)-1]
		default:
			return all
		}
	}
}

// controls is an action as a button, or as menus of at most maxOptions lines.
// An action whose state does not fit into a custom_id is none.
func controls(c *corpus.Corpus, a answer.Action) []Component {
	if a.Label == "" {
		return nil
	}
	if len(a.Options) == 0 {
		id, ok := pack(c, button, a.State)
		if !ok {
			return nil
		}
		return []Component{newButton(a.Label, id)}
	}
	var menus []Component
	for lines := range slices.Chunk(menuLines(a.Options), maxOptions) {
		id, ok := pack(c, menuKind(len(menus)), a.State)
		if !ok {
			return nil
		}
		menus = append(menus, Component{Type: discordgo.SelectMenuComponent, CustomID: id,
			Placeholder: answer.Shorten(a.Label, maxPlaceholder), Options: lines})
	}
	return menus
}

func menuKind(n int) kind { return kind("m" + strconv.Itoa(n)) }

func newButton(label, customID string) Component {
	return Component{Type: discordgo.ButtonComponent, Style: discordgo.SecondaryButton,
		Label: answer.Shorten(label, maxLabel), CustomID: customID}
}

// menuLines are the options that Discord takes, each value once.
func menuLines(options []answer.ActionOption) []selectOption {
	var lines []selectOption
	seen := map[string]bool{"": true}
	for _, o := range options {
		if seen[o.Value] || o.Label == "" || len(o.Value) > maxOption {
			continue
		}
		seen[o.Value] = true
		lines = append(lines, selectOption{Label: answer.Shorten(o.Label, maxOption), Value: o.Value,
			Description: answer.Shorten(o.Description, maxOption)})
	}
	return lines
}

// unique takes out a control that does what an earlier one does: Discord
// refuses a message in which a custom_id occurs twice.
func unique(controls []Component) []Component {
	seen := make(map[string]bool, len(controls))
	return slices.DeleteFunc(controls, func(c Component) bool {
		again := seen[c.CustomID]
		seen[c.CustomID] = true
		return again
	})
}

// rows sets up to five buttons side by side, so that one row does where it can
// and none of several has one button alone, and gives each menu a row below.
func rows(controls []Component) []Component {
	var menus []Component
	buttons := make([]Component, 0, len(controls))
	for _, c := range controls {
		if isButton(c) {
			buttons = append(buttons, c)
		} else {
			menus = append(menus, c)
		}
	}
	var out []Component
	for row := range slices.Chunk(buttons, evenly(len(buttons), maxRow)) {
		out = append(out, Component{Type: discordgo.ActionsRowComponent, Components: row})
	}
	for row := range slices.Chunk(menus, 1) {
		out = append(out, Component{Type: discordgo.ActionsRowComponent, Components: row})
	}
	return out
}

// evenly is how many of n each group has where none may have more than most: of
// six buttons three, not five and one.
func evenly(n, most int) int {
	groups := max((n+most-1)/most, 1)
	return max((n+groups-1)/groups, 1)
}

func isButton(c Component) bool { return c.Type == discordgo.ButtonComponent }
