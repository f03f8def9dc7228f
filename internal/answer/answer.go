// Package answer holds what a command gives back: data that every surface,
// Discord or terminal, turns into its own form.
package answer

import "bothsides/corpus"

// Answer is what a command gives back, complete and fit to show.
type Answer struct {
	Command string
	Query   string // what was asked, as typed; untrusted
	// Private tells that only the asker is to see the answer, where the
	// surface can do that.
	Private bool

	// Refusal is a sentence that says what to do instead; with it nothing
	// else is set.
	Refusal string
	// Lead answers in words, before the sections; empty where there is none.
	Lead string
	// Sections has one for each statement, in the corpus's order; empty for
	// commands that quote nothing.
	Sections []Section
	// Notes are sentences under the sections, such as what a likely
	// misspelling was taken for.
	Notes []string
	// Suggestions are names of topics to ask for instead.
	Suggestions []string
	// Body is the text of a command that quotes nothing: /help, /about.
	Body []Block
	// Provenance says where the wording comes from; every answer has it.
	Provenance string
}

// Section is what one statement says on it.
type Section struct {
	Statement *corpus.Statement
	Quotes    []Quote
	More      int  // passages that were found and are not among Quotes
	Excluded  bool // the asker left this statement out
}

// Silent tells whether the statement says nothing on it, or was not asked.
func (s Section) Silent() bool { return len(s.Quotes) == 0 }

// Quote is a passage that answers.
type Quote struct {
	Passage *corpus.Passage
	Marks   []corpus.Span // matched words, byte spans in the passage's text
	// Before is the passage that this one leans on ("this proposal") and
	// cannot be read without; nil where it stands alone or follows it.
	Before *corpus.Passage
}

// Block is a heading with lines of the bot's own text under it.
type Block struct {
	Heading string
	Lines   []string
}

// MaxQuotes is how many passages of one statement are shown at most.
const MaxQuotes = 5
