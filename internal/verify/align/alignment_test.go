package align

import (
	"math/rand/v2"
	"strings"
	"testing"

	"bothsides/internal/text"
)

// scanned are the items of a text as it was typed.
func scanned(s string) []item { return read(s, english, text.Scan(s, english)) }

// An alignment goes forward in the text, and each pair is of the same word or of
// two numbers.
func TestAlignment(t *testing.T) {
	a, c := aligner(t)
	random := rand.New(rand.NewPCG(1, 2))
	for _, s := range c.Statements {
		for _, p := range s.Passages {
			words := strings.Fields(p.Text())
			random.Shuffle(min(4, len(words)), func(i, j int) { words[i], words[j] = words[j], words[i] })
			items := readWhole(a, strings.Join(words, " ")).items
			pairs, score := a.align(items, run{0, len(a.columns)})
			if best, _ := a.bounds(items); score > best+0.001 || score < 0 {
				t.Errorf("%s: the score is %.2f of %.2f", p.ID(), score, best)
			}
			for i, pair := range pairs {
				if i > 0 && pair.item <= pairs[i-1].item {
					t.Errorf("%s: item %d comes after item %d", p.ID(), pair.item, pairs[i-1].item)
				}
				item, column := items[pair.item], a.columns[pair.column]
				if item.id != column.id && !(item.kind == column.kind && item.kind.mayReplace()) {
					t.Errorf("%s: %q is aligned with %q", p.ID(), item.folded, column.folded)
				}
			}
		}
	}
}

// What is left out costs little, however long it is; what goes on elsewhere costs
// more, but at an ellipsis.
func TestCosts(t *testing.T) {
	a, _ := aligner(t)
	score := func(s string) float32 {
		_, score := a.align(readWhole(a, s).items, run{0, len(a.columns)})
		return score
	}
	const whole = "The leaders agreed that the path to peace would commence with a ceasefire on energy and infrastructure"
	for _, test := range []struct{ name, better, worse string }{
		{"the words themselves, or one left out", whole, "The leaders agreed that the path to peace would commence with ceasefire on energy and infrastructure"},
		{"one word more, or two", whole + " quux", whole + " quux quux"},
		{"the order, or another", "immediately instructed the Russian military to comply",
			"to comply immediately instructed the Russian military"},
		{"an ellipsis, or none", "The leaders agreed … technical negotiations on implementing a maritime ceasefire",
			"The leaders agreed technical negotiations on implementing a maritime ceasefire"},
		{"one statement, or two", "Vladimir Putin responded positively to this proposal and immediately instructed",
			"Vladimir Putin responded positively to this proposal these negotiations will commence"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if better, worse := score(test.better), score(test.worse); better <= worse {
				t.Errorf("%.2f and %.2f", better, worse)
			}
		})
	}
}

// Of long statements the part is aligned that has most of the text's words.
func TestNear(t *testing.T) {
	a, c := aligner(t)
	read := readWhole(a, c.Passage("KR-13.1").Text())
	if near := a.near(read); near != (run{0, len(a.columns)}) {
		t.Errorf("of a short corpus columns %v are aligned", near)
	}
	long := *a
	long.columns, long.cells = nil, nil
	for len(long.columns) < 3*maxColumns { // a statement's beginning over and over, then the passage
		long.columns, long.cells = append(long.columns, a.columns[:200]...), append(long.cells, a.cells[:200]...)
	}
	at := len(long.columns)
	for i, col := range a.columns {
		if col.passage == c.Passage("KR-13.1") {
			long.columns, long.cells = append(long.columns, col), append(long.cells, a.cells[i])
		}
	}
	if near := long.near(read); near.start > at || near.end < at+20 || near.length() > maxColumns {
		t.Errorf("columns %v are aligned, the passage is at %d", near, at)
	}
}

// Words are matching if they are together in a statement.
func TestMatching(t *testing.T) {
	a, _ := aligner(t)
	for _, test := range []struct {
		text string
		want int
	}{
		{"", 0},
		{"Rivers carry silt", 0},
		{"on March 19, a prisoner exchange", 4},
		{"Macron announced that on March 19, a prisoner exchange", 5},
		{"Macron announced that these negotiations will commence immediately", 3},
		{"the of and to", 0},
	} {
		t.Run(test.text, func(t *testing.T) {
			if got := a.Matching(readWhole(a, test.text)); got != test.want {
				t.Errorf("%d words match, want %d", got, test.want)
			}
		})
	}
}
