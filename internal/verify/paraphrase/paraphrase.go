// Package paraphrase decides whether a passage says the same as a text in other
// words.
//
// It finds the passages that share most with the text: words by their lemmas,
// and concepts of the thesaurus by any of their phrases. The likest are then
// compared with the text as claims (package claim): a passage that says the
// opposite of it, or somebody else's deed, another number, does not say the
// same, however much they share. What is left is decided by one score of how
// little the text adds and how much of the passage it has.
package paraphrase

import (
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bothsides/corpus"
	"bothsides/internal/claim"
	"bothsides/internal/text"
)

//go:embed times.txt
var timesFile string

// Judge compares texts with the passages of a corpus. It does not change once
// it is made.
type Judge struct {
	lexicon *corpus.Lexicon
	claims  *claim.Reader
	senses  []*sense                       // of the passages, in order
	weights map[string]float64             // of concepts, and of lemmas after "="
	times   map[string]bool                // lemmas of words for times
	parties map[string]*text.Phrases[bool] // names of those who act, by language

	given  []*corpus.Passage // to be read for each text, where counts are given
	counts Counts
	off    Mechanism // to do without
}

// New makes a judge for the passages of a corpus; claims reads those of its texts.
func New(c *corpus.Corpus, claims *claim.Reader) (*Judge, error) {
	j, err := NewOver(c, claims)
	if err != nil {
		return nil, err
	}
	var all []*corpus.Passage
	for _, s := range c.Statements {
		all = append(all, s.Passages...)
	}
	j = j.reading(all)
	j.weigh()
	return j, nil
}

// NewOver makes a judge for a corpus that has no passages yet: Over gives it
// some.
func NewOver(c *corpus.Corpus, claims *claim.Reader) (*Judge, error) {
	j := &Judge{lexicon: c.Lexicon, parties: map[string]*text.Phrases[bool]{}, claims: claims, weights: map[string]float64{}, times: map[string]bool{}}
	for line := range strings.Lines(timesFile) {
		if !strings.HasPrefix(line, "#") {
			for w := range strings.FieldsSeq(line) {
				j.times[text.Lemma(w, english)] = true
			}
		}
	}
	if len(j.times) == 0 {
		return nil, errors.New("times.txt has no words")
	}
	for _, p := range c.Parties {
		for lang, names := range p.Names {
			if j.parties[lang] == nil {
				j.parties[lang] = text.NewPhrases[bool](lang)
			}
			for _, name := range names {
				if err := j.parties[lang].Add(name, true); err != nil {
					return nil, fmt.Errorf("names of %s: %w", p.ID, err)
				}
			}
		}
	}
	return j, nil
}

// Counts are of all passages of a corpus.
type Counts interface {
	CountPassages() int
	// CountWord is how many passages have a lemma of a language.
	CountWord(lemma, language string) int
	// CountConcept is how many speak of a concept.
	CountConcept(name string) int
}

// Over is the judge for the given passages alone, which come in their order and
// are read when a text is to be compared. What a word tells is by how many of all
// passages have it.
func (j *Judge) Over(given []*corpus.Passage, all Counts) *Judge {
	over := *j
	over.given, over.counts = given, all
	return &over
}

// read is the judge with what the given passages say.
func (j *Judge) read() *Judge {
	over := j.reading(j.given)
	passages := j.counts.CountPassages()
	for _, s := range over.senses {
		language := s.passage.Statement().Language
		for l := range s.lemmas {
			over.weights["="+l] = weightOf(j.counts.CountWord(l, language), passages)
		}
		for c := range s.names {
			over.weights[c] = weightOf(j.counts.CountConcept(c), passages)
		}
	}
	over.weighUnits()
	return over
}

// reading is the judge with what the given passages say, without weights.
func (j *Judge) reading(given []*corpus.Passage) *Judge {
	out := *j
	out.senses, out.weights = make([]*sense, 0, len(given)), map[string]float64{}
	for _, p := range given {
		out.senses = append(out.senses, out.sense(p))
	}
	return &out
}

// Finding is how a text compares with the passages.
type Finding struct {
	Close    bool
	Passages []*corpus.Passage // that say the same, if Close; else the nearest, at most three
	// Differs are the ways in which the first of the nearest contradicts the
	// text, the gravest first.
	Differs []claim.Contradiction
	// Language is the ISO code of the text's language, "" where it is unclear.
	Language string
}

const (
	english = "en"
	// candidates is how many passages are compared in full.
	candidates = 6
	// mostNearest is how many passages are named where none says the same.
	mostNearest = 3
	// leastNearest is how much of a text's weight such a passage has.
	leastNearest = 0.4
	// mostWords is how many words of a text are compared: three times as many as
	// the longest passage has.
	mostWords = 150
)

// Compare compares a text with the passages.
func (j *Judge) Compare(said string) Finding {
	if j.counts != nil {
		j = j.read()
	}
	a := j.alleged(said)
	f := Finding{Language: a.language}
	near := j.nearest(a)
	if len(near) == 0 {
		return f
	}
	best := j.best(a, near)
	if f.Close = best.score() > 0; f.Close {
		f.Passages = passagesOf(best.with)
		return f
	}
	for _, s := range near[:min(len(near), mostNearest)] {
		if a.like(s).precision >= leastNearest {
			f.Passages = append(f.Passages, s.passage)
		}
	}
	if len(f.Passages) == 0 {
		return f
	}
	f.Differs = j.claims.Compare(a.claims, f.Passages[0]).Contradictions
	return f
}

// alleged is a text as it is compared.
type alleged struct {
	text     string
	language string // ISO code; "" where it is unclear
	foreign  bool   // it is another one than English
	claims   claim.Text

	units    []unit
	lemmas   map[string]bool
	concepts map[string]bool
	party    bool // it names somebody who acts
}

// alleged reads a text, of a long one the beginning. Words that another
// language shares do not make it one of that.
func (j *Judge) alleged(said string) alleged {
	tokens := text.Words(said, english)
	if len(tokens) > mostWords {
		tokens = tokens[:mostWords]
		said = said[:tokens[mostWords-1].End]
	}
	a := alleged{text: said, lemmas: map[string]bool{}, concepts: map[string]bool{}}
	a.language = cmp.Or(j.lexicon.Language(tokens), text.Language(tokens))
	lang := cmp.Or(a.language, english)
	if a.foreign = lang != english; a.foreign {
		tokens = text.Words(said, lang)
	}
	a.claims = j.claims.ReadText(said, lang)
	a.units = j.units(tokens, lang)
	for _, u := range a.units {
		a.lemmas[u.lemma], a.party = true, a.party || u.party
		for _, c := range u.concepts {
			a.concepts[c] = true
		}
	}
	return a
}

// best is the comparison with the passage, or with two that follow each other,
// that says the same most likely.
func (j *Judge) best(a alleged, near []*sense) comparison {
	objections := j.objections(a, near)
	var best comparison
	for _, s := range near[:min(len(near), candidates)] {
		for _, with := range j.together(s) {
			c := j.compare(a, with)
			c.hear(objections, a)
			c.without(j.off)
			if best.with == nil || c.score() > best.score() {
				best = c
			}
		}
	}
	slices.SortStableFunc(best.with, func(s, t *sense) int { return cmp.Compare(a.like(t).matched, a.like(s).matched) })
	return best
}

func passagesOf(senses []*sense) []*corpus.Passage {
	var out []*corpus.Passage
	for _, s := range senses {
		out = append(out, s.passage)
	}
	return out
}

// together are a passage alone, and with the one before and after it.
func (j *Judge) together(s *sense) [][]*sense {
	out := [][]*sense{{s}}
	if j.off == Pairs {
		return out
	}
	for _, first := range []int{s.index - 1, s.index} {
		if first >= 0 && first+1 < len(j.senses) && follows(j.senses[first+1].passage, j.senses[first].passage) {
			out = append(out, []*sense{j.senses[first], j.senses[first+1]})
		}
	}
	return out
}

// follows reports whether a passage comes right after another.
func follows(p, other *corpus.Passage) bool {
	return p.Statement() == other.Statement() && p.Index() == other.Index()+1
}

// nearest lists the passages that share something with a text, the likest first.
func (j *Judge) nearest(a alleged) []*sense {
	like := make([]float64, len(j.senses))
	var out []*sense
	for i, s := range j.senses {
		if like[i] = a.like(s).share(); like[i] > 0 {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(s, t *sense) int { return cmp.Compare(like[t.index], like[s.index]) })
	return out
}

// comparison is how a text compares with passages.
type comparison struct {
	with []*sense
	likeness
	claim.Comparison
	added   float64 // words of the text that are new; those that only tell how count half
	detail  bool    // among them is a name or a time
	foreign bool    // see alleged
	refused bool    // a word that is new to the passages is refused by a near one
	nearby  bool    // the nearest passages together deny the text, or say it of others
}

func (j *Judge) compare(a alleged, with []*sense) comparison {
	c := comparison{with: with, foreign: a.foreign, likeness: a.like(with...), Comparison: j.claims.Compare(a.claims, passagesOf(with)...)}
	for _, span := range c.New {
		word := a.text[span.Start:span.End]
		folded := text.Fold(word)
		if c.added++; text.IsManner(folded) {
			c.added -= 0.5
		}
		first, _ := utf8.DecodeRuneInString(word)
		c.detail = c.detail || unicode.IsUpper(first) && !text.CapitalizesNouns(a.language) && (span.Start > 0 || !text.IsOrdinary(folded))
	}
	for _, u := range a.units {
		c.detail = c.detail || u.time && !slices.ContainsFunc(with, func(s *sense) bool { return s.speaksOf(u) > 0 })
	}
	return c
}

// objections are what the nearest passages have against a text.
type objections struct {
	denied  bool     // together they say the opposite of it, or say it of somebody else
	refused []string // words of it that one of them has the contrary of: "rejected" where it was accepted
}

func (j *Judge) objections(a alleged, near []*sense) objections {
	near = near[:min(len(near), mostNearest)]
	o := objections{denied: slices.ContainsFunc(j.claims.Compare(a.claims, passagesOf(near)...).Contradictions, func(c claim.Contradiction) bool {
		return slices.Contains([]claim.Slot{claim.Negation, claim.Agent, claim.Receiver}, c.Slot)
	})}
	for _, s := range near {
		for _, c := range j.claims.Compare(a.claims, s.passage).Contradictions {
			if c.Slot == claim.Negation {
				o.refused = append(o.refused, c.Alleged)
			}
		}
	}
	return o
}

// hear notes what the nearest passages have against the text. A passage that only
// tells of a proposal does not say that it was rejected, if the one beside it has it
// accepted.
func (c *comparison) hear(o objections, a alleged) {
	c.nearby = o.denied
	c.refused = slices.ContainsFunc(c.New, func(s text.Span) bool { return slices.Contains(o.refused, a.text[s.Start:s.End]) })
}

// Weights of the score, fitted to the labelled quotes and claims by logistic
// regression: above 0 the passages say the same more likely than not.
const (
	base        = -6.3
	recallGain  = 5.1
	matchedGain = 3.7 // by the logarithm: twice as much is not twice as sure
	addedCost   = 1.3
	mostAdded   = 4
	actGain     = 0.9
	secondCost  = 1.2 // of a second passage
	nearbyCost  = 1.7
	foreignGain = 1.4 // of a text in another language, of whose words fewer are known
)

// score says how likely it is that the passages say the same as the text. None
// does that contradicts it, or that leaves a name, a time or a refusal in it unsaid.
func (c comparison) score() float64 {
	if len(c.Contradictions) > 0 || c.detail || c.refused {
		return never
	}
	score := base + recallGain*c.recall + matchedGain*math.Log1p(c.matched)
	score -= addedCost*min(c.added, mostAdded) + secondCost*float64(len(c.with)-1)
	if slices.Contains(c.Agrees, claim.Act) {
		score += actGain
	}
	if c.nearby {
		score -= nearbyCost
	}
	if c.foreign {
		score += foreignGain
	}
	return score
}

// never is the score of what cannot be.
const never = -100
