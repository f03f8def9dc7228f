package handlers

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"bothsides/internal/answer"
)

// What the menu of /help explains: what a command does, its options in a list,
// and an example where that says more than the name.
func TestExplanations(t *testing.T) {
	svc := testService(t)
	private := "private (optional): Show the answer only to you"
	for _, c := range []struct {
		choice string
		want   []answer.Block
	}{
		{"cite", []answer.Block{
			{Heading: "/cite", Lines: []string{"Get a citation for a passage, ready to paste."}},
			{Lines: []string{"passage: The id of a passage, such as WH-2.2, or words from it", "style (optional): Citation style; APA if not given", private}, List: true},
			{Lines: []string{"Example: /cite WH-2.2 style: bibtex"}}}},
		{"/cite", []answer.Block{ // typed on a terminal
			{Heading: "/cite", Lines: []string{"Get a citation for a passage, ready to paste."}},
			{Lines: []string{"passage: The id of a passage, such as WH-2.2, or words from it", "style (optional): Citation style; APA if not given"}, List: true},
			{Lines: []string{"Example: /cite WH-2.2 style: bibtex"}}}},
		{"differences", []answer.Block{
			{Heading: "/differences", Lines: []string{"See which topics each statement covers, with a chart."}},
			{Lines: []string{private}, List: true}}},
		{"about", []answer.Block{
			{Heading: "/about", Lines: []string{"What the bot is, what it quotes and what it does with your data."}},
			{Lines: []string{private + "; on by default"}, List: true}}},
		{"quiz", []answer.Block{{Heading: "/quiz", Lines: []string{"Who said it? Guess which side a passage is from."}}}},
		{"check-message", []answer.Block{
			{Heading: "Check this quote", Lines: []string{"Check the quotes in a message against the statements (in the message's menu, under Apps)."}}}},
	} {
		t.Run(c.choice, func(t *testing.T) {
			a := press(t, svc, answer.State{Command: "help", Choice: c.choice})
			if diff := cmp.Diff(c.want, bodyOf(a)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
