package handlers

import (
	"fmt"

	"bothsides/internal/answer"
)

func about() Command {
	return Command{
		Name:        "about",
		Description: "Where the words come from and what the bot does with yours",
		Options:     []Option{privateOption()},
		Example:     "/about",
		Run:         runAbout,
	}
}

// shownHash is how many digits of the corpus hash tell corpora apart.
const shownHash = 12

func runAbout(h *House, _ Args) (answer.Answer, error) {
	var statements []string
	for _, s := range h.Corpus.Statements {
		statements = append(statements, fmt.Sprintf("%s (%s): %s, %s; %d passages in %d paragraphs.",
			s.Name, s.Code, s.Title, s.Date, len(s.Passages), len(s.Paragraphs)))
	}
	return answer.Answer{Body: []answer.Block{
		{Heading: "What this is", Lines: []string{
			"This bot quotes the statements below, word for word, each passage with its id and its side.",
			"It writes nothing of its own about the call and takes no side. Where a statement says nothing, it says so."}},
		{Heading: "Statements", Lines: statements},
		{Heading: "Wording", Lines: []string{
			"The issuers' own publications are worded differently in places; a quote from here is a quote of this wording."}},
		{Heading: "Privacy", Lines: []string{
			"Nothing about you and nothing that you type is stored or logged."}},
		{Heading: "Version", Lines: []string{
			fmt.Sprintf("%s, corpus %s", h.Version, h.Corpus.Hash[:shownHash])}},
	}}, nil
}
