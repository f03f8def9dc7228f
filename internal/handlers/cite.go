package handlers

import (
	"encoding/json"
	"strconv"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

func cite() Command {
	return Command{
		Name: "cite",
		Options: []Option{passageOption(),
			{Name: "style", Kind: Choice, Choices: func(*corpus.Corpus, message.Language) []Suggestion { return styleChoices() }},
			privateOption()},
		Example: "/cite WH-2.2 style: bibtex",
		Run: func(svc *Service, args Args) (answer.Answer, error) {
			p, refusal := passage(svc.Corpus, args)
			if p == nil {
				return answer.Refused(refusal), nil
			}
			style := styles()[0]
			if asked := args.Text("style"); asked != "" {
				style, _ = styleOf(asked)
			}
			return citeAnswer(args.Language, []*corpus.Passage{p}, style), nil
		},
		Press: pressCite,
	}
}

// pressCite cites the first of the state's passages. The choice names a style,
// or a style and another of the passages; it is empty where the state comes
// from an answer of another command.
func pressCite(svc *Service, l message.Language, state answer.State) (answer.Answer, error) {
	if len(state.Passages) == 0 {
		return stale(l), nil
	}
	if state.Choice == "" {
		return citeAnswer(l, state.Passages, styles()[0]), nil
	}
	id, passage, another := strings.Cut(state.Choice, " ")
	style, known := styleOf(id)
	if another {
		p := svc.Corpus.Passage(passage)
		known = known && p != nil
		state.Passages = toFront(p, state.Passages)
	}
	if !known {
		return stale(l), nil
	}
	a := citeAnswer(l, state.Passages, style)
	a.Replaces = true
	return a, nil
}

// citeAnswer is the citation of the first passage, to copy, with what it
// cites. It is one at a time, so that it always fits on one reply and is whole.
func citeAnswer(l message.Language, passages []*corpus.Passage, style citationStyle) answer.Answer {
	p := passages[0]
	return answer.Answer{
		Content: answer.Page{
			Sections: []answer.Section{{Statement: p.Statement(), Quotes: []answer.Quote{{Passage: p}}}},
			Body:     []answer.Block{{Heading: style.name, Code: true, Lines: strings.Split(style.cite(p), "\n")}},
		},
		Actions: citeActions(l, passages, style),
	}
}

func citeActions(l message.Language, passages []*corpus.Passage, style citationStyle) []answer.Action {
	state := answer.State{Command: "cite", Passages: passages}
	menu := answer.Action{Label: l.Text("action.style"), State: state}
	for _, s := range styles() {
		if s.id != style.id {
			menu.Options = append(menu.Options, answer.ActionOption{Label: s.name, Value: s.id})
		}
	}
	actions := []answer.Action{
		{Label: l.Text("action.context"), State: answer.State{Command: "context", Passages: passages[:1]}},
		menu,
	}
	if len(passages) > 1 {
		actions = append(actions, passageMenu(l, state, style.id+" "))
	}
	return actions
}

// citationStyle writes citations in one style.
type citationStyle struct {
	id, name string
	// cite gives the citation of a passage, ready to paste.
	cite func(*corpus.Passage) string
}

// styles lists the styles, the default first. Their names are the same in
// every language.
func styles() []citationStyle {
	return []citationStyle{
		{"apa", "APA 7", apa},
		{"mla", "MLA 9", mla},
		{"chicago", "Chicago 17", chicago},
		{"bibtex", "BibTeX", bibtex},
		{"csl-json", "CSL-JSON", cslJSON},
		{"wikipedia", "Wikipedia", wikipedia},
		{"markdown", "Markdown", markdown},
		{"plain", "Plain text", plain},
	}
}

func styleOf(id string) (citationStyle, bool) {
	for _, s := range styles() {
		if s.id == id {
			return s, true
		}
	}
	return citationStyle{}, false
}

func styleChoices() []Suggestion {
	var out []Suggestion
	for _, s := range styles() {
		out = append(out, Suggestion{s.name, s.id})
	}
	return out
}

// A citation names what is known and no more: the side as the author of the
// words, the statement's title in brackets because the source gives it none,
// the year, and the passage's id as the place in it. There is no address and
// no day of publication in it, since the source has none.

func title(p *corpus.Passage) string { return "[" + p.Statement().Cited + "]" }

// year is that of the statement's date, whose form is checked on loading.
func year(p *corpus.Passage) string { return p.Statement().Date[:len("2025")] }

func apa(p *corpus.Passage) string {
	return ended(p.Statement().Name) + " (" + year(p) + "). " + title(p) + " (passage " + p.ID() + ")."
}

func mla(p *corpus.Passage) string {
	return ended(p.Statement().Name) + " " + title(p) + ". " + year(p) + ", passage " + p.ID() + "."
}

func chicago(p *corpus.Passage) string {
	return p.Statement().Name + ", " + title(p) + ", " + year(p) + ", passage " + p.ID() + "."
}

// ended is a name with the full stop that ends an element of a citation.
func ended(name string) string { return strings.TrimSuffix(name, ".") + "." }

func plain(p *corpus.Passage) string {
	return "“" + firstLine(p.Text()) + "” (" + chicago(p)[:len(chicago(p))-1] + ")"
}

func markdown(p *corpus.Passage) string {
	lines := strings.Split(p.Text(), "\n")
	lines = append(lines, "", "— "+chicago(p))
	return strings.ReplaceAll("> "+strings.Join(lines, "\n> "), "> \n", ">\n")
}

// wikipedia is the template of English Wikipedia. A pipe in a text would end a
// field of it, and two braces the template.
func wikipedia(p *corpus.Passage) string {
	wiki := strings.NewReplacer("|", "{{!}}", "{", "&#123;", "}", "&#125;")
	fields := []string{"author=" + p.Statement().Name, "title=" + title(p), "year=" + year(p),
		"at=passage " + p.ID(), "quote=" + firstLine(p.Text())}
	for i, field := range fields {
		fields[i] = wiki.Replace(field)
	}
	return "{{cite |" + strings.Join(fields, " |") + "}}"
}

func bibtex(p *corpus.Passage) string {
	key := p.Statement().ID + "-" + year(p) + "-" + strings.ReplaceAll(p.ID(), ".", "-")
	return "@misc{" + key + ",\n" +
		"  author = {{" + tex(p.Statement().Name) + "}},\n" +
		"  title = {{" + tex(title(p)) + "}},\n" +
		"  year = {" + year(p) + "},\n" +
		"  note = {Passage " + p.ID() + "}\n" +
		"}"
}

// tex writes a text so that TeX sets it as it is. BibTeX counts braces even
// after a backslash, so that none may be alone.
func tex(s string) string {
	return strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\textbraceleft{}`, "}", `\textbraceright{}`, "&", `\&`, "%", `\%`, "$", `\$`,
		"#", `\#`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`).Replace(s)
}

// cslItem is an item of the Citation Style Language's data format.
//
// See https://github.com/citation-style-language/schema.
type cslItem struct {
	ID       string    `json:"id"`
	Type     string    `json:"type"`
	Author   []cslName `json:"author"`
	Title    string    `json:"title"`
	Issued   cslDate   `json:"issued"`
	Locator  string    `json:"locator"`
	Language string    `json:"language"`
}

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

// cslJSON is an array of one item, as reference managers import it.
func cslJSON(p *corpus.Passage) string {
	n, _ := strconv.Atoi(year(p)) // digits, as the date was checked
	items := []cslItem{{ID: p.ID(), Type: "document", Author: []cslName{{p.Statement().Name}}, Title: title(p),
		Issued: cslDate{[][]int{{n}}}, Locator: p.ID(), Language: "en"}}
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	_ = encoder.Encode(items) // strings and numbers always encode
	return strings.TrimSuffix(b.String(), "\n")
}
