package search

import (
	"slices"
	"strings"
)

// forms maps a phrase, its words sorted, to what it stands for.
type forms struct {
	exact   map[string][]sense
	starred map[string][]starred // by the first three bytes of one of its words
	longest int                  // in words
	stemmed bool                 // words are compared by their stems

	words map[string]bool     // every word of every phrase
	roots map[string][]string // every root with a star, by its first bytes
}

// starred is a phrase with words of which only the beginning is given.
type starred struct {
	words []string // "пленн*"
	sense sense
}

// starKey is how many bytes of a starred word its entry is found by; it must
// stand before the star.
const starKey = 3

func newForms(size int) forms {
	return forms{exact: make(map[string][]sense, size), starred: map[string][]starred{}, longest: 1,
		words: map[string]bool{}, roots: map[string][]string{}}
}

// addForeign adds a phrase by its folded words, those of grammar left out.
func (f *forms) addForeign(phrase string, grammar map[string]bool, s sense) {
	words := starWords(phrase)
	all := len(words)
	words = slices.DeleteFunc(words, func(w string) bool { return grammar[w] })
	s.reduced = len(words) == 1 && all > 1
	for _, w := range words {
		f.words[w] = true
		if root, star := strings.CutSuffix(w, "*"); star && len(root) >= starKey && !slices.Contains(f.roots[root[:starKey]], root) {
			f.roots[root[:starKey]] = append(f.roots[root[:starKey]], root)
		}
	}
	f.add(words, s)
}

// add stores a phrase of folded words; words with a star match any ending.
func (f *forms) add(words []string, s sense) {
	if len(words) == 0 {
		return
	}
	f.longest = max(f.longest, len(words))
	for _, w := range words {
		if root, star := strings.CutSuffix(w, "*"); star && len(root) >= starKey {
			f.starred[root[:starKey]] = append(f.starred[root[:starKey]], starred{words, s})
			return
		}
	}
	key := phraseKey(words)
	if !slices.Contains(f.exact[key], s) {
		f.exact[key] = append(f.exact[key], s)
	}
}

// preferOwn gives up what single words came to stand for by losing their
// grammar, where they have a sense of their own: "say yes" is not every "say".
func (f forms) preferOwn() {
	reduced := func(s sense) bool { return s.reduced }
	for key, senses := range f.exact {
		own := slices.DeleteFunc(slices.Clone(senses), reduced)
		if len(own) == 0 && len(key) >= starKey && !strings.Contains(key, " ") {
			own = slices.DeleteFunc(f.findStarred(key[:starKey], []string{key}), reduced)
		}
		if len(own) > 0 {
			f.exact[key] = own
		}
	}
}

// phraseKey is the same for any order of the words: "exchange of prisoners"
// is "prisoner exchange".
func phraseKey(words []string) string {
	switch len(words) {
	case 1:
		return words[0]
	case 2:
		return min(words[0], words[1]) + " " + max(words[0], words[1])
	}
	return strings.Join(slices.Sorted(slices.Values(words)), " ")
}

// starWords folds a phrase and keeps its stars.
func starWords(phrase string) []string {
	var out []string
	for w := range strings.FieldsSeq(phrase) {
		root, star := strings.CutSuffix(w, "*")
		for _, part := range tokenize(root) {
			out = append(out, part.text)
		}
		if star && len(out) > 0 {
			out[len(out)-1] += "*"
		}
	}
	return out
}

// find gives what the words, in any order, stand for.
func (f forms) find(words []string) []sense {
	if senses := f.exact[phraseKey(words)]; senses != nil {
		return senses
	}
	for _, w := range words {
		if len(w) < starKey {
			continue
		}
		if senses := f.findStarred(w[:starKey], words); senses != nil {
			return senses
		}
	}
	return nil
}

// findStarred gives the senses of the patterns that say most of the words:
// "kriegsgefangen*" before "krieg*".
func (f forms) findStarred(key string, words []string) (senses []sense) {
	longest := 0
	for _, s := range f.starred[key] {
		size := 0
		for _, pattern := range s.words {
			size += len(pattern)
		}
		if size < longest || !s.matches(words) {
			continue
		}
		if size > longest {
			longest, senses = size, nil
		}
		if !slices.Contains(senses, s.sense) {
			senses = append(senses, s.sense)
		}
	}
	return senses
}

// matches tells whether each pattern has a word of its own.
func (s starred) matches(words []string) bool {
	if len(words) != len(s.words) {
		return false
	}
	var used uint
	for _, pattern := range s.words {
		i := slices.IndexFunc(words, func(w string) bool { return fits(w, pattern) })
		for i >= 0 && used&(1<<i) != 0 {
			next := slices.IndexFunc(words[i+1:], func(w string) bool { return fits(w, pattern) })
			if next < 0 {
				return false
			}
			i += 1 + next
		}
		if i < 0 {
			return false
		}
		used |= 1 << i
	}
	return true
}

func fits(w, pattern string) bool {
	if root, star := strings.CutSuffix(pattern, "*"); star {
		return strings.HasPrefix(w, root)
	}
	return w == pattern
}
