package align

import (
	"strings"
	"testing"
)

// shown is items in one line: words as they are compared, signs in brackets.
func shown(items []item) string {
	var out []string
	for _, t := range items {
		switch t.kind {
		case word, name, number:
			out = append(out, key(t))
		case sign:
			out = append(out, "["+t.form+"]")
		default:
			out = append(out, t.form)
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
		{"an emoji's name at an end", "the leaders :do_not:", "the leaders [:do_not:]"},
		{"an emoji's name", "the leaders :not: agreed", "the leaders [:not:] agreed"},
		{"numbers in words", "one hundred and seventy-five men", "#175 men"},
		{"a hundred", "a hundred men", "#100 men"},
		{"thousands", "1,750 men", "#1750 men"},
		{"many numbers", strings.Repeat("ten men and ", 3) + "one", "#10 men and #10 men and #10 men and one"},
		{"a footnote", "the leaders[1]", "the leaders [[1]]"},
		{"tags and whose post it is", "the leaders (1/3) #peace via @x", "the leaders [(1/3) #peace via @x]"},
		{"a post passed on", "RT @x: the leaders", "[RT @x:] the leaders"},
		{"a fraction within", "the 1/3 leaders agreed", "the #1 [/] #3 leaders agreed"},
		{"nothing", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := shown(readWhole(a, test.text).items); got != test.want {
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
	for _, test := range []struct {
		name, text       string
		short, scattered bool
	}{
		{"one word", "peace", false, false},
		{"words of two", "peace … war", true, true},
		{"two and two", "lasting peace … long war", false, false},
		{"one and three", "peace … a long war", false, false},
		{"one and two", "peace … long war", true, false},
		{"one, two and two", "peace … long war … long talks", true, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			parts := split(scanned(test.text))
			if got := isShort(parts); got != test.short {
				t.Errorf("short: %t", got)
			}
			if got := scattered(parts); got != test.scattered {
				t.Errorf("scattered: %t", got)
			}
		})
	}
}

func TestEllipses(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{"a … b", "…"}, {"a… b", "…"}, {"a...b", "..."}, {"a . . . b", ". . ."}, {"a [...] b", "[...]"}, {"a [ … ] b", "[ … ]"},
		{"a (…) b", "(…)"}, {"a....b", "...."}, {"a. … b", ". …"}, {"a [...) b", "..."}, {"a. b. c.", ""}, {"a..b", ""}, {"a ", ""}, {"", ""},
		{"a ⋯ b … c", "⋯|…"},
	} {
		t.Run(test.source, func(t *testing.T) {
			var got []string
			for _, e := range ellipses(test.source) {
				got = append(got, test.source[e.Start:e.End])
			}
			if strings.Join(got, "|") != test.want {
				t.Errorf("got %q", got)
			}
		})
	}
}
