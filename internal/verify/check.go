package verify

import (
	"slices"
	"sync"

	"bothsides/corpus"
	"bothsides/internal/finding"
	"bothsides/internal/search"
	"bothsides/internal/text"
	"bothsides/internal/verify/align"
	"bothsides/internal/verify/attribution"
)

// Checker compares alleged quotes with one corpus. It is read-only once built
// and safe for use by many goroutines.
type Checker struct {
	corpus       *corpus.Corpus
	attributions *attribution.Reader
	aligner      *align.Aligner

	index   *search.Index
	sides   []*stated
	ids     map[string]int32 // numbers of the statements' folded tokens
	credits *credits
	// senses are made in the background from the start: what is found word for
	// word does not wait for them.
	senses func() *senses
}

// New makes the statements of a corpus ready for comparing. The index is over
// the same corpus.
func New(c *corpus.Corpus, index *search.Index) (*Checker, error) {
	k := &Checker{corpus: c, index: index}
	var err error
	if k.attributions, err = attribution.New(c); err != nil {
		return nil, err
	}
	if k.aligner, err = align.New(c); err != nil {
		return nil, err
	}
	k.sides, k.ids = prepare(c)
	k.credits = newCredits(c, k.sides, index.Knows)
	k.senses = sync.OnceValue(func() *senses { return newSenses(c, index, k.credits.known) })
	go k.senses()
	return k, nil
}

// Check compares the text with the statements, as one claim. saidBy is the id
// of the side that the asker says it is of, and goes before whom the text
// itself credits; empty: none.
func (k *Checker) Check(typed, saidBy string) Finding {
	return k.check(typed, k.corpus.Statement(saidBy), attribution.Attribution{})
}

// CheckQuoted is Check for a quote within a message: whom it is credited to may
// be said around it.
func (k *Checker) CheckQuoted(q Quoted) Finding {
	return k.check(q.Text, nil, k.attributions.Around(plainOf(q.Before).text, plainOf(q.After).text))
}

// check compares the text with the statements. The asker, or else the text
// itself, or else what is around it says whose words it is.
func (k *Checker) check(typed string, asked *corpus.Statement, around attribution.Attribution) Finding {
	p := plainOf(typed)
	tokens := text.Scan(p.text, english)
	whole := k.aligner.Read(p.text, [][]text.Token{tokens}, firstOf(asked, around.Side))
	f, exact := k.aligner.Exact(whole)
	own := attribution.Attribution{}
	if f.Words = whole.Words(); !exact {
		own = k.attributions.Read(p.text, tokens)
		f = k.judge(p, own, firstOf(asked, own.Side, around.Side))
	}
	f.Claimed = firstOf(asked, own.Side, around.Side)
	if f.Claimed == nil {
		f.Speaker = first(own.Speaker, around.Speaker)
	}
	if credited := firstOf(own.Side, around.Side); credited != nil && credited != f.Claimed {
		f.Credited = credited
	}
	f.Struck = p.struck
	f.Misattributed = misattributed(f)
	return f
}

func first(s ...string) string {
	for _, s := range s {
		if s != "" {
			return s
		}
	}
	return ""
}

func firstOf(statements ...*corpus.Statement) *corpus.Statement {
	for _, s := range statements {
		if s != nil {
			return s
		}
	}
	return nil
}

// judge tries the verdicts from the strictest on.
func (k *Checker) judge(p plain, own attribution.Attribution, claimed *corpus.Statement) Finding {
	t := k.aligner.Read(p.text, own.Said, claimed)
	if t.Words() == 0 {
		return Finding{Verdict: Absent}
	}
	f, found := k.aligner.Compare(t)
	if !found {
		f, found = k.paraphrase(p, own, claimed)
	}
	if !found {
		f, found = k.aligner.Parts(t)
	}
	if !found {
		f = Finding{Verdict: Absent}
	}
	f.Words = t.Words()
	return f
}

func (k *Checker) paraphrase(p plain, own attribution.Attribution, claimed *corpus.Statement) (Finding, bool) {
	last := own.Said[len(own.Said)-1]
	start, end := own.Said[0][min(own.Subject, len(own.Said[0])-1)].Start, last[len(last)-1].End
	legacy := &alleged{source: p.text[start:end], tokens: trimmed(read(p.text[start:end])), claimed: claimed, other: own.Speaker != ""}
	if countWords(legacy.tokens) == 0 {
		return Finding{}, false
	}
	return k.close(legacy)
}

// misattributed reports whether the words are in another statement than the
// claimed one, and nowhere in that. Other words than a statement's prove
// nothing about whose they are.
func misattributed(f Finding) bool {
	if f.Claimed == nil || f.Verdict == Absent || f.Verdict == finding.Close || f.Source == f.Claimed {
		return false
	}
	return f.Source == nil || f.Verdict != Exact || !slices.ContainsFunc(f.Passages, func(p *corpus.Passage) bool {
		return p.Statement() == f.Claimed
	})
}

func countWords(tokens []token) int {
	n := 0
	for _, t := range tokens {
		if t.kind == word {
			n++
		}
	}
	return n
}

// trimmed is the tokens without marks and ellipses at their ends.
func trimmed(tokens []token) []token {
	for len(tokens) > 0 && tokens[0].kind != word {
		tokens = tokens[1:]
	}
	for len(tokens) > 0 && tokens[len(tokens)-1].kind != word {
		tokens = tokens[:len(tokens)-1]
	}
	return tokens
}
