package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEveryPhrase(t *testing.T) {
	tokens := Words("The Black Sea's ceasefires", "en")
	want := map[string]int{"=Black Sea": 2, "black sea ceasefire": 3, "black*": 1}
	p := NewPhrases[string]("en")
	for _, p := range []*Phrases[string]{p, NewLemmaPhrases[string]("en")} {
		for _, phrase := range []string{"=Black Sea", "black sea ceasefire", "black*", "sea"} {
			if err := p.Add(phrase, phrase); err != nil {
				t.Fatal(err)
			}
		}
		got := map[string]int{}
		p.Every(tokens, 1, func(n int, values []string) {
			for _, v := range values {
				got[v] = n
			}
		})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("tokens of each phrase, by lemmas alone %t (-want +got):\n%s", p.lemmas, diff)
		}
	}
	for _, test := range []struct {
		word string
		want bool
	}{{"sea", true}, {"blackened", true}, {"bla", false}, {"seas", false}} {
		t.Run(test.word, func(t *testing.T) {
			if got := p.Has(test.word); got != test.want {
				t.Errorf("a word of a phrase: %v, want %v", got, test.want)
			}
		})
	}
}

// A phrase with one word that is no stop word is not found by that word alone.
func TestPhraseWithStopWords(t *testing.T) {
	p := NewPhrases[bool]("en")
	for _, phrase := range []string{"must haves", "at sea", "halt to the attacks", "they", "not until"} {
		if err := p.Add(phrase, true); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		name, text string
		want       int
	}{
		{"whole", "must have", 2},
		{"the one word", "have", 0},
		{"another stop word", "to sea", 0},
		{"several words", "halted attacks", 2},
		{"several words apart", "halt of an attack", 4},
		{"one stop word", "they", 1},
		{"stop words alone", "not until", 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			if n, _ := p.Match(Words(test.text, "en"), 0); n != test.want {
				t.Errorf("%q: a phrase of %d tokens, want %d", test.text, n, test.want)
			}
		})
	}
}

func TestMatch(t *testing.T) {
	phrases := []string{
		"negotiations", "negotiate", "prisoner exchange", "=in the pipeline", "~gas pipeline", "обмен пленн*", "=military aid", "aid",
	}
	p := NewPhrases[string]("en")
	for _, phrase := range phrases {
		if err := p.Add(phrase, phrase); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		name, text string
		n          int
		want       string
	}{
		{"nothing", "peace", 0, ""},
		{"the form before the lemma", "negotiations", 1, "negotiations"},
		{"the other form", "negotiate", 1, "negotiate"},
		{"the lemma of both", "negotiating", 1, "negotiations negotiate"},
		{"inflected", "prisoners exchanged", 2, "prisoner exchange"},
		{"over stop words", "prisoner of the exchange", 4, "prisoner exchange"},
		{"not so far", "prisoner of the of the of exchange", 0, ""},
		{"not over other words", "prisoner war exchange", 0, ""},
		{"in one order", "exchange prisoner", 0, ""},
		{"in any order", "pipeline of gas", 3, "~gas pipeline"},
		{"exactly", "in the pipeline", 3, "=in the pipeline"},
		{"not exactly", "in pipeline", 0, ""},
		{"exactly, inflected", "military aids", 0, ""},
		{"any ending", "обмен пленными", 2, "обмен пленн*"},
		{"the beginning of a phrase", "prisoner", 0, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			n, values := p.Match(Words(test.text, "en"), 0)
			if n != test.n || strings.Join(values, " ") != test.want {
				t.Errorf("%q: %d tokens, %q", test.text, n, values)
			}
		})
	}
}

func TestPhrasesThatCannotBe(t *testing.T) {
	p := NewPhrases[int]("en")
	for _, phrase := range []string{"", "=", "...", strings.Repeat("peace ", maxPhraseWords+1), "~a lasting peace treaty between countries soon"} {
		t.Run(phrase, func(t *testing.T) {
			if err := p.Add(phrase, 1); err == nil {
				t.Error("no error")
			}
		})
	}
}

// More may be added to compacted phrases, and all are found.
func TestCompact(t *testing.T) {
	p := NewPhrases[int]("en")
	tokens := Words("a ceasefire at sea", "en")
	for n, phrase := range []string{"ceasefire", "at sea", "ceasefire"} {
		if err := p.Add(phrase, n); err != nil {
			t.Fatal(err)
		}
		p.Compact()
	}
	want := []PhraseMatch[int]{{First: 1, Last: 1, Values: []int{0, 2}}, {First: 2, Last: 3, Values: []int{1}}}
	if diff := cmp.Diff(want, p.All(tokens)); diff != "" {
		t.Error(diff)
	}
}

func TestAllPhrases(t *testing.T) {
	p := NewPhrases[int]("en")
	for i, phrase := range []string{"black sea", "sea", "black sea grain deal"} {
		if err := p.Add(phrase, i); err != nil {
			t.Fatal(err)
		}
	}
	got := p.All(Words("The Black Sea, the sea and the Black Sea grain deal", "en"))
	want := []PhraseMatch[int]{{1, 2, []int{0}}, {4, 4, []int{1}}, {7, 10, []int{2}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Words that are compared in different ways do not get mixed up, however they
// are added and wherever they are in a text.
func TestWordsAreToldApart(t *testing.T) {
	phrases := []string{"alpha*", "beta", "=gamma", "delta", "omega*", "=kappa", "sigma rho"}
	p := NewPhrases[string]("en")
	for _, phrase := range phrases {
		if err := p.Add(phrase, phrase); err != nil {
			t.Fatal(err)
		}
	}
	tokens := Words("it was on that day that alphabet, beta, gamma, delta, omegas, kappa and the sigma of the rho were", "en")
	var got []string
	for _, m := range p.All(tokens) {
		got = append(got, m.Values...)
	}
	if diff := cmp.Diff(phrases, got); diff != "" {
		t.Error(diff)
	}
}

func TestMatchDoesNotAllocate(t *testing.T) {
	p := NewPhrases[int]("en")
	for _, phrase := range []string{"prisoner exchange", "=the russian", "russ*", "~exchange prisoner"} {
		if err := p.Add(phrase, 1); err != nil {
			t.Fatal(err)
		}
	}
	tokens := Words(question, "en")
	if n := testing.AllocsPerRun(100, func() {
		for i := range tokens {
			p.Match(tokens, i)
		}
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkMatch(b *testing.B) {
	p := NewPhrases[int]("en")
	for i, phrase := range []string{"prisoner exchange", "=the russian", "russ*", "~exchange prisoner", "statement", "said"} {
		if err := p.Add(phrase, i); err != nil {
			b.Fatal(err)
		}
	}
	tokens := Words(question, "en")
	b.ReportAllocs()
	for b.Loop() {
		for i := range tokens {
			p.Match(tokens, i)
		}
	}
}
