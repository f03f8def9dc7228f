package corpus

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// Words is a list of words and phrases in the notation of text.Phrases. In the
// file it is a list, or a text with commas between them, which needs no quotes.
type Words []string

// wordsReader reads lists of words.
type wordsReader struct{ *document }

// words reads a list in either form and adds it to what other files gave.
func (r wordsReader) words(to *Words) func(*yaml.Node) {
	return func(n *yaml.Node) {
		for _, p := range r.phrases(n) {
			*to = append(*to, p.text)
		}
	}
}

// under reads a list into an entry of a map.
func (r wordsReader) under(to *map[string]Words, key string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		words := (*to)[key]
		r.words(&words)(n)
		if *to == nil {
			*to = map[string]Words{}
		}
		(*to)[key] = words
	}
}

// byLanguage reads lists under codes of languages.
func (r wordsReader) byLanguage(to *map[string]Words) func(*yaml.Node) {
	readers := map[string]func(*yaml.Node){}
	for _, code := range languages() {
		readers[code] = r.under(to, code)
	}
	return func(n *yaml.Node) { r.fields(n, readers) }
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
	for part := range strings.SplitSeq(n.Value, ",") {
		begun := strings.TrimLeft(part, " \n")
		if begun != "" {
			indent := strings.Count(part[:len(part)-len(begun)], "\n")
			out = append(out, placed{strings.Join(strings.Fields(part), " "), line + indent})
		}
		line += strings.Count(part, "\n")
	}
	return out
}
