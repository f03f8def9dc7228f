// Package paraphrase decides whether a passage says the same as a text in other
// words.
//
// It finds the passages that share most with the text: words by their lemmas,
// and concepts of the thesaurus by any of their phrases. The likest are then
// compared with the text as claims (package claim): a passage that says the
// opposite of it, or somebody else's deed, another number, does not say the
// same, however much they share. What is left is decided by one score of how
// little the text adds and how much of the passage it has (score.go).
package paraphrase

import (
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/claim"
	"bothsides/internal/classify"
	"bothsides/internal/text"
)

//go:embed times.txt
var timesFile string

// Judge compares texts with the passages of a corpus. It does not change once
// it is made.
type Judge struct {
	lexicon *corpus.Lexicon
	alike   *text.Alike // words for the same, where no thesaurus has them; else nil
	claims  *claim.Reader
	senses  []*sense                       // of the passages, in order
	weights map[string]float64             // of concepts, and of lemmas after "="
	times   map[string]bool                // lemmas of words for times
	parties map[string]*text.Phrases[bool] // names of those who act, by language

	scores []float64           // the weights of the numbers that make a score
	model  *classify.PairModel // learned from labelled claims, in place of these; nil: nothing is

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
	if len(c.Thesaurus.Concepts) == 0 {
		j.alike = text.NewAlike()
	}
	var err error
	if j.scores, err = readWeights(weightsFile); err != nil {
		return nil, err
	}
	if c.ClaimModel != nil {
		j.model = &classify.PairModel{}
		if err := j.model.UnmarshalBinary(c.ClaimModel); err != nil {
			return nil, fmt.Errorf("%s: %w", corpus.ClaimModelFile, err)
		}
		if j.model.Numbers() != len(numbers()) {
			return nil, fmt.Errorf("%s: weights for %d numbers, want %d", corpus.ClaimModelFile, j.model.Numbers(), len(numbers()))
		}
	}
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
	// CountAlike is how many have words of a set that text.Alike knows.
	CountAlike(set int) int
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
			if _, counted := over.weights["="+l]; !counted {
				over.weights["="+l] = weightOf(j.counts.CountWord(l, language), passages)
			}
		}
		for c := range s.names {
			if _, counted := over.weights[c]; !counted {
				over.weights[c] = weightOf(j.countName(c), passages)
			}
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
	for i, s := range out.senses[min(1, len(out.senses)):] {
		if before := out.senses[i]; before.passage == s.passage.Previous() && j.lexicon.Anaphor(text.Words(s.passage.Text(), english)) != "" {
			s.before = before
		}
	}
	return &out
}

// Finding is how a text compares with the passages.
type Finding struct {
	Close    bool
	Passages []*corpus.Passage // the one that says the same, if Close; else the nearest, at most three
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
	if f.Close = best.score > 0; f.Close {
		f.Passages = []*corpus.Passage{best.with.passage}
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

	words    []string // its lemmas, each once
	units    []unit
	vector   []classify.Feature
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
	a.vector = vector(tokens, lang, a.units, a.claims.Claims())
	for _, t := range tokens {
		if !slices.Contains(a.words, t.Lemma) {
			a.words = append(a.words, t.Lemma)
		}
	}
	for _, u := range a.units {
		a.lemmas[u.lemma], a.party = true, a.party || u.party
		for _, c := range u.concepts {
			a.concepts[c] = true
		}
	}
	return a
}

// best is the comparison with the passage that says the same most likely.
func (j *Judge) best(a alleged, near []*sense) comparison {
	comparisons := j.comparisons(a, near)
	return slices.MaxFunc(comparisons, func(c, d comparison) int { return cmp.Compare(c.score, d.score) })
}

// comparisons compares a text with the likest passages.
func (j *Judge) comparisons(a alleged, near []*sense) []comparison {
	var out []comparison
	for _, s := range near[:min(len(near), candidates)] {
		out = append(out, j.compare(a, s))
	}
	for i := range out {
		out[i].without(j.off)
		out[i].score = j.score(a, out[i])
	}
	return out
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
