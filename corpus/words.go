package corpus

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"bothsides/internal/text"
)

// Words is a list of words and phrases in the notation of text.Phrases. In the
// file it is a list, or a text with commas between them, which needs no quotes.
type Words []string

// wordsReader reads lists of words. It keeps each phrase with its place, unless
// entries is nil.
type wordsReader struct {
	*document
	entries   *[]entry
	languages []string // codes of those that words can be in
}

// entry is a phrase as it is written in a file.
type entry struct {
	file string
	placed
	lang string // ofStatements: it is one of the words of the statements
}

// words reads a list of English words and adds it to what other files gave.
func (r wordsReader) words(to *Words) func(*yaml.Node) { return r.list(to, entry{lang: english}) }

// stated reads a list of words of the statements.
func (r wordsReader) stated(to *Words) func(*yaml.Node) {
	return r.list(to, entry{lang: ofStatements})
}

// list reads a list; what is known of its phrases is as in e.
func (r wordsReader) list(to *Words, e entry) func(*yaml.Node) {
	return func(n *yaml.Node) {
		phrases := r.phrases(n)
		*to = slices.Grow(*to, len(phrases))
		for _, p := range phrases {
			*to = append(*to, p.text)
			if r.entries != nil {
				e.file, e.placed = r.file, p
				*r.entries = append(*r.entries, e)
			}
		}
	}
}

// under reads a list into an entry of a map.
func (r wordsReader) under(to *map[string]Words, key string, e entry) func(*yaml.Node) {
	return func(n *yaml.Node) {
		words := (*to)[key]
		r.list(&words, e)(n)
		if *to == nil {
			*to = map[string]Words{}
		}
		(*to)[key] = words
	}
}

// byLanguage reads lists under codes of languages, or one list of English words.
func (r wordsReader) byLanguage(to *map[string]Words) func(*yaml.Node) {
	readers := map[string]func(*yaml.Node){}
	for _, code := range r.languages {
		readers[code] = r.under(to, code, entry{lang: code})
	}
	return func(n *yaml.Node) {
		if n.Kind == yaml.MappingNode {
			r.fields(n, readers)
			return
		}
		readers[english](n)
	}
}

// phrases reads a list of phrases, or a text with commas between them. In a
// literal text ("|") each has the line on which it begins, in any other that of
// the text.
func (r wordsReader) phrases(n *yaml.Node) []placed {
	var out []placed
	if n.Kind != yaml.ScalarNode {
		r.placedList(&out)(n)
		return out
	}
	line := n.Line
	if n.Style == yaml.LiteralStyle {
		line++
	}
	out = make([]placed, 0, strings.Count(n.Value, ",")+1)
	for part := range strings.SplitSeq(n.Value, ",") {
		begun := strings.TrimLeft(part, " \n")
		if begun != "" {
			indent := strings.Count(part[:len(part)-len(begun)], "\n")
			out = append(out, placed{spaced(begun), line + indent})
		}
		line += strings.Count(part, "\n")
	}
	return out
}

// spaced is the text with single spaces between its words, as most texts are.
func spaced(s string) string {
	s = strings.TrimSpace(s)
	if strings.Contains(s, "  ") || strings.ContainsAny(s, "\n\t") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// checkEntries names phrases that can never be found: malformed ones, and words
// of the statements that are in none of them.
func (c *Corpus) checkEntries(entries []entry) Faults {
	var faults Faults
	nowhere := map[int]bool{}
	for i, e := range entries {
		codes := []string{e.lang}
		if e.lang == ofStatements {
			codes = c.Languages()
			nowhere[i] = true
		}
		for _, code := range codes {
			if err := text.CheckPhrase(e.text, code); err != nil {
				faults = append(faults, Fault{e.file, e.line, fmt.Sprintf("The phrase %q cannot be used: it is %s.", e.text, err)})
				delete(nowhere, i)
				break
			}
		}
	}
	c.findEntries(entries, nowhere)
	for i, e := range entries {
		if nowhere[i] {
			faults = append(faults, Fault{e.file, e.line, fmt.Sprintf("The words %q are in no statement.", e.text)})
		}
	}
	slices.SortStableFunc(faults, func(a, b Fault) int { return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line) })
	return faults
}

// findEntries takes the phrases that a statement has from those that are
// nowhere, and stops when none is left: a large corpus is not read to its end.
func (c *Corpus) findEntries(entries []entry, nowhere map[int]bool) {
	stated := map[string]*text.Phrases[int]{}
	for _, code := range c.Languages() {
		stated[code] = text.NewPhrases[int](code)
		for i := range nowhere {
			_ = stated[code].Add(entries[i].text, i) // it was checked
		}
	}
	for _, s := range c.Statements {
		for _, p := range s.Passages {
			if len(nowhere) == 0 {
				return
			}
			tokens := text.Words(p.Text(), s.Language)
			for i := range tokens {
				stated[s.Language].Every(tokens, i, func(_ int, found []int) {
					for _, n := range found {
						delete(nowhere, n)
					}
				})
			}
		}
	}
}
