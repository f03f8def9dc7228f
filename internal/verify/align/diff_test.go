package align

import (
	"strings"
	"testing"

	"bothsides/corpus"
	"bothsides/internal/finding"
	"bothsides/internal/text"
)

// drawn is a diff in one line: [-only in the text-], {+only in the statement+}.
func drawn(ops []finding.Op) string {
	signs := map[finding.Operation][2]string{finding.Equal: {"", ""}, finding.Delete: {"[-", "-]"}, finding.Insert: {"{+", "+}"}}
	var b strings.Builder
	for _, op := range ops {
		b.WriteString(signs[op.Op][0] + op.Text + signs[op.Op][1])
	}
	return b.String()
}

func described(changes []finding.Change) string {
	var out []string
	for _, c := range changes {
		out = append(out, string(c.Kind)+" "+c.Alleged+" for "+c.Stated)
	}
	return strings.Join(out, "; ")
}

func TestDiff(t *testing.T) {
	a, _ := aligner(t)
	for _, test := range []struct{ name, text, diff, changes string }{
		{"another number", "with 157 individuals released on each side",
			"with [-157-]{+175+} individuals released on each side", "number 157 for 175"},
		{"a word more", "Vladimir Putin responded very positively to this proposal",
			"Vladimir Putin responded [-very -]positively to this proposal", "wording very for "},
		{"a word less", "Vladimir Putin responded positively to proposal",
			"Vladimir Putin responded positively to {+this +}proposal", "left-out  for this"},
		{"another word at the end", "Vladimir Putin responded positively to this idea",
			"Vladimir Putin responded positively to this [-idea-]{+proposal+}", "wording idea for proposal"},
		{"another word at the beginning", "Emmanuel Macron responded positively to this proposal and immediately instructed the Russian military",
			"[-Emmanuel Macron-]{+Vladimir Putin+} responded positively to this proposal and immediately instructed the Russian military",
			"name Emmanuel Macron for Vladimir Putin"},
		{"another spelling", "suggestion of organising hockey matches between players",
			"suggestion of [-organising-]{+organizing+} hockey matches between players", "spelling organising for organizing"},
		{"a number in words", "with one hundred and seventy-five individuals released on each side",
			"with [-one hundred and seventy-five-]{+175+} individuals released on each side", "form one hundred and seventy-five for 175"},
		{"the gravest first", "Vladimir Putin gladly announced that on March 19, a prisoner exchange would not take place",
			"Vladimir Putin [-gladly -]announced that on March 19, a prisoner exchange would [-not -]take place",
			"negation not for ; wording gladly for "},
		{"a word at a passage's end is not compared with the next", "immediately instructed the Russian military to obey",
			"immediately instructed the Russian military to [-obey-]{+comply+}", "wording obey for comply"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, found := a.Compare(readWhole(a, test.text))
			if !found || drawn(f.Diff) != test.diff || described(f.Changes) != test.changes {
				t.Errorf("found %t\n %s\n %s", found, drawn(f.Diff), described(f.Changes))
			}
		})
	}
}

// What is equal and inserted is the statement's own words, and what is equal and
// deleted is the text, for every passage without its n-th word, and with one more.
func TestDiffHasBothTexts(t *testing.T) {
	a, c := aligner(t)
	for _, p := range append(c.Statements[0].Passages, c.Statements[1].Passages...) {
		words := strings.Fields(p.Text())
		for n := 2; n < len(words)-2; n += 3 {
			without := strings.Join(append(append([]string{}, words[:n]...), words[n+1:]...), " ")
			with := strings.Join(append(append([]string{}, words[:n]...), append([]string{"quux"}, words[n:]...)...), " ")
			for _, s := range []string{without, with} {
				f, found := a.Compare(readWhole(a, s))
				if !found || len(f.Diff) == 0 {
					continue
				}
				var stated, alleged strings.Builder
				for _, op := range f.Diff {
					if op.Op != finding.Delete {
						stated.WriteString(op.Text)
					}
					if op.Op != finding.Insert {
						alleged.WriteString(op.Text)
					}
				}
				if !strings.Contains(p.Statement().Text, stated.String()) {
					t.Errorf("%s: %q is not in the statement", p.ID(), &stated)
				}
				if bare(alleged.String()) != bare(s) && !strings.HasPrefix(bare(s), bare(alleged.String())) {
					t.Errorf("%s: %q is not %q", p.ID(), &alleged, s)
				}
			}
		}
	}
}

// bare is a text without white space, quote marks and the mark at its end.
func bare(s string) string {
	return strings.TrimRight(strings.NewReplacer(" ", "", "’", "", "'", "").Replace(strings.ToLower(s)), ".")
}

// A passage that is left out whole is named.
func TestLeftOut(t *testing.T) {
	a, c := aligner(t)
	text := c.Passage("KR-6.1").Text() + " " + c.Passage("KR-7.1").Text()
	f, found := a.Compare(readWhole(a, text))
	if !found || len(f.Changes) != 1 || f.Changes[0].Kind != finding.Omission || f.Changes[0].Detail != "KR-6.2" {
		t.Errorf("found %t, changes %+v", found, f.Changes)
	}
}

func TestOrder(t *testing.T) {
	a, _ := aligner(t)
	const text = "immediately instructed the Russian military to comply, Vladimir Putin responded positively to this proposal"
	f, _ := a.Compare(readWhole(a, text))
	if len(f.Changes) == 0 || f.Changes[0].Kind != finding.Order || !strings.Contains(f.Changes[0].Alleged, " … ") || f.Diff != nil {
		t.Errorf("changes %+v, diff %s", f.Changes, drawn(f.Diff))
	}
}

// flat are counts by which no word tells more than another.
type flat struct{ passages int }

func (f flat) CountPassages() int           { return f.passages }
func (f flat) CountWord(string, string) int { return 1 }

// An aligner of some passages finds what is in them and nothing else.
func TestOver(t *testing.T) {
	_, c := aligner(t)
	kremlin := c.Statements[1].Passages
	a := Over([][]*corpus.Passage{kremlin[8:11], kremlin[20:22]}, flat{len(kremlin)})
	for _, test := range []struct {
		name    string
		passage *corpus.Passage
		found   bool
	}{{"in the first run", kremlin[9], true}, {"in the second", kremlin[21], true}, {"in none", kremlin[2], false}} {
		t.Run(test.name, func(t *testing.T) {
			s := test.passage.Text()
			f, found := a.Exact(a.Read(s, english, [][]text.Token{text.Scan(s, english)}, nil))
			if found != test.found || found && f.Passages[0] != test.passage {
				t.Errorf("found %t in %s", found, ids(f))
			}
			changed := strings.Replace(s, " the ", " quux ", 1)
			if _, found := a.Compare(a.Read(changed, english, [][]text.Token{text.Scan(changed, english)}, nil)); found != test.found {
				t.Errorf("with a word changed: found %t", found)
			}
		})
	}
}

func TestOtherWordings(t *testing.T) {
	_, c := aligner(t)
	if a := OtherWordings(c); a != nil {
		t.Errorf("a corpus without other wordings has %d items of them", len(a.columns))
	}
	with := *c
	with.Wordings = c.Statements[:1]
	a := OtherWordings(&with)
	for _, s := range c.Statements {
		if f, found := a.Exact(readWhole(a, s.Passages[0].Text())); found != (s == with.Wordings[0]) {
			t.Errorf("%s: found %t in %s", s.ID, found, ids(f))
		}
	}
}

func TestExplanation(t *testing.T) {
	a, c := aligner(t)
	for _, test := range []struct{ name, text, want string }{
		{"a passage", c.Passage("KR-6.2").Text(), "with KR-6.2: 0.9"},
		{"nothing", "Rivers carry silt from the hills", "with nothing: 0.00 (0.45 were enough)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := a.Explain(readWhole(a, test.text)).String(); !strings.HasPrefix(got, test.want) {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

// The rarer a word, the more it tells.
func TestWeights(t *testing.T) {
	for _, test := range []struct {
		name             string
		having, passages int
		least, most      float32
	}{
		{"in one passage", 1, 36, 1, 1}, {"in all", 36, 36, leastWeight, leastWeight}, {"in some", 6, 36, 0.5, 0.7}, {"of one passage", 1, 1, 1, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			if w := weightOf(test.having, test.passages); w < test.least || w > test.most {
				t.Errorf("it weighs %.2f", w)
			}
		})
	}
}
