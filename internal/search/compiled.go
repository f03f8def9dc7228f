package search

import (
	_ "embed"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// compiled is what readEnglish makes of the built-in thesaurus: cutting and
// stemming its thousands of phrases would be most of the program's start. The
// first line is the hash of the thesaurus that it was made from; for any other
// it is not used. A test holds it to be up to date, and -update writes it.
//
//go:embed lexicon.txt
var compiled string

// The lines of the file: a phrase with its senses, a word of the vocabulary,
// or a generic word.
const (
	phraseLine  = "p "
	wordLine    = "w "
	genericLine = "g "
)

// compile writes the English part of the lexicon, sorted.
func (lx *lexicon) compile(hash string) string {
	var b strings.Builder
	b.WriteString(hash + "\n")
	for _, key := range slices.Sorted(maps.Keys(lx.english.exact)) {
		b.WriteString(phraseLine + key + "\t" + formatSenses(lx.english.exact[key]) + "\n")
	}
	for _, list := range slices.Sorted(maps.Keys(lx.byFirst)) {
		for _, w := range lx.byFirst[list] {
			b.WriteString(wordLine + w + "\n")
		}
	}
	for _, w := range slices.Sorted(maps.Keys(lx.generics)) {
		b.WriteString(genericLine + w + "\n")
	}
	return b.String()
}

func formatSenses(senses []sense) string {
	out := make([]string, len(senses))
	for i, s := range senses {
		out[i] = strconv.Itoa(s.concept)
	}
	return strings.Join(out, ",")
}

// readCompiled reads the English part of the lexicon back, if it was made from
// the thesaurus of the given hash.
func (lx *lexicon) readCompiled(hash string) bool {
	head, lines, _ := strings.Cut(compiled, "\n")
	if hash == "" || head != hash {
		return false
	}
	known := map[string][]sense{} // most phrases have one of a few lists
	for line := range strings.SplitSeq(lines, "\n") {
		if w, is := strings.CutPrefix(line, wordLine); is {
			lx.learn(w)
			continue
		}
		if w, is := strings.CutPrefix(line, genericLine); is {
			lx.generics[w] = true
			continue
		}
		key, list, found := strings.Cut(strings.TrimPrefix(line, phraseLine), "\t")
		if !found {
			continue
		}
		senses, seen := known[list]
		if !seen {
			senses = parseSenses(list)
			known[list] = senses
		}
		lx.english.exact[key] = senses
		if idiom, is := strings.CutPrefix(key, exactMark); is {
			lx.learnIdiom(idiom)
			continue
		}
		lx.english.longest = max(lx.english.longest, strings.Count(key, " ")+1)
	}
	return true
}

func parseSenses(list string) []sense {
	var out []sense
	for part := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(part)
		if err != nil {
			continue // the file is held to the writer by a test
		}
		out = append(out, sense{concept: n})
	}
	return out
}
