package render

import (
	"fmt"
	"strings"
	"testing"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/corpustest"
	"bothsides/internal/message"
)

// inPairs sets the quotes of an answer against each other: the first of each
// statement, the second of each, and so on.
func inPairs(a answer.Answer, topic func(n int) *corpus.Topic) answer.Answer {
	content := a.Content.(answer.Passages)
	for n := 0; ; n++ {
		pair := answer.Pair{Topic: topic(n)}
		for _, s := range content.Sections {
			if n < len(s.Quotes) {
				pair.Sides = append(pair.Sides, answer.Side{Statement: s.Statement, Quotes: s.Quotes[n : n+1]})
			}
		}
		if len(pair.Sides) == 0 {
			a.Content = content
			return a
		}
		content.Pairs = append(content.Pairs, pair)
	}
}

func noTopic(int) *corpus.Topic { return nil }

func TestPairs(t *testing.T) {
	c := corpustest.Builtin(t)
	about := c.Topic("energy")
	sections := []answer.Section{
		{Statement: c.Statements[0], Outcome: answer.Silent},
		{Statement: c.Statements[1], Quotes: []answer.Quote{{Passage: c.Passage("KR-6.2")}, {Passage: c.Passage("KR-13.1")}}, More: 2},
	}
	pairs := []answer.Pair{
		{Topic: about, Sides: []answer.Side{
			{Statement: c.Statements[0], Outcome: answer.Silent},
			{Statement: c.Statements[1], Quotes: sections[1].Quotes[:1], Elsewhere: []*corpus.Passage{c.Passage("KR-6.1")}},
		}},
		{Topic: c.Topic("hockey"), Only: c.Statements[1], Sides: []answer.Side{{Statement: c.Statements[1], Quotes: sections[1].Quotes[1:]}}},
	}
	a := answer.Answer{Command: "compare", Language: message.English, Content: answer.Passages{Sections: sections, Pairs: pairs}}
	want := strings.Join([]string{
		"## Energy ceasefire", "### White House", "The White House statement says nothing about this.",
		"### Kremlin", "> " + c.Passage("KR-6.2").Text(), "-# KR-6.2", "-# See KR-6.1",
		"## Hockey", "### Kremlin", "> " + c.Passage("KR-13.1").Text(), "-# KR-13.1", "Kremlin: 2 more.", "",
	}, "\n")
	if got := renderedOf(t, c, a).text(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// However many pairs and sides there are, and however long they are, a message
// takes some of them whole and says how many more there are.
func TestManyPairs(t *testing.T) {
	for _, test := range []struct{ statements, each, length int }{{2, 9, 700}, {2, 40, 60}, {12, 3, 60}, {30, 5, 60}} {
		t.Run(fmt.Sprint(test), func(t *testing.T) {
			var statements [][]string
			for range test.statements {
				statements = append(statements, sentences(test.each, test.length, "a"))
			}
			c := madeCorpus(t, statements...)
			got := renderedOf(t, c, inPairs(allQuoted(c), noTopic)).text()
			shown := 0
			for _, s := range c.Statements {
				for _, p := range s.Passages {
					if strings.Contains(got, "-# "+p.ID()) {
						shown++
						if !strings.Contains(got, "> **"+p.Text()[:1]+"**"+p.Text()[1:]+"\n-# "+p.ID()) {
							t.Errorf("%s is named and not whole in %s", p.ID(), got)
						}
					}
				}
			}
			if all := test.statements * test.each; shown == 0 || shown == all || !strings.Contains(got, " more") {
				t.Errorf("%d of %d passages are shown in %s", shown, all, got)
			}
			if left := test.statements - maxSections; left > 0 && !strings.Contains(got, fmt.Sprintf("%d more statements do not fit here.", left)) {
				t.Errorf("the statements that are left out are not counted in %s", got)
			}
		})
	}
}

// Topics that are near what was asked have a row of their own.
func TestTopicsHaveTheirRow(t *testing.T) {
	c := corpustest.Builtin(t)
	a := answer.Answer{Command: "who-said", Language: message.English, Content: answer.Refusal("No."), Actions: []answer.Action{
		{Label: "Nearest passages", State: answer.State{Command: "who-said", Choice: "near"}},
		{Label: "Hockey", State: answer.State{Command: "compare", Choice: "hockey"}, Topic: true},
		{Label: "Economy", State: answer.State{Command: "compare", Choice: "economy"}, Topic: true},
	}}
	var got []string
	for _, row := range renderedOf(t, c, a).Components[1:] {
		var labels []string
		for _, b := range row.Components {
			labels = append(labels, b.Label)
		}
		got = append(got, strings.Join(labels, ", "))
	}
	if want := "Hockey, Economy; Nearest passages, Remove"; strings.Join(got, "; ") != want {
		t.Errorf("rows are %q, want %q", strings.Join(got, "; "), want)
	}
}
