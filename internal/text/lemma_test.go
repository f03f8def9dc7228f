package text

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

func TestLemmaJoinsForms(t *testing.T) {
	tests := []struct{ name, lang, words string }{
		{"derivations", "en", "negotiate negotiation negotiating negotiations"},
		{"spelling", "en", "mobilization mobilisation mobilizations mobilise"},
		{"spelling of an inflection", "en", "normalising normalizing normalise"},
		{"our", "en", "favour favor favours favoured"},
		{"ence", "en", "defence defense defences"},
		{"re", "en", "theatre theaters"},
		{"irregular verbs", "en", "begin began begun beginning"},
		{"be", "en", "be is was were been am"},
		{"plurals", "en", "crisis crises"},
		{"people of a place", "en", "europe european europeans"},
		{"Korea", "en", "korea korean koreans"},
		{"ic", "en", "economy economies economic"},
		{"ordinals", "en", "19 19th"},
		{"Russian", "ru", "пленный пленных пленными"},
		{"Ukrainian", "uk", "полонених полонені полоненими"},
		{"Spanish", "es", "prisionero prisioneros"},
		{"French", "fr", "prisonnier prisonniers"},
		{"German", "de", "gefangene gefangenen"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			words := strings.Fields(test.words)
			for _, w := range words[1:] {
				if a, b := Lemma(words[0], test.lang), Lemma(w, test.lang); a != b {
					t.Errorf("%q has the lemma %q, %q has %q", words[0], a, w, b)
				}
			}
		})
	}
}

// Words that the stemmer takes for one.
func TestLemmaSeparates(t *testing.T) {
	for _, pair := range []string{
		"cooper cooperate", "corporal corporate", "marinate marine", "coven covenant", "grating grateful", "terminal terminate",
		"mobile mobilize", "busy business", "relatives relations", "savings saving", "titanic titan", "immunity immune",
		"import important", "international internal", "position positive", "executive execution", "boxing box", "liberal liberate",
		"candidate candid", "authority author", "organ organization", "experience experiment", "university universe",
	} {
		t.Run(pair, func(t *testing.T) {
			a, b, _ := strings.Cut(pair, " ")
			if Lemma(a, "en") == Lemma(b, "en") {
				t.Errorf("both have the lemma %q", Lemma(a, "en"))
			}
		})
	}
}

func TestStopWords(t *testing.T) {
	tests := []struct {
		word, lang string
		want       bool
	}{
		{"the", "en", true}, {"peace", "en", false}, {"und", "de", true}, {"and", "de", false}, {"что", "ru", true},
		{"що", "uk", true}, {"que", "es", true}, {"etait", "fr", true}, {"the", "xx", false}, {"", "en", false}, {"us", "en", false},
	}
	for _, test := range tests {
		t.Run(test.lang+" "+test.word, func(t *testing.T) {
			if got := IsStop(test.word, test.lang); got != test.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestMonths(t *testing.T) {
	for _, lang := range Languages() {
		t.Run(lang, func(t *testing.T) {
			seen := map[int]bool{}
			for name, month := range data().vocabularies[lang].months {
				if got := Month(name, lang); got != month || got < 1 || got > 12 {
					t.Errorf("%q is month %d", name, got)
				}
				seen[month] = true
			}
			if len(seen) != 12 {
				t.Errorf("%d months", len(seen))
			}
		})
	}
}

// A list that is empty or missing would answer no for ever, unnoticed.
func TestEmptyListsAreRefused(t *testing.T) {
	complete := func() fstest.MapFS {
		fsys := fstest.MapFS{}
		for _, name := range dataFiles(t) {
			content, err := files.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			fsys[name] = &fstest.MapFile{Data: content}
		}
		return fsys
	}
	loadAll := func(fsys fstest.MapFS) error {
		_, err := load(fsys)
		_, err2 := loadNumbers(fsys)
		return errors.Join(err, err2)
	}
	if err := loadAll(complete()); err != nil {
		t.Fatal(err)
	}
	for _, name := range dataFiles(t) {
		t.Run(name, func(t *testing.T) {
			fsys := complete()
			fsys[name] = &fstest.MapFile{Data: []byte("# nothing\n \n")}
			if err := loadAll(fsys); err == nil || !strings.Contains(err.Error(), name) {
				t.Errorf("the error of an empty file is %v", err)
			}
			fsys[name].Data = []byte("en:\n")
			if err := loadAll(fsys); err == nil || !strings.Contains(err.Error(), name) {
				t.Errorf("the error of an empty list is %v", err)
			}
		})
	}
}

func dataFiles(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, pattern := range []string{"data/*.txt", "data/*/*.txt"} {
		found, err := fs.Glob(files, pattern)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, found...)
	}
	if len(names) < 12 {
		t.Fatalf("found only %d files", len(names))
	}
	return names
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := load(files); err != nil {
			b.Fatal(err)
		}
		if _, err := loadNumbers(files); err != nil {
			b.Fatal(err)
		}
	}
}
