package align

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"bothsides/internal/finding"
	"bothsides/internal/text"
)

// english is the language of the words in kinds.txt.
const english = "en"

//go:embed kinds.txt
var kindsFile string

// kindWords are words, by lemma, that tell differences apart.
type kindWords struct {
	sets      map[string]map[string]bool // "negation", "scope", "editor"
	opposites []opposition
}

// opposition is two sets of words of which one says the opposite of the other.
type opposition struct {
	kind      finding.Kind
	one, same map[string]bool
}

// words reads the list of words, once.
var words = sync.OnceValue(func() kindWords {
	w, err := readKinds(kindsFile)
	if err != nil {
		panic(err) // the file is part of the program, and a test reads it
	}
	return w
})

// readKinds reads a list of words. An empty set is refused: a difference of its
// kind would never be told.
func readKinds(file string) (kindWords, error) {
	w := kindWords{sets: map[string]map[string]bool{}}
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		key, list, _ := strings.Cut(line, ":")
		one, same, _ := strings.Cut(list, "|")
		if kind, isOpposition := strings.CutPrefix(key, "opposite "); isOpposition {
			w.opposites = append(w.opposites, opposition{finding.Kind(kind), lemmas(one), lemmas(same)})
		} else {
			w.sets[key], one, same = lemmas(list), list, list
		}
		if strings.TrimSpace(one) == "" || strings.TrimSpace(same) == "" {
			return w, fmt.Errorf("kinds.txt: no words in %q", line)
		}
	}
	for _, set := range []string{"negation", "scope", "editor"} {
		if w.sets[set] == nil {
			return w, fmt.Errorf("kinds.txt: no words for %q", set)
		}
	}
	return w, nil
}

func lemmas(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[text.Lemma(w, english)] = true
	}
	return out
}

// ChangesSense reports whether a word denies or limits what is said, "not".
func ChangesSense(word string) bool {
	lemma := text.Lemma(word, english)
	return words().sets["negation"][lemma] || words().sets["scope"][lemma]
}

// names reports whether the name of an emoji, ":do_not:", has a word of a set.
func names(emoji string, set map[string]bool) bool {
	return slices.ContainsFunc(text.Words(emoji, english), func(w text.Token) bool { return set[w.Lemma] })
}

// kindsOfRegions gives each region its kind, "" if it is none.
func (d *differ) kindsOfRegions() []finding.Kind {
	out := make([]finding.Kind, len(d.regions))
	var alleged, stated []string
	for i, r := range d.regions {
		if out[i] = r.kind(); out[i] == finding.Name {
			alleged = append(alleged, namesIn(r.alleged)...)
			stated = append(stated, namesIn(itemsOf(r.stated))...)
		}
	}
	slices.Sort(alleged)
	slices.Sort(stated)
	if len(alleged) > 1 && slices.Equal(alleged, stated) { // the same names, in other places
		for i := range out {
			if out[i] == finding.Name {
				out[i] = finding.Role
			}
		}
	}
	return out
}

func itemsOf(columns []column) []item {
	out := make([]item, len(columns))
	for i, c := range columns {
		out[i] = c.item
	}
	return out
}

func namesIn(items []item) []string {
	var out []string
	for _, t := range items {
		if t.kind == name {
			out = append(out, t.folded)
		}
	}
	return out
}

// kind is the gravest kind of difference that a region has. What is left out of
// the text is only told to be left out, unless it is a few words.
func (r region) kind() finding.Kind {
	stated := itemsOf(r.stated)
	here, there := wordsOf(r.alleged), wordsOf(stated)
	both := slices.Concat(here, there)
	few := len(there) <= widest || len(here) > 0
	opposed := opposed(here, there)
	has := func(set string) bool {
		return slices.ContainsFunc(both, func(t item) bool { return words().sets[set][t.lemma] }) ||
			slices.ContainsFunc(r.alleged, func(t item) bool { return t.kind == sign && names(t.form, words().sets[set]) })
	}
	for _, rule := range []struct {
		applies bool
		kind    finding.Kind
	}{
		{r.how != "", r.how},
		{len(here) == 0 && slices.ContainsFunc(r.alleged, func(t item) bool { return t.kind == gap }), ""}, // openly
		{datesDiffer(r.alleged, r.stated) != "", datesDiffer(r.alleged, r.stated)},
		{sameLetters(r.alleged, stated), finding.Spelling},
		{len(there) == 0 && r.isEditors(here), finding.Signs},
		{few && slices.ContainsFunc(both, func(t item) bool { return t.kind == number }), finding.Number},
		{len(namesIn(here)) > 0, finding.Name},
		{len(here) > 0 && len(namesIn(there)) > 0, finding.Name},
		{few && (has("negation") || opposed == finding.Negation), finding.Negation},
		{few && (has("scope") || opposed == finding.Scope), finding.Scope},
		{len(both) == 0, finding.Signs},
		{len(here) == 0, finding.Omission},
	} {
		if rule.applies {
			return rule.kind
		}
	}
	return finding.Wording
}

// sameLetters reports whether two pieces have words that differ in nothing but
// hyphens and spaces.
func sameLetters(alleged, stated []item) bool {
	letters := func(items []item) string {
		var b strings.Builder
		for _, t := range items {
			if t.form != "-" {
				b.WriteString(t.form)
			}
		}
		return b.String()
	}
	return letters(alleged) == letters(stated) && len(alleged)+len(stated) > 0
}

// isEditors reports whether words that only the text has are about the text.
func (r region) isEditors(here []item) bool {
	isOther := func(t item) bool { return !words().sets["editor"][t.lemma] }
	return (r.asks || strings.Contains(r.deleted, "?")) && !slices.ContainsFunc(here, isOther)
}

// prefixes turn a word round.
var prefixes = []string{"dis", "un", "in", "im", "ir", "il", "non", "mis", "anti"}

// opposed is the kind of opposite that the words of one piece are of those of
// the other, "" if of none.
func opposed(alleged, stated []item) finding.Kind {
	for _, a := range alleged {
		for _, b := range stated {
			for _, prefix := range prefixes {
				if a.folded == prefix+b.folded || b.folded == prefix+a.folded {
					return finding.Negation
				}
			}
			for _, o := range words().opposites {
				if o.one[a.lemma] && o.same[b.lemma] || o.same[a.lemma] && o.one[b.lemma] {
					return o.kind
				}
			}
		}
	}
	return ""
}
