package align

import (
	"strings"
	"testing"

	"bothsides/internal/corpustest"
	"bothsides/internal/finding"
	"bothsides/internal/text"
)

// A token takes the place of those in its span, and of no others.
func TestReplaced(t *testing.T) {
	const source = "a b c d"
	tokens := text.Scan(source, english)
	at := func(start, end int) text.Token {
		return text.Token{Span: text.Span{Start: start, End: end}, Folded: "X"}
	}
	for _, test := range []struct {
		name string
		by   []text.Token
		want string
	}{
		{"none", nil, "a b c d"},
		{"the first", []text.Token{at(0, 1)}, "X b c d"},
		{"two", []text.Token{at(2, 5)}, "a X d"},
		{"all", []text.Token{at(0, 7)}, "X"},
		{"two apart", []text.Token{at(0, 1), at(4, 7)}, "X b X"},
		{"one that begins in a token that is not there", []text.Token{at(1, 3)}, "a b c d"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, tok := range replaced(tokens, test.by) {
				got = append(got, tok.Folded)
			}
			if s := strings.Join(got, " "); s != test.want {
				t.Errorf("got %s, want %s", s, test.want)
			}
		})
	}
}

// What is written to a number, and how it is written, makes no other number.
func TestNumbers(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"digits", "175 men", "175"},
		{"words", "one hundred and seventy-five men", "175"},
		{"thousands", "1,750 men", "1750"},
		{"decimals", "3.5 million men", "3500000"},
		{"an article", "a hundred men", "100"},
		{"an article before digits", "a 30-day truce", "30"},
		{"two", "ten men and twenty more", "10 20"},
		{"none", "many men", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, n := range numbers(text.Scan(test.text, english), english) {
				got = append(got, n.Folded)
			}
			if s := strings.Join(got, " "); s != test.want {
				t.Errorf("got %q, want %q", s, test.want)
			}
		})
	}
}

// A name has a capital within a sentence, or is no common word.
func TestNamesAreTold(t *testing.T) {
	for _, test := range []struct {
		name, text, lang string
		want             string // the names
	}{
		{"within a sentence", "they met Macron there", english, "macron"},
		{"at its beginning", "Zelensky said", english, "zelensky"},
		{"a common word at its beginning", "Rivers rise", english, ""},
		{"a common word within", "the West rose", english, "west"},
		{"after a full stop", "it rose. Rivers fell", english, ""},
		{"shouted", "they met on THE RIVER", english, ""},
		{"small letters", "they met macron there", english, ""},
		{"a language that writes nouns so", "sie sahen den Fluss", "de", ""},
		{"a function word", "No, they said No", english, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := strings.Join(namesIn(read(test.text, test.lang, text.Scan(test.text, test.lang))), " ")
			if got != test.want {
				t.Errorf("names %q, want %q", got, test.want)
			}
		})
	}
}

// The form of a word is what is compared exactly.
func TestWritten(t *testing.T) {
	for _, test := range []struct{ name, surface, want string }{
		{"small letters", "peace", "peace"},
		{"capitals", "PEACE", "peace"},
		{"an apostrophe", "Russia’s", "russias"},
		{"a possessive of another kind", "Russiaʼs", "russias"},
		{"dots", "U.S.", "u.s"},
		{"a dash", "in–depth", "in-depth"},
		{"full width", "１７５", "175"},
		{"squares", "🅽🅾🆃", "not"},
		{"an accent stays", "léader", "léader"},
		{"a note is a digit", "175²", "1752"},
		{"words of a number", "one  hundred\nfive", "one hundred five"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := written(test.surface); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// A text ends within a word if its last is none, and there are words before it.
func TestBreaksOff(t *testing.T) {
	a, _ := aligner(t)
	for _, test := range []struct {
		name, text string
		want       bool
	}{
		{"within one", "Vladimir Putin responded positively to this propo", true},
		{"after a word of the statements", "Vladimir Putin responded positively to this proposal", false},
		{"after another word", "Vladimir Putin responded positively to this river", false},
		{"a number", "Vladimir Putin responded positively to this 17", false},
		{"a misspelling", "Vladimir Putin responded positively to this propossal", true},
		{"few letters", "Vladimir Putin responded positively to this pp", false},
		{"few words", "to this propo", false},
		{"no words", "", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := readWhole(a, test.text).breaksOff; got != test.want {
				t.Errorf("got %t", got)
			}
		})
	}
}

// Of places of the parts of a text the claimed side's come first, then those that
// are closest together.
func TestChains(t *testing.T) {
	a, c := aligner(t)
	for _, test := range []struct {
		name, text string
		claimed    int // a statement; -1: none
		want       string
	}{
		{"in both, of none", "Black Sea", -1, "WH KR"},
		{"in both, of the second", "Black Sea", 1, "KR WH"},
		{"of one alone", "peace", 1, "WH"},
		{"in order", "The leaders agreed … a lasting peace", -1, "WH"},
		{"in another order", "a lasting peace … The leaders agreed that", -1, ""},
		{"of two statements", "The leaders agreed that … hockey matches", -1, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			read := readWhole(a, test.text)
			if test.claimed >= 0 {
				read.Claimed = c.Statements[test.claimed]
			}
			var codes []string
			last := 0
			for i, chain := range a.chains(read, split(read.items)) {
				codes = append(codes, a.statement(chain[0]).Code)
				sameSide := i > 0 && codes[i-1] == codes[i]
				if sameSide && reach(chain) < last {
					t.Errorf("the chain of %d columns comes after one of %d", reach(chain), last)
				}
				last = reach(chain)
			}
			if got := strings.Join(codes, " "); !strings.HasPrefix(got, test.want) || test.want == "" && got != "" {
				t.Errorf("in %q, want %q first", got, test.want)
			}
		})
	}
}

// An alignment is cut where it goes on in another statement or further up.
func TestSegments(t *testing.T) {
	a, c := aligner(t)
	for _, test := range []struct {
		name, text string
		want       int
	}{
		{"one passage", c.Passage("KR-6.2").Text(), 1},
		{"words left out", "Vladimir Putin responded to this proposal and instructed the Russian military to comply", 1},
		{"two statements", "immediately instructed the Russian military to comply. These negotiations will commence immediately", 2},
		{"another order", "immediately instructed the Russian military to comply, Vladimir Putin responded positively to this proposal", 2},
		{"other words", "Rivers carry silt from the hills", 0},
		{"nothing", "", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			read := readWhole(a, test.text)
			_, segments := a.score(read)
			if len(segments) != test.want {
				t.Fatalf("%d segments, want %d", len(segments), test.want)
			}
			for _, s := range segments {
				for _, p := range []pair{s.first(), s.last()} {
					if !read.items[p.item].kind.isWord() {
						t.Errorf("a segment ends with %q", read.items[p.item].form)
					}
				}
			}
		})
	}
}

// Two dates are told to differ in what is graver: another day or year is another
// number.
func TestDatesDiffer(t *testing.T) {
	stated := corpustest.Builtin(t).Statements[1].Passages[0]
	for _, test := range []struct {
		name, alleged, stated string
		want                  finding.Kind
	}{
		{"the same", "March 19", "19 March", finding.Form},
		{"with the statement's year", "March 19, 2025", "March 19", finding.Form},
		{"with another year", "March 19, 2024", "March 19", finding.Number},
		{"another day", "March 18", "19 March", finding.Number},
		{"another month", "19 April", "March 19", finding.Name},
		{"no date", "the day", "March 19", ""},
		{"two dates", "March 19 and March 20", "March 19", ""},
		{"nothing stated", "March 19", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			columns := scanned(test.stated)
			for i := range columns {
				columns[i].passage = stated
			}
			if got := datesDiffer(scanned(test.alleged), columns); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// Words that differ in hyphens and spaces alone are spellings of each other.
func TestSameLetters(t *testing.T) {
	for _, test := range []struct {
		name, alleged, stated string
		want                  bool
	}{
		{"a hyphen", "long-lasting", "long lasting", true},
		{"in one word", "longlasting", "long-lasting", true},
		{"a hyphen alone", "-", "", true},
		{"another word", "long", "lasting", false},
		{"a mark", "long, lasting", "long lasting", false},
		{"nothing", "", "", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := sameLetters(scanned(test.alleged), scanned(test.stated)); got != test.want {
				t.Errorf("got %t", got)
			}
		})
	}
}
