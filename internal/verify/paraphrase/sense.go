package paraphrase

import (
	"math"
	"slices"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// sense is what a passage says, for comparing.
type sense struct {
	passage *corpus.Passage
	index   int                // in the judge's list
	digest  [8]byte            // see corpus.Passage
	words   map[string]bool    // all of its lemmas
	lemmas  map[string]bool    // without stop words
	names   map[string]float64 // concepts, by how surely it speaks of them
	units   []unit
	denies  bool   // it has a word that denies, where there is no thesaurus
	before  *sense // what it refers back to: "this proposal"; nil: nothing
}

// unit is a word or a phrase of a text with what it can stand for.
type unit struct {
	span     text.Span
	lemma    string   // of a word by itself
	concepts []string // that the phrase names
	weight   float64
	generic  bool // it says nothing by itself
	absent   bool // it is a thing that no statement speaks of
	time     bool // it is a time, or part of one
	party    bool // it names somebody who acts
}

// How surely a passage speaks of a concept, by the field of its phrase.
var fields = map[corpus.Field]float64{corpus.FieldSaid: 1, corpus.FieldHeld: 0.9, corpus.FieldNear: 0.5}

// partyWeight is the weight of a name.
const partyWeight = 0.25

// other is how much another word for the same counts.
const other = 0.9

// sense reads a passage.
func (j *Judge) sense(p *corpus.Passage) *sense {
	s := &sense{passage: p, index: len(j.senses), digest: p.Digest(), words: map[string]bool{}, lemmas: map[string]bool{}, names: map[string]float64{}}
	lang := p.Statement().Language
	tokens := text.Words(p.Text(), lang)
	for _, t := range tokens {
		s.words[t.Lemma] = true
		if !text.IsStop(t.Folded, lang) {
			s.lemmas[t.Lemma] = true
			s.units = append(s.units, unit{span: t.Span, lemma: t.Lemma})
		}
	}
	for i := range tokens {
		if n := j.party(tokens, i, lang); n > 0 {
			s.name(text.Span{Start: tokens[i].Start, End: tokens[i+n-1].End})
		}
	}
	for _, a := range j.lexicon.Annotate(tokens, lang) {
		s.speaks(a.Concept.Name, a.Span, fields[a.Field])
	}
	s.denies = j.alike != nil && j.claims.ReadText(p.Text(), lang).Denies()
	for i, sets := range j.alikeSets(tokens, lang) {
		for _, set := range sets {
			s.speaks(set, tokens[i].Span, 1)
		}
	}
	for i := range tokens {
		n, concepts := j.lexicon.Also(tokens, i)
		for _, c := range concepts {
			s.speaks(c.Name, text.Span{Start: tokens[i].Start, End: tokens[i+n-1].End}, 1)
		}
	}
	return s
}

// speaks notes that the passage speaks of a concept in some of its words.
func (s *sense) speaks(concept string, span text.Span, how float64) {
	s.names[concept] = max(s.names[concept], how)
	for i := range s.units {
		if u := &s.units[i]; u.span.Start >= span.Start && u.span.End <= span.End && !slices.Contains(u.concepts, concept) {
			u.concepts = append(u.concepts, concept)
		}
	}
}

// name notes that words of the passage name somebody who acts: who that is, and
// whether it is the same as in a text, is not a matter of words.
func (s *sense) name(span text.Span) {
	for i := range s.units {
		if u := &s.units[i]; u.span.Start >= span.Start && u.span.End <= span.End {
			u.party = true
		}
	}
}

// party is how many tokens from i on name a party; 0 if they name none.
func (j *Judge) party(tokens []text.Token, i int, lang string) int {
	names := j.parties[lang]
	if names == nil {
		return 0
	}
	n, _ := names.Match(tokens, i)
	return n
}

// weigh gives words and concepts their weights by how few passages have them.
func (j *Judge) weigh() {
	having := map[string]int{}
	for _, s := range j.senses {
		for l := range s.lemmas {
			having["="+l]++
		}
		for c := range s.names {
			having[c]++
		}
	}
	for k, n := range having {
		j.weights[k] = weightOf(n, len(j.senses))
	}
	j.weighUnits()
}

// weightOf is the weight of what so many of all passages have.
func weightOf(having, passages int) float64 {
	return 0.3 + 0.7*(1-math.Log(float64(max(1, having)))/math.Log(float64(max(2, passages))))
}

// weighUnits gives the units of the passages their weights.
func (j *Judge) weighUnits() {
	for _, s := range j.senses {
		for i := range s.units {
			if s.units[i].weight = j.weights["="+s.units[i].lemma]; s.units[i].party {
				s.units[i].weight = partyWeight
			}
		}
	}
}

// units reads a text: phrases that name concepts, and the other words.
func (j *Judge) units(tokens []text.Token, lang string) []unit {
	var out []unit
	alike := j.alikeSets(tokens, lang)
	for i := 0; i < len(tokens); {
		u, n := j.unit(tokens, i, lang)
		for _, sets := range alike[i : i+max(n, 1)] {
			u.concepts = append(u.concepts, sets...)
		}
		if n > 0 {
			out = append(out, u)
		}
		i += max(n, 1)
	}
	return out
}

// unit is the one that begins at a token, with how many tokens it spans; 0 if
// the token says nothing.
func (j *Judge) unit(tokens []text.Token, i int, lang string) (unit, int) {
	t := tokens[i]
	u := unit{span: t.Span, lemma: t.Lemma}
	stop := text.IsStop(t.Folded, lang) || t.Kind == text.Symbol
	n, senses := j.lexicon.Match(tokens, i, lang)
	for _, s := range senses {
		if s.Concept != nil {
			u.concepts = append(u.concepts, s.Concept.Name)
		}
		u.generic = u.generic || s.Kind == corpus.GenericSense
		u.absent = u.absent || s.Kind == corpus.AbsentSense
	}
	if m, concepts := j.lexicon.Also(tokens, i); m > 0 && lang == english {
		if m > n {
			u.concepts, n = nil, m
		}
		if m == n {
			for _, c := range concepts {
				u.concepts = append(u.concepts, c.Name)
			}
		}
	}
	if n = max(n, 1); n == 1 && stop {
		return u, 0
	}
	if n > 1 {
		u.lemma = ""
	}
	u.span.End = tokens[i+n-1].End
	u.time = slices.ContainsFunc(tokens[i:i+n], func(t text.Token) bool {
		return lang == english && j.times[t.Lemma] || t.Capital && text.Month(t.Folded, lang) > 0
	})
	if m := j.party(tokens, i, lang); m >= n {
		u.party, n, u.weight = true, m, partyWeight
		u.span.End = tokens[i+n-1].End
		return u, n
	}
	u.weight = j.weight(u, t)
	if u.generic = u.generic && len(u.concepts) == 0; u.generic {
		u.weight = min(u.weight, 0.2)
	}
	return u, n
}

// weight is how much a unit tells: as much as the commonest thing that it may
// stand for.
func (j *Judge) weight(u unit, t text.Token) float64 {
	least, known := 1.0, false
	if w, found := j.weights["="+u.lemma]; found {
		least, known = w, true
	}
	for _, c := range u.concepts {
		if w, found := j.weights[c]; found {
			least, known = min(least, w), true
		}
	}
	if !known && text.IsManner(t.Folded) {
		return 0.3
	}
	return least
}

// likeness is how much a text and a passage have in common.
type likeness struct {
	precision float64 // share of the text that the passage has
	recall    float64 // share of the passage that the text has
	matched   float64 // weight of what both have
}

// share orders passages by their likeness.
func (a likeness) share() float64 { return a.precision + a.recall + 0.5*math.Log1p(a.matched) }

// like compares a text with a passage.
func (a alleged) like(s *sense) likeness {
	var like likeness
	var total, got, all float64
	for _, u := range a.units {
		total += u.weight
		like.matched += u.weight * s.speaksOf(u)
	}
	for _, u := range s.units {
		all += u.weight
		got += u.weight * a.speaksOf(u)
	}
	if total > 0 && all > 0 {
		like.precision, like.recall = like.matched/total, got/all
	}
	return like
}

// speaksOf is how surely a passage speaks of a unit of a text.
func (s *sense) speaksOf(u unit) float64 {
	if u.party || s.lemmas[u.lemma] {
		return 1
	}
	same := 0.0
	for _, c := range u.concepts {
		same = max(same, other*s.names[c])
	}
	return same
}

// speaksOf is how surely a text speaks of a unit of a passage.
func (a alleged) speaksOf(u unit) float64 {
	switch {
	case a.lemmas[u.lemma] || u.party && a.party:
		return 1
	case slices.ContainsFunc(u.concepts, func(c string) bool { return a.concepts[c] }):
		return other
	}
	return 0
}
