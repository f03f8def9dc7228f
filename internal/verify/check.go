package verify

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"sync"
	"unicode/utf8"

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
	references   *references
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
	k := &Checker{corpus: c, references: newReferences(c)}
	var unread, unjudged error
	var making sync.WaitGroup // of parts that know nothing of each other
	making.Go(func() { k.attributions, unread = attribution.New(c) })
	making.Go(func() { k.aligner, k.others = align.New(c), align.OtherWordings(c) })
	making.Go(func() { k.paraphrases, unjudged = paraphrase.New(c, claims) })
	making.Wait()
	switch {
	case unread != nil:
		return nil, fmt.Errorf("reading attributions: %w", unread)
	case unjudged != nil:
		return nil, fmt.Errorf("judging paraphrases: %w", unjudged)
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
	before, after := plainOf(q.Before).text, plainOf(q.After).text
	if q.NamesFollow {
		if signed := k.attributions.Around("", after); signed.Side != nil {
			return k.check(q.Text, nil, signed)
		}
	}
	return k.check(q.Text, nil, k.attributions.Around(before, after))
}

// reading is a text as it is checked.
type reading struct {
	plain
	lang   string // in which it is compared with the statements
	tokens []text.Token
	own    attribution.Attribution // whom it credits with what
	cited  *corpus.Statement       // whose passage it refers to; nil: none
}

func (k *Checker) read(typed string) reading {
	typed, cited := k.references.cut(typed)
	p := plainOf(typed)
	lang := k.language(p.text)
	return reading{plain: p, lang: lang, tokens: text.Scan(p.text, lang), cited: cited}
}

// readCredited reads a text with its attribution.
func (k *Checker) readCredited(typed string) reading {
	r := k.read(typed)
	r.own = k.attributions.Read(r.text, r.tokens)
	return r
}

// check compares the text with the statements. The asker, or else the text
// itself, or else what is around it says whose words it is.
func (k *Checker) check(typed string, asked *corpus.Statement, around attribution.Attribution) finding.Finding {
	r := k.read(typed)
	around.Side = cmp.Or(around.Side, r.cited)
	whole := k.aligner.Read(r.text, r.lang, [][]text.Token{r.tokens}, cmp.Or(asked, around.Side))
	f, exact := k.aligner.Exact(whole) // before an attribution is looked for: this has none
	if !exact {
		r.own = k.attributions.Read(r.text, r.tokens)
		whole.Claimed = cmp.Or(asked, r.own.Side, around.Side)
		if f = k.judge(r, whole); f.Verdict == finding.Exact && k.mayBeSaid(r, whole) {
			isDenied := r.own.Denied
			if r.own = k.attributions.ReadStrictly(r.text, r.tokens); isDenied {
				r.own.Side = nil
			}
			whole.Claimed = cmp.Or(asked, r.own.Side, around.Side)
			f = k.judge(r, whole)
		}
	}
	f = k.inOtherWording(f, r)
	f.Words = cmp.Or(f.Words, whole.Words())
	f.Claimed = cmp.Or(asked, r.own.Side, around.Side)
	if f.Claimed == nil {
		speaks := r.own
		if speaks.Speaker == "" {
			speaks = around
		}
		f.Speaker, f.SpeaksFor = speaks.Speaker, speaks.SpeaksFor
	}
	if credited := cmp.Or(r.own.Side, around.Side); credited != f.Claimed {
		f.Credited = credited
	}
	f.Struck = r.struck
	f.Misattributed = areOthers(f, f.Claimed)
	if f.SpeaksFor != nil && (f.Source == nil || !areOthers(f, f.SpeaksFor)) {
		f.Speaker, f.SpeaksFor = "", nil // whose side's words these are, or may be
	}
	return f
}

// mayBeSaid reports whether what looks like an attribution has words that the
// statement has beside the others too: "Macron announced that on March 19, …".
func (k *Checker) mayBeSaid(r reading, whole align.Text) bool {
	return r.own.Loose && k.aligner.Matching(whole) > k.aligner.Matching(k.aligner.Read(r.text, r.lang, r.own.Said, nil))
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

// judge tries the verdicts from the strictest on, for what a text credits somebody
// with.
func (k *Checker) judge(r reading, whole align.Text) finding.Finding {
	t := whole
	if len(r.own.Said) != 1 || len(r.own.Said[0]) != len(r.tokens) {
		t = k.aligner.Read(r.text, r.lang, r.own.Said, whole.Claimed)
	}
	if t.Words() == 0 {
		return finding.Finding{Verdict: finding.Absent}
	}
	f, found := k.aligner.Compare(t)
	if !found {
		f, found = k.aligner.Parts(t, align.LongPart)
	}
	if !found {
		f = k.inOtherWords(r.said(), r.own.Speaker != "" && r.own.SpeaksFor == nil)
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
// subject of its sentence; "" if it is nothing. That somebody did not say it is
// part of what the text says.
func (r reading) said() string {
	said := r.own.Said
	if r.own.Denied {
		return r.text
	}
	if len(said) == 0 {
		return ""
	}
	first, last := said[0], said[len(said)-1]
	return r.text[first[min(r.own.Subject, len(first)-1)].Start:last[len(last)-1].End]
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

// inOtherWording is a text's finding in another wording of a statement, if that
// has it more nearly than the first, in which what both have was found.
func (k *Checker) inOtherWording(best finding.Finding, r reading) finding.Finding {
	if k.others == nil || best.Verdict == finding.Exact {
		return best
	}
	for _, pieces := range [][][]text.Token{{r.tokens}, r.own.Said} {
		t := k.others.Read(r.text, r.lang, pieces, nil)
		f, found := k.others.Compare(t)
		if !found || f.Source == nil || distance(f) >= distance(best) {
			continue
		}
		f.Words, f.Wording, f.Source = t.Words(), f.Source, f.Source.First()
		best = f
	}
	return best
}

// distance is how many characters of a text and of a statement differ; of all
// there are where they are not compared character by character.
func distance(f finding.Finding) int {
	if f.Diff == nil {
		return math.MaxInt
	}
	n := 0
	for _, op := range f.Diff {
		if op.Op != finding.Equal {
			n += utf8.RuneCountInString(op.Text)
		}
	}
	return n
}

// areOthers reports whether the words are in another statement than a side's, and
// nowhere in that. Other words than a statement's prove nothing about whose they
// are.
func areOthers(f finding.Finding, side *corpus.Statement) bool {
	if side == nil || f.Verdict == finding.Absent || f.Verdict == finding.Close || f.Source == side {
		return false
	}
	return f.Source == nil || f.Verdict != finding.Exact || !slices.ContainsFunc(f.Passages, func(p *corpus.Passage) bool {
		return p.Statement().First() == side
	})
}
