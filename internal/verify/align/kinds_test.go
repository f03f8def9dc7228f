package align

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"bothsides/internal/finding"
)

// Each opposite is grave, whichever of the two the statement has.
func TestOpposites(t *testing.T) {
	for _, test := range []struct {
		name, alleged, stated string
		want                  finding.Kind
	}{
		{"a prefix", "disagreed", "agreed", finding.Negation},
		{"without the prefix", "agreed", "disagreed", finding.Negation},
		{"words of a row", "rejected", "endorsed", finding.Negation},
		{"the other way round", "endorsed", "rejected", finding.Negation},
		{"how far", "partial", "complete", finding.Scope},
		{"how severe", "slightly", "severely", finding.Scope},
		{"the same", "endorsed", "endorsed", ""},
		{"others", "river", "hill", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			of := func(s string) []item {
				var items []item
				for w := range strings.FieldsSeq(s) {
					items = append(items, item{kind: word, folded: w, lemma: lemmaOf(w)})
				}
				return items
			}
			if got := opposed(of(test.alleged), of(test.stated)); got != test.want {
				t.Errorf("opposed by %q, want %q", got, test.want)
			}
		})
	}
}

func lemmaOf(w string) string {
	for lemma := range lemmas(w) {
		return lemma
	}
	return ""
}

// One word in the place of another is grave unless it means the same.
func TestOneWordReplaced(t *testing.T) {
	a, _ := aligner(t)
	for _, test := range []struct {
		name, stated, alleged string
		want                  finding.Kind
	}{
		{"another unit", "for 30 days", "for 30 weeks", finding.Number},
		{"a bound", "for 30 days", "for up to 30 days", finding.Scope},
		{"a bound in place of a small word", "for 30 days", "over 30 days", finding.Scope},
		{"others released", "175 individuals", "175 soldiers", finding.Number},
		{"the same, released", "175 individuals", "175 people", finding.Wording},
		{"an opposite", "must conclude with", "must commence with", finding.Negation},
		{"the same act", "must conclude with", "must end with", finding.Wording},
		{"another act", "Donald Trump endorsed", "Donald Trump mocked", finding.Negation},
		{"an act that no list has", "Donald Trump endorsed", "Donald Trump recalled", finding.Role},
		{"the same act, of talks", "Donald Trump endorsed", "Donald Trump supported", finding.Wording},
		{"worse", "be better allocated", "be worse allocated", finding.Negation},
		{"another thing", "organizing hockey matches", "organizing football matches", finding.Role},
		{"a small word", "conviction that Iran", "conviction of Iran", finding.Wording},
		{"a turn left out", "necessity of halting forced", "necessity of forced", finding.Negation},
		{"a number's name", "with 175 individuals", "with No. 175 individuals", finding.Form},
		{"thousands", "with 175 individuals", "with 175k individuals", finding.Number},
		{"less than nothing", "with 175 individuals", "with -175 individuals", finding.Signs},
		{"an ordinal", "March 19,", "March 19th,", finding.Form},
		{"another unit of a date", "March 19,", "March 19m,", finding.Number},
		{"no", "with 175 individuals", "with no. 175 individuals", finding.Negation},
	} {
		t.Run(test.name, func(t *testing.T) {
			var f finding.Finding
			for _, c := range a.columns {
				if c.kind == border || !strings.Contains(c.passage.Text(), test.stated) {
					continue
				}
				f, _ = a.Compare(readWhole(a, strings.Replace(c.passage.Text(), test.stated, test.alleged, 1)))
				break
			}
			if len(f.Changes) == 0 || f.Changes[0].Kind != test.want {
				t.Errorf("%s with %s, want %s", f.Verdict, described(f.Changes), test.want)
			}
		})
	}
}

// Where many words are others, the text is another wording and not doctored.
func TestOtherWording(t *testing.T) {
	a, _ := aligner(t)
	const text = "A catalogue of ideas were exchanged that hope at fostering mutually beneficial cooperation in both the trade and energy fields"
	f, found := a.Compare(readWhole(a, text))
	if !found || len(f.Changes) <= mostDeeds || f.Changes[0].Kind != finding.Wording {
		t.Errorf("found %t, %s with %s", found, f.Verdict, described(f.Changes))
	}
}

// The punctuation between two parts that are not together is no difference.
func TestSeam(t *testing.T) {
	a, _ := aligner(t)
	for _, test := range []struct{ name, between, want string }{
		{"a full stop", ". ", ""}, {"a paragraph", ".\n\n", ""}, {"nothing", " ", ""}, {"an emoji", ". 😀 ", "signs"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, found := a.Compare(readWhole(a, "Today, Presidents Trump and Putin discussed the essential need for peace"+test.between+"These negotiations will commence immediately in the Middle East"))
			kinds := ""
			for _, c := range f.Changes {
				kinds += string(c.Kind)
			}
			if kinds = strings.TrimPrefix(kinds, "left-out"); !found || kinds != test.want {
				t.Errorf("found %t, %s", found, described(f.Changes))
			}
		})
	}
}

// What is about the text and not of it is no change of what is said.
func TestEditorial(t *testing.T) {
	a, _ := aligner(t)
	const said = "Vladimir Putin responded positively to this proposal and immediately instructed the Russian military to comply"
	for _, test := range []struct {
		name, text string
		want       finding.Kind
	}{
		{"a footnote", strings.Replace(said, "proposal", "proposal [1]", 1), finding.Signs},
		{"emphasis added", said + " (emphasis added)", finding.Signs},
		{"applause", strings.Replace(said, "proposal", "proposal (Applause.)", 1), finding.Signs},
		{"sic", strings.Replace(said, "proposal", "proposal [sic]", 1), finding.Signs},
		{"is it real", said + ". real or fake?", finding.Signs},
		{"a tag", said + " #ceasefire", finding.Signs},
		{"a number of a post", "(1/3) " + said, finding.Signs},
		{"whose post", said + " via @someone", finding.Signs},
		{"a word", said + " gladly and at length", finding.Wording},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, found := a.Compare(readWhole(a, test.text))
			if !found || f.Verdict == finding.Altered && (len(f.Changes) == 0 || f.Changes[0].Kind != test.want) {
				t.Errorf("found %t, %s with %s", found, f.Verdict, described(f.Changes))
			}
		})
	}
}

// The same names in other places are a change of who does what, and capitals
// everywhere name nobody.
func TestNames(t *testing.T) {
	a, _ := aligner(t)
	for _, test := range []struct{ name, text, want string }{
		{"changed over", "Vladimir Putin endorsed Donald Trump’s suggestion of organizing hockey matches between players from the NHL", "role"},
		{"another", "Donald Trump endorsed Emmanuel Macron’s suggestion of organizing hockey matches between players from the NHL", "name"},
		{"another, with words of a sentence before", "Donald Trump responded positively to this proposal and immediately instructed the Russian military to comply", "name"},
		{"in capitals", "DONALD TRUMP ENDORSED VLADIMIR PUTIN’S WONDERFUL SUGGESTION OF ORGANIZING HOCKEY MATCHES", "wording"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, found := a.Compare(readWhole(a, test.text))
			if !found || len(f.Changes) == 0 || string(f.Changes[0].Kind) != test.want {
				t.Errorf("found %t, %s", found, described(f.Changes))
			}
		})
	}
}

// A date with the day first is the same in another form; another day is another
// number.
func TestDates(t *testing.T) {
	a, _ := aligner(t)
	for _, test := range []struct {
		name, text string
		want       finding.Kind
	}{
		{"the day first", "Vladimir Putin announced that on 19 March, a prisoner exchange would take place", finding.Form},
		{"with an ending", "Vladimir Putin announced that on March 19th, a prisoner exchange would take place", finding.Form},
		{"another day", "Vladimir Putin announced that on March 29, a prisoner exchange would take place", finding.Number},
		{"another day, the day first", "Vladimir Putin announced that on 29 March, a prisoner exchange would take place", finding.Number},
		{"in words", "Vladimir Putin announced that on the nineteenth of March, a prisoner exchange would take place", finding.Form},
		{"in digits", "Vladimir Putin announced that on 19.03.2025, a prisoner exchange would take place", finding.Form},
		{"with the year", "Vladimir Putin announced that on March 19, 2025, a prisoner exchange would take place", finding.Form},
		{"another year", "Vladimir Putin announced that on March 19, 1999, a prisoner exchange would take place", finding.Number},
		{"another month", "Vladimir Putin announced that on April 19, a prisoner exchange would take place", finding.Name},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, found := a.Compare(readWhole(a, test.text))
			if !found || len(f.Changes) == 0 || f.Changes[0].Kind != test.want {
				t.Errorf("found %t, %s, want %s first", found, described(f.Changes), test.want)
			}
		})
	}
}

// An emoji's name that may be read as a denial is told as one.
func TestEmojiNames(t *testing.T) {
	a, _ := aligner(t)
	const said = "Vladimir Putin %s responded positively to this proposal and immediately instructed the Russian military"
	for _, test := range []struct {
		name, emoji string
		want        finding.Kind
	}{
		{"a denial", ":not:", finding.Negation},
		{"a denial of two words", ":do_not:", finding.Negation},
		{"a limit", ":partly:", finding.Scope},
		{"a thing", ":hockey:", finding.Signs},
		{"two words", ":flag_ru:", finding.Signs},
		{"a picture", "😀", finding.Signs},
		{"spaces within", ": not :", finding.Negation},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, found := a.Compare(readWhole(a, fmt.Sprintf(said, test.emoji)))
			if !found || len(f.Changes) != 1 || f.Changes[0].Kind != test.want {
				t.Errorf("found %t, %s, want %s", found, described(f.Changes), test.want)
			}
		})
	}
}

func TestReadLists(t *testing.T) {
	for _, test := range []struct {
		name, file string
		lists      int // 0: refused
	}{
		{"words", "# all\n\nnegation: not no", 1},
		{"opposites", "negation: not\nscope: all | none", 2},
		{"no words", "negation:", 0},
		{"no opposites", "scope: all |", 0},
		{"opposites of nothing", "scope: | none", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, err := readLists(test.file); len(got) != test.lists || (err != nil) != (test.lists == 0) {
				t.Errorf("%d lists, error %v", len(got), err)
			}
		})
	}
	for _, kind := range []string{"negation", "scope", "editor"} {
		if !slices.ContainsFunc(lists(), func(l list) bool { return l.kind == kind && len(l.opposites) == 0 }) {
			t.Errorf("no words tell %s by themselves", kind)
		}
	}
}

// A few words that are left out are told by what they are, a longer piece as left
// out, and what is in another place as in another order.
func TestWhatIsLeftOut(t *testing.T) {
	a, _ := aligner(t)
	for _, test := range []struct{ name, text, want string }{
		{"a number", "a prisoner exchange would take place between the Russian and Ukrainian sides, with individuals released on each side", "number"},
		{"a long piece with a number", "Vladimir Putin announced that on March 19, a prisoner exchange would take place between the Russian and Ukrainian sides. Additionally, as a gesture of goodwill",
			"left-out"},
		{"moved back", "Vladimir Putin immediately instructed the Russian military to comply and responded positively to this proposal", "order"},
		{"moved", "immediately instructed the Russian military to comply and Vladimir Putin responded positively to this proposal", "order"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, found := a.Compare(readWhole(a, test.text))
			var kinds []string
			for _, c := range f.Changes {
				if c.Stated != "" {
					kinds = append(kinds, string(c.Kind))
				}
			}
			if got := strings.Join(kinds, " "); !found || got != test.want {
				t.Errorf("found %t, %s, want %s", found, described(f.Changes), test.want)
			}
		})
	}
}
