package verify

import (
	"slices"
	"sync"

	"bothsides/corpus"
	"bothsides/internal/search"
)

// Checker holds alleged quotes against one corpus. It is read-only once built
// and safe for use by many goroutines.
type Checker struct {
	corpus  *corpus.Corpus
	index   *search.Index
	sides   []*stated
	ids     map[string]int32 // numbers of the statements' folded tokens
	credits *credits
	// senses are made in the background from the start: what is found word for
	// word does not wait for them.
	senses func() *senses
}

// New makes the statements of a corpus ready for comparing. The index is over
// the same corpus; it tells which other words stand for those of a passage.
func New(c *corpus.Corpus, index *search.Index) *Checker {
	k := &Checker{corpus: c, index: index}
	k.sides, k.ids = prepare(c)
	k.credits = newCredits(c, k.sides, index.Knows)
	k.senses = sync.OnceValue(func() *senses { return newSenses(c, index, k.credits.known) })
	go k.senses()
	return k
}

// Check holds the text against the statements, as one claim. saidBy is the id
// of the side that the asker says it is of, and goes before whom the text
// itself credits; empty: none.
func (k *Checker) Check(text, saidBy string) Finding {
	t := &alleged{source: text, tokens: read(text)}
	t.claimed = k.corpus.Statement(saidBy)
	f, found := k.exact(t) // before an attribution is looked for: this has none
	if !found {
		k.credits.credit(t)
		f = k.judge(t)
	}
	f.Claimed, f.Other = t.claimed, t.other
	f.Words = countWords(t.tokens)
	f.Misattributed = k.misattributed(f)
	return f
}

// CheckQuoted is Check for a quote within a message: whom it is credited to
// stands around it.
func (k *Checker) CheckQuoted(q Quoted) Finding {
	f := k.Check(q.Text, "")
	if f.Claimed != nil || f.Other {
		return f
	}
	claimed, other := k.credits.around(q)
	if claimed != nil {
		return k.Check(q.Text, claimed.ID)
	}
	if f.Other = other; other && f.Verdict == Close {
		f = Finding{Verdict: Absent, Other: true, Words: f.Words}
	}
	return f
}

// judge tries the verdicts from the strictest on.
func (k *Checker) judge(t *alleged) Finding {
	t.tokens = trimmed(t.tokens)
	t.subject = min(t.subject, len(t.tokens))
	if countWords(t.tokens) == 0 {
		return Finding{Verdict: Absent}
	}
	for _, try := range []func(*alleged) (Finding, bool){k.exact, k.stitched, k.altered, k.close} {
		if f, found := try(t); found {
			return f
		}
	}
	return Finding{Verdict: Absent}
}

// misattributed tells whether the words stand in another statement than the
// claimed one, and nowhere in that.
func (k *Checker) misattributed(f Finding) bool {
	if f.Claimed == nil || f.Verdict == Absent || f.Source == f.Claimed {
		return false
	}
	return f.Source == nil || !slices.ContainsFunc(f.Passages, func(p *corpus.Passage) bool {
		return p.Statement() == f.Claimed && f.Verdict == Exact
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
