package align

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"bothsides/internal/finding"
	"bothsides/internal/text"
)

// english is the language of the words in kinds.txt.
const english = "en"

//go:embed kinds.txt
var kindsFile string

// kinds tells differences apart by the words that are in them.
type kinds struct {
	negation, scope, editor map[string]bool // by lemma
	opposites               []opposition
	names                   map[string]bool // words that the statements write with a capital
}

// opposition is two sets of words, by lemma, of which one says the opposite of
// the other.
type opposition struct {
	kind      finding.Kind
	one, same map[string]bool
}

// newKinds reads the list of words. An empty set is refused: a difference of
// its kind would never be told.
func newKinds() (*kinds, error) {
	k := &kinds{names: map[string]bool{}}
	sets := map[string]*map[string]bool{"negation": &k.negation, "scope": &k.scope, "editor": &k.editor}
	for line := range strings.Lines(kindsFile) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, list, _ := strings.Cut(line, ":")
		one, same, opposed := strings.Cut(list, "|")
		kind, isOpposition := strings.CutPrefix(name, "opposite ")
		set := sets[name]
		switch {
		case isOpposition && opposed && strings.TrimSpace(one) != "" && strings.TrimSpace(same) != "":
			k.opposites = append(k.opposites, opposition{finding.Kind(kind), lemmas(one), lemmas(same)})
		case set != nil && strings.TrimSpace(list) != "":
			*set = lemmas(list)
		default:
			return nil, fmt.Errorf("kinds.txt: cannot read %q", line)
		}
	}
	for name, set := range sets {
		if len(*set) == 0 {
			return nil, fmt.Errorf("kinds.txt: no words for %q", name)
		}
	}
	return k, nil
}

// note keeps the words that columns write with a capital within a sentence.
func (k *kinds) note(columns []column) {
	for i, c := range columns {
		if c.capital && i > 0 && columns[i-1].kind == word {
			k.names[c.folded] = true
		}
	}
}

func lemmas(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[text.Lemma(w, english)] = true
	}
	return out
}

// of gives each region of a comparison its kind, "" if it is none.
func (k *kinds) of(d *differ) []finding.Kind {
	out := make([]finding.Kind, len(d.regions))
	shouted := isShouted(d.text.items)
	var alleged, stated []string
	for i, r := range d.regions {
		if out[i] = k.kind(r, shouted); out[i] == finding.Name {
			alleged = append(alleged, k.namesIn(r.alleged, shouted, r.first)...)
			for _, c := range r.stated {
				stated = append(stated, k.namesIn([]item{c.item}, false, false)...)
			}
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

// isShouted reports whether most words of a text are in capitals, which then
// say nothing.
func isShouted(items []item) bool {
	capitals := 0
	for _, t := range items {
		capitals += toInt(t.capital)
	}
	return 2*capitals > words(items)
}

// kind is the gravest kind of difference that a region has.
func (k *kinds) kind(r region, shouted bool) finding.Kind {
	var stated []item
	for _, c := range r.stated {
		stated = append(stated, c.item)
	}
	alleged := r.alleged
	wordsHere, wordsThere := onlyWords(alleged), onlyWords(stated)
	both := slices.Concat(wordsHere, wordsThere)
	has := func(set map[string]bool) bool {
		return slices.ContainsFunc(both, func(t item) bool { return set[t.lemma] })
	}
	short := len(wordsThere) <= widest || len(wordsHere) > 0
	for _, rule := range []struct {
		applies bool
		kind    finding.Kind
	}{
		{r.how != "", r.how},
		{isOmission(alleged), ""},
		{sameLetters(alleged, stated), finding.Spelling},
		{len(both) == 0, finding.Signs},
		{len(wordsThere) == 0 && k.isPicture(alleged), finding.Signs},
		{len(wordsThere) == 0 && k.isEditor(r, wordsHere), finding.Signs},
		{short && slices.ContainsFunc(both, func(t item) bool { return t.number }), finding.Number},
		{len(k.namesIn(wordsHere, shouted, r.first)) > 0, finding.Name},
		{len(wordsHere) > 0 && len(k.namesIn(wordsThere, false, false)) > 0, finding.Name},
		{short && (has(k.negation) || k.opposed(wordsHere, wordsThere) == finding.Negation), finding.Negation},
		{short && (has(k.scope) || k.opposed(wordsHere, wordsThere) == finding.Scope), finding.Scope},
		{len(wordsHere) == 0, finding.Omission},
	} {
		if rule.applies {
			return rule.kind
		}
	}
	return finding.Wording
}

// isPicture reports whether items are the name of an emoji that cannot be read as
// a word, ":flag_ru:".
func (k *kinds) isPicture(items []item) bool {
	return len(items) > 0 && k.emojiName(items) == len(items) && slices.ContainsFunc(items, func(t item) bool { return t.folded == "_" })
}

// isOmission reports whether items are an ellipsis and no word: what is left
// out there is left out openly.
func isOmission(items []item) bool {
	return words(items) == 0 && slices.ContainsFunc(items, func(t item) bool { return t.kind == gap })
}

func onlyWords(items []item) []item {
	var out []item
	for _, t := range items {
		if t.kind == word {
			out = append(out, t)
		}
	}
	return out
}

// sameLetters reports whether two pieces differ in nothing but hyphens and
// spaces.
func sameLetters(alleged, stated []item) bool {
	join := func(items []item) (letters string, hyphens, others bool) {
		for _, t := range items {
			switch {
			case t.kind == word:
				letters += t.folded
			case t.folded == "-":
				hyphens = true
			default:
				others = true
			}
		}
		return letters, hyphens, others
	}
	a, hyphen, otherA := join(alleged)
	b, hyphenB, otherB := join(stated)
	if otherA || otherB {
		return false
	}
	return a == b && (a != "" || hyphen != hyphenB)
}

// editorial are signs that editors and writers of posts add: footnotes,
// numbers of posts, tags, whose post it is.
var editorial = regexp.MustCompile(`^(?:\s|[.,;:!?-]|\[\w{1,3}\]|\(?\d{1,2}/\d{1,2}\)?|#\w+|(?i:via|rt|h/t|cc)\b|@\w+|[\[(](?i:sic)[\])])+$`)

// isEditor reports whether words that only the text has are about the text.
func (k *kinds) isEditor(r region, words []item) bool {
	if editorial.MatchString(r.deleted) {
		return true
	}
	return (r.asks || strings.Contains(r.deleted, "?")) && !slices.ContainsFunc(words, func(t item) bool { return !k.editor[t.lemma] })
}

// namesIn lists the words that are names: those of the statements, and others
// with a capital where a sentence does not ask for it.
func (k *kinds) namesIn(items []item, shouted, first bool) []string {
	var out []string
	for i, t := range items {
		if t.kind == word && (k.names[t.folded] || t.capital && !shouted && !(first && i == 0)) {
			out = append(out, t.folded)
		}
	}
	return out
}

// prefixes turn a word round.
var prefixes = []string{"dis", "un", "in", "im", "ir", "il", "non", "mis", "anti"}

// opposed is the kind of opposite that the words of one piece are of those of
// the other, "" if of none.
func (k *kinds) opposed(alleged, stated []item) finding.Kind {
	for _, a := range alleged {
		for _, b := range stated {
			for _, prefix := range prefixes {
				if a.folded == prefix+b.folded || b.folded == prefix+a.folded {
					return finding.Negation
				}
			}
			for _, o := range k.opposites {
				if o.one[a.lemma] && o.same[b.lemma] || o.same[a.lemma] && o.one[b.lemma] {
					return o.kind
				}
			}
		}
	}
	return ""
}
