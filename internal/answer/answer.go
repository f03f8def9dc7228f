// Package answer holds what a command gives back: data that every surface,
// Discord or terminal, turns into its own form.
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
	Language message.Language
	// Private tells that only the asker is to see the answer, where the
	// surface can do that.
	Private bool
	// Alone tells that the answer is for the asker alone and is not offered
	// to be shown to others: a round of a game.
	Alone bool

	// Refusal is a sentence that says what to do instead; with it nothing
	// else is set but the Provenance.
	Refusal string
	// Lead answers in words, before the sections; empty where there is none.
	Lead string
	// Findings are what checking alleged quotes gave: one, or where OfMessage
	// is set one for each quote of a message, in its order. The passages that
	// they found are in Sections.
	Findings  []Finding
	OfMessage bool
	// Sections has one for each statement, in the corpus's order, where the
	// command searches or compares; one for the statement that is read or
	// cited; none for commands that quote nothing.
	Sections []Section
	// Columns tells that the sections are to be set side by side where there
	// is room.
	Columns bool
	// Notes are sentences under the sections, such as what a likely
	// misspelling was taken for.
	Notes []string
	// Suggestions are names of topics to ask for instead.
	Suggestions []string
	// Body is text of the bot's own, after the sections: /help, /about.
	Body []Block
	// Topics are for programs what the Body says for people, where it is a
	// table of topics.
	Topics []Topic
	// Image is a picture shown with the answer; nil: none.
	Image *Image
	// Actions are next steps to offer, as buttons or menus; a surface without
	// those leaves them out.
	Actions []Action
	// Replaces tells that an answer to an Action takes the place of the
	// message that offered it, as the next page does.
	Replaces bool
	// Provenance says where the wording comes from; every answer has it.
	Provenance string
}

// Section is what one statement says on it.
type Section struct {
	Statement *corpus.Statement
	Quotes    []Quote
	More      int  // passages that were found and come after Quotes
	Earlier   int  // passages that were found and were shown on earlier pages
	Excluded  bool // the asker left this statement out
}

// Silent tells whether the statement says nothing on it, or was not asked.
func (s Section) Silent() bool { return len(s.Quotes)+s.Earlier == 0 }

// Quote is a passage that answers.
type Quote struct {
	Passage *corpus.Passage
	Marks   []corpus.Span // matched words, byte spans in the quoted text
	// Asked tells that Marks is the passage that was asked for, among what
	// stands around it.
	Asked bool
	// Before is the passage that this one leans on ("this proposal") and
	// cannot be read without; nil where it stands alone or follows it.
	Before *corpus.Passage
	// Last, where not nil, is a later passage of the same paragraph: the
	// quote runs from Passage to Last, both included, without a gap.
	Last *corpus.Passage
}

// Text is the quoted bytes of the statement; Marks are spans in it.
func (q Quote) Text() string {
	if q.Last == nil {
		return q.Passage.Text()
	}
	return q.Passage.Statement().Text[q.Passage.Span().Start:q.Last.Span().End]
}

// Label is the quote's passage id, or the first and the last of them.
func (q Quote) Label() string {
	if q.Last == nil || q.Last == q.Passage {
		return q.Passage.ID()
	}
	return q.Passage.ID() + " – " + q.Last.ID()
}

// Topic is what each statement says on a topic.
type Topic struct {
	ID, Name string
	Sections []Section // one for each statement, in the corpus's order
}

// Block is a heading with lines of the bot's own text under it.
type Block struct {
	Heading string
	Lines   []string
	// List tells that each line is an item by itself.
	List bool
	// Code tells that the lines are to be copied: a code block, without
	// wrapping or indent.
	Code bool
}

// Image is a picture with the words for those who do not see it.
type Image struct {
	Name string // "differences.png"
	PNG  []byte
	Alt  string
}

// Action is a next step. With Options it is a menu, and the chosen option's
// value becomes the state's Choice.
type Action struct {
	Label   string
	State   State
	Options []ActionOption
}

// ActionOption is one line of a menu.
type ActionOption struct {
	Label, Value, Description string
}

// State is all that it takes to answer an Action, whenever and wherever it is
// taken: nothing is kept between two requests. It never holds what a user
// typed.
type State struct {
	Command  string            // the command that answers
	Passages []*corpus.Passage // in order
	Page     int               // from 0
	Choice   string            // a short value of the command's own
}

// MaxQuotes is how many passages of one statement are shown at most.
const MaxQuotes = 5
