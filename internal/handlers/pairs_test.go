package handlers

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

// quoting is a section for each statement with quotes of its passages among
// those named; a statement without any has the given outcome.
func quoting(c *corpus.Corpus, ids string, without answer.Outcome) []answer.Section {
	var sections []answer.Section
	for _, s := range c.Statements {
		section := answer.Section{Statement: s}
		for id := range strings.FieldsSeq(ids) {
			if p := c.Passage(id); p.Statement() == s {
				section.Quotes = append(section.Quotes, answer.Quote{Passage: p})
			}
		}
		if len(section.Quotes) == 0 {
			section.Outcome = without
		}
		sections = append(sections, section)
	}
	return sections
}

// told is a pair in short: "ceasefire: WH-1.1 WH-2.2 | KR-3.1", with ids that
// are quoted elsewhere in brackets and silent sides as "-".
func told(p answer.Pair) string {
	var sides []string
	for _, s := range p.Sides {
		var ids []string
		for _, q := range s.Quotes {
			ids = append(ids, q.Passage.ID())
		}
		for _, e := range s.Elsewhere {
			ids = append(ids, "("+e.ID()+")")
		}
		if len(ids) == 0 {
			ids = []string{"-"}
		}
		sides = append(sides, strings.Join(ids, " "))
	}
	head := ""
	if p.Topic != nil {
		head = p.Topic.ID + ": "
	}
	if p.Only != nil {
		head = p.Only.ID + " only, " + head
	}
	return head + strings.Join(sides, " | ")
}

func TestPairs(t *testing.T) {
	c := testService(t).Corpus
	for _, test := range []struct {
		name, ids string
		want      []string
	}{
		{"a topic of both", "WH-4.1 KR-12.1", []string{"economy: WH-4.1 | KR-12.1"}},
		{"each passage once, the fuller topic first", "WH-1.1 WH-2.2 KR-3.1 KR-6.1",
			[]string{"ceasefire: WH-1.1 WH-2.2 | KR-3.1", "energy: (WH-2.2) | KR-6.1"}},
		{"where the other side speaks of it", "WH-4.1 KR-7.1", []string{"economy: WH-4.1 | (KR-12.1)", "black-sea: (WH-2.2) | KR-7.1"}},
		{"topics of one side last", "WH-2.3 WH-3.1 KR-10.1 KR-13.1",
			[]string{"middle-east: WH-3.1 | KR-10.1", "white-house only, talks-in-the-middle-east: WH-2.3", "kremlin only, hockey: KR-13.1"}},
		{"a silent side is in the first pair", "KR-13.1 KR-8.1", []string{"kremlin only, hockey: - | KR-13.1", "kremlin only, prisoners: KR-8.1"}},
		{"not silent about its own topic", "KR-10.2 KR-2.2", []string{"weapons: KR-10.2", "kremlin only, causes: - | KR-2.2"}},
		{"nothing", "", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, p := range pairs(c, quoting(c, test.ids, answer.Silent)) {
				got = append(got, told(p))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Without a map of topics everything is one pair.
func TestPairsWithoutTopics(t *testing.T) {
	svc := ownService(t, ownFiles(2))
	sections := quoting(svc.Corpus, "MA-1.1 UN-1.1 UN-1.2", answer.Silent)
	got := pairs(svc.Corpus, sections)
	if len(got) != 1 || told(got[0]) != "MA-1.1 | UN-1.1 UN-1.2" {
		t.Errorf("got %d pairs, %s", len(got), told(got[0]))
	}
}

// A topic's words are marked where they are words of the passage, not in longer
// ones.
func TestTopicsMarkWholeWords(t *testing.T) {
	svc := testService(t)
	for _, c := range []struct{ name, passage, words, want string }{
		{"words", "WH-1.2", "improved bilateral relations", "improved bilateral relations"},
		{"the beginning of a word", "WH-4.1", "improved bilateral relations", ""},
		{"the end of a word", "KR-7.2", "greed to initiate", ""},
		{"before a full stop", "WH-2.3", "Middle East", "Middle East"},
		{"words of another passage", "WH-2.3", "hockey", ""},
		{"none", "WH-2.3", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, got := svc.Corpus.Passage(c.passage), ""
			for _, m := range markWords(p, c.words) {
				got += p.Text()[m.Start:m.End]
			}
			if got != c.want {
				t.Errorf("%q is marked, want %q", got, c.want)
			}
		})
	}
}

// A comparison offers none of its own topic, and all that it quotes is in it
// once.
func TestComparisonQuotesEachOnce(t *testing.T) {
	svc := testService(t)
	for _, topic := range svc.Corpus.Topics {
		for _, a := range []answer.Answer{
			answerLine(t, svc, "/compare "+topic.Name("en")),
			press(t, svc, answer.State{Command: "compare", Choice: topic.ID}),
		} {
			want, got := map[string]int{}, map[string]int{}
			for _, p := range passagesOf(a.Sections()) {
				want[p.ID()]++
			}
			content := a.Content.(answer.Passages)
			for _, pair := range content.Pairs {
				for _, side := range pair.Sides {
					for _, q := range side.Quotes {
						got[q.Passage.ID()]++
					}
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: quotes of the sections and the pairs: %s", topic.ID, diff)
			}
			for _, action := range a.Actions {
				if action.State.Command == "compare" && len(action.State.Passages) == 0 {
					t.Errorf("%s: offers %q", topic.ID, action.Label)
				}
			}
		}
	}
}

// A side is told of passages of a topic that another pair shows; of those that
// none shows only where there are no others, and that they are not shown.
func TestPassagesElsewhere(t *testing.T) {
	for _, line := range []string{"/compare ukraine", "/compare ceasefire", "/compare peace", "/compare Black Sea", "/compare Iran", "/compare economy"} {
		t.Run(line, func(t *testing.T) {
			a := answerLine(t, testService(t), line)
			found, _ := a.Content.(answer.Passages)
			quoted := passagesOf(found.Sections)
			for _, pair := range found.Pairs {
				for _, side := range pair.Sides {
					for _, p := range side.Elsewhere {
						if slices.Contains(quoted, p) == side.Unshown {
							t.Errorf("%s is among those that are %q", p.ID(), message.English.Text(side.ElsewhereKey(), p.ID()))
						}
					}
				}
			}
		})
	}
}
