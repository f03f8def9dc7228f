package verify

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"bothsides/corpus"
	"bothsides/internal/finding"
	"bothsides/internal/text"
)

// plainFold is folding written a second time, in the plainest way: what this
// finds in a statement occurs there word for word.
func plainFold(s string) string {
	s = strings.ToLower(strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("‐‑–—", r):
			return '-'
		case strings.ContainsRune("'’‘\"“”", r):
			return -1
		}
		return r
	}, s))
	return strings.Join(strings.Fields(s), " ")
}

type texts struct {
	passages []*corpus.Passage
	words    [][]string // of each statement, over its paragraphs
	folded   []string
}

func textsOf(c *corpus.Corpus) texts {
	var t texts
	for _, s := range c.Statements {
		t.passages = append(t.passages, s.Passages...)
		t.words = append(t.words, strings.Fields(s.Text))
		t.folded = append(t.folded, plainFold(s.Text))
	}
	return t
}

// stands reports whether the text is in a statement when both are folded
// and marks at its ends are left out.
func (t texts) stands(s string) bool {
	s = strings.TrimFunc(plainFold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for _, f := range t.folded {
		if strings.Contains(f, s) {
			return true
		}
	}
	return false
}

// window is a random row of at least four words of a statement.
func (t texts) window(r *rand.Rand) []string {
	words := t.words[r.IntN(len(t.words))]
	n := 4 + r.IntN(22)
	start := r.IntN(len(words) - n)
	return append([]string{}, words[start:start+n]...)
}

// mutate changes one inner word, or one digit.
func (t texts) mutate(r *rand.Rand, words []string) []string {
	i := 1 + r.IntN(len(words)-2)
	other := t.words[r.IntN(len(t.words))]
	switch r.IntN(6) {
	case 0:
		words[i] = other[r.IntN(len(other))]
	case 1:
		return append(words[:i], words[i+1:]...)
	case 2:
		return append(words[:i+1], words[i:]...)
	case 3:
		j := 1 + r.IntN(len(words)-2)
		words[i], words[j] = words[j], words[i]
	case 4:
		return append(words[:i], append([]string{[]string{"not", "never", "no", "all"}[r.IntN(4)]}, words[i:]...)...)
	default:
		changeDigit(r, words)
	}
	return words
}

func changeDigit(r *rand.Rand, words []string) {
	for i, w := range words {
		if at := strings.IndexAny(w, "0123456789"); at >= 0 {
			words[i] = w[:at] + string('0'+byte(r.IntN(10))) + w[at+1:]
			return
		}
	}
}

// sized is a number of cases, or of steps over them, that suits go test, or with
// -short the race detector as well, which is ten times slower.
func sized(full, short int) int {
	if testing.Short() {
		return short
	}
	return full
}

func TestEveryPassageAndWindowIsExact(t *testing.T) {
	k := checker(t)
	for _, p := range textsOf(k.corpus).passages {
		if f := k.Check(p.Text(), ""); f.Verdict != finding.Exact || f.Passages[0] != p || f.Source != p.Statement() {
			t.Errorf("%s: %s in %v", p.ID(), f.Verdict, f.Passages)
		}
	}
	for _, words := range textsOf(k.corpus).words {
		for n := 4; n <= 40; n += sized(1, 9) {
			for i := 0; i+n <= len(words); i++ {
				if s := strings.Join(words[i:i+n], " "); k.Check(s, "").Verdict != finding.Exact {
					t.Errorf("not exact: %s", s)
				}
			}
		}
	}
}

func TestNoChangedQuoteIsExact(t *testing.T) {
	k := checker(t)
	all := textsOf(k.corpus)
	r := rand.New(rand.NewPCG(18, 3))
	changed, cases := 0, sized(100_000, 10_000)
	for range cases {
		s := strings.Join(all.mutate(r, all.window(r)), " ")
		stands := all.stands(s)
		_, exact := k.aligner.Exact(k.aligner.Read(s, "en", [][]text.Token{text.Scan(s, "en")}, nil))
		if exact && !stands {
			t.Fatalf("exact, and occurs in no statement: %s", s)
		}
		if !stands {
			changed++
		}
	}
	if changed < cases/2 {
		t.Errorf("only %d of %d cases were changed", changed, cases)
	}
}

// TestNoChangedQuoteIsCalledExact goes the whole way, attribution and all.
func TestNoChangedQuoteIsCalledExact(t *testing.T) {
	k := checker(t)
	all := textsOf(k.corpus)
	r := rand.New(rand.NewPCG(2025, 3))
	for range sized(1_500, 150) {
		s := strings.Join(all.mutate(r, all.window(r)), " ")
		if all.stands(s) {
			continue
		}
		for _, typed := range []string{s, "Kremlin: “" + s + "”", "> **" + s + "** - the White House"} {
			if f := k.Check(typed, ""); f.Verdict == finding.Exact {
				t.Fatalf("exact: %s", typed)
			}
		}
	}
}

// poisons are words that an attribution may have beside it and that change
// what was said if they belong to the quote.
var poisons = strings.Fields("157 2 not never no 40% Moscow Kremlin's Washington's White_House's statement official today April_19, on_April_19, " +
	"in_May 19 2026 spokesman fifty :not: the_release_of on_Monday the_side Putin's Russian with_157 (not)")

// undelimited are texts in which no quote mark tells where the quote begins.
var undelimited = []string{"%s", "The Kremlin said that %s", "The White House announced %s", "Kremlin says %s", "According to Moscow, %s",
	"In a statement the Kremlin said %s", "White House: %s", "%s - the Kremlin", "%s, the White House said", "%s (Kremlin)", "%s\nKremlin",
	"%s, according to Moscow", "Kremlin statement, 18 March: %s", "The Kremlin %s",
	accorded, "White House - %s", "(Kremlin) %s", "[White House] %s", "Kremlin | %s", "%s: Kremlin", "In the words of the Kremlin, %s",
	"As the White House put it, %s"}

// reports are verbs at the beginning of a window that an attribution may end
// with; begins are words that may belong to one in front of a claim.
var (
	reports = map[string]bool{"states": true}
	begins  = map[string]bool{"today": true, "april": true, "on": true, "in": true, "2026": true, "the": true}
)

// accorded is a form without a comma between whose words they are and the words.
const accorded = "According to the Kremlin %s"

// TestNoWordIsTakenForAnAttribution: a word more at the beginning or the end
// of a quote is never eaten by the attribution beside it.
func TestNoWordIsTakenForAnAttribution(t *testing.T) {
	if testing.Short() {
		t.Skip("some 20,000 checks")
	}
	k := checker(t)
	all := textsOf(k.corpus)
	r := rand.New(rand.NewPCG(19, 3))
	for range sized(15, 2) {
		words := all.window(r)
		if first := strings.ToLower(words[0]); first == "that" || reports[first] {
			continue // "said in May that", "the Kremlin states": these are whole
		}
		window := strings.Join(words, " ")
		for _, p := range poisons {
			p = strings.ReplaceAll(p, "_", " ")
			for _, claim := range []string{p + " " + window, window + " " + p} {
				if all.stands(claim) {
					continue
				}
				for _, form := range undelimited {
					if form == accorded && begins[strings.ToLower(strings.Fields(claim)[0])] {
						continue // "according to the Kremlin today"
					}
					text := strings.ReplaceAll(form, "%s", claim)
					if f := k.Check(text, ""); f.Verdict == finding.Exact {
						t.Fatalf("exact: %s", text)
					}
				}
			}
		}
	}
}

// What is put into a passage that is credited to somebody is no part of the credit.
func TestNothingMoreIsExactWhereCredited(t *testing.T) {
	if testing.Short() {
		t.Skip("checks thousands of texts")
	}
	k := checker(t)
	frames := []string{"The Kremlin said that %s", "Zelensky said that %s", "“%s,” Karoline Leavitt told reporters.", "%s, Peskov said.", "The White House: %s",
		"The Kremlin never said that %s", "“%s” - the Kremlin never said that", "According to Zelensky, %s", "“%s”, he said"}
	put := []string{"not", "never", "denied", "said", "he said,", "(Kremlin)", "175", "Zelensky said that"}
	n := 0
	for _, s := range k.corpus.Statements {
		for _, p := range s.Passages {
			words := strings.Fields(p.Text())
			for i := 1; i < len(words); i++ {
				n++
				more := put[n%len(put)]
				source := fmt.Sprintf(frames[n/len(put)%len(frames)], strings.Join(slices.Insert(slices.Clone(words), i, more), " "))
				if f := k.Check(source, ""); f.Verdict == finding.Exact {
					t.Errorf("%q put in is no difference: %s", more, source)
				}
			}
		}
	}
}

// A word in brackets is an editor's, even one that the statement has.
func TestNoWordInBracketsIsExact(t *testing.T) {
	if testing.Short() {
		t.Skip("checks thousands of texts")
	}
	k := checker(t)
	for _, s := range k.corpus.Statements {
		for _, p := range s.Passages {
			words := strings.Fields(p.Text())
			for i := range words {
				for n := 1; n <= 3 && i+n < len(words); n++ {
					put := strings.Join(words[i:i+n], " ")
					source := strings.Join(slices.Concat(words[:i], []string{"[" + put + "]"}, words[i+n:]), " ")
					isNote := len(put) <= len("30") // as of a footnote
					if f := k.Check(source, ""); f.Verdict != finding.Altered || !f.Mild() && !isNote {
						t.Errorf("%s, %q: %s", f.Verdict, f.Changes, source)
					}
				}
			}
		}
	}
}
