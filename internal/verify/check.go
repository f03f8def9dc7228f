package verify

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/claim"
	"bothsides/internal/finding"
	"bothsides/internal/text"
	"bothsides/internal/verify/align"
	"bothsides/internal/verify/attribution"
	"bothsides/internal/verify/paraphrase"
)

// Checker compares alleged quotes with one corpus. It is read-only once built
// and safe for use by many goroutines.
type Checker struct {
	corpus       *corpus.Corpus
	attributions *attribution.Reader
	aligner      *align.Aligner
	paraphrases  *paraphrase.Judge
	others       *align.Aligner // of other wordings; nil: there are none
}

// New makes the statements of a corpus ready for comparing.
func New(c *corpus.Corpus) (*Checker, error) {
	claims, err := claim.NewReader(c, c.Lexicon)
	if err != nil {
		return nil, fmt.Errorf("reading claims: %w", err)
	}
	return newChecker(c, claims)
}

func newChecker(c *corpus.Corpus, claims *claim.Reader) (*Checker, error) {
	attributions, err := attribution.New(c)
	if err != nil {
		return nil, fmt.Errorf("reading attributions: %w", err)
	}
	k := &Checker{corpus: c, attributions: attributions, aligner: align.New(c), others: otherWordings(c)}
	if k.paraphrases, err = paraphrase.New(c, claims); err != nil {
		return nil, fmt.Errorf("judging paraphrases: %w", err)
	}
	return k, nil
}

// Without is the checker without a mechanism of paraphrases.
func (k *Checker) Without(m paraphrase.Mechanism) *Checker {
	without := *k
	without.paraphrases = k.paraphrases.Without(m)
	return &without
}

// Check compares the text with the statements, as one claim. saidBy is the id
// of the side that the asker says it is of, and goes before whom the text
// itself credits; empty: none.
func (k *Checker) Check(typed, saidBy string) finding.Finding {
	return k.check(typed, k.corpus.Statement(saidBy), attribution.Attribution{})
}

// CheckQuoted is Check for a quote within a message: whom it is credited to may
// be said around it.
func (k *Checker) CheckQuoted(q Quoted) finding.Finding {
	return k.check(q.Text, nil, k.attributions.Around(plainOf(q.Before).text, plainOf(q.After).text))
}

// check compares the text with the statements. The asker, or else the text
// itself, or else what is around it says whose words it is.
func (k *Checker) check(typed string, asked *corpus.Statement, around attribution.Attribution) finding.Finding {
	p := plainOf(typed)
	lang := k.language(p.text)
	tokens := text.Scan(p.text, lang)
	whole := k.aligner.Read(p.text, lang, [][]text.Token{tokens}, cmp.Or(asked, around.Side))
	f, exact := k.aligner.Exact(whole) // before an attribution is looked for: this has none
	own := attribution.Attribution{}
	if !exact {
		own = k.attributions.Read(p.text, tokens)
		t := whole
		if t.Claimed = cmp.Or(asked, own.Side, around.Side); !isAll(own, tokens) {
			t = k.aligner.Read(p.text, lang, own.Said, t.Claimed)
		}
		f = k.judge(p.text, own, t)
		if f.Verdict == finding.Exact && !isAll(own, tokens) {
			if g, found := k.aligner.Compare(whole); found && butForSigns(g) {
				f, own = g, attribution.Attribution{} // "Vladimir Putin: announced" credits nobody
			}
		}
	}
	if g, found := k.inOtherWording(f, p.text, lang, tokens, own); found {
		f = g
	}
	f.Words = cmp.Or(f.Words, whole.Words())
	f.Claimed = cmp.Or(asked, own.Side, around.Side)
	if f.Claimed == nil {
		f.Speaker = cmp.Or(own.Speaker, around.Speaker)
	}
	if credited := cmp.Or(own.Side, around.Side); credited != f.Claimed {
		f.Credited = credited
	}
	f.Struck = p.struck
	f.Misattributed = misattributed(f)
	return f
}

// butForSigns reports whether a text differs from a statement in no word.
func butForSigns(f finding.Finding) bool {
	return !f.Stitched && !slices.ContainsFunc(f.Diff, func(op finding.Op) bool {
		return op.Op != finding.Equal && strings.ContainsFunc(op.Text, isAlphanumeric)
	})
}

// isAll reports whether nothing of a text is taken off as an attribution.
func isAll(own attribution.Attribution, tokens []text.Token) bool {
	return len(own.Said) == 1 && len(own.Said[0]) == len(tokens)
}

// language is the one in which a text is compared with the statements: its own,
// if a statement is in it.
func (k *Checker) language(s string) string {
	languages := k.corpus.Languages()
	if len(languages) > 1 {
		if lang := text.Language(text.Words(s, languages[0])); slices.Contains(languages, lang) {
			return lang
		}
	}
	return languages[0]
}

// judge tries the verdicts from the strictest on.
func (k *Checker) judge(source string, own attribution.Attribution, t align.Text) finding.Finding {
	if t.Words() == 0 {
		return finding.Finding{Verdict: finding.Absent}
	}
	f, found := k.aligner.Compare(t)
	if !found {
		f, found = k.aligner.Parts(t, align.LongPart)
	}
	if !found {
		f = k.inOtherWords(said(source, own), own.Speaker != "")
	}
	if f.Verdict == finding.Absent {
		if parts, found := k.aligner.Parts(t, align.ShortPart); found {
			f = parts
		}
	}
	f.Words = t.Words()
	return f
}

// said is what a text credits somebody with, without a side that is only the
// subject of its sentence.
func said(source string, own attribution.Attribution) string {
	first, last := own.Said[0], own.Said[len(own.Said)-1]
	return source[first[min(own.Subject, len(first)-1)].Start:last[len(last)-1].End]
}

// inOtherWords is the finding for a text that was not taken from a statement:
// close, or absent. What somebody else is credited with is no side's words in
// others.
func (k *Checker) inOtherWords(said string, byOthers bool) finding.Finding {
	judged := k.paraphrases.Compare(said)
	if slices.Contains(k.corpus.Languages(), judged.Language) {
		judged.Language = ""
	}
	if judged.Close && !byOthers {
		return finding.Finding{Verdict: finding.Close, Source: judged.Passages[0].Statement(), Passages: judged.Passages, Language: judged.Language}
	}
	f := finding.Finding{Verdict: finding.Absent, Nearest: judged.Passages, Language: judged.Language}
	if len(judged.Differs) > 0 {
		d := judged.Differs[0]
		f.Contradicts = &finding.Contradiction{Slot: string(d.Slot), Stated: d.Stated, Alleged: d.Alleged}
	}
	return f
}

// misattributed reports whether the words are in another statement than the
// claimed one, and nowhere in that. Other words than a statement's prove
// nothing about whose they are.
func misattributed(f finding.Finding) bool {
	if f.Claimed == nil || f.Verdict == finding.Absent || f.Verdict == finding.Close || f.Source == f.Claimed {
		return false
	}
	return f.Source == nil || f.Verdict != finding.Exact || !slices.ContainsFunc(f.Passages, func(p *corpus.Passage) bool {
		return p.Statement().First() == f.Claimed
	})
}
