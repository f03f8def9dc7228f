package answer

import "bothsides/corpus"

// Action is a next step. With Options it is a menu, and the chosen option's
// value becomes the state's Choice.
type Action struct {
	Label   string
	State   State
	Options []ActionOption
	// Topic reports that this is one of the topics near what was asked, not a step
	// from what is shown.
	Topic bool
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
