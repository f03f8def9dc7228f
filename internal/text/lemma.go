package text

import (
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
)

// Lemma is the form that the inflections and derivations of a folded word
// share in a language. It need not be a word. Stop words are their own lemmas,
// but for the forms of "be", "have" and "do"; "19th" has the lemma "19".
func Lemma(folded, lang string) string {
	v := data().vocabularies[lang]
	switch {
	case v == nil || folded == "" || len(folded) > longestStemmed:
		return folded
	case isDigit(folded[0]):
		return strings.TrimRight(folded, alphabet)
	}
	if lemma := v.words[folded].lemma; lemma != "" {
		return lemma
	}
	stem := v.stem(folded)
	if lemma := v.stems[stem]; lemma != "" {
		return lemma
	}
	return stem
}

// longestStemmed is in bytes: no word of these languages is longer, and the
// stemmers need more than linear time.
const longestStemmed = 64

// stem is the Snowball stem of a folded word, or without its ending where there
// is no such stemmer.
func (v *vocabulary) stem(folded string) string {
	stemmer := stemmers[v.lang]
	if stemmer == nil {
		return v.withoutEnding(folded)
	}
	env := snowballstem.NewEnv(folded)
	stemmer(env)
	return env.Current()
}

var stemmers = map[string]func(*snowballstem.Env) bool{
	en: english.Stem, "ru": russian.Stem, "es": spanish.Stem, "fr": french.Stem, "de": german.Stem,
}

// shortestStem is how many letters an ending must leave.
const shortestStem = 3

func (v *vocabulary) withoutEnding(folded string) string {
	for _, ending := range v.endings {
		if stem, ok := strings.CutSuffix(folded, ending); ok && utf8.RuneCountInString(stem) >= shortestStem {
			return stem
		}
	}
	return folded
}
