package text

import (
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
)

// Lemma is the form that the inflections and derivations of a folded word
// share in a language: its Snowball stem. The form need not be a word.
func Lemma(folded, lang string) string {
	env := snowballstem.NewEnv(folded)
	switch lang {
	case "en":
		english.Stem(env)
	case "ru", "uk":
		russian.Stem(env)
	case "es":
		spanish.Stem(env)
	case "fr":
		french.Stem(env)
	case "de":
		german.Stem(env)
	}
	return env.Current()
}
