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

// list is words, by lemma, that tell differences of a kind: negation, scope, or
// an editor's. Words with opposites tell it only where one is in the place of the
// other.
type list struct {
	kind             string
	words, opposites map[string]bool
}

// lists reads the lists, once.
var lists = sync.OnceValue(func() []list {
	l, err := readLists(kindsFile)
	if err != nil {
		panic(err) // the file is part of the program, and a test reads it
	}
	return l
})

// readLists reads lines of a kind, a colon, words, and perhaps a bar and their
// opposites. An empty list is refused: its difference would never be told.
func readLists(file string) ([]list, error) {
	var out []list
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		kind, rest, _ := strings.Cut(line, ":")
		words, opposites, opposed := strings.Cut(rest, "|")
		l := list{kind, lemmas(words), lemmas(opposites)}
		if len(l.words) == 0 || opposed && len(l.opposites) == 0 {
			return nil, fmt.Errorf("kinds.txt: no words in %q", line)
		}
		out = append(out, l)
	}
	return out, nil
}

func lemmas(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[text.Lemma(w, english)] = true
	}
	return out
}

// tells reports whether a lemma tells a difference of a kind, whatever is beside
// it.
func tells(kind, lemma string) bool {
	return slices.ContainsFunc(lists(), func(l list) bool {
		return l.kind == kind && len(l.opposites) == 0 && l.words[lemma]
	})
}

// ChangesSense reports whether a word denies or limits what is said, "not".
func ChangesSense(word string) bool {
	lemma := text.Lemma(word, english)
	return tells("negation", lemma) || tells("scope", lemma)
}

// mostDeeds is in how many places a quote is doctored by other words. A text with
// more of them is another wording, as of another translation.
const mostDeeds = 2

// kindsOfRegions gives each region its kind, "" if it is none.
func (d *differ) kindsOfRegions() []finding.Kind {
	out := make([]finding.Kind, len(d.regions))
	var alleged, stated []string
	deeds := 0
	for i, r := range d.regions {
		switch out[i] = r.kind(); out[i] {
		case finding.Name:
			alleged = append(alleged, namesIn(r.alleged)...)
			stated = append(stated, namesIn(r.stated)...)
		case finding.Role:
			deeds++
		}
	}
	slices.Sort(alleged)
	slices.Sort(stated)
	isSwap := len(alleged) > 1 && slices.Equal(alleged, stated) // the same names, in other places
	for i, kind := range out {
		switch {
		case kind == finding.Name && isSwap:
			out[i] = finding.Role
		case kind == finding.Role && deeds > mostDeeds:
			out[i] = finding.Wording
		}
	}
	return out
}

// lemmasOf are those of words, and of the names of emoji among items, ":do_not:".
func lemmasOf(words, items []item) []string {
	var out []string
	for _, t := range words {
		out = append(out, t.lemma)
	}
	for _, t := range items {
		if t.kind == sign {
			for _, w := range text.Words(t.form, english) {
				out = append(out, w.Lemma)
			}
		}
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
// the text is only told to be left out, unless it is a few words. Words in the
// place of others that mean the same are a difference in wording alone.
func (r region) kind() finding.Kind {
	here, there := unlike(wordsOf(r.alleged), wordsOf(r.stated))
	both := slices.Concat(here, there)
	few := len(wordsOf(r.stated)) <= widest || len(wordsOf(r.alleged)) > 0
	opposed, dates := opposed(here, there), datesDiffer(r.alleged, r.stated)
	lemmas := lemmasOf(both, r.alleged)
	has := func(kind string) bool {
		return slices.ContainsFunc(lemmas, func(lemma string) bool { return tells(kind, lemma) })
	}
	replaces := len(wordsOf(r.stated)) > 0 && slices.ContainsFunc(here, hasContent)
	isOneSided := len(here) == 0 || len(there) == 0
	isEdited := isEdited(r.alleged) && !(replaces && slices.ContainsFunc(there, hasContent))
	for _, rule := range []struct {
		applies bool
		kind    finding.Kind
	}{
		{r.how != "", r.how},
		{len(here) == 0 && slices.ContainsFunc(r.alleged, func(t item) bool { return t.kind == gap }), ""}, // openly
		{dates != "", dates},
		{isEdited && len(both) == 0, finding.Edited},
		{!r.beforeNumber && sameLetters(r.alleged, r.stated), finding.Spelling}, // but for "-175"
		{len(there) == 0 && r.isEditors(here), finding.Signs},
		{few && slices.ContainsFunc(both, func(t item) bool { return t.kind == number }), finding.Number},
		{len(namesIn(here)) > 0, finding.Name},
		{len(here) > 0 && len(namesIn(there)) > 0 && !(isEdited && !replaces), finding.Name}, // but for "[He]"
		{few && (has("negation") || isOneSided && has("turn") || opposed == finding.Negation), finding.Negation},
		{few && (has("scope") || opposed == finding.Scope), finding.Scope},
		{isEdited, finding.Edited},
		{r.afterNumber && replaces && hasContent(r.alleged[0]), finding.Number},   // of something else: "30 weeks"
		{r.beforeNumber && slices.ContainsFunc(here, isNoArticle), finding.Scope}, // "up to 30 days"
		{len(wordsOf(r.alleged))+len(wordsOf(r.stated)) == 0, finding.Signs},
		{len(wordsOf(r.alleged)) == 0, finding.Omission},
		{replaces && len(here) <= widest && len(there) <= widest, finding.Role},
	} {
		if rule.applies {
			return rule.kind
		}
	}
	return finding.Wording
}

// isEdited reports whether all that is alleged is an editor's.
func isEdited(alleged []item) bool {
	words := wordsOf(alleged)
	return len(words) > 0 && !slices.ContainsFunc(words, func(t item) bool { return !t.isEdited })
}

// hasContent reports whether an item is a word that means something by itself.
func hasContent(t item) bool {
	return t.kind.isWord() && !text.IsStop(t.folded, english) && !tells("filler", t.lemma)
}

func isNoArticle(t item) bool { return t.folded != "the" && t.folded != "a" && t.folded != "an" }

// unlike leaves out the words of each of two pieces that mean the same as one of
// the other.
func unlike(alleged, stated []item) (a, b []item) {
	if len(alleged) == 0 || len(stated) == 0 {
		return alleged, stated
	}
	senses, others := sensesOf(alleged), sensesOf(stated)
	without := func(items []item, senses, others [][]sense) []item {
		var out []item
		for i, t := range items {
			isShared := func(s sense) bool {
				return slices.ContainsFunc(others, func(o []sense) bool { return slices.Contains(o, s) })
			}
			if !slices.ContainsFunc(senses[i], isShared) {
				out = append(out, t)
			}
		}
		return out
	}
	return without(alleged, senses, others), without(stated, others, senses)
}

// sense is something that a word may mean: itself, or what the words alike of a
// set mean, by the number of the set here and in internal/text.
type sense struct {
	word     string
	own, set int
}

// sensesOf are, for each word, its own sense and those of the sets that it or the
// phrase that it is in is of. Names and numbers mean themselves alone.
func sensesOf(words []item) [][]sense {
	out := make([][]sense, len(words))
	tokens := tokensOf(words)
	for i, t := range words {
		if t.kind != word {
			out[i] = append(out[i], sense{word: t.folded})
			continue
		}
		out[i] = append(out[i], sense{word: t.lemma})
		for n, l := range lists() {
			if l.kind == "alike" && l.words[t.lemma] {
				out[i] = append(out[i], sense{own: n + 1})
			}
		}
		length, sets := text.NewAlike().Match(tokens, i)
		for j := range length {
			for _, set := range sets {
				out[i+j] = append(out[i+j], sense{set: set + 1})
			}
		}
	}
	return out
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
	isOther := func(t item) bool { return !tells("editor", t.lemma) }
	return len(here) > 0 && (r.asks || strings.Contains(r.deleted, "?")) && !slices.ContainsFunc(here, isOther)
}

// prefixes turn a word round.
var prefixes = []string{"dis", "un", "in", "im", "ir", "il", "non", "mis", "anti"}

// opposed is the kind of opposite that the words of one piece are of those of
// the other, "" if of none.
func opposed(alleged, stated []item) finding.Kind {
	for _, a := range alleged {
		for _, b := range stated {
			isTurned := func(prefix string) bool { return a.folded == prefix+b.folded || b.folded == prefix+a.folded }
			if slices.ContainsFunc(prefixes, isTurned) {
				return finding.Negation
			}
			for _, l := range lists() {
				if l.words[a.lemma] && l.opposites[b.lemma] || l.opposites[a.lemma] && l.words[b.lemma] {
					return finding.Kind(l.kind)
				}
			}
		}
	}
	return ""
}
