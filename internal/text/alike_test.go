package text

import (
	"bytes"
	"compress/gzip"
	"slices"
	"strings"
	"testing"
)

// setsOf are the sets of which a whole text is.
func (a *Alike) setsOf(s string, asked bool) (of []int) {
	words := Words(s, en)
	a.Every(words, 0, asked, func(n int, sets []int) {
		if n == len(words) {
			of = append(of, sets...)
		}
	})
	return of
}

func TestAlike(t *testing.T) {
	a := NewAlike()
	for _, test := range []struct {
		asked, has string
		want       bool
	}{
		{"salary", "wages", true},
		{"postponed", "put off", true},
		{"laid off", "redundancies", true},
		{"public transport", "bus", true},
		{"bus", "train", false},
		{"bus", "public transport", false},
		{"salary", "bridge", false},
		{"frobnication", "frobnication", false},
	} {
		t.Run(test.asked+" "+test.has, func(t *testing.T) {
			has := a.setsOf(test.has, false)
			if got := slices.ContainsFunc(a.setsOf(test.asked, true), func(s int) bool { return slices.Contains(has, s) }); got != test.want {
				t.Errorf("%v", got)
			}
		})
	}
}

// A phrase is found, and so are the shorter ones within it.
func TestAlikeEvery(t *testing.T) {
	a := NewAlike()
	var spans []int
	a.Every(Words("pay rise", en), 0, true, func(n int, _ []int) { spans = append(spans, n) })
	if !slices.Contains(spans, 1) || !slices.Contains(spans, 2) {
		t.Errorf("phrases at the beginning of “pay rise” have %v words", spans)
	}
}

// Sets that have two phrases in common are beside each other, unless those phrases
// have too many meanings.
func TestAlikeBeside(t *testing.T) {
	a := fromSets(t, "pay, wage, salary", "wage, salary, earnings", "salary, stipend", "a, b", "a, b, c1", "a, c2", "a, c3", "a, c4", "a, c5", "a, c6")
	for _, test := range []struct {
		name string
		set  int
		want []int
	}{
		{"two in common", 0, []int{1}},
		{"one in common", 2, nil},
		{"one of two has seven meanings", 3, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := a.Beside(test.set); !slices.Equal(got, test.want) {
				t.Errorf("%v, want %v", got, test.want)
			}
		})
	}
}

// Thousands of sets have words, so that the file is what it should be.
func TestAlikeSets(t *testing.T) {
	a := NewAlike()
	sets := map[int]bool{}
	for lemma := range a.phrases.ids[byLemma] {
		a.Every([]Token{{Folded: lemma, Lemma: lemma}}, 0, false, func(_ int, found []int) {
			for _, s := range found {
				sets[s] = true
			}
		})
	}
	if len(sets) < 4000 {
		t.Errorf("%d sets have words", len(sets))
	}
}

func TestBadAlikeListsAreRefused(t *testing.T) {
	for _, test := range []struct{ name, list string }{
		{"empty", ""},
		{"one word", "pay\n"},
		{"a long phrase", "one two three four five six seven eight nine ten eleven, pay\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := readAlike(packed(t, test.list)); err == nil {
				t.Error("it is taken")
			}
		})
	}
	if _, err := readAlike(strings.NewReader("pay, wage\n")); err == nil {
		t.Error("a list that is not packed is taken")
	}
}

func fromSets(t *testing.T, sets ...string) *Alike {
	t.Helper()
	a, err := readAlike(packed(t, strings.Join(sets, "\n")+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func packed(t *testing.T, list string) *bytes.Buffer {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(list)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return &b
}
