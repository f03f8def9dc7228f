package search

import (
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"bothsides/corpus"
)

func ids(hits []Hit) string {
	var out []string
	for _, h := range hits {
		out = append(out, h.Passage.ID())
	}
	return strings.Join(out, " ")
}

// wantHits fails unless the two statements' hits are those passages.
func wantHits(t *testing.T, ix *Index, q Query, first, second string) {
	t.Helper()
	result, err := ix.Search(q)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := [2]string{ids(result.Hits[0]), ids(result.Hits[1])}, [2]string{first, second}; got != want {
		t.Errorf("hits are %q, want %q", got, want)
	}
}

func TestAnswers(t *testing.T) {
	ix := builtin(t)
	for _, test := range []struct{ query, whiteHouse, kremlin string }{
		{"hockey", "", "KR-13.1"},
		{"tariffs", "", ""},
		{"nato membership", "", ""},
		{"sanctions relief", "", ""},
		{"Zaporizhzhia nuclear plant", "", ""},
		{"security guarantees for Ukraine", "", ""},
		{"grain deal", "", ""},
		{"175", "", "KR-8.1"},
		{"157", "", ""},
		{"“special responsibility”", "", "KR-11.1"},
		{"\"maritime ceasefire\"", "WH-2.2", ""},
		{"Iran and hockey", "WH-3.3", "KR-13.1"},
		{"asdfjkl;;", "", ""},
		{"the of and", "", ""},
		{"lol idk bro what??", "", ""},
		{"who won, trump or putin?", "", ""},
		{"minority", "", ""},
		{"", "", ""},
		{"when will the expert groups meet?", "", "KR-9.2"},
		{"American voter: hockey?", "", "KR-13.1"},
		{"hockey tanks", "", "KR-13.1"},
	} {
		t.Run(test.query, func(t *testing.T) {
			wantHits(t, ix, Query{Text: test.query, Question: strings.HasSuffix(test.query, "?")}, test.whiteHouse, test.kremlin)
		})
	}
}

func TestSource(t *testing.T) {
	result, err := builtin(t).Search(Query{Text: "ceasefire", Source: "kremlin"})
	if err != nil || len(result.Hits[0]) > 0 || len(result.Hits[1]) == 0 {
		t.Errorf("hits are %v, %v", result.Hits, err)
	}
}

func TestCorrectionsAreTold(t *testing.T) {
	result, err := builtin(t).Search(Query{Text: "isreal"})
	if err != nil || ids(result.Hits[0]) != "WH-3.3" {
		t.Fatalf("hits are %v, %v", result.Hits, err)
	}
	if diff := cmp.Diff([]Correction{{"isreal", "israel"}}, result.Corrections); diff != "" {
		t.Error(diff)
	}
}

// A word that is near one of the thesaurus's phrases, "open door", and near nothing
// by itself stays as it was typed.
func TestCorrectionsMeanSomething(t *testing.T) {
	result, err := builtin(t).Search(Query{Text: "lorem ipsum dolor"})
	if err != nil || len(result.Corrections) > 0 {
		t.Errorf("corrections are %v, %v", result.Corrections, err)
	}
}

// A passage that refers back to the one before is shown with it, unless that is
// just above.
func TestBefore(t *testing.T) {
	ix := builtin(t)
	result, err := ix.Search(Query{Text: "order to the army"})
	if err != nil {
		t.Fatal(err)
	}
	if hits := result.Hits[1]; len(hits) == 0 || hits[0].Passage.ID() != "KR-6.2" || hits[0].Before == nil || hits[0].Before.ID() != "KR-6.1" {
		t.Errorf("hits are %+v", hits)
	}
	result, err = ix.Search(Query{Text: "energy ceasefire"})
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range result.Hits[1] {
		if h.Before != nil {
			t.Errorf("%s is shown with %s although that is above", h.Passage.ID(), h.Before.ID())
		}
	}
}

func TestNearestTopics(t *testing.T) {
	ix := builtin(t)
	for _, c := range []struct{ name, query, want string }{
		{"asked for in part", "hockey tariffs", "Hockey, Economy"},
		{"near a topic", "sanctions", "Economy"},
		{"near several", "NATO and football", "Causes and security interests, Hockey"},
	} {
		t.Run(c.name, func(t *testing.T) {
			result, err := ix.Search(Query{Text: c.query})
			var names []string
			for _, topic := range result.Topics {
				names = append(names, topic.Name("en"))
			}
			if got := strings.Join(names, ", "); err != nil || got != c.want {
				t.Errorf("topics are %q, %v, want %q", got, err, c.want)
			}
		})
	}
}

func TestComplete(t *testing.T) {
	ix := builtin(t)
	for _, test := range []struct{ name, typed, first string }{
		{"nothing typed", "", "Peace and settlement"},
		{"first word", "black", "Black Sea"},
		{"second word", "sea", "Black Sea"},
		{"misspelled", "prisner", "Prisoner exchange"},
		{"no topic", "zzz", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			first := ""
			got := ix.Complete(test.typed, 25)
			if len(got) > 0 {
				first = got[0].Name("en")
			}
			if len(got) > 25 || first != test.first {
				t.Errorf("%d topics, %q first, want %q", len(got), first, test.first)
			}
		})
	}
}

// Over statements of one's own, without a thesaurus, the words in which people
// ask and the names of the sides are not what is looked for.
func TestQuestionsWithoutThesaurus(t *testing.T) {
	head := func(id, code, name string) string {
		return "---\nid: " + id + "\ncode: " + code + "\nname: " + name + "\ntitle: T\ndate: 2025-01-02\nwording: W\n---\n"
	}
	c, err := corpus.Load(fstest.MapFS{
		"a.md": {Data: []byte(head("mayor", "MA", "Mayor") + "The bridge will be closed in June. Buses run along the quay.\nThe council approved 3.5 million euros for the repair.\n")},
		"b.md": {Data: []byte(head("union", "UN", "Workers’ Union") + "Nobody asked us about the bridge. The repair is dear, and the workers want better pay.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	ix, err := Open(c, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	for _, test := range []struct{ query, mayor, union string }{
		{"did the mayor mention buses?", "MA-1.2", ""},
		{"mayor buses", "MA-1.2", ""},
		{"did anyone mention buses?", "MA-1.2", ""},
		{"what does the mayor say about euros", "MA-2.1", ""},
		{"what do both statements say about pay?", "", "UN-1.2"},
		{"what does the Workers' Union say on pay", "", "UN-1.2"},
		{"the statement on the bridge", "MA-1.1", "UN-1.1"},
		{"the mayor on dogs", "", ""},
		{"did the mayor mention tariffs?", "", ""},
		{"mayor", "", ""},
	} {
		t.Run(test.query, func(t *testing.T) {
			wantHits(t, ix, Query{Text: test.query, Question: true}, test.mayor, test.union)
		})
	}
}

// check holds one result to what is true of all: passages of the right
// statement, each once, marks in order and on whole characters.
func check(tb testing.TB, ix *Index, text string) {
	tb.Helper()
	result, err := ix.Search(Query{Text: text, Question: len(text)%2 == 0})
	if err != nil {
		tb.Fatalf("%q: %v", text, err)
	}
	for i, hits := range result.Hits {
		seen := map[string]bool{}
		for _, h := range hits {
			if h.Passage.Statement() != ix.corpus.Statements[i] || seen[h.Passage.ID()] {
				tb.Fatalf("%q: %s is in list %d, or twice", text, h.Passage.ID(), i)
			}
			seen[h.Passage.ID()] = true
			end := 0
			for _, m := range h.Marks {
				if m.Start < end || m.End <= m.Start || m.End > len(h.Passage.Text()) || !utf8.ValidString(h.Passage.Text()[m.Start:m.End]) {
					tb.Fatalf("%q: marks of %s are %v", text, h.Passage.ID(), h.Marks)
				}
				end = m.End + 1
			}
		}
	}
}

func TestRandomQueries(t *testing.T) {
	ix := builtin(t)
	var pool []string
	for _, file := range []string{"queries-dev.jsonl", "queries-first.jsonl"} {
		for _, l := range labels(t, file) {
			check(t, ix, l.Text)
			pool = append(pool, strings.Fields(l.Text)...)
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		words := make([]string, 1+random.IntN(12))
		for i := range words {
			words[i] = pool[random.IntN(len(pool))]
		}
		check(t, ix, strings.Join(words, " "))
	}
}

func FuzzSearch(f *testing.F) {
	for _, seed := range []string{
		"energy ceasefire", "“special responsibility” — who?", "обмен пленными", "\x00\u202e@everyone", strings.Repeat("a", 6000),
		strings.Repeat("\" ", 300), "' . ' .", "U.S.", "é́́", "\xff\xfe", "not just a pause, instead of war and",
		"not ju&A A p0use&eA0st A  &000000000", "talks & talks & talks &000", "🇮🇷🇮🇱 ⚡️ 🏒", "🇮",
	} {
		f.Add(seed)
	}
	ix := builtin(f)
	f.Fuzz(func(t *testing.T, text string) { check(t, ix, text) })
}

// A topic without a thing in it may still ask for what was agreed or comes next.
func TestNamesNothing(t *testing.T) {
	ix := builtin(t)
	for _, test := range []struct {
		topic string
		want  bool
	}{
		{"outcome", true},
		{"agreed", true},
		{"what did Putin promise", true},
		{"agreement on hockey", false},
		{"agreement on tariffs", false},
		{"Iran", false},
		{"frobnication", false},
	} {
		t.Run(test.topic, func(t *testing.T) {
			if got := ix.read(test.topic, false).namesNothing(); got != test.want {
				t.Errorf("%q names nothing: %v, want %v", test.topic, got, test.want)
			}
		})
	}
}

// A question for nothing but what is said of somebody finds what the name does.
func TestQuestionsForNames(t *testing.T) {
	ix := builtin(t)
	for _, test := range []struct {
		question string
		want     bool
	}{
		{"ukraine", true},
		{"Россия?", true},
		{"does the White House mention Ukraine?", true},
		{"does the Kremlin mention Trump?", true},
		{"what does the Kremlin say about Ukraine?", true},
		{"was sagt der Kreml über die Ukraine?", true},
		{"who thanked Trump?", false},
		{"did Putin agree with Trump?", false},
		{"Putin and NATO?", false},
		{"does the Kremlin mention hockey?", false},
	} {
		t.Run(test.question, func(t *testing.T) {
			if got := ix.read(test.question, true).topic; got != test.want {
				t.Errorf("it asks for names alone: %v, want %v", got, test.want)
			}
			result, err := ix.Search(Query{Text: test.question, Question: true})
			if err != nil {
				t.Fatal(err)
			}
			if test.want && (result.Outcomes[0] == Silent || result.Outcomes[1] == Silent) {
				t.Errorf("outcomes are %v: a statement that has the name says something", result.Outcomes)
			}
		})
	}
}
