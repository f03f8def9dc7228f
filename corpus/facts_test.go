package corpus

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestEveryPassageReportsAFact(t *testing.T) {
	c := builtinCorpus(t)
	for _, s := range c.Statements {
		for _, p := range s.Passages {
			if !slices.ContainsFunc(c.Facts, func(f *Fact) bool { return f.Passage == p }) {
				t.Errorf("%s reports no fact", p.ID())
			}
		}
	}
}

// Each fact is checked against the words of its passage: those that it quotes, whom it
// names and what it is about. What the reader fills in is said to be implied,
// and nothing else is.
func TestFactsAreHeldToTheirPassages(t *testing.T) {
	c := builtinCorpus(t)
	for _, f := range c.Facts {
		t.Run(f.Passage.ID()+" "+f.Act, func(t *testing.T) {
			for _, filled := range []struct {
				slot  string
				party *Party
			}{{"agent", f.Agent}, {"receiver", f.Receiver}} {
				if filled.party == nil {
					continue
				}
				if said, implied := names(c, f.Words, filled.party), slices.Contains(f.Implied, filled.slot); said == implied {
					t.Errorf("the %s %s: named in %q is %v, implied is %v", filled.slot, filled.party.ID, f.Words, said, implied)
				}
			}
			source := f.Passage.Text()
			if slices.Contains(f.Implied, "object") {
				source = f.Passage.Previous().Text()
			}
			for _, object := range f.Objects {
				if !statesConcept(c, f.Passage.Text()+" "+source, object) {
					t.Errorf("the object %q has no words in the passage", object)
				}
			}
			if len(f.Objects) == 0 {
				t.Error("the fact has no object")
			}
		})
	}
}

// names reports whether words name a party or a pronoun for it.
func names(c *Corpus, words string, p *Party) bool {
	list := p.Names[english]
	for _, pronoun := range c.Parties {
		if pronoun.Pronoun && slices.Equal(pronoun.Members, p.Members) {
			list = slices.Concat(list, pronoun.Names[english])
		}
	}
	for _, name := range list {
		if regexp.MustCompile(`(?i)\b` + regexp.QuoteMeta(name) + `(?:\W|$)`).MatchString(words) {
			return true
		}
	}
	return false
}

// statesConcept reports whether a text has all words of one of the phrases by
// which statements speak of a concept.
func statesConcept(c *Corpus, text, name string) bool {
	i := slices.IndexFunc(c.Thesaurus.Concepts, func(concept *Concept) bool { return concept.Name == name })
	concept := c.Thesaurus.Concepts[i]
	for _, phrase := range slices.Concat(concept.Says, concept.States, concept.Holds, concept.Near) {
		missing := func(word string) bool {
			return !strings.Contains(strings.ToLower(text), strings.ToLower(word))
		}
		if !slices.ContainsFunc(strings.Fields(phrase), missing) {
			return true
		}
	}
	return false
}

// A number may be written in the file as in the passage, or in plain digits.
func TestQuantitiesOfFacts(t *testing.T) {
	for _, test := range []struct{ name, language, words, quantity string }{
		{"digits", "en", "Ann bought 1200 lakes", "1200 lake"},
		{"thousands", "en", "Ann bought 1,200 lakes", "1200 lake"},
		{"as the passage has it", "en", "Ann bought 1,200 lakes", "1,200 lakes"},
		{"in words", "en", "Ann bought twelve hundred lakes", "1200 lake"},
		{"a scale", "en", "Ann bought 1.2 thousand lakes", "1,200 lakes"},
		{"German", "de", "Ann kaufte 1.200 Seen", "1200 See"},
		{"French", "fr", "Ann acheta 1 200 lacs", "1200 lac"},
		{"French, narrow space", "fr", "Ann acheta 1\u202f200 lacs", "1 200 lacs"},
		{"hyphen", "en", "Ann bought a 1,200-acre lake", "1200 acre"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, err := Load(fstest.MapFS{
				"a.md":           {Data: []byte("---\n" + goodHead + "language: " + test.language + "\n---\n" + test.words + ".\n")},
				"thesaurus.yaml": {Data: []byte("concepts:\n  - {name: buying, says: Ann}\n")},
				FactsFile:        {Data: fmt.Appendf(nil, "facts:\n  A-1.1:\n    - {words: %q, act: like, quantity: [%q]}\n", test.words, test.quantity)},
			})
			if err != nil {
				t.Fatal(err)
			}
			if got := c.Facts[0].Quantities; len(got) != 1 || got[0] != 1200 {
				t.Errorf("the quantities are %v", got)
			}
		})
	}
}

func TestFaultsOfFacts(t *testing.T) {
	const parties = "parties:\n  - {id: a, names: {en: Ann}}\n"
	for _, c := range []struct{ name, file, want string }{
		{"unknown key", parties + "facts:\n  A-1.1: [{word: Ann}]\n", `facts.yaml:4: The key "word" is unknown; known here: act, `},
		{"bad id", "parties:\n  - {id: A b, names: {en: Ann}}\n", `facts.yaml:2: The party "A b" must have an id`},
		{"party twice", parties + "  - {id: a, names: {en: Ann}}\n", `facts.yaml:3: The party "a" is listed twice.`},
		{"no names", "parties:\n  - {id: a}\n", `facts.yaml:2: The party "a" has no names.`},
		{"unknown member", "parties:\n  - {id: g, names: {en: all}, members: [a]}\n", `facts.yaml:2: There is no party "a" above.`},
		{"unknown statement", "parties:\n  - {id: a, statement: s, names: {en: Ann}}\n", `names the statement "s", which there is not.`},
		{"unknown language", "parties:\n  - {id: a, names: {xx: Ann}}\n", `facts.yaml:2: The key "xx" is unknown; known here: de, en, `},
		{"no passage", "facts:\n  A-9.9: [{words: Ann, act: like}]\n", "facts.yaml:2: The facts name A-9.9, which is no passage."},
		{"not its words", "facts:\n  A-1.1:\n    - {words: Bob likes, act: like}\n", "facts.yaml:3: A fact of A-1.1 has words that are not in the passage."},
		{"not its place", "facts:\n  A-1.1:\n    - {words: Ann likes, act: like, where: Rome}\n", `A fact of A-1.1 has "Rome", which is not in the passage.`},
		{"no act", "facts:\n  A-1.1:\n    - {words: Ann likes}\n", "A fact of A-1.1 has no act."},
		{"unknown agent", "facts:\n  A-1.1:\n    - {words: Ann likes, act: like, agent: b}\n", `There is no party "b" above.`},
		{"unknown mode", "facts:\n  A-1.1:\n    - {words: Ann likes, act: like, mode: maybe}\n", `has the mode "maybe"`},
		{"unknown concept", "facts:\n  A-1.1:\n    - {words: Ann likes, act: like, object: [sea]}\n", `has the object "sea", which is no concept of the thesaurus.`},
		{"another number", "facts:\n  A-1.1:\n    - {words: Ann likes 3 lakes, act: like, quantity: [4 lake]}\n", `has the quantity "4 lake"`},
		{"no number", "facts:\n  A-1.1:\n    - {words: Ann likes 3 lakes, act: like, quantity: [some lakes]}\n", `has the quantity "some lakes"`},
		{"weight", "facts:\n  A-1.1:\n    - {words: Ann likes, act: like, weight: 3}\n", `has the weight "3"`},
		{"implied", "facts:\n  A-1.1:\n    - {words: Ann likes, act: like, implied: [place]}\n", `has "place" implied`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Load(fstest.MapFS{
				"a.md":           {Data: []byte("---\n" + goodHead + "---\nAnn likes 3 lakes.\n")},
				"thesaurus.yaml": {Data: []byte("concepts:\n  - {name: lake, says: lakes}\n  - {name: liking, says: likes}\n")},
				FactsFile:        {Data: []byte(c.file)},
			})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("the error is %v, want one with %q", err, c.want)
			}
		})
	}
}
