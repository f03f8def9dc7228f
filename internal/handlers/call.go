// Package handlers turns a Call into an Answer. The table of commands is the
// one place that names them: registration, help, the console's parsing and
// the checks of what people type all read it.
package handlers

import (
	"time"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
	"bothsides/internal/search"
)

// Call is a command as somebody gave it, from whichever surface.
type Call struct {
	Command string
	// Options holds what was typed, by option name: a string, a bool, an
	// int64, or any other decoded JSON value, which no option accepts. A
	// string is taken for any kind that it can be read as.
	Options map[string]any
	// State is set, in place of Command and Options, where an answer's Action
	// was taken.
	State *answer.State
	// Language is the asker's; empty: English.
	Language message.Language
	// Typed reports that everything is typed, as on a terminal: there are no
	// menus of messages to pick a command from.
	Typed bool
	// OneLine reports that the call was given on one line, in which \n is
	// a line break of a message.
	OneLine bool
	// Unread is how many attachments the message of a message command has that
	// were not read.
	Unread int
}

// Args are a call's checked options.
type Args struct {
	// Language is what to answer in.
	Language message.Language
	// Typed, OneLine and Unread are the call's.
	Typed, OneLine bool
	Unread         int

	values map[string]any // by option name: string, int or bool, as its kind is
}

// Text is the value of a Text or Choice option, "" if not given.
func (a Args) Text(name string) string {
	s, _ := a.values[name].(string)
	return s
}

// Integer is the value of an Integer option, 0 if not given.
func (a Args) Integer(name string) int {
	n, _ := a.values[name].(int)
	return n
}

// Boolean is the value of a Boolean option and whether it was given.
func (a Args) Boolean(name string) (value, given bool) {
	value, given = a.values[name].(bool)
	return value, given
}

// Service is what commands answer from. It is not changed once built, is safe
// for use by many goroutines and must not be copied.
type Service struct {
	Corpus  *corpus.Corpus
	Index   *search.Index
	Version string
	// Replies is who sees answers where the asker does not say.
	Replies answer.Visibility
	// Pages is where passages have pages to link to.
	Pages answer.Pages
	// Now is the clock by which citations are dated; nil: the system's.
	Now func() time.Time
	// Searched is told how long each search took; nil: nobody asks.
	Searched func(time.Duration)

	pictures  pictures
	checker   checker
	giveaways giveaways
}
