package corpus

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"bothsides/internal/text"
)

// A thesaurus may be one file, several, or both.
func TestThesaurusOfSeveralFiles(t *testing.T) {
	c, err := Load(fstest.MapFS{
		"a.md":                 {Data: []byte("---\n" + goodHead + "---\nThe lake is cold. Ice covers it.\n")},
		"topics.yaml":          {Data: []byte("topics:\n  - {id: lake, names: {en: Lake}, passages: [A-1.1]}\n")},
		"thesaurus.yaml":       {Data: []byte("generic: {en: really, de: wirklich}\nabsent: lake house\n")},
		"thesaurus/ice.yaml":   {Data: []byte("concepts:\n  - name: ice\n    says: [ice]\n    also: frozen\nabsent: {en: ice cream, de: Eisdiele}\n")},
		"thesaurus/lake.yaml":  {Data: []byte("concepts:\n  - name: lake\n    topic: lake\n    weak: true\n    says: lake\n    asked: pond\n    fr: lac*\ngeneric:\n  en: |\n    frankly,\n    so to say\n")},
		"thesaurus/ignored.md": {Data: []byte("Notes.")},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := &Thesaurus{
		Hash: c.Thesaurus.Hash,
		Open: true,
		Concepts: []*Concept{
			{Name: "ice", Says: Words{"ice"}, Also: Words{"frozen"}, Other: map[string]Words{}},
			{Name: "lake", Topic: c.Topic("lake"), Weak: true, Says: Words{"lake"}, Asked: Words{"pond"}, Other: map[string]Words{"fr": {"lac*"}}},
		},
		Generic: map[string]Words{"en": {"really", "frankly", "so to say"}, "de": {"wirklich"}},
		Absent:  map[string]Words{"en": {"lake house", "ice cream"}, "de": {"Eisdiele"}},
	}
	if diff := cmp.Diff(want, c.Thesaurus, cmp.Comparer(func(a, b *Topic) bool { return a == b })); diff != "" {
		t.Error(diff)
	}
}

func TestFaultsOfTheThesaurus(t *testing.T) {
	const head = "concepts:\n  - name: x\n    says: text\n"
	for _, test := range []struct{ name, file, want string }{
		{"no name", "concepts:\n  - says: text\n", "thesaurus.yaml:2: The concept has no name."},
		{"name twice", head + "  - name: x\n    says: lake\n", `thesaurus.yaml:4: The concept "x" appears twice, first at thesaurus.yaml:2.`},
		{"no words", "concepts:\n  - name: x\n    asked: y\n", `thesaurus.yaml:2: The concept "x" lists no words of the statements.`},
		{"unknown topic", head + "    topic: y\n", `thesaurus.yaml:4: The concept "x" belongs to "y", which is no topic of topics.yaml.`},
		{"unknown key of a concept", head + "    said: y\n", `thesaurus.yaml:4: The key "said" is unknown; known here: actor, also, asked, `},
		{"unknown key", "concept: []\n", `thesaurus.yaml:1: The key "concept" is unknown; known here: absent, `},
		{"unknown language", "generic: {xx: y}\n", `thesaurus.yaml:1: The key "xx" is unknown; known here: de, en, `},
		{"no flag", head + "    weak: very\n", `thesaurus.yaml:4: Expected true or false here, found "very".`},
		{"long phrase", head + "    asked: |\n      short,\n      one two three four five six seven\n      eight nine\n", `thesaurus.yaml:6: The phrase "one two three four five six seven eight nine" cannot be used: it is a phrase of 9 words, more than 8.`},
		{"long phrase in another language", "generic:\n  de: [eins zwei drei vier fünf sechs sieben acht neun]\n", `thesaurus.yaml:2: The phrase "eins zwei`},
		{"phrase without a word", "absent: [lake, '=']\n", `thesaurus.yaml:1: The phrase "=" cannot be used: it is a phrase without a word.`},
		{"words in no statement", "concepts:\n  - name: x\n    says: |\n      text,\n      lake of the text\n", `thesaurus.yaml:5: The words "lake of the text" are in no statement.`},
		{"words near it in no statement", head + "    near: pond\n", `thesaurus.yaml:4: The words "pond" are in no statement.`},
		{"list of lists", "concepts:\n  - name: x\n    says:\n      - text\n      - [a]\n", "thesaurus.yaml:5: Expected a text here, found a list."},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := faultsOf(map[string]string{"thesaurus.yaml": test.file}); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error is %v, want one with %q", err, test.want)
			}
		})
	}
}

// A phrase that cannot be used is told once, not also as one that no statement has.
func TestOneFaultForAPhrase(t *testing.T) {
	err := faultsOf(map[string]string{"thesaurus.yaml": "concepts:\n  - name: x\n    says: [text, '=']\n"})
	if err == nil || strings.Count(err.Error(), "thesaurus.yaml:") != 1 {
		t.Errorf("the faults are %v, want one", err)
	}
}

// The words of statements count in the languages of those, and people may ask
// by words in any of them.
func TestThesaurusOfStatementsInOtherLanguages(t *testing.T) {
	c, err := Load(fstest.MapFS{
		"a.md":           {Data: []byte("---\n" + goodHead + "language: de\n---\nDie Plätze bleiben offen.\n")},
		"b.md":           {Data: []byte("---\n" + strings.NewReplacer("id: a", "id: b", "code: A", "code: B", "Alpha", "Beta").Replace(goodHead) + "language: zh\n---\n球场开放。\n")},
		"thesaurus.yaml": {Data: []byte("concepts:\n  - {name: pitch, says: \"Platz, 球场\", asked: ground, zh: 场地}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, query, lang, want string }{
		{"asked in English", "ground", "en", "ground=pitch"},
		{"the statements' words in English", "Platz", "en", ""},
		{"an inflected word of one", "Plätzen", "de", "Plätzen=pitch"},
		{"words of another", "球场", "zh", "球场=pitch"},
		{"asked in the language of one", "场地", "zh", "场地=pitch"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := sensesOf(c.Lexicon, test.query, test.lang); got != test.want {
				t.Errorf("%q is read as %q, want %q", test.query, got, test.want)
			}
		})
	}
	for _, s := range c.Statements {
		if found := c.Lexicon.Annotate(text.Words(s.Text, s.Language), s.Language); len(found) != 1 {
			t.Errorf("%s speaks of %v", s.ID, found)
		}
	}
	if found := c.Lexicon.Annotate(text.Words("Platz", "fr"), "fr"); found != nil {
		t.Errorf("in a language of no statement there is %v", found)
	}
}

// A concept may not appear in two files either.
func TestConceptInTwoFiles(t *testing.T) {
	const file = "concepts:\n  - name: x\n    says: text\n"
	err := faultsOf(map[string]string{"thesaurus/a.yaml": file, "thesaurus/b.yaml": "\n" + file})
	if want := `thesaurus/b.yaml:3: The concept "x" appears twice, first at thesaurus/a.yaml:2.`; err == nil || err.Error() != want {
		t.Errorf("error is %v, want %s", err, want)
	}
}

// No list of the built-in thesaurus has a phrase twice.
func TestNoPhraseTwice(t *testing.T) {
	check := func(name string, words Words) {
		seen := map[string]bool{}
		for _, w := range words {
			if seen[w] {
				t.Errorf("%s: %q appears twice", name, w)
			}
			seen[w] = true
		}
	}
	thesaurus := builtinCorpus(t).Thesaurus
	for _, c := range thesaurus.Concepts {
		for key, words := range map[string]Words{"says": c.Says, "states": c.States, "holds": c.Holds, "near": c.Near, "asked": c.Asked, "also": c.Also} {
			check(c.Name+"."+key, words)
		}
		for key, words := range c.Other {
			check(c.Name+"."+key, words)
		}
	}
	for key, words := range thesaurus.Generic {
		check("generic."+key, words)
	}
	for key, words := range thesaurus.Absent {
		check("absent."+key, words)
	}
}

// What Load would name as a fault of the files, in the built-in ones.
func TestEveryPhraseCanBeFound(t *testing.T) {
	if _, err := Load(builtin); err != nil {
		t.Error(err)
	}
}
