package attribution

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	"bothsides/internal/text"
)

// shown is a pattern's example as a text: an ellipsis stands for what is said.
func shown(example string) string {
	const said = "they reviewed many areas"
	return strings.NewReplacer("…↵", said+".\n", "… Source", said+". Source", "↵", "\n", "…", said).Replace(example)
}

// Each example of a pattern is an attribution that is taken off, and credits whom
// it names.
func TestExamplesOfPatterns(t *testing.T) {
	r := reader(t)
	credits := []struct{ name, code string }{{"Peskov", "KR"}, {"Leavitt", "WH"}, {"Kremlin", "KR"}, {"Moscow", "KR"}, {"Russia", "KR"}, {"White House", "WH"}, {"whitehouse", "WH"}}
	for _, p := range slices.Concat(r.patterns[before], r.patterns[after], r.patterns[between]) {
		denies := slices.Contains(p.tags.SubexpNames(), "denied")
		for example := range strings.SplitSeq(p.examples, " | ") {
			t.Run(example, func(t *testing.T) {
				source := shown(example)
				a := r.Read(source, text.Scan(source, "en"))
				if got := saidIn(source, a); len(got) >= len(strings.Trim(source, " ?")) || !strings.Contains(got, "reviewed") {
					t.Errorf("of %q is left %q", source, got)
				}
				want := ""
				for _, c := range credits {
					if !denies && strings.Contains(example, c.name) {
						want = c.code
					}
				}
				if slices.Contains(p.tags.SubexpNames(), "whose") {
					want = "KR"
				}
				if a.Denied != denies {
					t.Errorf("%q: denied is %v", source, a.Denied)
				}
				if got := codeOf(a.Side); got != want {
					t.Errorf("%q credits %q, want %q", source, got, want)
				}
				isPerson := func(name string) bool { return strings.Contains(example, name) }
				if isOther := !denies && want == "" && slices.ContainsFunc([]string{"Zelensky", "Trump", "Putin"}, isPerson); isOther != (a.Speaker != "") {
					t.Errorf("%q credits the speaker %q", source, a.Speaker)
				}
			})
		}
	}
}

// Without a pattern none of its examples is read as with it: each is needed.
func TestPatternsAreNeeded(t *testing.T) {
	r := reader(t)
	for w, list := range r.patterns {
		for i, p := range list {
			for example := range strings.SplitSeq(p.examples, " | ") {
				source := shown(example)
				with := r.Read(source, text.Scan(source, "en"))
				less := Reader{r.tagger, maps.Clone(r.patterns)}
				less.patterns[w] = slices.Delete(slices.Clone(list), i, i+1)
				without := less.Read(source, text.Scan(source, "en"))
				if with.Denied == without.Denied && codeOf(with.Side) == codeOf(without.Side) && with.Speaker == without.Speaker && saidIn(source, with) == saidIn(source, without) {
					t.Errorf("%q is read without its pattern too", example)
				}
			}
		}
	}
}

// What looks like an attribution and is part of what is said stays.
func TestNoAttribution(t *testing.T) {
	r := reader(t)
	for _, test := range []struct{ name, text string }{
		{"a side as an object", "They thanked the Kremlin for reviewing many areas"},
		{"a side in the middle", "Many areas were reviewed at the Kremlin before noon"},
		{"two presidents", "Trump and Putin reviewed many areas"},
		{"a verb of saying within", "They said that many areas were reviewed"},
		{"a number before a noun", "175 individuals were released"},
		{"a time", "At 10:30 they reviewed many areas"},
		{"a dash within", "They reviewed many areas - and more of them"},
		{"brackets within", "They reviewed (at length) many areas"},
		{"a side's people", "Russian soldiers were treated in hospitals"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := r.Read(test.text, text.Scan(test.text, "en"))
			if got := saidIn(test.text, a); letters(got) != letters(test.text) || a.Side != nil || a.Speaker != "" {
				t.Errorf("credits %q %q with %q", codeOf(a.Side), a.Speaker, got)
			}
		})
	}
}

// letters is a text without marks and spaces.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// A text in quote marks is what is said, whatever surrounds it.
func TestQuoted(t *testing.T) {
	r := reader(t)
	for _, test := range []struct{ name, text, side, speaker, said string }{
		{"a verb before", "Putin said “they reviewed many areas”", "", "Putin", "they reviewed many areas"},
		{"a side before", "the Kremlin wrote: “they reviewed many areas”", "KR", "", "they reviewed many areas"},
		{"a side after", "“they reviewed many areas” (White House, 18 March 2025)", "WH", "", "they reviewed many areas"},
		{"a spokesman after", "“they reviewed many areas,” Kremlin spokesman Dmitry Peskov said", "KR", "", "they reviewed many areas"},
		{"somebody else after", "“they reviewed many areas” - Volodymyr Zelensky", "", "Volodymyr Zelensky", "they reviewed many areas"},
		{"a question", "did they really say “they reviewed many areas”?", "", "", "they reviewed many areas"},
		{"a quote within a quote", "“The White House said ‘they reviewed many areas’”", "WH", "", "they reviewed many areas"},
		{"two pieces of one quote", "“they reviewed,” the Kremlin said, “many areas”", "KR", "", "they reviewed | many areas"},
		{"angles", "Kremlin: «they reviewed many areas»", "KR", "", "they reviewed many areas"},
		{"single marks", "White House: 'they reviewed many areas'", "WH", "", "they reviewed many areas"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := r.Read(test.text, text.Scan(test.text, "en"))
			if codeOf(a.Side) != test.side || a.Speaker != test.speaker {
				t.Errorf("credits %q %q, want %q %q", codeOf(a.Side), a.Speaker, test.side, test.speaker)
			}
			if got := strings.Trim(saidIn(test.text, a), "“”«»'?,"); got != test.said {
				t.Errorf("said %q, want %q", got, test.said)
			}
		})
	}
}
