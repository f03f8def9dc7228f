package text

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

// maxPhraseWords is how many words a phrase may have.
const maxPhraseWords = 8

const (
	// maxUnordered is how many words a phrase in any order may have: each order
	// is an entry of its own.
	maxUnordered = 4
	// maxSkipped is how many stop words may separate two words of a phrase.
	maxSkipped = 4
)

// Phrases finds phrases in the tokens of a text. A phrase is an ordered
// sequence of words, compared by their surface forms or else by their lemmas;
// stop words between them are passed over. A phrase in which one word alone is
// no stop word is found with its stop words: "must have" is not any "have".
//
// It is a trie. Its edges are words, each a form, a lemma or the beginning of
// a form; a phrase is entered once by its forms and once by its lemmas, so that
// a text is compared by forms first.
type Phrases[V comparable] struct {
	lang   string
	lemmas bool                // phrases are entered by their lemmas alone, unless they are exact
	ids    [3]map[string]int32 // of words, by how they are compared
	starts []int               // the lengths of the beginnings, in bytes, the longest first
	begins [2][]int32          // by root and word, the node that an edge leads to, 0 for none
	edges  map[edge]int32      // from other nodes
	found  []int32             // by node, which of sets a phrase stands for that ends there
	sets   [][]V               // the first is empty
	larger map[extension[V]]int32
	cutter *cutter // nil: nothing was added since Compact
}

// Compact frees what only Add needs, more than half of the memory. To add more
// is still possible and takes longer.
func (p *Phrases[V]) Compact() {
	p.cutter, p.larger = nil, nil
	p.starts, p.found, p.sets = slices.Clip(p.starts), slices.Clone(p.found), slices.Clone(p.sets)
	for root := range p.begins {
		p.begins[root] = slices.Clone(p.begins[root])
	}
}

// edge leads from a node by a word to another node.
type edge struct{ node, word int32 }

// extension is a set with one more value.
type extension[V comparable] struct {
	set   int32
	value V
}

// How a word of a phrase is compared with a token.
const (
	byForm = iota
	byLemma
	byStart // "пленн*"
)

// The trie has two roots: of phrases that are found exactly as they are, and of
// those whose stop words are passed over.
const (
	strict = iota
	loose
)

// NewPhrases makes an empty set of phrases of a language.
func NewPhrases[V comparable](lang string) *Phrases[V] {
	p := &Phrases[V]{lang: lang, edges: map[edge]int32{}, found: make([]int32, 1), sets: make([][]V, 1)}
	for i := range p.ids {
		p.ids[i] = map[string]int32{}
	}
	return p
}

// NewLemmaPhrases makes an empty set of phrases that are compared by their lemmas
// alone. Where it does not matter which phrase says more, it finds the same in half
// the time and memory.
func NewLemmaPhrases[V comparable](lang string) *Phrases[V] {
	p := NewPhrases[V](lang)
	p.lemmas = true
	return p
}

// Add adds a phrase that stands for v. A word with a star, "пленн*", matches
// any ending. A phrase that begins with "=" matches exactly these words; one
// that begins with "~" matches its words in any order.
func (p *Phrases[V]) Add(phrase string, v V) error {
	if p.cutter == nil {
		p.cutter = newCutter(p.lang)
	}
	w, err := p.cutter.parse(phrase)
	if err == nil {
		p.addWritten(w, p.cutter, v)
	}
	return err
}

// addWritten adds a phrase by its forms and, unless it is exact, by its lemmas.
func (p *Phrases[V]) addWritten(w writtenPhrase, c *cutter, v V) {
	root := loose
	if w.strict {
		root = strict
	}
	n := len(w.words)
	if w.exact || !p.lemmas {
		path := p.path(w, byForm, func(form string) string { return form })
		p.insert(root, path[:n], w.unordered, v)
	}
	if !w.exact {
		path := p.path(w, byLemma, c.lemma)
		p.insert(root, path[:n], w.unordered, v)
	}
}

// path is the words of a phrase as they are compared in the given way.
func (p *Phrases[V]) path(w writtenPhrase, how int, form func(string) string) (out [maxPhraseWords]int32) {
	for i, word := range w.words {
		if word.start {
			out[i] = p.id(byStart, word.form)
		} else {
			out[i] = p.id(how, form(word.form))
		}
	}
	return out
}

// CheckPhrase says why a phrase could not be added to those of a language, or
// nothing.
func CheckPhrase(phrase, lang string) error {
	_, err := newCutter(lang).parse(phrase)
	return err
}

// phraseWord is a word of a phrase.
type phraseWord struct {
	form  string
	start bool // it is the beginning of a form
	stop  bool
	joins bool // it may be one word with the next: "1 750", "non proliferation"
}

// writtenPhrase is a phrase as it is written.
type writtenPhrase struct {
	words     []phraseWord // those that must be found
	exact     bool         // by their forms alone
	strict    bool         // with nothing between them
	unordered bool         // in any order
}

// cutter cuts phrases of a language into their words. Most words are in many
// phrases: what takes long is found out once for each.
type cutter struct {
	lang   string
	cut    map[string][]phraseWord // by how they are written
	lemmas map[string]string       // by form
	words  []phraseWord            // of the last phrase
}

func newCutter(lang string) *cutter {
	return &cutter{lang: lang, cut: map[string][]phraseWord{}, lemmas: map[string]string{}}
}

// parse reads a phrase. Its words are good until the next is read.
func (c *cutter) parse(phrase string) (writtenPhrase, error) {
	var w writtenPhrase
	phrase, w.exact = strings.CutPrefix(phrase, "=")
	phrase, w.unordered = strings.CutPrefix(phrase, "~")
	w.words, w.strict = c.phrase(phrase), true
	content := 0
	for _, word := range w.words {
		if !word.stop {
			content++
		}
	}
	if !w.exact && (content > 1 || content == len(w.words)) {
		w.words, w.strict = slices.DeleteFunc(w.words, func(word phraseWord) bool { return word.stop }), false
	}
	return w, w.check()
}

// phrase cuts a phrase into its words.
func (c *cutter) phrase(phrase string) []phraseWord {
	c.words = c.words[:0]
	for part := range strings.SplitSeq(phrase, " ") {
		if isFoldedWord(part) { // as most are
			c.words = append(c.words, phraseWord{form: part, stop: IsStop(part, c.lang), joins: part == joining})
			continue
		}
		words, known := c.cut[part]
		if !known {
			words = cutPart(part, c.lang)
			c.cut[part] = words
		}
		c.words = append(c.words, words...)
	}
	if slices.ContainsFunc(c.words, func(w phraseWord) bool { return w.joins }) {
		return cutPart(phrase, c.lang)
	}
	return c.words
}

func cutPart(part, lang string) []phraseWord {
	var out []phraseWord
	for _, t := range Words(part, lang) {
		out = append(out, phraseWord{form: t.Folded, start: strings.HasPrefix(part[t.End:], "*"),
			stop: IsStop(t.Folded, lang), joins: t.Kind == Number || t.Folded == joining})
	}
	return out
}

// lemma is that of a word by its form.
func (c *cutter) lemma(form string) string {
	lemma, known := c.lemmas[form]
	if !known {
		lemma = Lemma(form, c.lang)
		c.lemmas[form] = lemma
	}
	return lemma
}

func (w writtenPhrase) check() error {
	switch n := len(w.words); {
	case n == 0:
		return errors.New("a phrase without a word")
	case n > maxPhraseWords:
		return fmt.Errorf("a phrase of %d words, more than %d", n, maxPhraseWords)
	case w.unordered && n > maxUnordered:
		return fmt.Errorf("a phrase of %d words in any order, more than %d", n, maxUnordered)
	}
	return nil
}

// id is a number for a word that is compared in the given way.
func (p *Phrases[V]) id(how int, word string) int32 {
	id, ok := p.ids[how][word]
	if !ok {
		id = int32(len(p.ids[byForm]) + len(p.ids[byLemma]) + len(p.ids[byStart]))
		p.ids[how][word] = id
		for root := range p.begins {
			p.begins[root] = append(p.begins[root], 0)
		}
		if how == byStart && !slices.Contains(p.starts, len(word)) {
			p.starts = append(p.starts, len(word))
			slices.SortFunc(p.starts, func(a, b int) int { return b - a })
		}
	}
	return id
}

// insert enters a path of words, or each order of it.
func (p *Phrases[V]) insert(root int, path []int32, unordered bool, v V) {
	if !unordered {
		p.enter(root, path, v)
		return
	}
	permute(path, 0, func() { p.enter(root, path, v) })
}

// permute calls yield with path in each order of what follows from on.
func permute(path []int32, from int, yield func()) {
	if from == len(path) {
		yield()
		return
	}
	for i := from; i < len(path); i++ {
		path[from], path[i] = path[i], path[from]
		permute(path, from+1, yield)
		path[from], path[i] = path[i], path[from]
	}
}

func (p *Phrases[V]) enter(root int, path []int32, v V) {
	node := p.begins[root][path[0]]
	if node == 0 {
		node = p.newNode()
		p.begins[root][path[0]] = node
	}
	for _, word := range path[1:] {
		next, ok := p.edges[edge{node, word}]
		if !ok {
			next = p.newNode()
			p.edges[edge{node, word}] = next
		}
		node = next
	}
	p.found[node] = p.with(p.found[node], v)
}

func (p *Phrases[V]) newNode() int32 {
	p.found = append(p.found, 0)
	return int32(len(p.found) - 1)
}

// with is the number of the set that has v besides what a set has. Few sets
// serve all phrases, so that most phrases need no memory for theirs.
func (p *Phrases[V]) with(set int32, v V) int32 {
	if slices.Contains(p.sets[set], v) {
		return set
	}
	larger, ok := p.larger[extension[V]{set, v}]
	if !ok {
		if p.larger == nil {
			p.larger = map[extension[V]]int32{}
		}
		larger = int32(len(p.sets))
		p.larger[extension[V]{set, v}] = larger
		p.sets = append(p.sets, append(slices.Clone(p.sets[set]), v))
	}
	return larger
}

// Match finds the longest phrase that begins at token i: how many tokens it
// spans and what it stands for; 0 for none. Tokens are without marks, scanned
// in the language of the phrases.
func (p *Phrases[V]) Match(tokens []Token, i int) (int, []V) {
	longest, set := 0, int32(0)
	p.each(tokens, i, func(n int, s int32) {
		if n > longest {
			longest, set = n, s
		}
	})
	return longest, p.sets[set]
}

// Every calls yield for each phrase that begins at token i, the shorter ones
// within longer ones too: how many tokens it spans and what it stands for. A
// phrase that is found by its forms may be found again by its lemmas.
func (p *Phrases[V]) Every(tokens []Token, i int, yield func(n int, values []V)) {
	p.each(tokens, i, func(n int, set int32) { yield(n, p.sets[set]) })
}

// each calls yield for each phrase that begins at token i. Of those that span
// as many tokens the ones that say more come first: those that are found by
// their forms, then by their lemmas, then by longer and by shorter beginnings.
func (p *Phrases[V]) each(tokens []Token, i int, yield func(n int, set int32)) {
	w := walk[V]{p, tokens, i, yield}
	w.begin(byForm, tokens[i].Folded)
	w.begin(byLemma, tokens[i].Lemma)
	for _, size := range p.starts {
		if size <= len(tokens[i].Folded) {
			w.begin(byStart, tokens[i].Folded[:size])
		}
	}
}

// walk follows the trie along tokens.
type walk[V comparable] struct {
	*Phrases[V]
	tokens []Token
	first  int
	yield  func(n int, set int32)
}

// begin goes from the roots by the word of the first token, compared in the
// given way.
func (w *walk[V]) begin(how int, word string) {
	id, known := w.ids[how][word]
	if !known {
		return
	}
	for root := range w.begins {
		if node := w.begins[root][id]; node > 0 {
			w.at(node, w.first, root == loose)
		}
	}
}

// at is at a node that token i led to.
func (w *walk[V]) at(node int32, i int, skip bool) {
	if set := w.found[node]; set > 0 {
		w.yield(i+1-w.first, set)
	}
	i = w.after(i, skip)
	if i == len(w.tokens) {
		return
	}
	t := &w.tokens[i]
	w.by(byForm, t.Folded, node, i, skip)
	w.by(byLemma, t.Lemma, node, i, skip)
	for _, size := range w.starts {
		if size <= len(t.Folded) {
			w.by(byStart, t.Folded[:size], node, i, skip)
		}
	}
}

// by goes on from a node by the word of token i, compared in the given way.
func (w *walk[V]) by(how int, word string, node int32, i int, skip bool) {
	if id, known := w.ids[how][word]; known {
		if next, leads := w.edges[edge{node, id}]; leads {
			w.at(next, i, skip)
		}
	}
}

// after is the token that may go on a phrase after token i.
func (w *walk[V]) after(i int, skip bool) int {
	if !skip {
		return i + 1
	}
	j := i + 1
	for end := min(len(w.tokens), j+maxSkipped); j < end && IsStop(w.tokens[j].Folded, w.lang); {
		j++
	}
	return j
}

// Has reports whether the folded word is a word of any phrase.
func (p *Phrases[V]) Has(folded string) bool {
	if _, known := p.ids[byForm][folded]; known {
		return true
	}
	return slices.ContainsFunc(p.starts, func(size int) bool {
		_, known := p.ids[byStart][folded[:min(size, len(folded))]]
		return known && size <= len(folded)
	})
}

// Forms are the folded words of the phrases, each once, but for those of which
// only the beginning is given.
func (p *Phrases[V]) Forms() iter.Seq[string] { return maps.Keys(p.ids[byForm]) }

// PhraseMatch is a phrase found in a text.
type PhraseMatch[V comparable] struct {
	First, Last int // indexes of tokens, inclusive
	Values      []V
}

// All finds the phrases of a text, at each place the longest, none of which
// overlap.
func (p *Phrases[V]) All(tokens []Token) []PhraseMatch[V] {
	var out []PhraseMatch[V]
	for i := 0; i < len(tokens); i++ {
		if n, values := p.Match(tokens, i); n > 0 {
			out = append(out, PhraseMatch[V]{i, i + n - 1, values})
			i += n - 1
		}
	}
	return out
}
