// Package align compares an alleged quote with the statements word by word and
// decides whether it is in one of them: exactly, changed, or put together from
// parts.
//
// A text is read into items: words by their written form, numbers by their
// value, and the marks and signs between them. Exact means that the items are
// in a statement in this order, next to each other, with nothing between them,
// unless an ellipsis joins parts of one statement in their order. Else the text
// is aligned with the statements (chain.go), and one number decides: the score
// of the best alignment, divided by that of a text which has only the
// statement's words. A text that was not taken from a statement as a whole may
// still have verbatim parts.
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
	columns []column // of all statements, with a border before each
	idsOf   []int32  // of the columns
	numbers []bool   // columns that are numbers
	vocabulary
	places map[int32][]int // columns that have an id
	kinds  *kinds
	counts Counts // nil: the columns are those of all passages
}

// column is an item of a statement with its passage; nil at a border.
type column struct {
	item
	passage *corpus.Passage
}

func (c column) statement() *corpus.Statement { return c.passage.Statement() }

// New makes the statements of a corpus ready for comparing.
func New(c *corpus.Corpus) (*Aligner, error) { return ofStatements(c.Statements) }

// OtherWordings makes the other wordings of a corpus ready for comparing.
func OtherWordings(c *corpus.Corpus) (*Aligner, error) { return ofStatements(c.Wordings) }

func ofStatements(statements []*corpus.Statement) (*Aligner, error) {
	a, err := newAligner()
	if err != nil {
		return nil, err
	}
	passages := 0
	for _, s := range statements {
		a.add(s.Passages)
		passages += len(s.Passages)
	}
	a.finish()
	a.weigh(a.columns, passages)
	return a, nil
}

// Counts are of all passages of a corpus.
type Counts interface {
	CountPassages() int
	// CountWord is how many passages have a folded word of a language.
	CountWord(word, language string) int
}

// Over is an aligner for parts of a corpus: runs of passages that follow each
// other in a statement. What a word tells is by how many of all passages have it,
// which is looked up for the words of each text that is read, so that this one is
// not safe for use by several goroutines.
func Over(runs [][]*corpus.Passage, all Counts) (*Aligner, error) {
	a, err := newAligner()
	if err != nil {
		return nil, err
	}
	for _, run := range runs {
		a.add(run)
	}
	a.finish()
	a.weight, a.counts = make([]float32, len(a.ids)), all
	return a, nil
}

// weighItems gives the ids of a text's items their weights.
func (a *Aligner) weighItems(items []item) {
	for _, t := range items {
		if t.id == other || a.weight[t.id] > 0 {
			continue
		}
		a.weight[t.id] = markWeight
		if c := a.columns[a.places[t.id][0]]; c.kind == word {
			a.weight[t.id] = weightOf(a.counts.CountWord(c.folded, c.statement().Language), a.counts.CountPassages())
		}
	}
}

func newAligner() (*Aligner, error) {
	k, err := newKinds()
	return &Aligner{places: map[int32][]int{}, kinds: k,
		vocabulary: vocabulary{ids: map[string]int32{}, folded: map[string]int32{}, variant: map[string]int32{}}}, err
}

// add appends the columns of a run of passages.
func (a *Aligner) add(run []*corpus.Passage) {
	s, start := run[0].Statement(), run[0].Span().Start
	source := s.Text[start:run[len(run)-1].Span().End]
	items := mergeNumbers(read(source, text.Scan(source, s.Language)), s.Language)
	a.intern(items, source)
	a.columns = append(a.columns, column{item: item{kind: border, id: borderline}})
	at := 0
	for _, t := range items {
		t.Start, t.End = t.Start+start, t.End+start
		for at+1 < len(run) && t.Start >= run[at+1].Span().Start {
			at++
		}
		a.places[t.id] = append(a.places[t.id], len(a.columns))
		a.columns = append(a.columns, column{t, run[at]})
	}
}

// finish makes what is made of all columns together.
func (a *Aligner) finish() {
	for _, c := range a.columns {
		a.idsOf, a.numbers = append(a.idsOf, c.id), append(a.numbers, c.number)
	}
	a.speller = text.NewSpeller(maps.Keys(a.ids))
	a.kinds.note(a.columns)
}

// Text is an alleged text as it is compared.
type Text struct {
	source  string
	items   []item
	Claimed *corpus.Statement // the side whose words come first where several have them
}

// Read makes a text ready for comparing. The pieces are what is alleged of the
// source, as text.Scan gives it in the language of the statements; between two
// of them something may be left out.
func (a *Aligner) Read(source, lang string, pieces [][]text.Token, claimed *corpus.Statement) Text {
	var items []item
	for i, tokens := range pieces {
		if i > 0 && len(tokens) > 0 {
			at := tokens[0].Start
			items = append(items, item{Span: text.Span{Start: at, End: at}, kind: gap, folded: "…", space: true})
		}
		items = append(items, read(source, a.joined(source, lang, tokens))...)
	}
	items = gathered(a.kinds.trimmed(items, source), source)
	items = mergeNumbers(items, lang)
	a.resolve(items, source)
	if a.counts != nil {
		a.weighItems(items)
	}
	return Text{source, items, claimed}
}

// Words is the number of words in the text.
func (t Text) Words() int { return words(t.items) }

// Compare finds the statement that the text was taken from, word for word or
// changed; false if from none.
func (a *Aligner) Compare(t Text) (finding.Finding, bool) {
	if f, found := a.Exact(t); found {
		return f, true
	}
	return a.altered(t)
}

// joined makes one word of two that a hyphen at a line's end divides, if that
// is one of the statements' words. The line's end may have become a space.
func (a *Aligner) joined(source, lang string, tokens []text.Token) []text.Token {
	out := slices.Clone(tokens)
	for i := 0; i+2 < len(out); i++ {
		first, hyphen, second := out[i], out[i+1], out[i+2]
		whole := written(source[first.Start:first.End] + source[second.Start:second.End])
		if _, known := a.ids[whole]; known && first.End == hyphen.Start && source[hyphen.Start:hyphen.End] == "-" && hyphen.End < second.Start {
			first.End, first.Folded, first.Lemma = second.End, whole, text.Lemma(whole, lang)
			first.Kind = text.Word
			out = slices.Replace(out, i, i+3, first)
		}
	}
	return out
}

// window is a stretch of columns of one statement.
type window struct{ start, end int }

// span is the window's bytes in its statement.
func (a *Aligner) span(w window) corpus.Span {
	return corpus.Span{Start: a.columns[w.start].Start, End: a.columns[w.end-1].End}
}

func (a *Aligner) text(w window) string {
	s := a.span(w)
	return a.columns[w.start].statement().Text[s.Start:s.End]
}

// passages are those that the windows are in, each once.
func (a *Aligner) passages(windows ...window) []*corpus.Passage {
	var out []*corpus.Passage
	for _, w := range windows {
		for _, c := range a.columns[w.start:w.end] {
			if !slices.Contains(out, c.passage) {
				out = append(out, c.passage)
			}
		}
	}
	return out
}

// marks are, for each passage, the parts of it that the windows have, in order.
func (a *Aligner) marks(passages []*corpus.Passage, windows ...window) [][]corpus.Span {
	byPlace := slices.SortedFunc(slices.Values(windows), func(x, y window) int { return x.start - y.start })
	out := make([][]corpus.Span, len(passages))
	for i, p := range passages {
		for _, w := range byPlace {
			if a.columns[w.start].statement() == p.Statement() {
				out[i] = joinSpans(out[i], clip(a.span(w), p))
			}
		}
	}
	return out
}

// joinSpans appends spans to others before them, as one where they overlap.
func joinSpans(spans, more []corpus.Span) []corpus.Span {
	for _, s := range more {
		if n := len(spans); n > 0 && s.Start <= spans[n-1].End {
			spans[n-1].End = max(spans[n-1].End, s.End)
			continue
		}
		spans = append(spans, s)
	}
	return spans
}

// clip is the part of a statement's span that a passage has, as a span of the
// passage; none or one.
func clip(s corpus.Span, p *corpus.Passage) []corpus.Span {
	own := p.Span()
	start, end := max(s.Start, own.Start), min(s.End, own.End)
	if start >= end {
		return nil
	}
	return []corpus.Span{{Start: start - own.Start, End: end - own.Start}}
}
