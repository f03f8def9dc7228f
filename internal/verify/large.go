package verify

import (
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
	"unicode"

	"bothsides/corpus"
	"bothsides/internal/claim"
	"bothsides/internal/verify/align"
	"bothsides/internal/verify/attribution"
	"bothsides/internal/verify/paraphrase"
)

// maxWhole is up to how many passages a corpus has for a text to be compared
// with all of them. Of a larger one a text is compared with those that share
// most with it, so that neither memory nor time grows with the corpus.
const maxWhole = 1000

// With how many passages a text is compared, besides those around them.
const (
	mostAligned = 24 // word for word; of longer texts more
	mostJudged  = 8  // in other words
)

// Source finds passages of a corpus, and counts what they have.
type Source interface {
	align.Counts
	paraphrase.Counts
	// Near finds about so many passages of statements in the language that share
	// most with a text, the best first.
	Near(text, language string, about int) ([]*corpus.Passage, error)
	// Claims reads the claims of texts about the corpus.
	Claims() *claim.Reader
}

// Checkers gives each text what it is to be compared with. It does not change
// once it is made.
type Checkers struct {
	whole  *Checker // nil: the corpus is too large
	base   Checker
	source Source
}

// NewCheckers makes a corpus ready for comparing; source finds its passages
// where they are too many.
func NewCheckers(c *corpus.Corpus, source Source) (*Checkers, error) {
	if c.PassageCount() > maxWhole {
		return newLarge(c, source)
	}
	k, err := newChecker(c, source.Claims())
	return &Checkers{whole: k}, err
}

func newLarge(c *corpus.Corpus, source Source) (*Checkers, error) {
	attributions, err := attribution.New(c)
	if err != nil {
		return nil, fmt.Errorf("reading attributions: %w", err)
	}
	judge, err := paraphrase.NewOver(c, source.Claims())
	if err != nil {
		return nil, fmt.Errorf("judging paraphrases: %w", err)
	}
	base := Checker{corpus: c, attributions: attributions, references: newReferences(c), paraphrases: judge, others: align.OtherWordings(c)}
	return &Checkers{base: base, source: source}, nil
}

// For is the checker for a text as it was typed.
func (k *Checkers) For(typed string) (*Checker, error) {
	if k.whole != nil {
		return k.whole, nil
	}
	near := k.base
	text := near.read(typed).text
	found, err := k.source.Near(text, near.language(text), mostAligned)
	if err != nil {
		return nil, fmt.Errorf("finding passages near a text: %w", err)
	}
	found = append(found, near.verbatim(text)...)
	near.aligner = align.Over(near.runsAround(found), k.source)
	judged := near.runsAround(found[:min(len(found), mostJudged)])
	near.paraphrases = near.paraphrases.Over(slices.Concat(judged...), k.source)
	return &near, nil
}

// fewWords is up to how many words of a text are looked for as they are typed, in
// all of the statements: words that many passages have may be together in one that
// is not among the best.
const fewWords = 5

// verbatim is the first passage of each statement that has a short text as it is
// typed.
func (k *Checker) verbatim(text string) []*corpus.Passage {
	text = strings.TrimFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	if text == "" || len(strings.Fields(text)) > fewWords {
		return nil
	}
	var out []*corpus.Passage
	for _, s := range k.corpus.Statements {
		if at := strings.Index(s.Text, text); at >= 0 {
			i := sort.Search(len(s.Passages), func(i int) bool { return s.Passages[i].Span().End > at })
			out = append(out, s.Passages[min(i, len(s.Passages)-1)])
		}
	}
	return out
}

// runsAround are the passages with the one before and the one after each, as
// runs of passages that follow each other, in the order of the corpus.
func (k *Checker) runsAround(found []*corpus.Passage) [][]*corpus.Passage {
	places := map[*corpus.Statement]map[int]bool{}
	for _, p := range found {
		s := p.Statement()
		if places[s] == nil {
			places[s] = map[int]bool{}
		}
		for i := max(0, p.Index()-1); i <= min(p.Index()+1, len(s.Passages)-1); i++ {
			places[s][i] = true
		}
	}
	var runs [][]*corpus.Passage
	for _, s := range k.corpus.Statements {
		last := -2
		for _, i := range slices.Sorted(maps.Keys(places[s])) {
			if i > last+1 {
				runs = append(runs, nil)
			}
			run := &runs[len(runs)-1]
			*run = append(*run, s.Passages[i])
			last = i
		}
	}
	return runs
}
