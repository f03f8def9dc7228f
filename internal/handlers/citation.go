package handlers

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"bothsides/corpus"
)

// citationStyle writes citations in one style.
type citationStyle struct {
	id, name string
	// cite gives the citation of a passage, ready to paste.
	cite func(source) string
}

// joined are several citations in the style: those that are records of a
// format, or have lines, apart from each other.
func (s citationStyle) joined(citations []string) string {
	switch s.id {
	case "csl-json": // arrays of one item each
		return strings.ReplaceAll(strings.Join(citations, ""), "\n][", ",")
	case "bibtex", "markdown":
		return strings.Join(citations, "\n\n")
	}
	return strings.Join(citations, "\n")
}

// styles lists the styles, the default first. Their names are the same in
// every language.
func styles() []citationStyle {
	return []citationStyle{
		{"apa", "APA 7", source.apa},
		{"mla", "MLA 9", source.mla},
		{"chicago", "Chicago 17", source.chicago},
		{"bibtex", "BibTeX", source.bibtex},
		{"csl-json", "CSL-JSON", source.cslJSON},
		{"wikipedia", "Wikipedia", source.wikipedia},
		{"markdown", "Markdown", source.markdown},
		{"plain", "Plain text", source.plain},
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

// Citation is a passage cited in one style, ready to paste.
type Citation struct{ Style, Text string }

// Citations cites a passage in every style, the default first.
func (svc *Service) Citations(p *corpus.Passage) []Citation {
	var out []Citation
	for _, s := range styles() {
		out = append(out, Citation{s.name, s.cite(svc.source(p))})
	}
	return out
}

// source is what a citation is made from. It names what is known and no more:
// the side as the author of the words, the statement's title in brackets
// because the document gives it none, the year, and the passage's id as the
// place in it. The document has no address and no day of publication; url is
// that of the passage's page here, empty where there are no pages, and
// accessed the day on which it was read, for the styles that ask for it.
type source struct {
	*corpus.Passage
	url      string
	accessed time.Time
}

func (svc *Service) source(p *corpus.Passage) source {
	return source{p, svc.Pages.Passage(p), svc.Today()}
}

// Today is the day of accesses, in UTC.
func (svc *Service) Today() time.Time {
	if svc.Now == nil {
		return time.Now().UTC()
	}
	return svc.Now().UTC()
}

func (s source) author() string { return s.Statement().Name }

func (s source) title() string { return "[" + s.Statement().Cited + "]" }

// withURL is the words where there is an address, in which they end, else "".
func (s source) withURL(before, after string) string {
	if s.url == "" {
		return ""
	}
	return before + s.url + after
}

// withLanguage is the words around the statement's language where that is not
// English, which the styles take for granted, else "".
func (s source) withLanguage(before, after string) string {
	if s.Statement().Language == "en" {
		return ""
	}
	return before + s.Statement().Language + after
}

func (s source) apa() string {
	return ended(s.author()) + " (" + s.Statement().Year() + "). " + s.title() + " (passage " + s.ID() + ")." + s.withURL(" ", "")
}

func (s source) mla() string {
	return ended(s.author()) + " " + s.title() + ". " + s.Statement().Year() + ", passage " + s.ID() +
		s.withURL(", ", ". Accessed "+s.accessed.Format("2 ")+mlaMonths()[s.accessed.Month()-1]+s.accessed.Format(" 2006")) + "."
}

// mlaMonths are the months as MLA shortens them.
func mlaMonths() [12]string {
	return [12]string{"Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."}
}

func (s source) chicago() string {
	return s.note(s.withURL(", accessed "+s.accessed.Format("January 2, 2006")+", ", "")) + "."
}

// note is a citation in running text, without the full stop at its end.
func (s source) note(end string) string {
	return s.author() + ", " + s.title() + ", " + s.Statement().Year() + ", passage " + s.ID() + end
}

// ended is a name with the full stop that ends an element of a citation.
func ended(name string) string { return strings.TrimSuffix(name, ".") + "." }

func (s source) plain() string {
	return "“" + firstLine(s.Text()) + "” (" + s.note(s.withURL(", ", "")) + ")"
}

func (s source) markdown() string {
	note := s.note("")
	if s.url != "" {
		note = strings.TrimSuffix(note, s.ID()) + "[" + s.ID() + "](" + s.url + ")"
	}
	lines := append(strings.Split(s.Text(), "\n"), "", "— "+note+".")
	return strings.ReplaceAll("> "+strings.Join(lines, "\n> "), "> \n", ">\n")
}

// wikipedia is the template of English Wikipedia. A pipe in a text would end a
// field of it, and two braces the template; a title with an address is a
// link, which a bracket would end.
func (s source) wikipedia() string {
	wiki := strings.NewReplacer("|", "{{!}}", "{", "&#123;", "}", "&#125;")
	title := s.title()
	if s.url != "" {
		title = strings.NewReplacer("[", "&#91;", "]", "&#93;").Replace(title)
	}
	fields := []string{"author=" + s.author(), "title=" + title, "year=" + s.Statement().Year(), "at=passage " + s.ID(), "quote=" + firstLine(s.Text())}
	if language := s.withLanguage("language=", ""); language != "" {
		fields = append(fields, language)
	}
	if s.url != "" {
		fields = append(fields, "url="+s.url, "access-date="+s.accessed.Format("2 January 2006"))
	}
	for i, field := range fields {
		fields[i] = wiki.Replace(field)
	}
	return "{{cite |" + strings.Join(fields, " |") + "}}"
}

func (s source) bibtex() string {
	key := s.Statement().ID + "-" + s.Statement().Year() + "-" + strings.ReplaceAll(s.ID(), ".", "-")
	return "@misc{" + key + ",\n" +
		"  author = {{" + tex(s.author()) + "}},\n" +
		"  title = {{" + tex(s.title()) + "}},\n" +
		"  year = {" + s.Statement().Year() + "},\n" +
		s.withURL("  url = {", "},\n  urldate = {"+s.accessed.Format(time.DateOnly)+"},\n") +
		s.withLanguage("  language = {", "},\n") +
		"  note = {Passage " + s.ID() + "}\n" +
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
	URL      string    `json:"URL,omitempty"`
	Accessed *cslDate  `json:"accessed,omitempty"`
	Language string    `json:"language"`
}

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

// cslJSON is an array of one item, as reference managers import it.
func (s source) cslJSON() string {
	year, _ := strconv.Atoi(s.Statement().Year()) // digits, as the date was checked
	item := cslItem{ID: s.ID(), Type: "document", Author: []cslName{{s.author()}}, Title: s.title(),
		Issued: cslDate{[][]int{{year}}}, Locator: s.ID(), URL: s.url, Language: s.Statement().Language}
	if s.url != "" {
		y, m, d := s.accessed.Date()
		item.Accessed = &cslDate{[][]int{{y, int(m), d}}}
	}
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	_ = encoder.Encode([]cslItem{item}) // strings and numbers always encode
	return strings.TrimSuffix(b.String(), "\n")
}
