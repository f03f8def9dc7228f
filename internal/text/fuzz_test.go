package text

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"
)

// seeds are texts of many scripts and the ways to make them hard to read.
var seeds = []string{
	"", question, "“The U.S.—NATO’s…” 🏒 5%, 🅽🅾", "a\xff\xc3(\x00", "1,750 3.5 19.03.2025 1 750 19th 30km", "one hundred and seventy-five",
	"сто семьдесят пять пленных, 19 марта", "п'ять l'ONU non-prolifération", "🇮🇷🇮🇱🇳🇴🇹 1️⃣ ⒩⒪⒯ ①", "is\U000e006e\U000e006f", "🏴\U000e0067\U000e007f",
	"a\u0301\u0301\u200b\u00adb", "普京，停火30天。", "هل قال؟ ١٬٧٥٠", "यह है।", "ก็ 푸틴 クレムリン", "non non-non", "= ~ * prisoner* exchange", "ʼʼ'’`´a",
	"Mr. A. B. Art. 5\n\n\n \nEnd… “No?” he", "İSTANBUL ﬁ ß ǅ", "\u2028\u2029\u0085\u00a0", "half a dozen of the 3rd of May 2025 million",
}

func addSeeds(f *testing.F) {
	for _, s := range seeds {
		for _, lang := range []string{"en", "ru", "fr", ""} {
			f.Add(s, lang)
		}
	}
}

// checkSpans reports spans that are empty, out of order or out of the text.
func checkSpans(t *testing.T, s string, spans []Span) {
	t.Helper()
	last := 0
	for _, span := range spans {
		if span.Start < last || span.End <= span.Start || span.End > len(s) {
			t.Fatalf("%q: %v after byte %d", s, span, last)
		}
		last = span.End
	}
}

func spansOf(tokens []Token) []Span {
	var out []Span
	for _, t := range tokens {
		out = append(out, t.Span)
	}
	return out
}

// checkCovered reports bytes outside of the spans that are no white space.
func checkCovered(t *testing.T, s string, spans []Span) {
	t.Helper()
	for i, r := range s {
		if !unicode.IsSpace(r) && !slices.ContainsFunc(spans, func(span Span) bool { return span.Start <= i && i < span.End }) {
			t.Fatalf("%q: byte %d, %q, is in no token", s, i, r)
		}
	}
}

func FuzzScan(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, s, lang string) {
		tokens := Scan(s, lang)
		checkSpans(t, s, spansOf(tokens))
		checkCovered(t, s, spansOf(tokens))
		for _, tok := range tokens {
			switch {
			case tok.Folded == "", tok.Kind != Mark && tok.Lemma == "", tok.Kind == Mark && tok.Lemma != "":
				t.Fatalf("%q: %+v", s, tok)
			case utf8.ValidString(s) && !utf8.ValidString(tok.Folded):
				t.Fatalf("%q: folded to %q", s, tok.Folded)
			}
		}
	})
}

func FuzzWords(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, s, lang string) {
		words := Words(s, lang)
		checkSpans(t, s, spansOf(words))
		_ = Language(words)
		n := 0
		for _, tok := range Scan(s, lang) {
			if tok.Kind == Mark {
				continue
			}
			if n == len(words) || words[n] != tok {
				t.Fatalf("%q: word %d is not %+v", s, n, tok)
			}
			n++
			if folded := Fold(tok.Folded); tok.Kind == Word && folded != tok.Folded && !strings.HasSuffix(tok.Folded, "s") {
				t.Fatalf("%q: %q folds on to %q", s, tok.Folded, folded)
			}
		}
	})
}

func FuzzSentences(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, s, lang string) {
		spans := Sentences(s, lang)
		checkSpans(t, s, spans)
		checkCovered(t, s, spans)
	})
}

func FuzzQuantities(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, s, lang string) {
		tokens := Words(s, lang)
		taken := map[int]bool{}
		take := func(first, last int) {
			if first < 0 || last < first || last >= len(tokens) {
				t.Fatalf("%q: from token %d to %d of %d", s, first, last, len(tokens))
			}
			for i := first; i <= last; i++ {
				if taken[i] {
					t.Fatalf("%q: token %d is in two numbers", s, i)
				}
				taken[i] = true
			}
		}
		for _, d := range Dates(tokens, lang) {
			take(d.First, d.Last)
			if d.Month < 1 || d.Month > 12 || d.Day < 1 || d.Day > 31 {
				t.Fatalf("%q: %+v", s, d)
			}
		}
		for _, q := range Quantities(tokens, lang) {
			take(q.First, q.Last)
			if q.Value < 0 || q.Value != q.Value {
				t.Fatalf("%q: %+v", s, q)
			}
		}
	})
}

func FuzzPhrases(f *testing.F) {
	for _, s := range seeds {
		f.Add("=prisoner exchange", s, "en")
		f.Add(s, s, "ru")
	}
	f.Fuzz(func(t *testing.T, phrase, s, lang string) {
		p := NewPhrases[int](lang)
		for i, add := range []string{phrase, "=" + phrase, "prisoner exchange", "=the exchange", "priso*"} {
			if err, check := p.Add(add, i), CheckPhrase(add, lang); (err == nil) != (check == nil) {
				t.Fatalf("%q: %v, but checked %v", add, err, check)
			}
		}
		tokens := Words(s, lang)
		last := -1
		for _, m := range p.All(tokens) {
			if m.First <= last || m.Last < m.First || m.Last >= len(tokens) || len(m.Values) == 0 {
				t.Fatalf("%q: %+v after token %d", s, m, last)
			}
			last = m.Last
		}
		if words := Words(phrase, lang); !strings.ContainsAny(phrase, "=~*") && p.Add(phrase, 9) == nil {
			if n, _ := p.Match(words, 0); n == 0 && !IsStop(words[0].Folded, lang) {
				t.Fatalf("%q does not match itself", phrase)
			}
		}
	})
}

// Twice as much takes about twice as long, whatever is repeated.
func TestLinearTime(t *testing.T) {
	const size, most = 100_000, 10 * time.Second // quadratic is minutes
	for _, unit := range []string{
		"a", "a.", "A. ", "a' ", "'", ".'", ".\" ", "\u0301", "a\u0301", "\u200b", "a\u200b", "🇮", "🇮\u200b", "1,", "1.", "1 ", "_", "👨\u200d", "漢", "ア", "ก",
		"\U000e0061", "⒩", "①", "non-", "non ", "\n", "\n ", " ", "one ", "hundred ", "and ", "19 ", "of ", "march ", "y", "\xff", "(", "the ", "Mr. ", "…",
	} {
		t.Run(fmt.Sprintf("%q", unit), func(t *testing.T) {
			s := "one." + strings.Repeat(unit, size/len(unit))
			p := NewPhrases[int]("en")
			for i, phrase := range []string{"a the a", "one hundred of", "=the the the the", "o*"} {
				if err := p.Add(phrase, i); err != nil {
					t.Fatal(err)
				}
			}
			start := time.Now()
			words := Words(s, "en")
			Sentences(s, "en")
			Quantities(words, "en")
			Language(words)
			p.All(words)
			if took := time.Since(start); took > most {
				t.Errorf("%v", took)
			}
		})
	}
}
