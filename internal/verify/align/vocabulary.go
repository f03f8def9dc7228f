package align

import (
	"math"
	"strconv"
	"strings"
	"unicode"

	"bothsides/corpus"
	"bothsides/internal/finding"
	"bothsides/internal/text"
)

// vocabulary numbers the words and marks of the statements, and finds which of
// them a word was meant for.
type vocabulary struct {
	ids     map[string]int32 // by written form; numbers by value
	folded  map[string]int32 // words without accents and dots
	variant map[string]int32 // words in the spelling that variants share
	speller *text.Speller
	weight  []float32 // by id: how much it tells, at most 1
}

// Weights of what is compared; that of the commonest word and of a mark.
const (
	leastWeight = 0.25
	markWeight  = 0.10
)

// key is what an item is compared by exactly.
func key(t item, source string) string {
	switch {
	case t.kind == word && t.number && t.value != 0:
		return "#" + strconv.FormatFloat(t.value, 'g', -1, 64)
	case t.kind == word:
		form := written(source[t.Start:t.End])
		if !isWritten(form) {
			form = t.folded
		}
		return form
	}
	return " " + t.folded
}

// intern gives the items of a statement their ids.
func (v *vocabulary) intern(items []item, source string) {
	for i, t := range items {
		k := key(t, source)
		id, known := v.ids[k]
		if !known {
			id = int32(len(v.ids))
			v.ids[k] = id
		}
		items[i].id = id
		if t.kind == word && !t.number {
			keep(v.folded, strings.ReplaceAll(k, ".", ""), id)
			keep(v.variant, variant(k), id)
		}
	}
}

func keep(ids map[string]int32, k string, id int32) {
	if _, taken := ids[k]; !taken {
		ids[k] = id
	}
}

// resolve gives the items of a text the ids of the statements' words that they
// are, or were meant for.
func (v *vocabulary) resolve(items []item, source string) {
	for i := range items {
		t := &items[i]
		k := key(*t, source)
		if id, known := v.ids[k]; known {
			t.id = id
			continue
		}
		t.id = other
		if t.kind == word && !t.number {
			v.meant(t, k)
		}
	}
}

// meant looks for the word that another form, another alphabet, another
// spelling or a slip stands for.
func (v *vocabulary) meant(t *item, form string) {
	latin, alphabet := lookalike(form)
	plain := unaccented(latin)
	for _, try := range []struct {
		ids map[string]int32
		key string
	}{{v.ids, latin}, {v.ids, plain}, {v.folded, strings.ReplaceAll(plain, ".", "")}, {v.variant, variant(plain)}} {
		id, known := try.ids[try.key]
		if !known {
			continue
		}
		t.id, t.how = id, finding.Spelling
		if alphabet != "" {
			t.how, t.detail = finding.Letters, alphabet
		}
		return
	}
	if meant := v.speller.Correct(plain); len(meant) == 1 {
		t.id, t.how = v.ids[meant[0]], finding.Spelling
	}
}

// unaccented is a word without accents.
func unaccented(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0 {
		return s
	}
	return text.Fold(s)
}

// weigh gives each id a weight by how many of the passages have it.
func (v *vocabulary) weigh(columns []column, passages int) {
	having, last := make([]int, len(v.ids)), make([]*corpus.Passage, len(v.ids))
	v.weight = make([]float32, len(v.ids))
	for _, t := range columns {
		if t.kind != border && last[t.id] != t.passage {
			having[t.id]++
			last[t.id] = t.passage
		}
	}
	for _, t := range columns {
		switch t.kind {
		case border:
		case word:
			v.weight[t.id] = weightOf(having[t.id], passages)
		default:
			v.weight[t.id] = markWeight
		}
	}
}

// weightOf is the weight of a word that so many of the passages have.
func weightOf(having, passages int) float32 {
	return leastWeight + (1-leastWeight)*rarity(having, passages)
}

// rarity is 1 for a word of one passage and 0 for a word of all.
func rarity(having, passages int) float32 {
	if having <= 1 || passages < 2 {
		return 1
	}
	return float32(1 - math.Log(float64(having))/math.Log(float64(passages)))
}

// of is the weight of an item of a text: what no statement has weighs as much
// as the rarest word.
func (v *vocabulary) of(t item) float32 {
	switch {
	case t.kind == gap:
		return 0
	case t.kind != word:
		return markWeight
	case t.id == other:
		return 1
	}
	return v.weight[t.id]
}

// variants are spellings of one sound, British first: words that are the same
// once the one is put for the other are variants of one word.
var variants = strings.NewReplacer("isation", "ization", "ise", "ize", "ising", "izing", "yse", "yze", "our", "or", "tre", "ter", "ogue", "og",
	"ence", "ense", "ll", "l", "programme", "program", "grey", "gray", "judgement", "judgment", "kiev", "kyiv")

// variant is the spelling that the variants of a word share.
func variant(form string) string { return variants.Replace(form) }

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
