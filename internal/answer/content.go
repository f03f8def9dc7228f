package answer

import (
	"bothsides/corpus"
	"bothsides/internal/message"
)

// Content is what an answer says: a Refusal, Passages, Findings or a Page.
type Content interface{ isContent() }

func (Refusal) isContent()  {}
func (Passages) isContent() {}
func (Findings) isContent() {}
func (Page) isContent()     {}

// Refusal is a sentence that says what to do instead.
type Refusal string

// Passages are what the statements say about what was asked.
type Passages struct {
	// Lead answers in words, before the sections; empty where there is none.
	Lead string
	// Sections has one for each statement, in the corpus's order.
	Sections []Section
	// Pairs set the quotes of the sections against each other, by topic, where
	// that is wanted; then they are shown in place of the sections.
	Pairs []Pair
	// Unknown are the words of the question that no statement has.
	Unknown []Unknown
	// Nearest are at most three passages to look at where nothing was found.
	// They are no answer and not shown as one.
	Nearest []*corpus.Passage
	// Suggestions are topics to ask for instead.
	Suggestions []*corpus.Topic
}

// Pair is what the statements say about one topic.
type Pair struct {
	Topic *corpus.Topic     // nil where the corpus has no map of topics
	Only  *corpus.Statement // the one statement that speaks of the topic; nil: more do
	Sides []Side            // in the corpus's order
}

// Side is what one statement of a pair says. A statement of which nothing is
// shown in the whole answer is in the first pair about whose topic it has
// nothing, with its outcome; otherwise it is in none, and Left says its outcome.
type Side struct {
	Statement *corpus.Statement
	Outcome   Outcome
	Quotes    []Quote
	// Elsewhere are passages about the topic, where there are no Quotes: those
	// that another pair shows, or where none does those that are not shown.
	Elsewhere []*corpus.Passage
	Unshown   bool // Elsewhere are not shown
}

// Unknown is a word or phrase of a question that no statement has.
type Unknown struct {
	Text string // lower case; untrusted
	// Understood reports that what it means is known, so that the statements'
	// silence about it is certain.
	Understood bool
}

// Findings are the results of checking alleged quotes: one, or where OfMessage
// is set one for each quote of a message, in its order.
type Findings struct {
	Lead      string
	List      []Finding
	OfMessage bool
	// Sections have the passages that were found; statements without any are
	// left out.
	Sections []Section
}

// Page is what is read rather than found: a part of a statement, a citation, a
// list of topics, help.
type Page struct {
	Lead string
	// Sections has the statement that is read or cited; none where nothing is
	// quoted.
	Sections []Section
	// Body is text of the bot's own, after the sections.
	Body []Block
	// Topics are for programs what the Body says for people, where it is a
	// table of topics.
	Topics []Topic
	Image  *Image // shown with the page; nil: none
}

// Outcome is what can be said of a statement about what was asked.
type Outcome uint8

// The outcomes. Silent is a claim about the statement and is made only of a
// question that was understood.
const (
	Shown    Outcome = iota // it has passages, here or on an earlier page
	Silent                  // the question was understood, and no passage answers it
	Unsure                  // nothing was found; words that matter were not understood
	Excluded                // the asker left this statement out
)

// Section is what one statement says about what was asked.
type Section struct {
	Statement *corpus.Statement
	Outcome   Outcome
	Quotes    []Quote // none unless the Outcome is Shown
	More      int     // passages that were found and come after Quotes
	Earlier   int     // passages that were found and were shown on earlier pages
}

// Status is what is said of a section besides its quotes: its outcome, or how
// many passages more there are; "" where there is nothing to say.
func (s Section) Status(l message.Language) string {
	switch s.Outcome {
	case Excluded:
		return Sentence(l.Text("status.excluded", Subject(s.Statement, l)))
	case Silent:
		return Sentence(l.Text("status.silent", Subject(s.Statement, l)))
	case Unsure:
		return Sentence(l.Text("status.unsure", Subject(s.Statement, l)))
	}
	switch {
	case len(s.Quotes) == 0 && s.Earlier > 0:
		return l.Text("status.no-more", s.Earlier)
	case s.More > 0:
		return l.Text("status.more", s.More)
	}
	return ""
}

// Quote is a passage that answers.
type Quote struct {
	Passage *corpus.Passage
	Marks   []corpus.Span // matched words, byte spans in the quoted text
	// Asked reports that Marks is the passage that was asked for, among what
	// surrounds it.
	Asked bool
	// Before is the passage that this one leans on ("this proposal") and
	// cannot be read without; nil where it can, or comes right after it.
	Before *corpus.Passage
	// Last, where not nil, is a later passage of the same paragraph: the
	// quote runs from Passage to Last, both included, without a gap.
	Last *corpus.Passage
	// Part is, from 1, the part to begin with where the quote is too long for a
	// message; 0: the one with the first mark. Other surfaces show all of it.
	Part int
}

// The choices of a state that shows a quote from a part on, which is its Page:
// in an answer of its own, or in the place of another part.
const (
	OpenPart = "part"
	TurnPart = "turn"
)

// AtPart is the state that shows the quote from a part on.
func (q Quote) AtPart(part int) State {
	state := State{Command: "context", Passages: []*corpus.Passage{q.Passage}, Page: part, Choice: OpenPart}
	if q.Last != nil {
		state.Passages = append(state.Passages, q.Last)
	}
	if q.Part > 0 {
		state.Choice = TurnPart
	}
	return state
}

// Text is the quoted bytes of the statement; Marks are spans in it.
func (q Quote) Text() string {
	if q.Last == nil {
		return q.Passage.Text()
	}
	return q.Passage.Statement().Text[q.Passage.Span().Start:q.Last.Span().End]
}

// Others are the passages that say what the one quoted says in another wording
// of its statement.
func (q Quote) Others() []*corpus.Passage {
	if q.Last != nil {
		return nil // who reads on is not told for each sentence
	}
	return q.Passage.Counterparts()
}

// Label is the quote's passage id, or the first and the last of them, each as a
// surface writes it, such as a link.
func (q Quote) Label(write func(*corpus.Passage) string) string {
	if q.Last == nil || q.Last == q.Passage {
		return write(q.Passage)
	}
	return write(q.Passage) + " – " + write(q.Last)
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
	// List reports that each line is an item by itself.
	List bool
	// Menu reports that the items are the options of the answer's menu, in its
	// order.
	Menu bool
	// Pictured reports that the page's picture shows what the block says, so that
	// it is left out where the picture is shown.
	Pictured bool
	// Code reports that the lines are to be copied: a code block, without
	// wrapping or indent.
	Code bool
}

// Image is a picture with the words for those who do not see it.
type Image struct {
	Name string // "differences.png"
	PNG  []byte
	Alt  string
}
