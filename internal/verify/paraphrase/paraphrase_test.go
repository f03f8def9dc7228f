package paraphrase

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"bothsides/corpus"
	"bothsides/internal/claim"
	"bothsides/internal/corpustest"
)

func judge(t testing.TB) *Judge {
	t.Helper()
	c := corpustest.Builtin(t)
	claims, err := claim.NewReader(c, c.Lexicon)
	if err != nil {
		t.Fatal(err)
	}
	j, err := New(c, claims)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func ids(passages []*corpus.Passage) string {
	var out []string
	for _, p := range passages {
		out = append(out, p.ID())
	}
	return strings.Join(out, " ")
}

// A true paraphrase and the same with one thing changed.
func TestCompare(t *testing.T) {
	j := judge(t)
	for _, test := range []struct {
		name, text, passage string // the first that says the same; "" where none does
		slot                claim.Slot
	}{
		{"true", "Trump suggested that both sides stop hitting power plants for 30 days", "KR-6.1", ""},
		{"another agent", "Putin suggested that both sides stop hitting power plants for 30 days", "", claim.Agent},
		{"another number", "Trump suggested that both sides stop hitting power plants for 60 days", "", claim.Number},
		{"denied", "Trump suggested that both sides continue hitting power plants for 30 days", "", claim.Negation},
		{"more of it", "Trump suggested that both sides stop hitting power plants, hospitals, schools and stadiums for 30 days", "", ""},

		{"true, of the other side", "Both presidents are convinced that Iran must never be able to threaten Israel", "WH-3.3", ""},
		{"roles changed over", "Both presidents are convinced that Israel must never be able to threaten Iran", "", claim.Agent},
		{"a name that is new", "Both presidents and Erdogan are convinced that Iran must never be able to threaten Israel", "", ""},

		{"true, with a number", "On March 19 Russia and Ukraine exchange prisoners, 175 from each side", "KR-8.1", ""},
		{"another day", "On March 29 Russia and Ukraine swap 175 prisoners each", "", claim.When},
		{"another scope", "The talks are about a maritime ceasefire in the Black Sea, a partial ceasefire and lasting peace", "", claim.Scope},

		{"true, in words that nobody listed", "The sides agreed to launch talks to flesh out the specifics of that deal", "KR-7.2", ""},
		{"a thing that no statement speaks of", "Trump and Putin agreed to start negotiations about the details of sanctions", "", ""},
		{"somebody else says so", "Zelensky said that the two sides should stop hitting power plants for 30 days", "", claim.Agent},
		{"one of two alone", "Expert groups will be set up by Russia alone", "", claim.Scope},
		{"a topic and no more", "Everybody is talking about energy", "", ""},
		{"another subject", "The price of fish rose in Hamburg", "", ""},
		{"no word", "…", "", ""},
		{"nothing", "", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := j.Compare(test.text)
			if f.Close != (test.passage != "") {
				t.Fatalf("close %t: %s, %+v", f.Close, ids(f.Passages), f.Differs)
			}
			if f.Close && f.Passages[0].ID() != test.passage && !strings.HasPrefix(ids(f.Passages), test.passage) && !slices.Contains(strings.Fields(ids(f.Passages)), test.passage) {
				t.Errorf("%s say the same, not %s", ids(f.Passages), test.passage)
			}
			if test.slot != "" && (len(f.Differs) == 0 || f.Differs[0].Slot != test.slot) {
				t.Errorf("differs in %+v, want %s", f.Differs, test.slot)
			}
		})
	}
}

// The nearest passages are at most three, each with a good part of the text.
func TestNearest(t *testing.T) {
	j := judge(t)
	for _, test := range []struct{ text, want string }{
		{"The leaders did not discuss the Middle East or the Red Sea", "KR-10.1"},
		{"Zelensky proposed hockey matches between the NHL and the KHL", "KR-13.1"},
		{"The price of fish rose in Hamburg", ""},
	} {
		t.Run(test.text, func(t *testing.T) {
			f := j.Compare(test.text)
			if f.Close || len(f.Passages) > mostNearest {
				t.Errorf("close %t, %s", f.Close, ids(f.Passages))
			}
			if first, _, _ := strings.Cut(ids(f.Passages), " "); first != test.want {
				t.Errorf("nearest is %q, want %q", first, test.want)
			}
		})
	}
}

func TestLanguage(t *testing.T) {
	j := judge(t)
	for _, test := range []struct{ text, language string }{
		{"Трамп поддержал идею Путина о хоккейных матчах", "ru"},
		{"Am 19. März werden 175 Gefangene auf jeder Seite ausgetauscht", "de"},
		{"Trump liked Putin's idea of hockey matches", "en"},
	} {
		t.Run(test.language, func(t *testing.T) {
			f := j.Compare(test.text)
			if !f.Close || f.Language != test.language && !(test.language == "en" && f.Language == "") {
				t.Errorf("%q: close %t, language %q", test.text, f.Close, f.Language)
			}
		})
	}
}

// Of a long text the beginning is compared.
func TestLongTexts(t *testing.T) {
	j := judge(t)
	const said = "Trump suggested that both sides stop hitting power plants for 30 days. "
	a := j.alleged(strings.Repeat(said, 100))
	if n := len(strings.Fields(a.text)); n != mostWords {
		t.Errorf("%d words are compared", n)
	}
}

// The score falls with what is new and rises with what both have; what
// contradicts or lacks a name is never the same.
func TestScore(t *testing.T) {
	j := *judge(t)
	j.model = nil // the same holds for what is not learned
	plain := comparison{likeness: likeness{recall: 0.5, matched: 3}}
	for _, test := range []struct {
		name   string
		change func(*comparison)
		better bool
	}{
		{"more of the passage", func(c *comparison) { c.recall = 0.7 }, true},
		{"more in common", func(c *comparison) { c.matched = 4 }, true},
		{"a new word", func(c *comparison) { c.added = 1 }, false},
		{"a new name", func(c *comparison) { c.detail = true }, false},
		{"a contradiction", func(c *comparison) { c.Contradictions = []claim.Contradiction{{Slot: claim.When}} }, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := plain
			test.change(&c)
			after, before := j.score(alleged{}, c), j.score(alleged{}, plain)
			if better := after > before; better != test.better || after == before {
				t.Errorf("scores %.1f, before %.1f", after, before)
			}
		})
	}
}

// Weights that are not those of the numbers are refused.
func TestReadWeights(t *testing.T) {
	var right strings.Builder
	for i, name := range Numbers() {
		fmt.Fprintf(&right, "%s %d.5\n", name, i)
	}
	for _, test := range []struct{ name, file, complaint string }{
		{"right", right.String(), ""},
		{"one is missing", strings.Replace(right.String(), "new 3.5\n", "", 1), "3 weights for 4 numbers"},
		{"another name", strings.Replace(right.String(), "new", "old", 1), `cannot read "old 3.5\n" as the weight of new`},
		{"no number", strings.Replace(right.String(), "3.5", "much", 1), `cannot read "new much\n"`},
		{"nothing", "", "0 weights"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := readWeights(test.file)
			switch {
			case test.complaint == "" && (err != nil || len(got) != len(numbers()) || got[3] != 3.5):
				t.Errorf("read as %v, %v", got, err)
			case test.complaint != "" && (err == nil || !strings.Contains(err.Error(), test.complaint)):
				t.Errorf("the error is %v", err)
			}
		})
	}
}

// Words that are new to a passage count.
func TestNewWords(t *testing.T) {
	j := judge(t)
	for _, test := range []struct {
		name, passage, text string
		added               int
		detail              bool
	}{
		{"none", "KR-7.2", "They agreed to begin negotiations about the details", 0, false},
		{"two others", "KR-7.2", "They agreed to begin negotiations about carpets and violins", 2, false},
		{"more than count", "KR-7.2", "Carpets, violins, beetles, lanterns, saddles and puddings", mostAdded, false},
		{"a name", "KR-7.2", "They agreed to begin negotiations in Geneva", 1, true},
		{"a day", "KR-7.2", "They agreed to begin negotiations on Monday", 0, true},
		{"a thing that no statement speaks of", "KR-7.2", "They agreed to begin negotiations about sanctions", 1, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := j.alleged(test.text)
			for _, s := range j.senses {
				if c := j.compare(a, s); s.passage.ID() == test.passage && (c.added != test.added || c.detail != test.detail) {
					t.Errorf("%d words added, a detail %t", c.added, c.detail)
				}
			}
		})
	}
}

// Candidates are what the score is made of, and those that are barred are told.
func TestCandidates(t *testing.T) {
	j := judge(t)
	for _, test := range []struct{ name, text, passage string }{
		{"true", "Trump suggested that both sides stop hitting power plants for 30 days", "KR-6.1"},
		{"barred", "Putin suggested that both sides stop hitting power plants for 30 days", ""},
		{"nothing", "…", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			first := ""
			for _, c := range j.Candidates(test.text) {
				if len(c.Pair.Numbers) != len(Numbers()) {
					t.Errorf("%s has %d numbers", c.Passage.ID(), len(c.Pair.Numbers))
				}
				if !c.Barred && j.model.Score(c.Pair) > 0 {
					first = c.Passage.ID()
				}
			}
			if first != test.passage {
				t.Errorf("%q is a paraphrase, want %q", first, test.passage)
			}
		})
	}
}

// Each mechanism that is switched off no longer counts, and no other is.
func TestWithout(t *testing.T) {
	all := comparison{added: 2, detail: true}
	all.Contradictions = []claim.Contradiction{{Slot: claim.Agent}, {Slot: claim.Number}}
	for _, test := range []struct {
		off   Mechanism
		stays func(comparison) bool
	}{
		{Added, func(c comparison) bool { return c.added == 0 && c.detail }},
		{Details, func(c comparison) bool { return !c.detail && c.added == 2 }},
		{Mechanism(claim.Agent), func(c comparison) bool { return len(c.Contradictions) == 1 && c.Contradictions[0].Slot == claim.Number }},
	} {
		t.Run(string(test.off), func(t *testing.T) {
			c := all
			c.Contradictions = slices.Clone(all.Contradictions)
			if c.without(test.off); !test.stays(c) {
				t.Errorf("what stays is %+v", c)
			}
		})
	}
}

// A passage has most of itself, and little of another text. Words within a phrase
// that names a concept count for the concept alone, so that it is not all.
func TestLikeness(t *testing.T) {
	j := judge(t)
	for _, s := range j.senses {
		own := j.alleged(s.passage.Text()).like(s)
		if own.precision < 0.75 || own.recall < 0.6 {
			t.Errorf("%s has %.2f of itself and is had to %.2f", s.passage.ID(), own.precision, own.recall)
		}
		if other := j.alleged("Rivers carry silt from the hills").like(s); other.matched > 0.5 {
			t.Errorf("%s has %.2f of rivers", s.passage.ID(), other.matched)
		}
	}
	if empty := j.alleged("").like(j.senses[0]); empty != (likeness{}) {
		t.Errorf("nothing has %+v", empty)
	}
}

func TestExplanation(t *testing.T) {
	j := judge(t)
	got := j.Explain("Putin suggested that both sides stop hitting power plants and hospitals for 30 days")
	if len(got) != explained || got[0].Passage != "KR-6.1" {
		t.Fatalf("%+v", got)
	}
	for _, want := range []string{"KR-6.1 no: ", "new: hospitals", `agent "Putin", stated "Trump"`} {
		if !strings.Contains(got[0].String(), want) {
			t.Errorf("no %q in %s", want, got[0])
		}
	}
	if none := j.Explain("…"); len(none) != 0 {
		t.Errorf("nothing is explained as %+v", none)
	}
}
