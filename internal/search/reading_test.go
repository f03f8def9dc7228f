package search

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"bothsides/corpus"
)

// units are the units of a reading, each as "text kind", with what else marks it.
func units(r *reading) []string {
	var out []string
	for _, u := range r.units {
		e := u.explain()
		out = append(out, strings.Join(append([]string{e.Text, e.Kind}, e.Marks...), " "))
	}
	return out
}

func TestUnits(t *testing.T) {
	ix := builtin(t)
	for _, test := range []struct {
		name, query string
		question    bool
		want        []string
	}{
		{"a concept of several words", "exchange of prisoners", false, []string{"exchange of prisoners concept"}},
		{"the longest phrase", "black sea ceasefire", false, []string{"black sea concept", "ceasefire concept"}},
		{"an actor is weak", "Putin hockey", false, []string{"putin concept weak", "hockey concept"}},
		{"a word of the statements", "candid", false, []string{"candid concept"}},
		{"a thing that neither has", "nato", false, []string{"nato absent strict"}},
		{"a number is strict in a topic", "157", false, []string{"157 unknown strict"}},
		{"and not in a question, which may ask whether it is right", "is it 157?", true, []string{"157 unknown"}},
		{"a name that none has", "Frobnitzburg", false, []string{"frobnitzburg unknown"}},
		{"a phrase in quote marks that a statement has", "“special responsibility”", false, []string{"special responsibility quoted strict"}},
		{"one that none has is read like any words", "“hockey tickets”", false, []string{"hockey concept", "tickets unknown"}},
		{"of several, each is a part of the query", "“special responsibility” “goodwill”", false, []string{"special responsibility quoted", "goodwill quoted"}},
		{"words of grammar", "what is it that they do", false, nil},
		{"who speaks is not looked for", "what does the Kremlin say about hockey", true, []string{"hockey concept"}},
		{"who is spoken of is", "what does the Kremlin say about the White House", true, []string{"white house concept weak"}},
		{"addresses, mentions and emoji", "<@123456789012345678> https://example.org/hockey <:puck:123456789012345678> Iran", false, []string{"iran concept"}},
		{"a misspelled word", "isreal", false, []string{"israel concept"}},
		{"another language", "обмен пленными", false, []string{"обмен пленными concept"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, units(ix.read(test.query, test.question))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestReadingIsBounded(t *testing.T) {
	ix := builtin(t)
	for _, test := range []struct{ name, query string }{
		{"many words", strings.Repeat("hockey truce Iran ", 200)},
		{"many letters", strings.Repeat("ж", 10_000)},
		{"many quote marks", strings.Repeat("“goodwill” ", 200)},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := ix.read(test.query, true)
			if len(r.units) > maxUnits || len(r.tokens) > maxQueryWords {
				t.Errorf("%d units, %d tokens", len(r.units), len(r.tokens))
			}
		})
	}
}

func TestOutcomes(t *testing.T) {
	ix := builtin(t)
	for _, test := range []struct {
		name                string
		query               Query
		whiteHouse, kremlin Outcome
		unknown             []Unknown
	}{
		{"one side has it", Query{Text: "hockey"}, Silent, Found, nil},
		{"neither has it, and that is known", Query{Text: "nato membership"}, Silent, Silent, []Unknown{{"nato", true}, {"membership", true}}},
		{"not understood", Query{Text: "frobnication", Question: true}, Unsure, Unsure, []Unknown{{"frobnication", false}}},
		{"half of it is known", Query{Text: "hockey and NATO?", Question: true}, Silent, Found, []Unknown{{"nato", true}}},
		{"nothing is asked for", Query{Text: "the of and"}, Unsure, Unsure, nil},
		{"one statement is searched", Query{Text: "hockey", Source: "white-house"}, Silent, Excluded, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			result, err := ix.Search(test.query)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]Outcome{test.whiteHouse, test.kremlin}, result.Outcomes); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.unknown, result.Unknown); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNearestIsNoAnswer(t *testing.T) {
	ix := builtin(t)
	for _, test := range []struct {
		name, query string
		most        int
	}{
		{"nothing known", "frobnication", 0},
		{"something known", "Iranian frobnication tariffs", maxNearest},
	} {
		t.Run(test.name, func(t *testing.T) {
			result, err := ix.Search(Query{Text: test.query})
			if err != nil {
				t.Fatal(err)
			}
			if n := len(result.Nearest); n > test.most || n == 0 && test.most > 0 {
				t.Errorf("nearest are %v", result.Nearest)
			}
		})
	}
}

func TestIntents(t *testing.T) {
	ix := builtin(t)
	for _, test := range []struct {
		question, intent, only string
	}{
		{"summary please", "overview", ""},
		{"how do the two differ?", "differences", ""},
		{"what did the Kremlin leave out?", "only", "white-house"},
		{"hi", "help", ""},
		{"who made you", "about", ""},
		{"how do the two differ on energy?", "", ""},
		{"who proposed hockey", "", ""},
	} {
		t.Run(test.question, func(t *testing.T) {
			result, err := ix.Search(Query{Text: test.question, Question: true})
			if err != nil {
				t.Fatal(err)
			}
			only := ""
			if result.Only != nil {
				only = result.Only.ID
			}
			if string(result.Intent) != test.intent || only != test.only {
				t.Errorf("intent %q, only %q", result.Intent, only)
			}
			if result.Intent != "" && (len(result.Hits) != 2 || len(result.Outcomes) != 2) {
				t.Errorf("%d lists of hits, %d outcomes", len(result.Hits), len(result.Outcomes))
			}
		})
	}
}

// Who does what to whom counts: with roles that no fact has nothing answers, or
// at most the passage with the roles the other way round, after which nobody is
// told that the question was right.
func TestRoles(t *testing.T) {
	ix := builtin(t)
	for _, test := range []struct{ question, first string }{
		{"who proposed hockey", "KR-13.1"},
		{"who thanked whom", "KR-1.2"},
		{"did Putin thank Trump", "KR-1.2"},
		{"what did Putin order", "KR-6.2"},
		{"what must Ukraine stop", "KR-3.1"},
	} {
		t.Run(test.question, func(t *testing.T) {
			result, err := ix.Search(Query{Text: test.question, Question: true})
			if err != nil {
				t.Fatal(err)
			}
			if got := ids(result.Hits[1]); !strings.HasPrefix(got+" ", test.first+" ") {
				t.Errorf("hits are %q, want %s first", got, test.first)
			}
		})
	}
}

// large is a corpus in which "common" is in every passage and each passage has
// a number of its own.
func large(t *testing.T, passages int) *Index {
	t.Helper()
	var text strings.Builder
	for i := range passages {
		fmt.Fprintf(&text, "The common word is in sentence%d here.\n", i)
	}
	c, err := corpus.Load(fstest.MapFS{"a.md": {Data: []byte(
		"---\nid: a\ncode: A\nname: A\ntitle: T\ndate: 2025-01-02\nwording: W\n---\n" + text.String())}})
	if err != nil {
		t.Fatal(err)
	}
	ix, err := Open(c, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return ix
}

// Of a term that very many passages have the postings are not kept.
func TestFrequentTerms(t *testing.T) {
	const passages = maxList + 1
	ix := large(t, passages)
	list, err := ix.postings(fieldSaid, "common")
	if err != nil || len(list) != passages || ix.count(fieldSaid, "common") != passages {
		t.Fatalf("%d postings are read, %v", len(list), err)
	}
	if _, found := ix.lists.get(termKey{fieldSaid, "common"}); found {
		t.Error("they are kept")
	}
	both := ix.read("common sentence700", false)
	if err := both.retrieve(); err != nil || len(both.candidates) != mostCandidates {
		t.Fatalf("%d candidates, %v", len(both.candidates), err)
	}
	best := slices.MinFunc(both.candidates, better)
	if got := len(ix.marks(both.units, best)); best.passage.Index() != 700 || got != 2 {
		t.Errorf("%d words of %s are marked, want both of the one that has both", got, best.passage.ID())
	}
}

// What is kept between searches is bounded, and has nothing that was typed.
func TestCacheIsBounded(t *testing.T) {
	ix := large(t, 100)
	for i := range 300 {
		if _, err := ix.Search(Query{Text: fmt.Sprintf("sentence%d typed%d", i%100, i)}); err != nil {
			t.Fatal(err)
		}
	}
	for k := range ix.counts.values {
		if strings.HasPrefix(k.term, "typed") {
			t.Errorf("%q is kept", k.term)
		}
	}
	for k := range ix.lists.values {
		if ix.counts.values[k] == 0 {
			t.Errorf("postings of %q are kept", k.term)
		}
	}
}

func TestKept(t *testing.T) {
	k := &kept[int, string]{most: 6}
	for _, test := range []struct {
		name      string
		key, size int
		want      []int // that are kept after it
	}{
		{"the first", 1, 2, []int{1}},
		{"another", 2, 3, []int{1, 2}},
		{"one that fills it", 3, 2, []int{1, 2, 3}},
		{"one for which there is no room", 4, 1, []int{4}},
		{"one more", 5, 1, []int{4, 5}},
	} {
		t.Run(test.name, func(t *testing.T) {
			k.put(test.key, test.name, test.size)
			if got := slices.Sorted(maps.Keys(k.values)); !slices.Equal(got, test.want) {
				t.Errorf("kept are %v, want %v", got, test.want)
			}
			if v, found := k.get(test.key); v != test.name || !found {
				t.Errorf("it is %q, %t", v, found)
			}
		})
	}
}

func TestLearnedIsReadAsWritten(t *testing.T) {
	ix := builtin(t)
	data, err := ix.learned.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(ix.corpus.Model, data); diff != "" {
		t.Error("what was read and written again is not the same")
	}
	for _, test := range []struct {
		name string
		data []byte
	}{
		{"nothing", nil},
		{"no model", []byte("{}")},
		{"no numbers", append([]byte("x"), data...)},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := new(Learned).UnmarshalBinary(test.data); err == nil {
				t.Error("no error")
			}
		})
	}
}

// Values and Of are each other's inverse, or a weight would be that of another
// feature.
func TestFeaturesInOrder(t *testing.T) {
	want := Features{Bias: 1, Share: 2, Literal: 3}
	values := Values(&want)
	if got := Of[Features](values); got != want {
		t.Errorf("got %+v", got)
	}
	if got := Probability(&Features{Share: 2}, &Features{Bias: 5, Share: -0.5}); math.Abs(got-1/(1+math.E)) > 1e-9 {
		t.Errorf("probability %.3f", got)
	}
}

func TestExplain(t *testing.T) {
	e, err := builtin(t).Explain(Query{Text: "hockey and NATO?", Question: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(e.Units) != 2 || e.Units[0].Kind != "concept" || e.Units[1].Kind != "absent" {
		t.Errorf("units are %+v", e.Units)
	}
	if len(e.Passages) == 0 || e.Passages[0].ID != "KR-13.1" {
		t.Errorf("passages are %+v", e.Passages)
	}
	if got := e.Statements[0].Outcome + " " + e.Statements[1].Outcome; got != "silent found" {
		t.Errorf("outcomes are %s", got)
	}
	for _, want := range []string{"hockey and NATO? (en)", "§hockey", "kremlin: found KR-13.1"} {
		if !strings.Contains(e.String(), want) {
			t.Errorf("%q is not in\n%s", want, e)
		}
	}
}

// However many passages are shown, few are kept, and each is as it was read.
func TestShownWords(t *testing.T) {
	ix := builtin(t)
	for range maxShown {
		ix.words.put(shownAs{passage: new(corpus.Passage)}, passageWords{}, 1)
	}
	for _, s := range ix.corpus.Statements {
		for _, p := range s.Passages {
			for range 2 {
				if diff := cmp.Diff(ix.wordsOf(shownAs{passage: p}), ix.shown(p, false), cmp.AllowUnexported(passageWords{}, placed{})); diff != "" {
					t.Errorf("%s (-read +kept):\n%s", p.ID(), diff)
				}
			}
		}
	}
	if n := len(ix.words.values); n != ix.corpus.PassageCount() {
		t.Errorf("%d passages are kept", n)
	}
}
