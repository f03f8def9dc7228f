package render

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/bwmarrin/discordgo"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/corpustest"
	"bothsides/internal/discord/contract"
	"bothsides/internal/message"
)

// madeCorpus has statements of the given passages, each a sentence.
func madeCorpus(t testing.TB, statements ...[]string) *corpus.Corpus {
	t.Helper()
	files := fstest.MapFS{}
	for n, passages := range statements {
		front := fmt.Sprintf("---\nid: side-%d\ncode: S%d\nname: Side %d\ntitle: T\ndate: 2025-03-18\norder: %d\nwording: Wording of a test.\n---\n", n, n, n, n)
		files[fmt.Sprintf("%02d.md", n)] = &fstest.MapFile{Data: []byte(front + strings.Join(passages, "\n") + "\n")}
	}
	c, err := corpus.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// allQuoted is an answer that quotes every passage.
func allQuoted(c *corpus.Corpus) answer.Answer {
	var content answer.Passages
	for _, s := range c.Statements {
		section := answer.Section{Statement: s}
		for _, p := range s.Passages {
			section.Quotes = append(section.Quotes, answer.Quote{Passage: p, Marks: []corpus.Span{{Start: 0, End: 1}}})
		}
		content.Sections = append(content.Sections, section)
	}
	return answer.Answer{Command: "who-said", Query: "everything", Language: message.English, Provenance: "Wording of a test.", Content: content}
}

// sentences are n different sentences of the given length in runes.
func sentences(n, length int, letter string) []string {
	var out []string
	for i := range n {
		head := fmt.Sprintf("Sentence %d ", i)
		out = append(out, head+strings.Repeat(letter, length-len(head)-1)+".")
	}
	return out
}

// rendered is a message with its JSON, which is within Discord's limits.
type rendered struct {
	Message
	json string
}

func renderedOf(t testing.TB, c *corpus.Corpus, a answer.Answer) rendered {
	t.Helper()
	m := Answer(c, a, "", RemoveButton(a.Language))
	_, body, err := Encode(Response{discordgo.InteractionResponseChannelMessageWithSource, m}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range contract.Faults(body) {
		t.Error(fault)
	}
	return rendered{m, string(body)}
}

// text is everything that the message says, component after component.
func (r rendered) text() string { return textOf(r.Components) }

func textOf(components []Component) string {
	out := ""
	for _, c := range components {
		if c.Content != "" {
			out += c.Content + "\n"
		}
		out += textOf(c.Components)
	}
	return out
}

func TestPassagesAreShownWholeOrNotAtAll(t *testing.T) {
	for _, letter := range []string{"a", "*", "\U0001F600", "я"} {
		t.Run(letter, func(t *testing.T) {
			c := madeCorpus(t, sentences(9, 700, letter), sentences(9, 700, letter))
			got := renderedOf(t, c, allQuoted(c))
			for n, s := range c.Statements {
				said := got.Components[1+n].Components[0].Content
				quoted := 0
				for _, p := range s.Passages {
					if strings.Contains(unmark(said), p.Text()) {
						quoted++
					} else if strings.Contains(said, p.ID()) {
						t.Errorf("%s is named and not whole in %s", p.ID(), said)
					}
				}
				if quoted == 0 || quoted == len(s.Passages) {
					t.Errorf("%d of %d passages of %q are shown", quoted, len(s.Passages), letter)
				}
				if more := fmt.Sprintf("%d more.", len(s.Passages)-quoted); !strings.Contains(said, more) {
					t.Errorf("%q is not in %s", more, said)
				}
			}
		})
	}
}

// unmark takes off bold, backslashes and the signs of a block quote.
func unmark(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		} else if strings.HasPrefix(s[i:], "**") {
			i++
			continue
		}
		b.WriteByte(s[i])
	}
	return strings.ReplaceAll(b.String(), "\n> ", "\n")
}

func TestBothSidesHaveTheSameRoom(t *testing.T) {
	long, short := sentences(9, 600, "a"), sentences(2, 100, "b")
	shownOf := func(statements ...[]string) []int {
		c := madeCorpus(t, statements...)
		got := renderedOf(t, c, allQuoted(c))
		var out []int
		for n := range statements {
			out = append(out, strings.Count(got.Components[1+n].Components[0].Content, "> "))
		}
		return out
	}
	if got := shownOf(long, long); got[0] != got[1] || got[0] == 0 {
		t.Errorf("of two long statements %v passages are shown", got)
	}
	one, other := shownOf(long, short), shownOf(short, long)
	if one[0] != other[1] || one[1] != other[0] {
		t.Errorf("%v passages are shown, and %v the other way round", one, other)
	}
	if both := shownOf(long, long); one[0] <= both[0] {
		t.Errorf("the room that a short statement leaves is not used: %v against %v", one, both)
	}
}

func TestManyStatements(t *testing.T) {
	var statements [][]string
	for range 20 {
		statements = append(statements, sentences(3, 300, "a"))
	}
	c := madeCorpus(t, statements...)
	if got := renderedOf(t, c, allQuoted(c)); !strings.Contains(got.text(), "8 more statements do not fit here.") {
		t.Errorf("got %s", got.text())
	}
}

// One statement that answers is seen, however many before it are silent.
func TestSilentStatementsTakeNoRoom(t *testing.T) {
	var statements [][]string
	for range 13 {
		statements = append(statements, sentences(1, 100, "a"))
	}
	c := madeCorpus(t, statements...)
	found := answer.Passages{}
	for i, s := range c.Statements {
		section := answer.Section{Statement: s, Outcome: answer.Silent}
		if i == 12 {
			section = answer.Section{Statement: s, Quotes: []answer.Quote{{Passage: s.Passages[0]}}}
		}
		found.Sections = append(found.Sections, section)
	}
	got := renderedOf(t, c, answer.Answer{Language: "en", Content: found})
	if text := got.text(); !strings.Contains(text, c.Statements[12].Passages[0].Text()) || !strings.Contains(text, "Nothing about this in: ") {
		t.Errorf("got %s", text)
	}
	if n := count(got.Components); n > 10 {
		t.Errorf("the message has %d components", n)
	}
}

// What does not fit whole is shown in part, marked as one, if nothing else of its
// statement is shown or no message takes it; the others stay whole.
func TestPassagesInPart(t *testing.T) {
	for _, test := range []struct {
		name       string
		statements [][]string
		want       []string
	}{
		{"for no message", [][]string{sentences(1, 5000, "a"), sentences(1, 100, "b")}, []string{"S0-1.1, parts 1 to 5 of 9", "S1-1.1\n"}},
		{"alone it would fit", [][]string{sentences(1, 2200, "a"), sentences(1, 2200, "b")}, []string{"S0-1.1, parts 1 to 2 of 4", "S1-1.1, parts 1 to 2 of 4"}},
		{"with others after it", [][]string{append(sentences(1, 5000, "a"), sentences(2, 100, "b")...)}, []string{"S0-1.1, part 1 of 9", "S0-2.1\n", "S0-3.1\n"}},
		{"with others before it", [][]string{append(sentences(2, 100, "b"), sentences(1, 5000, "a")...)}, []string{"S0-1.1\n", "S0-2.1\n", "S0-3.1, parts 1 to 5 of 9"}},
		{"no room for a part of each", slices.Repeat([][]string{sentences(1, 5000, "a")}, 8), []string{"1 passage found, but it is too long for a message."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := madeCorpus(t, test.statements...)
			got := renderedOf(t, c, allQuoted(c)).text()
			for _, want := range test.want {
				if !strings.Contains(got, want) {
					t.Errorf("%q is not in %s", want, got)
				}
			}
		})
	}
}

func TestLongBodyLosesLinesNotQuotes(t *testing.T) {
	c := madeCorpus(t, sentences(2, 300, "a"), sentences(2, 300, "b"))
	a := allQuoted(c)
	page := answer.Page{Sections: a.Sections()}
	for n := range 100 {
		page.Body = append(page.Body, answer.Block{Heading: fmt.Sprint("Block ", n), Lines: []string{strings.Repeat("*", 50)}})
	}
	a.Content = page
	got := renderedOf(t, c, a).text()
	for _, s := range c.Statements {
		for _, p := range s.Passages {
			if !strings.Contains(got, p.ID()) {
				t.Errorf("%s is missing", p.ID())
			}
		}
	}
	if !strings.Contains(got, "### Block 0") || strings.Contains(got, "### Block 99") || !strings.Contains(got, " more.") {
		t.Errorf("got %s", got)
	}
}

func TestLeaningPassageComesAfterTheOneBefore(t *testing.T) {
	c := corpustest.Builtin(t)
	p := c.Passage("KR-6.2")
	got := quoted(answer.Quote{Passage: p, Before: p.Previous(), Marks: []corpus.Span{{Start: 0, End: 8}}}, message.English, "")
	want := "> " + p.Previous().Text() + "\n-# KR-6.1, the sentence before\n> **Vladimir**" + p.Text()[8:] + "\n-# KR-6.2"
	if got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// A range's two ends and the passage before have links of their own.
func TestPassagesLinkToTheirPages(t *testing.T) {
	c := corpustest.Builtin(t)
	from, to := c.Passage("KR-6.1"), c.Passage("KR-6.2")
	got := quoted(answer.Quote{Passage: from, Last: to, Before: c.Passage("KR-5.1")}, message.English, "https://bot.example.org")
	for _, want := range []string{
		"\n-# [KR-5.1](https://bot.example.org/p/KR-5.1), the sentence before\n",
		"\n-# [KR-6.1](https://bot.example.org/p/KR-6.1) – [KR-6.2](https://bot.example.org/p/KR-6.2)",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

// Buttons that need several rows are divided evenly among them.
func TestRowsOfButtons(t *testing.T) {
	for _, c := range []struct {
		buttons, menus int
		want           []int
	}{{0, 0, nil}, {1, 0, []int{1}}, {5, 1, []int{5, 1}}, {6, 2, []int{3, 3, 1, 1}}, {7, 0, []int{4, 3}}, {11, 0, []int{4, 4, 3}}} {
		t.Run(fmt.Sprintf("%d buttons, %d menus", c.buttons, c.menus), func(t *testing.T) {
			controls := slices.Repeat([]Component{{Type: discordgo.SelectMenuComponent}}, c.menus)
			controls = append(controls, slices.Repeat([]Component{{Type: discordgo.ButtonComponent}}, c.buttons)...)
			var got []int
			for _, row := range rows(controls) {
				got = append(got, len(row.Components))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("rows of %v, want %v", got, c.want)
			}
		})
	}
}

func TestManyActions(t *testing.T) {
	c := corpustest.Builtin(t)
	a := answer.Answer{Command: "who-said", Language: message.English, Content: answer.Refusal("No.")}
	for n := range 60 {
		a.Actions = append(a.Actions, answer.Action{Label: strings.Repeat("ж", 100), State: answer.State{Command: "x", Page: n % 50}})
	}
	menu := answer.Action{Label: strings.Repeat("m", 200), State: answer.State{Command: "x"}}
	for n := range 60 {
		menu.Options = append(menu.Options, answer.ActionOption{Label: strings.Repeat("ж", 120), Value: fmt.Sprint(n % 55), Description: strings.Repeat("d", 120)})
	}
	a.Actions = append([]answer.Action{menu}, a.Actions...)
	a.Provenance = "Wording of a test."
	got := renderedOf(t, c, a)
	if n := len(got.Components); n < 6 {
		t.Errorf("%d components", n)
	}
	if !strings.Contains(got.json, MessageActionID(ActionRemove, "")) {
		t.Error("the last button was left out")
	}
}

func TestCodeStaysInItsBlock(t *testing.T) {
	got := blockText([]answer.Block{{Heading: "Plain", Lines: []string{"a ``` b", "**c**"}, Code: true}}, message.English, 0)
	if strings.Count(got, "```") != 2 || !strings.Contains(got, "**c**") {
		t.Errorf("got %q", got)
	}
}

func TestStatusHasItsRoom(t *testing.T) {
	for _, l := range message.Languages() {
		for _, key := range []string{"status.more", "discord.too-long"} {
			if s := l.Text(key, 123456); size(s)+1 > statusRoom {
				t.Errorf("%s in %s takes %d", key, l, size(s))
			}
		}
	}
}
