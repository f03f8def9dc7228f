package align

import (
	"strings"
	"testing"

	"bothsides/internal/text"
)

// shown is items in one line: words as they are compared, signs in brackets.
func shown(items []item, source string) string {
	var out []string
	for _, t := range items {
		switch t.kind {
		case word:
			out = append(out, strings.TrimSpace(key(t, source)))
		case gap:
			out = append(out, "…")
		case sign:
			out = append(out, "["+t.folded+"]")
		default:
			out = append(out, t.folded)
		}
	}
	return strings.Join(out, " ")
}

func TestItems(t *testing.T) {
	a, _ := aligner(t)
	for _, test := range []struct{ name, text, want string }{
		{"words", "The Leaders agreed", "the leaders agreed"},
		{"quote marks are nothing", "“The ‘leaders’” agreed", "the leaders agreed"},
		{"apostrophes are nothing", "Russia's Russia’s", "russias russias"},
		{"marks at the ends are nothing", "…, the leaders!?", "the leaders"},
		{"marks within are", "the leaders, agreed", "the leaders , agreed"},
		{"dashes are one", "in—depth in–depth in-depth", "in - depth in - depth in - depth"},
		{"dots apart", "the . . . leaders", "the … leaders"},
		{"dots in brackets", "the [...] leaders", "the … leaders"},
		{"two dots are none", "the .. leaders", "the . . leaders"},
		{"signs", "the ☮ leaders", "the [☮] leaders"},
		{"emoji at the ends", "🙂 the leaders 🙂", "the leaders"},
		{"an emoji's name at an end", "the leaders :hockey:", "the leaders"},
		{"names of several words at both ends", ":flag_us: :flag_ru: the leaders :heart_eyes:", "the leaders"},
		{"a name that denies stays", "the leaders :do_not:", "the leaders : do _ not"},
		{"one that denies", "the leaders :not: agreed", "the leaders : not : agreed"},
		{"numbers in words", "one hundred and seventy-five men", "#175 men"},
		{"a hundred", "a hundred men", "#100 men"},
		{"thousands", "1,750 men", "#1750 men"},
		{"a date's order", "on 19 March", "on march #19"},
		{"many numbers", strings.Repeat("ten men and ", 3) + "one", "#10 men and #10 men and #10 men and one"},
		{"a word divided at a line's end", "posi-\ntively", "positively"},
		{"a footnote", "the leaders[1]", "the leaders [[1]"},
		{"tags and whose post it is", "the leaders (1/3) #peace via @x", "the leaders [(1/3) #peace via @x]"},
		{"a post passed on", "RT @x: the leaders", "[RT @x:] the leaders"},
		{"a fraction within", "the 1/3 leaders agreed", "the #1 [/] #3 leaders agreed"},
		{"nothing", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := shown(readWhole(a, test.text).items, test.text); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// What a word was meant for, and in what it is written otherwise.
func TestMeant(t *testing.T) {
	a, _ := aligner(t)
	for _, test := range []struct{ name, typed, meant, how, detail string }{
		{"as it is", "organizing", "organizing", "", ""},
		{"British", "organising", "organizing", "spelling", ""},
		{"without dots", "US", "u.s", "spelling", ""},
		{"an accent", "léaders", "leaders", "spelling", ""},
		{"a slip", "leadres", "leaders", "spelling", ""},
		{"Cyrillic letters", "lеaders", "leaders", "letters", Cyrillic},
		{"Greek letters", "leαders", "leaders", "letters", Greek},
		{"a digit too many", "leaders0", "leaders", "spelling", ""},
		{"a digit for a letter", "h0ckey", "hockey", "letters", Digits},
		{"another word", "quux", "", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			items := readWhole(a, test.typed).items
			if len(items) != 1 {
				t.Fatalf("%d items", len(items))
			}
			id, known := a.ids[test.meant]
			if !known {
				id = other
			}
			if got := items[0]; got.id != id || string(got.how) != test.how || got.detail != test.detail {
				t.Errorf("meant %d, %s %s; want %d, %s %s", got.id, got.how, got.detail, id, test.how, test.detail)
			}
		})
	}
}

// A word that is divided by a hyphen at a line's end is the whole word, if a
// statement has that, and is told to be written otherwise.
func TestDividedWords(t *testing.T) {
	a, _ := aligner(t)
	for _, test := range []struct {
		text  string
		exact bool
	}{{"responded positively to this proposal", true}, {"responded posi-\ntively to this proposal", false}} {
		t.Run(test.text, func(t *testing.T) {
			read := readWhole(a, test.text)
			if _, exact := a.Exact(read); exact != test.exact {
				t.Errorf("exact %t", exact)
			}
			if f, found := a.Compare(read); !found || ids(f) != "KR-6.2" {
				t.Errorf("found %t in %s", found, ids(f))
			}
		})
	}
}

func TestEdited(t *testing.T) {
	items := []item{{folded: "a"}, {folded: "b"}, {folded: "c"}, {folded: "d"}}
	out, place := edited(items, []edit{{0, 1, []item{{folded: "X"}}}, {3, 3, []item{{folded: "Y"}, {folded: "Z"}}}})
	var got []string
	for _, t := range out {
		got = append(got, t.folded)
	}
	if s := strings.Join(got, ""); s != "XcYZ" {
		t.Errorf("got %s", s)
	}
	for i, want := range []int{0, 0, 1, 2} {
		if place[i] != want {
			t.Errorf("item %d is at %d, want %d", i, place[i], want)
		}
	}
}

func TestLookalike(t *testing.T) {
	for _, test := range []struct{ name, form, latin, alphabet string }{
		{"Latin", "leaders", "leaders", ""},
		{"Cyrillic", "рeаce", "peace", Cyrillic},
		{"a word of another language", "мир", "mиp", Cyrillic},
	} {
		t.Run(test.name, func(t *testing.T) {
			if latin, alphabet := lookalike(test.form); latin != test.latin || alphabet != test.alphabet {
				t.Errorf("got %s, %s", latin, alphabet)
			}
		})
	}
}

func TestKinds(t *testing.T) {
	a, _ := aligner(t)
	for _, test := range []struct{ name, text, want string }{
		{"a number", "with 157 individuals released on each side", "number"},
		{"a name", "forced mobilization in Poland, and refraining from the rearmament", "name"},
		{"not", "Vladimir Putin not responded positively to this proposal", "negation"},
		{"a prefix", "presents tremendous disadvantages, including significant economic agreements", "negation"},
		{"how far", "a partial halt to foreign military assistance and the provision", "scope"},
		{"may", "expert groups from both Russia and the U.S. may be established", "scope"},
		{"wording", "Vladimir Putin answered positively to this proposal", "wording"},
		{"spelling", "suggestion of organising hockey matches between players", "spelling"},
		{"form", "with one hundred and seventy-five individuals released on each side", "form"},
		{"an emoji's name", "Vladimir Putin :flag_ru: responded positively to this proposal and immediately instructed the Russian military", "signs"},
		{"a word between colons", "Both leaders :never: shared the conviction that Iran should", "negation"},
		{"a comma", "Vladimir Putin responded, positively to this proposal", "signs"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, found := a.Compare(readWhole(a, test.text))
			if !found || len(f.Changes) == 0 || string(f.Changes[0].Kind) != test.want {
				t.Errorf("found %t, changes %q; want %s first", found, f.Changes, test.want)
			}
		})
	}
}

func TestScattered(t *testing.T) {
	w := item{kind: word}
	for _, test := range []struct {
		name  string
		parts [][]item
		want  bool
	}{
		{"one word", [][]item{{w}}, false},
		{"words of two", [][]item{{w}, {w}}, true},
		{"two and two", [][]item{{w, w}, {w, w}}, false},
		{"one and three", [][]item{{w}, {w, w, w}}, false},
		{"one and two", [][]item{{w}, {w, w}}, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := scattered(test.parts); got != test.want {
				t.Errorf("got %t", got)
			}
		})
	}
}

// An ellipsis is found whatever it is made of, and its tokens are counted.
func TestEllipsis(t *testing.T) {
	for _, test := range []struct {
		signs string
		want  int
	}{
		{"…", 1}, {"...", 3}, {"....", 4}, {"⋯", 1}, {". . .", 3}, {"[…]", 3}, {"(...)", 5},
		{"[…", 0}, {"..", 0}, {".", 0}, {"[a]", 0},
	} {
		t.Run(test.signs, func(t *testing.T) {
			r := &reader{source: test.signs, tokens: text.Scan(test.signs, english)}
			if got := r.ellipsis(0); got != test.want {
				t.Errorf("%d tokens of %d, want %d", got, len(r.tokens), test.want)
			}
		})
	}
}
