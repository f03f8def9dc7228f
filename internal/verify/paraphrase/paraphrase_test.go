package paraphrase

import (
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

		{"true, with a number", "On March 19 Russia and Ukraine swap 175 prisoners each", "KR-8.1", ""},
		{"another day", "On March 29 Russia and Ukraine swap 175 prisoners each", "", claim.When},
		{"another scope", "The talks are about a maritime ceasefire in the Black Sea, a partial ceasefire and lasting peace", "", claim.Scope},

		{"two passages", "Trump proposed a 30-day halt to strikes on energy infrastructure, and Putin at once ordered his military to comply", "KR-6.1", ""},
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
		{"Trump backed the idea of hockey matches", "en"},
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
	with := []*sense{{}}
	plain := comparison{with: with, likeness: likeness{recall: 0.5, matched: 3}}
	for _, test := range []struct {
		name   string
		change func(*comparison)
		better bool
	}{
		{"more of the passage", func(c *comparison) { c.recall = 0.7 }, true},
		{"more in common", func(c *comparison) { c.matched = 4 }, true},
		{"an act agrees", func(c *comparison) { c.Agrees = []claim.Slot{claim.Act} }, true},
		{"another language", func(c *comparison) { c.foreign = true }, true},
		{"a new word", func(c *comparison) { c.added = 1 }, false},
		{"a second passage", func(c *comparison) { c.with = []*sense{{}, {}} }, false},
		{"denied nearby", func(c *comparison) { c.nearby = true }, false},
		{"refused nearby", func(c *comparison) { c.refused = true }, false},
		{"a new name", func(c *comparison) { c.detail = true }, false},
		{"a contradiction", func(c *comparison) { c.Contradictions = []claim.Contradiction{{Slot: claim.When}} }, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := plain
			test.change(&c)
			if better := c.score() > plain.score(); better != test.better || c.score() == plain.score() {
				t.Errorf("scores %.1f, before %.1f", c.score(), plain.score())
			}
		})
	}
}

// Each mechanism that is switched off no longer counts, and no other is.
func TestWithout(t *testing.T) {
	all := comparison{with: []*sense{{}}, added: 2, detail: true, foreign: true, nearby: true, refused: true}
	all.Agrees = []claim.Slot{claim.Act}
	all.Contradictions = []claim.Contradiction{{Slot: claim.Agent}, {Slot: claim.Number}}
	for _, test := range []struct {
		off   Mechanism
		stays func(comparison) bool
	}{
		{Acts, func(c comparison) bool { return c.Agrees == nil && c.added == 2 }},
		{Added, func(c comparison) bool { return c.added == 0 && c.detail }},
		{Details, func(c comparison) bool { return !c.detail && c.nearby }},
		{Nearby, func(c comparison) bool { return !c.nearby && !c.refused && c.foreign }},
		{Language, func(c comparison) bool { return !c.foreign && c.Agrees != nil }},
		{Mechanism(claim.Agent), func(c comparison) bool { return len(c.Contradictions) == 1 && c.Contradictions[0].Slot == claim.Number }},
	} {
		t.Run(string(test.off), func(t *testing.T) {
			c := all
			c.Contradictions = slices.Clone(all.Contradictions)
			if c.without(test.off); !test.stays(c) {
				t.Errorf("without %s: %+v", test.off, c)
			}
		})
	}
	j := judge(t)
	if pairs := j.Without(Pairs).together(j.senses[3]); len(pairs) != 1 || len(j.together(j.senses[3])) != 3 {
		t.Errorf("%d comparisons without pairs", len(pairs))
	}
	if f := j.Without(Mechanism(claim.Agent)).Compare("Putin suggested that both sides stop hitting power plants for 30 days"); len(f.Differs) > 0 && f.Differs[0].Slot != claim.Agent {
		t.Errorf("differs %+v", f.Differs)
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
	if len(got) != explained || got[0].Passages[0] != "KR-6.1" {
		t.Fatalf("%+v", got)
	}
	for _, want := range []string{"KR-6.1 no: ", "new: hospitals", `agent "Putin", stated "Trump"`} {
		if !strings.Contains(got[0].String(), want) {
			t.Errorf("no %q in %s", want, got[0])
		}
	}
	if e := j.Explain("Putin rejected Trump's proposal of a 30-day pause on energy strikes"); len(e) == 0 || !e[0].Refused || e[0].Score != never {
		t.Errorf("a refusal is explained as %v", e)
	}
	if none := j.Explain("…"); len(none) != 0 {
		t.Errorf("nothing is explained as %+v", none)
	}
}
