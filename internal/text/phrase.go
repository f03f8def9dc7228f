package text

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

// MaxPhraseWords is how many words a phrase may have.
const MaxPhraseWords = 8

const (
	// maxUnordered is how many words a phrase in any order may have: each order
	// is an entry of its own.
	maxUnordered = 4
	// maxSkipped is how many stop words in a row may separate two words of a
	// phrase.
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
	ids    [3]map[string]int32 // of words, by how they are compared
	starts []int               // the lengths of the beginnings, in bytes
	edges  map[edge]int32
	values [][]V // by node
}

// edge leads from a node by a word to another node.
type edge struct{ node, word int32 }

// How a word of a phrase is compared with a token.
const (
	byForm = iota
	byLemma
	byStart // "пленн*"
)

// The trie has two roots: of phrases whose stop words are passed over, and of
// those that are found exactly as they are.
const (
	loose int32 = iota
	strict
)

// NewPhrases makes an empty set of phrases of a language.
func NewPhrases[V comparable](lang string) *Phrases[V] {
	p := &Phrases[V]{lang: lang, edges: map[edge]int32{}, values: make([][]V, 2)}
	for i := range p.ids {
		p.ids[i] = map[string]int32{}
	}
	return p
}

// Add adds a phrase that stands for v. A word with a star, "пленн*", matches
// any ending. A phrase that begins with "=" matches exactly these words; one
// that begins with "~" matches its words in any order.
func (p *Phrases[V]) Add(phrase string, v V) error {
	w, err := parsePhrase(phrase, p.lang)
	if err != nil {
		return err
	}
	root := loose
	if w.strict {
		root = strict
	}
	forms, lemmas := make([]int32, len(w.words)), make([]int32, len(w.words))
	for i, t := range w.words {
		if strings.HasPrefix(w.text[t.End:], "*") {
			forms[i] = p.id(byStart, t.Folded)
			lemmas[i] = forms[i]
			continue
		}
		forms[i], lemmas[i] = p.id(byForm, t.Folded), p.id(byLemma, t.Lemma)
	}
	add := func(path []int32) { p.insert(root, path, v) }
	orders(forms, w.unordered, add)
	if !w.exact {
		orders(lemmas, w.unordered, add)
	}
	return nil
}

// CheckPhrase says why a phrase could not be added to those of a language, or
// nothing.
func CheckPhrase(phrase, lang string) error {
	_, err := parsePhrase(phrase, lang)
	return err
}

// written is a phrase as it is written, without its mark.
type written struct {
	text      string
	words     []Token // those that must be found
	exact     bool    // by their forms alone
	strict    bool    // with nothing between them
	unordered bool    // in any order
}

func parsePhrase(phrase, lang string) (written, error) {
	var w written
	w.text, w.exact = strings.CutPrefix(phrase, "=")
	w.text, w.unordered = strings.CutPrefix(w.text, "~")
	w.words, w.strict = Words(w.text, lang), true
	isStop := func(t Token) bool { return IsStop(t.Folded, lang) }
	if content := slices.DeleteFunc(slices.Clone(w.words), isStop); !w.exact && (len(content) > 1 || len(content) == len(w.words)) {
		w.words, w.strict = content, false
	}
	switch n := len(w.words); {
	case n == 0:
		return w, errors.New("a phrase without a word")
	case n > MaxPhraseWords:
		return w, fmt.Errorf("a phrase of %d words, more than %d", n, MaxPhraseWords)
	case w.unordered && n > maxUnordered:
		return w, fmt.Errorf("a phrase of %d words in any order, more than %d", n, maxUnordered)
	}
	return w, nil
}

func (p *Phrases[V]) isStop(t Token) bool { return IsStop(t.Folded, p.lang) }

// orders calls yield with the path, or with each order of it.
func orders(path []int32, all bool, yield func([]int32)) {
	if !all {
		yield(path)
		return
	}
	permute(path, 0, yield)
}

func permute(path []int32, from int, yield func([]int32)) {
	if from == len(path) {
		yield(path)
		return
	}
	for i := from; i < len(path); i++ {
		path[from], path[i] = path[i], path[from]
		permute(path, from+1, yield)
		path[from], path[i] = path[i], path[from]
	}
}

func (p *Phrases[V]) insert(node int32, path []int32, v V) {
	for _, word := range path {
		next, ok := p.edges[edge{node, word}]
		if !ok {
			next = int32(len(p.values))
			p.edges[edge{node, word}] = next
			p.values = append(p.values, nil)
		}
		node = next
	}
	if !slices.Contains(p.values[node], v) {
		p.values[node] = append(p.values[node], v)
	}
}

// id is a number for a word that is compared in the given way.
func (p *Phrases[V]) id(how int, word string) int32 {
	id, ok := p.ids[how][word]
	if !ok {
		id = int32(len(p.ids[byForm]) + len(p.ids[byLemma]) + len(p.ids[byStart]))
		p.ids[how][word] = id
		if how == byStart && !slices.Contains(p.starts, len(word)) {
			p.starts = append(p.starts, len(word))
		}
	}
	return id
}

// Match finds the longest phrase that begins at token i: how many tokens it
// spans and what it stands for; 0 for none. Tokens are without marks, scanned
// in the language of the phrases.
func (p *Phrases[V]) Match(tokens []Token, i int) (int, []V) {
	exact, values := p.longest(tokens, i, strict, false)
	if n, v := p.longest(tokens, i, loose, true); n > exact {
		return n, v
	}
	return exact, values
}

// longest follows the trie from a node as far as the tokens go.
func (p *Phrases[V]) longest(tokens []Token, i int, node int32, skip bool) (int, []V) {
	if i == len(tokens) {
		return 0, nil
	}
	n, values := p.follow(tokens, i, node, byForm, tokens[i].Folded, skip)
	if m, v := p.follow(tokens, i, node, byLemma, tokens[i].Lemma, skip); m > n {
		n, values = m, v
	}
	for _, size := range p.starts {
		if size > len(tokens[i].Folded) {
			continue
		}
		if m, v := p.follow(tokens, i, node, byStart, tokens[i].Folded[:size], skip); m > n {
			n, values = m, v
		}
	}
	return n, values
}

// follow goes on by one word from token i, which is that word.
func (p *Phrases[V]) follow(tokens []Token, i int, node int32, how int, word string, skip bool) (int, []V) {
	id, known := p.ids[how][word]
	next, leads := p.edges[edge{node, id}]
	if !known || !leads {
		return 0, nil
	}
	n, values := 0, p.values[next]
	if values != nil {
		n = 1
	}
	j := p.after(tokens, i, skip)
	if m, v := p.longest(tokens, j, next, skip); m > 0 {
		return j - i + m, v
	}
	return n, values
}

// after is the index of the token that may go on a phrase after token i.
func (p *Phrases[V]) after(tokens []Token, i int, skip bool) int {
	j := i + 1
	for skipped := 0; skip && skipped < maxSkipped && j < len(tokens) && p.isStop(tokens[j]); skipped++ {
		j++
	}
	return j
}

// Every calls yield for each phrase that begins at token i, the shorter ones
// within longer ones too: how many tokens it spans and what it stands for. A
// phrase that is found by its forms may be found again by its lemmas.
func (p *Phrases[V]) Every(tokens []Token, i int, yield func(n int, values []V)) {
	p.every(tokens, i, i, strict, false, yield)
	p.every(tokens, i, i, loose, true, yield)
}

func (p *Phrases[V]) every(tokens []Token, first, i int, node int32, skip bool, yield func(int, []V)) {
	if i == len(tokens) {
		return
	}
	try := func(how int, word string) {
		id, known := p.ids[how][word]
		next, leads := p.edges[edge{node, id}]
		if !known || !leads {
			return
		}
		if values := p.values[next]; values != nil {
			yield(i+1-first, values)
		}
		p.every(tokens, first, p.after(tokens, i, skip), next, skip, yield)
	}
	try(byForm, tokens[i].Folded)
	try(byLemma, tokens[i].Lemma)
	for _, size := range p.starts {
		if size <= len(tokens[i].Folded) {
			try(byStart, tokens[i].Folded[:size])
		}
	}
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

// Names finds the names of sides, people and places.
type Names[V comparable] struct{ byLanguage []*Phrases[V] }

// NewNames makes an empty set of names.
func NewNames[V comparable]() *Names[V] {
	n := &Names[V]{}
	for _, lang := range Languages() {
		n.byLanguage = append(n.byLanguage, NewPhrases[V](lang))
	}
	return n
}

// Add adds a name of v.
func (n *Names[V]) Add(name string, v V) error {
	for _, p := range n.byLanguage {
		if err := p.Add(name, v); err != nil {
			return err
		}
	}
	return nil
}

// Match finds the longest name that begins at token i: how many tokens it
// spans and whose it is; 0 for none.
func (n *Names[V]) Match(tokens []Token, i int) (int, []V) {
	length, values := 0, []V(nil)
	for _, p := range n.byLanguage {
		if m, v := p.Match(tokens, i); m > length {
			length, values = m, v
		}
	}
	return length, values
}
