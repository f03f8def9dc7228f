// Package align compares an alleged quote with the statements word by word and
// decides whether it is in one of them: exactly, changed, or put together from
// parts.
//
// A text is read into items (item.go): words by their written form, numbers by
// their value, and the marks and signs between them. Exact means that the items
// are in a statement in this order, next to each other, with nothing between
// them, unless an ellipsis joins parts of one statement in their order
// (exact.go). Else the text is aligned with the statements (alignment.go), and
// one number decides: the score of the best alignment, divided by that of a text
// which has only the statement's words (altered.go). A text that was not taken
// from a statement as a whole may still have verbatim parts (parts.go).
package align

import (
	"maps"
	"slices"

	"bothsides/corpus"
	"bothsides/internal/finding"
	"bothsides/internal/text"
)

// Aligner compares texts with the statements of a corpus. It does not change
// once it is made.
type Aligner struct {
	columns []item // of all statements, with a border before each
	cells   []cell // of the columns
	vocabulary
	places map[int32][]int // columns that have an id
	counts Counts          // nil: the columns are those of all passages
	size   int             // number of passages
}

// Counts are of all passages of a corpus.
type Counts interface {
	CountPassages() int
	// CountWord is how many passages have a folded word of a language.
	CountWord(word, language string) int
}

// New makes the statements of a corpus ready for comparing.
func New(c *corpus.Corpus) *Aligner { return ofStatements(c.Statements) }

// OtherWordings makes the other wordings of a corpus ready for comparing; nil if
// there are none.
func OtherWordings(c *corpus.Corpus) *Aligner {
	if len(c.Wordings) == 0 {
		return nil
	}
	return ofStatements(c.Wordings)
}

func ofStatements(statements []*corpus.Statement) *Aligner {
	var runs [][]*corpus.Passage
	for _, s := range statements {
		runs = append(runs, s.Passages)
	}
	return Over(runs, nil)
}

// Over is an aligner for parts of a corpus: runs of passages that follow each
// other in a statement. What a word tells is by how many of all passages have it;
// without counts the runs have all.
func Over(runs [][]*corpus.Passage, all Counts) *Aligner {
	a := &Aligner{vocabulary: newVocabulary(), places: map[int32][]int{}, counts: all}
	for _, passages := range runs {
		a.add(passages)
	}
	a.speller = text.NewSpeller(maps.Keys(a.ids))
	for i := range a.columns {
		a.columns[i].kind = a.kindOf(a.columns[i])
		a.cells = append(a.cells, a.cell(i))
	}
	return a
}

// add appends the columns of passages that follow each other in a statement.
func (a *Aligner) add(passages []*corpus.Passage) {
	s, start := passages[0].Statement(), passages[0].Span().Start
	source := s.Text[start:passages[len(passages)-1].Span().End]
	a.columns = append(a.columns, item{kind: border, id: borderline})
	at := 0
	for _, t := range read(source, s.Language, text.Scan(source, s.Language)) {
		t.id = a.intern(t)
		t.Start, t.End = t.Start+start, t.End+start
		for at+1 < len(passages) && t.Start >= passages[at+1].Span().Start {
			at++
		}
		a.places[t.id] = append(a.places[t.id], len(a.columns))
		t.passage = passages[at]
		a.columns = append(a.columns, t)
	}
	a.size += len(passages)
}

// Text is an alleged text as it is compared.
type Text struct {
	source    string
	items     []item
	breaksOff bool              // perhaps within its last word
	Claimed   *corpus.Statement // the side whose words come first where several have them
}

// Read makes a text ready for comparing. The pieces are what is alleged of the
// source, as text.Scan gives it in the language of the statements; between two
// of them something may be left out.
func (a *Aligner) Read(source, lang string, pieces [][]text.Token, claimed *corpus.Statement) Text {
	var items []item
	for i, tokens := range pieces {
		if i > 0 && len(tokens) > 0 {
			at := tokens[0].Start
			items = append(items, item{Span: text.Span{Start: at, End: at}, kind: gap, form: ellipsis, space: true})
		}
		items = append(items, read(source, lang, replaced(tokens, a.divided(source, lang, tokens)))...)
	}
	items = trimmed(items)
	for i := range items {
		a.resolve(&items[i])
	}
	a.weigh(items)
	return Text{source, items, breaksOff(items), claimed}
}

// Words is the number of words in the text.
func (t Text) Words() int { return count(t.items) }

// Compare finds the statement that the text was taken from, word for word or
// changed; false if from none.
func (a *Aligner) Compare(t Text) (finding.Finding, bool) {
	if f, found := a.Exact(t); found {
		return f, true
	}
	if f, found := a.swapped(t); found {
		return f, true
	}
	return a.altered(t)
}

// run is some items of a text that follow each other, or columns of a statement.
type run struct{ start, end int }

func (r run) length() int { return r.end - r.start }

// span is the bytes of a run of columns in its statement.
func (a *Aligner) span(r run) corpus.Span {
	return corpus.Span{Start: a.columns[r.start].Start, End: a.columns[r.end-1].End}
}

func (a *Aligner) statement(r run) *corpus.Statement { return a.columns[r.start].statement() }

func (a *Aligner) text(r run) string {
	s := a.span(r)
	return a.statement(r).Text[s.Start:s.End]
}

// passages are those that runs of columns are in, each once.
func (a *Aligner) passages(runs ...run) []*corpus.Passage {
	var out []*corpus.Passage
	for _, r := range runs {
		for _, c := range a.columns[r.start:r.end] {
			if !slices.Contains(out, c.passage) {
				out = append(out, c.passage)
			}
		}
	}
	return out
}

// marks are, for each passage, the parts of it that runs of columns have, in
// order.
func (a *Aligner) marks(passages []*corpus.Passage, runs ...run) [][]corpus.Span {
	runs = slices.SortedFunc(slices.Values(runs), func(x, y run) int { return x.start - y.start })
	out := make([][]corpus.Span, len(passages))
	for i, p := range passages {
		for _, r := range runs {
			if a.statement(r) == p.Statement() {
				out[i] = addMark(out[i], a.span(r), p)
			}
		}
	}
	return out
}

// addMark appends the part of a statement's span that a passage has, if any, as a
// span of the passage; where it overlaps the last mark they are one.
func addMark(marks []corpus.Span, s corpus.Span, p *corpus.Passage) []corpus.Span {
	own := p.Span()
	start, end := max(s.Start, own.Start)-own.Start, min(s.End, own.End)-own.Start
	if start >= end {
		return marks
	}
	if n := len(marks); n > 0 && start <= marks[n-1].End {
		marks[n-1].End = max(marks[n-1].End, end)
		return marks
	}
	return append(marks, corpus.Span{Start: start, End: end})
}
