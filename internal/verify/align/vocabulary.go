package align

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"bothsides/corpus"
	"bothsides/internal/finding"
	"bothsides/internal/text"
)

// vocabulary numbers the words and marks of the statements, and finds which of
// them a word was meant for.
type vocabulary struct {
	ids     map[string]int32 // by what they are compared by, see key
	alike   map[string]int32 // words by the spelling that their variants share
	speller *text.Speller
}

func newVocabulary() vocabulary {
	return vocabulary{ids: map[string]int32{}, alike: map[string]int32{}}
}

// key is what an item is compared by: numbers by their value.
func key(t item) string {
	switch {
	case t.kind == number:
		return "#" + t.lemma
	case t.kind.isWord():
		return t.form
	}
	return " " + t.form
}

// intern is the id of an item of a statement.
func (v *vocabulary) intern(t item) int32 {
	k := key(t)
	id, known := v.ids[k]
	if !known {
		id = int32(len(v.ids))
		v.ids[k] = id
	}
	if _, taken := v.alike[variant(k)]; t.kind <= name && !taken {
		v.alike[variant(k)] = id
	}
	return id
}

// resolve gives an item of a text the id of the statements' word that it is, or
// was meant for.
func (a *Aligner) resolve(t *item) {
	t.kind = a.kindOf(*t)
	id, known := a.ids[key(*t)]
	if t.id = id; known {
		return
	}
	t.id = other
	if t.kind <= name {
		a.meant(t)
	}
}

// meant looks for the word that another alphabet, another spelling or a slip
// stands for.
func (v *vocabulary) meant(t *item) {
	latin, alphabet := lookalike(t.form)
	if id, known := v.alike[variant(latin)]; known {
		t.id, t.how = id, finding.Spelling
		if alphabet != "" {
			t.how, t.detail = finding.Letters, alphabet
		}
		return
	}
	if meant := v.speller.Correct(text.Fold(latin)); len(meant) == 1 {
		t.id, t.how = v.ids[meant[0]], finding.Spelling
	}
}

// joined makes one word of two that a hyphen at a line's end divides, if that
// is one of the statements' words. The line's end may have become a space.
func (v *vocabulary) joined(source, lang string, tokens []text.Token) []text.Token {
	out := slices.Clone(tokens)
	for i := 0; i+2 < len(out); i++ {
		first, hyphen, second := out[i], out[i+1], out[i+2]
		dividing := first.End == hyphen.Start && hyphen.Folded == "-" && hyphen.End < second.Start
		whole := written(source[first.Start:first.End] + source[second.Start:second.End])
		if _, known := v.ids[whole]; dividing && known {
			first.End, first.Folded, first.Lemma, first.Kind = second.End, whole, text.Lemma(whole, lang), text.Word
			out = slices.Replace(out, i, i+3, first)
		}
	}
	return out
}

// Weights of what is compared, at most 1; that of the commonest word and of a
// mark.
const (
	leastWeight = 0.25
	markWeight  = 0.10
)

// weigh gives the items of a text their weights: the fewer passages have a word,
// the more it tells, and what no statement has tells as much as the rarest.
func (a *Aligner) weigh(items []item) {
	weights := map[int32]float32{other: 1}
	for i, t := range items {
		switch known, met := weights[t.id]; {
		case t.kind == gap:
			continue
		case !t.kind.isWord():
			items[i].weight = markWeight
			continue
		case met:
			items[i].weight = known
			continue
		}
		c := a.columns[a.places[t.id][0]]
		items[i].weight = weightOf(a.counts.CountWord(c.folded, c.statement().Language), a.counts.CountPassages())
		weights[t.id] = items[i].weight
	}
}

// weightOf is the weight of a word that so many of the passages have: 1 if one
// has it.
func weightOf(having, passages int) float32 {
	if having <= 1 || passages < 2 {
		return 1
	}
	return float32(1 - (1-leastWeight)*math.Log(float64(having))/math.Log(float64(passages)))
}

// tally counts the passages of an aligner that have a word.
type tally struct {
	passages int
	having   map[string]int // by folded word
}

func tallied(columns []column) tally {
	t, last := tally{having: map[string]int{}}, map[string]*corpus.Passage{}
	var passage *corpus.Passage
	for _, c := range columns {
		if c.passage != nil && c.passage != passage {
			passage = c.passage
			t.passages++
		}
		if last[c.folded] != c.passage {
			t.having[c.folded]++
			last[c.folded] = c.passage
		}
	}
	return t
}

func (t tally) CountPassages() int { return t.passages }

func (t tally) CountWord(word, _ string) int { return t.having[word] }

// variants are spellings of one sound, British first: words that are the same
// once the one is put for the other are variants of one word.
var variants = strings.NewReplacer("isation", "ization", "ise", "ize", "ising", "izing", "yse", "yze", "our", "or", "tre", "ter", "ogue", "og",
	"ence", "ense", "ll", "l", "programme", "program", "grey", "gray", "judgement", "judgment", "kiev", "kyiv", ".", "")

// variant is the spelling that the variants of a word share, without accents and
// the dots of abbreviations.
func variant(form string) string { return variants.Replace(text.Fold(form)) }

// The alphabets of letters that were taken for others, as a change's detail.
const (
	Cyrillic = "cyrillic"
	Greek    = "greek"
	Latin    = "latin"
	Digits   = "digits"
)

// lookalikes are letters of other alphabets, and digits, by the Latin letters
// that they look like.
var lookalikes = map[rune]rune{
	'а': 'a', 'в': 'b', 'е': 'e', 'ё': 'e', 'һ': 'h', 'і': 'i', 'ї': 'i', 'ј': 'j', 'к': 'k', 'м': 'm', 'н': 'h', 'о': 'o', 'р': 'p', 'с': 'c', 'ѕ': 's',
	'т': 't', 'у': 'y', 'х': 'x', 'ԁ': 'd', 'ԛ': 'q', 'ԝ': 'w', 'ӏ': 'l', 'ɡ': 'g', 'ı': 'i',
	'α': 'a', 'β': 'b', 'ε': 'e', 'η': 'n', 'ι': 'i', 'κ': 'k', 'μ': 'm', 'ν': 'v', 'ο': 'o', 'ρ': 'p', 'τ': 't', 'υ': 'u', 'χ': 'x', 'ω': 'w',
	'0': 'o', '1': 'l', '5': 's',
}

// lookalike is a word with Latin letters for those that look like them, and
// the alphabet of the others, "" if there were none.
func lookalike(form string) (latin, alphabet string) {
	latin = strings.Map(func(r rune) rune {
		l, found := lookalikes[r]
		if !found {
			return r
		}
		switch {
		case unicode.Is(unicode.Cyrillic, r):
			alphabet = Cyrillic
		case unicode.Is(unicode.Greek, r):
			alphabet = Greek
		case unicode.IsDigit(r):
			alphabet = Digits
		default:
			alphabet = Latin
		}
		return l
	}, form)
	return latin, alphabet
}
