// Package answer holds what a command gives back: data that every surface,
// Discord or terminal, turns into its own form, with its forms as text and as
// JSON. It promises that the names in the JSON never change.
package answer

import (
	"bothsides/corpus"
	"bothsides/internal/message"
)

// Answer is what a command gives back, complete and fit to show.
type Answer struct {
	Command string
	Query   string // what was asked, as typed; untrusted
	// Language is what the bot's own words in it are in; quotes stay as they are.
	Language   message.Language
	Visibility Visibility
	// Intent is what a question about the statements as a whole, or about the
	// bot, asks for, and Only the statement that it asks about alone; nil: all.
	Intent Intent
	Only   *corpus.Statement

	Content Content
	// Notes are sentences under the content, such as what a likely misspelling
	// was taken for.
	Notes []string
	// Actions are next steps to offer, as buttons or menus; a surface without
	// those leaves them out.
	Actions []Action
	// Replaces reports that an answer to an Action takes the place of the
	// message that offered it, as the next page does.
	Replaces bool
	// Provenance says where the wording comes from. It is shown where words of a
	// statement are quoted; see Quotes.
	Provenance string
	// Pages is where the passages have pages to link to.
	Pages Pages
}

// Visibility is who sees an answer, where the surface can do that.
type Visibility uint8

// The visibilities, each narrower than the one before.
const (
	Public   Visibility = iota // everybody
	Private                    // the asker, who may show it to everybody
	Personal                   // the asker alone: a refusal, a round of a game
)

// Intent is what a question asks for that is not about a topic.
type Intent string

// The intents, as scripts read them; the empty one is a question like any other.
const (
	NoIntent    Intent = ""
	Overview    Intent = "overview"    // what the statements say as a whole
	Differences Intent = "differences" // how they differ
	OnlyOne     Intent = "only"        // what one of them alone says
	Help        Intent = "help"        // what can be asked
	About       Intent = "about"       // the bot and its sources
)

// IsAboutBot reports whether the answer is about the bot.
func (i Intent) IsAboutBot() bool { return i == Help || i == About }

// Refused is an answer that says in a sentence what to do instead.
func Refused(sentence string) Answer { return Answer{Content: Refusal(sentence)} }

// Refusal is the sentence of an answer that refuses, else "".
func (a Answer) Refusal() string {
	r, _ := a.Content.(Refusal)
	return string(r)
}

// Lead is the sentence that comes before everything else, or "".
func (a Answer) Lead() string {
	switch c := a.Content.(type) {
	case Passages:
		return c.Lead
	case Findings:
		return c.Lead
	case Page:
		return c.Lead
	}
	return ""
}

// Sections are what is quoted, in the corpus's order.
func (a Answer) Sections() []Section {
	switch c := a.Content.(type) {
	case Passages:
		return c.Sections
	case Findings:
		return c.Sections
	case Page:
		return c.Sections
	}
	return nil
}

// Image is the picture shown with the answer, or nil.
func (a Answer) Image() *Image {
	p, _ := a.Content.(Page)
	return p.Image
}

// Quotes reports whether words of a statement are quoted, which the provenance
// line then goes with.
func (a Answer) Quotes() bool {
	for _, s := range a.Sections() {
		if len(s.Quotes) > 0 {
			return true
		}
	}
	p, _ := a.Content.(Page)
	return len(p.Topics) > 0
}
