package main

import (
	"bufio"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// generator writes text with the shape of text that people write: the words of
// the built-in statements and of their thesaurus by Zipf's law, names that grow
// in number with the text as Heaps' law has it, stop words between them, and
// sentences of 8 to 32 words in paragraphs of one to six.
type generator struct {
	random *rand.Rand
	words  []string // content words, the most frequent first
	stops  []string
	zipf   *rand.Zipf
	made   int // words written so far
}

func newGenerator(seed uint64) (*generator, error) {
	c, err := corpus.Builtin()
	if err != nil {
		return nil, err
	}
	g := &generator{random: rand.New(rand.NewPCG(seed, 0))}
	seen := map[string]bool{}
	add := func(w string) {
		if seen[w] || strings.ContainsFunc(w, func(r rune) bool { return r < 'a' || r > 'z' }) {
			return
		}
		seen[w] = true
		if text.IsStop(w, "en") {
			g.stops = append(g.stops, w)
		} else if len(w) > 2 {
			g.words = append(g.words, w)
		}
	}
	for w := range c.Lexicon.Words() {
		add(w)
	}
	for _, s := range c.Statements {
		for _, w := range text.Words(s.Text, s.Language) {
			add(w.Folded)
		}
	}
	slices.Sort(g.words)
	slices.Sort(g.stops)
	g.random.Shuffle(len(g.words), func(i, j int) { g.words[i], g.words[j] = g.words[j], g.words[i] })
	g.zipf = rand.NewZipf(g.random, 1.1, 8, uint64(len(g.words)-1))
	return g, nil
}

// nameRate is how often a word is a name.
const nameRate = 0.06

// name is one of so many names as a text of this length has; of ten names nine
// have occurred before.
func (g *generator) name() string {
	known := 40 * math.Pow(float64(g.made+1), 0.5)
	n := int(known * math.Pow(g.random.Float64(), 3))
	const syllables = "ba ke li mo nu ra sa te vi zo dar fen gor hal jin kol mar nes pol rus tan var"
	parts := strings.Fields(syllables)
	name := ""
	for n += len(parts); n > 0; n /= len(parts) {
		name += parts[n%len(parts)]
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

func (g *generator) word() string {
	g.made++
	switch p := g.random.Float64(); {
	case p < 0.42:
		return g.stops[int(float64(len(g.stops))*math.Pow(g.random.Float64(), 2))]
	case p < 0.42+nameRate:
		return g.name()
	case p < 0.5:
		return fmt.Sprint(1 + g.random.IntN(2000))
	}
	return g.words[g.zipf.Uint64()]
}

func (g *generator) sentence() string {
	n := 8 + g.random.IntN(25)
	words := make([]string, n)
	for i := range words {
		words[i] = g.word()
		if i > 2 && i < n-2 && g.random.IntN(9) == 0 {
			words[i] += ","
		}
	}
	words[0] = strings.ToUpper(words[0][:1]) + words[0][1:]
	return strings.Join(words, " ") + "."
}

// write makes a corpus of two statements with about so many passages: a number
// before a full stop may be an ordinal, which ends no sentence.
func (g *generator) write(dir string, passages int) error {
	for i, code := range []string{"ONE", "TWO"} {
		f, err := os.Create(filepath.Join(dir, strings.ToLower(code)+".md"))
		if err != nil {
			return err
		}
		w := bufio.NewWriter(f)
		fmt.Fprintf(w, "---\nid: %s\ncode: %s\nname: Side %s\ntitle: Generated text\ndate: 2025-01-02\nwording: Generated.\n---\n", strings.ToLower(code), code, code)
		for left := (passages + i) / 2; left > 0; {
			for n := min(left, 1+g.random.IntN(6)); n > 0; n, left = n-1, left-1 {
				w.WriteString(g.sentence() + " ")
			}
			w.WriteString("\n\n")
		}
		if err := w.Flush(); err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}
