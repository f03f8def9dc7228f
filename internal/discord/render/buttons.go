package render

import (
	"cmp"
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
	steps := make([]Component, 0, len(a.Actions)+len(last))
	for _, action := range a.Actions {
		if action.Topic {
			topics = appendControls(topics, c, action)
		} else {
			steps = appendControls(steps, c, action)
		}
	}
	topics = unique(topics, nil)
	steps = unique(steps, topics)
	for {
		all := append(rows(topics), rows(append(steps, last...))...)
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

// appendControls appends an action as a button, or as menus of at most
// maxOptions lines. An action whose state does not fit into a custom_id is none.
func appendControls(to []Component, c *corpus.Corpus, a answer.Action) []Component {
	if a.Label == "" {
		return to
	}
	if len(a.Options) == 0 {
		if id, ok := pack(c, button, a.State); ok {
			to = append(to, newButton(a.Label, id))
		}
		return to
	}
	n := 0
	for lines := range slices.Chunk(menuLines(a.Options), maxOptions) {
		if id, ok := pack(c, menuKind(n), a.State); ok {
			to = append(to, Component{Type: discordgo.SelectMenuComponent, CustomID: id,
				Placeholder: answer.Shorten(a.Label, maxPlaceholder), Options: lines})
		}
		n++
	}
	return to
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

// unique takes out a control that does what an earlier one or another does:
// Discord refuses a message in which a custom_id occurs twice.
func unique(controls, others []Component) []Component {
	kept := controls[:0]
	for _, c := range controls {
		same := func(o Component) bool { return o.CustomID == c.CustomID }
		if !slices.ContainsFunc(kept, same) && !slices.ContainsFunc(others, same) {
			kept = append(kept, c)
		}
	}
	return kept
}

// rows sets up to five buttons side by side, so that one row does where it can
// and none of several has one button alone, and gives each menu a row below.
func rows(controls []Component) []Component {
	if buttonsFirst := func(a, b Component) int { return cmp.Compare(a.Type, b.Type) }; !slices.IsSortedFunc(controls, buttonsFirst) {
		controls = slices.SortedStableFunc(slices.Values(controls), buttonsFirst)
	}
	buttons, menus := controls, []Component(nil)
	if first := slices.IndexFunc(controls, func(c Component) bool { return !isButton(c) }); first >= 0 {
		buttons, menus = controls[:first], controls[first:]
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
