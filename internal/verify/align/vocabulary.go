package align

import (
	"math"
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
	names   map[string]bool  // folded words that the statements have as names
	speller text.Speller
}

func newVocabulary() vocabulary {
	return vocabulary{ids: map[string]int32{}, alike: map[string]int32{}, names: map[string]bool{}}
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
	v.names[t.folded] = v.names[t.folded] || t.kind == name
	return id
}

// kindOf is an item's kind: a name is one wherever it is.
func (v *vocabulary) kindOf(t item) kind {
	if t.kind == word && v.names[t.folded] {
		return name
	}
	return t.kind
}

// resolve gives an item of a text the id of the statements' word that it is, or
// was meant for.
func (v *vocabulary) resolve(t *item) {
	t.kind = v.kindOf(*t)
	id, known := v.ids[key(*t)]
	if t.id = id; known {
		return
	}
	t.id = other
	if t.kind <= name {
		v.meant(t)
	}
}

// meant looks for the word that was meant by one in another alphabet or
// spelling, or with a slip.
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

// divided is a token for each two that a hyphen divides, within a line or at its
// end, if they are one of the statements' words: "cease-fire". The line's end may
// have become a space.
func (v *vocabulary) divided(source, lang string, tokens []text.Token) []text.Token {
	var out []text.Token
	for i := 2; i < len(tokens); i++ {
		first, hyphen, second := tokens[i-2], tokens[i-1], tokens[i]
		if hyphen.Folded != "-" || first.End < hyphen.Start {
			continue
		}
		whole := written(source[first.Start:first.End] + source[second.Start:second.End])
		if _, known := v.ids[whole]; known {
			span := text.Span{Start: first.Start, End: second.End}
			out = append(out, text.Token{Span: span, Folded: whole, Lemma: text.Lemma(whole, lang)})
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
		weight, known := weights[t.id]
		switch {
		case t.kind == gap:
			weight = 0
		case !t.kind.isWord(), t.isEdited && t.id == other:
			weight = markWeight
		case !known:
			weight = weightOf(a.having(t.id))
			weights[t.id] = weight
		}
		items[i].weight = weight
	}
}

// having is how many passages have the word of an id, and of how many.
func (a *Aligner) having(id int32) (n, passages int) {
	c := a.columns[a.places[id][0]]
	if a.counts != nil {
		return a.counts.CountWord(c.folded, c.statement().Language), a.counts.CountPassages()
	}
	var last *corpus.Passage
	for _, at := range a.places[id] {
		n += toInt(a.columns[at].passage != last)
		last = a.columns[at].passage
	}
	return n, a.size
}

// weightOf is the weight of a word that so many of the passages have: 1 if one
// has it.
func weightOf(having, passages int) float32 {
	if having <= 1 || passages < 2 {
		return 1
	}
	return float32(1 - (1-leastWeight)*math.Log(float64(having))/math.Log(float64(passages)))
}

// variants are spellings of one sound, British first: words that are the same
// once the one is put for the other are variants of one word.
var variants = strings.NewReplacer("isation", "ization", "ise", "ize", "ising", "izing", "yse", "yze", "our", "or", "tre", "ter", "ogue", "og",
	"ence", "ense", "ll", "l", "programme", "program", "grey", "gray", "judgement", "judgment", "kiev", "kyiv", ".", "")

// variant is the spelling that the variants of a word share, without accents, the
// dots of abbreviations, and the difference of l and I, which scanned texts confuse.
func variant(form string) string {
	return strings.ReplaceAll(variants.Replace(text.Fold(form)), "l", "i")
}

// The alphabets of letters that were taken for others, as a change's detail.
const (
	Cyrillic = "cyrillic"
	Greek    = "greek"
	Latin    = "latin"
	Digits   = "digits"
)

// lookalikes are letters of other alphabets, and digits, with the Latin letters
// that they look like.
const lookalikes = "аaвbеeёeһhіiїiјjкkмmнhоoрpсcѕsтtуyхxԁdԛqԝwӏlɡgıi" + "αaβbεeηnιiκkμmνvοoρpτtυuχxωw" + "0o1l5s"

var toLatin = strings.NewReplacer(strings.Split(lookalikes, "")...)

// lookalike is a word with Latin letters for those that look like them, and
// the alphabet of the others, "" if there were none.
func lookalike(form string) (latin, alphabet string) {
	for _, r := range form {
		switch {
		case toLatin.Replace(string(r)) == string(r):
		case unicode.Is(unicode.Cyrillic, r):
			alphabet = Cyrillic
		case unicode.Is(unicode.Greek, r):
			alphabet = Greek
		case unicode.IsDigit(r):
			alphabet = Digits
		default:
			alphabet = Latin
		}
	}
	return toLatin.Replace(form), alphabet
}
