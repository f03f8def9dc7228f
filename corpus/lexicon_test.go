package corpus

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"bothsides/internal/text"
)

// sensesOf reads a query phrase by phrase: "swap=prisoner exchange".
func sensesOf(l *Lexicon, query, lang string) string {
	var out []string
	tokens := text.Words(query, lang)
	for i := 0; i < len(tokens); i++ {
		n, senses := l.Match(tokens, i, lang)
		if n == 0 {
			continue
		}
		var names []string
		for _, s := range senses {
			switch s.Kind {
			case ConceptSense:
				names = append(names, s.Concept.Name)
			case GenericSense:
				names = append(names, "-")
			case AbsentSense:
				names = append(names, "?")
			}
		}
		out = append(out, query[tokens[i].Start:tokens[i+n-1].End]+"="+strings.Join(names, "+"))
		i += n - 1
	}
	return strings.Join(out, ", ")
}

func TestMatch(t *testing.T) {
	l := NewLexicon(&Thesaurus{
		Concepts: []*Concept{
			{Name: "swap", Says: Words{"prisoner exchange"}, Asked: Words{"~POW swap", "let go"}, Other: map[string]Words{"ru": {"обмен* пленн*"}}},
			{Name: "peace", Says: Words{"lasting peace"}, States: Words{"accord"}, Asked: Words{"=last", "peace", "=piece of paper"}, Also: Words{"harmony"}},
			{Name: "exchange", Says: Words{"exchange"}},
		},
		Generic: map[string]Words{"en": {"say", "let go"}, "ru": {"сказал*"}},
		Absent:  map[string]Words{"en": {"exchange rate"}, "ru": {"курс* обмена"}},
	})
	for _, test := range []struct{ name, query, lang, want string }{
		{"as written", "the prisoner exchange", "en", "prisoner exchange=swap"},
		{"inflected", "prisoners exchanged", "en", "prisoners exchanged=swap"},
		{"another order", "exchange prisoner", "en", "exchange=exchange"},
		{"any order", "swap of POWs", "en", "swap of POWs=swap"},
		{"longest first", "exchange rates", "en", "exchange rates=?"},
		{"as it is", "last", "en", "last=peace"},
		{"not as it is", "lasted", "en", ""},
		{"exact phrase", "a piece of paper", "en", "piece of paper=peace"},
		{"exact phrase without its stop word", "piece paper", "en", ""},
		{"two senses", "let them go", "en", "let them go=swap+-"},
		{"words nobody asks by", "accord, harmony", "en", ""},
		{"generic", "did they say", "en", "say=-"},
		{"another language", "обмена пленными", "ru", "обмена пленными=swap"},
		{"what is absent in another language", "курсы обмена", "ru", "курсы обмена=?"},
		{"its generic words", "сказали", "ru", "сказали=-"},
		{"not its words", "peace", "ru", ""},
		{"unknown language", "peace", "xx", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := sensesOf(l, test.query, test.lang); got != test.want {
				t.Errorf("%q is read as %q, want %q", test.query, got, test.want)
			}
		})
	}
}

func TestAnnotate(t *testing.T) {
	l := NewLexicon(&Thesaurus{Concepts: []*Concept{
		{Name: "truce", Says: Words{"ceasefire"}},
		{Name: "truce at sea", States: Words{"maritime ceasefire"}, Asked: Words{"truce at sea"}},
		{Name: "safety", Holds: Words{"ceasefire in the Black Sea"}, Asked: Words{"sea"}},
		{Name: "sea", Near: Words{"Black Sea"}, Asked: Words{"Pontus"}},
		{Name: "in words only", States: Words{"maritime"}, Also: Words{"naval"}},
	}})
	const passage = "A maritime ceasefire in the Black Sea."
	var got []string
	for _, a := range l.Annotate(text.Words(passage, "en"), "en") {
		got = append(got, fmt.Sprintf("%s %d %q %d-%d", a.Concept.Name, a.Field, passage[a.Span.Start:a.Span.End], a.First, a.Last))
	}
	want := []string{`truce at sea 0 "maritime ceasefire" 1-2`, `truce 0 "ceasefire" 2-2`,
		`safety 1 "ceasefire in the Black Sea" 2-6`, `sea 2 "Black Sea" 5-6`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAlsoDetailsAndAnaphors(t *testing.T) {
	peace := &Concept{Name: "peace", Says: Words{"peace"}, Also: Words{"harmony", "end of war"}}
	l := NewLexicon(&Thesaurus{Concepts: []*Concept{peace}, Details: map[string]Words{"when": {"March 19", "long ago"}, "how many": {"175"}},
		Anaphors: Words{"proposal"}})
	tokens := text.Words("The proposals of March 19 for an end to the wars", "en")
	if n, concepts := l.Also(tokens, 6); n != 0 {
		t.Errorf("an article begins a phrase of %d words for %v", n, concepts)
	}
	if n, concepts := l.Also(text.Words("peace", "en"), 0); n != 1 || len(concepts) != 1 {
		t.Errorf("the statements' own word is %d words for %v", n, concepts)
	}
	if n, concepts := l.Also(tokens, 7); n != 4 || len(concepts) != 1 || concepts[0] != peace {
		t.Errorf("a phrase of %d words for %v, want 4 for peace", n, concepts)
	}
	if !l.Answers("when", tokens, "en") || l.Answers("how many", tokens, "en") {
		t.Error("the passage answers when, and not how many")
	}
	for _, test := range []struct{ text, noun string }{
		{"He welcomed this proposal", "proposal"}, {"These far-reaching proposals were welcome", "proposal"},
		{"He welcomed the proposal", ""}, {"This March was cold", ""}, {"This is no more than another proposal", ""},
	} {
		if noun := l.Anaphor(text.Words(test.text, "en")); noun != text.Lemma(test.noun, "en") {
			t.Errorf("%q refers back with %q, want %q", test.text, noun, test.noun)
		}
	}
}

func TestKnown(t *testing.T) {
	l := NewLexicon(&Thesaurus{Concepts: []*Concept{{Name: "swap", Says: Words{"prisoner exchange"}, Other: map[string]Words{"ru": {"пленн*"}}, Also: Words{"barter"}}}})
	for _, test := range []struct {
		name, lang, word string
		want             bool
	}{
		{"English", "en", "exchange", true},
		{"of another list", "en", "barter", false},
		{"beginning", "ru", "пленными", true},
		{"too short", "ru", "плен", false},
		{"of another language", "ru", "exchange", false},
		{"unknown language", "xx", "exchange", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := l.Known(test.lang, test.word); got != test.want {
				t.Errorf("known is %v", got)
			}
		})
	}
	words := map[string]bool{}
	for w := range l.Words() {
		words[w] = true
	}
	if diff := cmp.Diff(map[string]bool{"prisoner": true, "exchange": true}, words); diff != "" {
		t.Error(diff)
	}
}

// The English words are compiled at the start of the program, those of another
// language when somebody asks in it.
func BenchmarkLexicon(b *testing.B) {
	c, err := Builtin()
	if err != nil {
		b.Fatal(err)
	}
	for _, lang := range languages() {
		b.Run(lang, func(b *testing.B) {
			for b.Loop() {
				NewLexicon(c.Thesaurus).Known(lang, "")
			}
		})
	}
	b.Run("statements", func(b *testing.B) {
		for b.Loop() {
			NewLexicon(c.Thesaurus).Annotate(text.Words("peace", "en"), "en")
		}
	})
}

// BenchmarkBuiltin is reading all files, without the lexicon.
func BenchmarkBuiltin(b *testing.B) {
	for b.Loop() {
		if _, err := Builtin(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	c, err := Builtin()
	if err != nil {
		b.Fatal(err)
	}
	tokens := text.Words("what did they say about the exchange of captured soldiers on March 19", "en")
	c.Lexicon.Match(tokens, 0, "en")
	for b.Loop() {
		for i := range tokens {
			c.Lexicon.Match(tokens, i, "en")
		}
	}
}

func TestLanguage(t *testing.T) {
	lexicon := builtinCorpus(t).Lexicon
	lexicon.Prepare()
	for _, test := range []struct{ query, want string }{
		{"Black Sea", "en"},
		{"hockey", "en"},
		{"mer Noire", "fr"},
		{"Waffenruhe", "de"},
		{"acuerdos económicos", "es"},
		{"перемирие", "ru"},
		{"припинення вогню", "uk"},
		{"the Waffenruhe at sea", "en"},
		{"xyzzy", ""},
		{"", ""},
	} {
		t.Run(test.query, func(t *testing.T) {
			if got := lexicon.Language(text.Words(test.query, english)); got != test.want {
				t.Errorf("language is %q, want %q", got, test.want)
			}
		})
	}
}

// What the program knows of its own statements is data of their corpus: another
// one knows no hockey.
func TestAnotherCorpusKnowsNoneOfIt(t *testing.T) {
	other, err := Load(fstest.MapFS{"a.md": {Data: []byte("---\n" + goodHead + "---\nThe club shares the view of its players about hockey.\n")}})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range builtinCorpus(t).Thesaurus.lists() {
		for _, phrase := range l.words {
			tokens := text.Words(phrase, l.lang)
			for i := range tokens {
				if n, _ := other.Lexicon.Match(tokens, i, l.lang); n > 0 {
					t.Errorf("people ask by %q", phrase)
				}
				if n, _ := other.Lexicon.Also(tokens, i); n > 0 {
					t.Errorf("%q means something", phrase)
				}
			}
			if found := other.Lexicon.Annotate(tokens, english); found != nil {
				t.Errorf("%q says %v", phrase, found)
			}
		}
	}
}

// The built-in statements' own words and words of the same meaning meet.
func TestWordsOfTheSameMeaning(t *testing.T) {
	lexicon := builtinCorpus(t).Lexicon
	for _, test := range []struct{ said, also, concept string }{
		{"hockey", "sticks and pucks", "hockey"},
		{"emphasized", "underscored", "emphasized"},
		{"surrender", "gave themselves up", "surrender"},
		{"prisoner exchange", "swap of captives", "prisoner exchange"},
	} {
		t.Run(test.said, func(t *testing.T) {
			for _, phrase := range []string{test.said, test.also} {
				tokens := text.Words(phrase, english)
				n, concepts := lexicon.Also(tokens, 0)
				asked, senses := lexicon.Match(tokens, 0, english)
				means := n == len(tokens) && slices.ContainsFunc(concepts, func(c *Concept) bool { return c.Name == test.concept })
				asks := asked == len(tokens) && slices.ContainsFunc(senses, func(s Sense) bool { return s.Concept != nil && s.Concept.Name == test.concept })
				if !means && !asks {
					t.Errorf("%q does not mean %s", phrase, test.concept)
				}
			}
		})
	}
}

// The table of how phrases are written is true.
func TestNotationOfTheDocs(t *testing.T) {
	data, err := os.ReadFile("../docs/answers.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(data), "| written | is found in | not in |\n| --- | --- | --- |\n")
	if !found {
		t.Fatal("there is no table of notation")
	}
	table, _, _ = strings.Cut(table, "\n\n")
	for row := range strings.Lines(table) {
		cells := strings.Split(strings.Trim(row, "| \n"), " | ")
		lang := english
		if strings.HasSuffix(cells[0], "*") {
			lang = "ru"
		}
		phrases := text.NewPhrases[bool](lang)
		if err := phrases.Add(cells[0], true); err != nil {
			t.Fatal(err)
		}
		for i, cell := range cells[1:] {
			for example := range strings.SplitSeq(cell, ", ") {
				tokens := text.Words(example, lang)
				if n, _ := phrases.Match(tokens, 0); (n == len(tokens)) != (i == 0) {
					t.Errorf("%q spans %d words of %q", cells[0], n, example)
				}
			}
		}
	}
}
