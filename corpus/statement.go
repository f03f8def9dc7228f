package corpus

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"bothsides/internal/text"
)

// frontMatter is the head of a statement's file, between two lines of "---".
type frontMatter struct {
	id, code, name, title, cited, date, language, colour, wording string

	order                    int
	aliases                  []string
	names, phrases, wordings map[string]string

	// Of another wording alone.
	of, extends placed
	alignments  []alignment
}

// read fills the fields and returns the nodes of those that are there.
func (m *frontMatter) read(d *document, top *yaml.Node) map[string]*yaml.Node {
	return d.fields(top, map[string]func(*yaml.Node){
		"id": d.text(&m.id), "code": d.text(&m.code), "name": d.text(&m.name), "title": d.text(&m.title), "cited": d.text(&m.cited),
		"date": d.text(&m.date), "language": d.text(&m.language), "order": d.number(&m.order), "colour": d.text(&m.colour), "wording": d.text(&m.wording),
		"aliases": d.texts(&m.aliases),
		"names":   d.textsByLanguage(&m.names), "phrases": d.textsByLanguage(&m.phrases), "wordings": d.textsByLanguage(&m.wordings),
		wordingOfKey: d.placed(&m.of), extendsKey: d.placed(&m.extends), passagesKey: m.readAlignments(d),
	})
}

const fence = "---\n"

var (
	idPattern     = regexp.MustCompile(`^[a-z][a-z0-9-]{0,31}$`)
	codePattern   = regexp.MustCompile(`^[A-Z][A-Z0-9]{0,7}$`)
	colourPattern = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)
	// languagePattern is the form of codes of ISO 639.
	languagePattern = regexp.MustCompile(`^[a-z]{2,3}$`)
)

// parseStatement reads one file. A file without front matter is background
// and gives nil.
func parseStatement(name, data string) (*Statement, Faults) {
	if !utf8.ValidString(data) {
		return nil, Faults{{name, invalidLine(data), "The file is not UTF-8 text."}}
	}
	if strings.Contains(data, "\r\n") {
		data = strings.ReplaceAll(data, "\r\n", "\n")
	}
	if !strings.HasPrefix(data, fence) {
		return nil, likeFence(name, data)
	}
	if at := strings.IndexFunc(data, steersDisplay); at >= 0 {
		r, _ := utf8.DecodeRuneInString(data[at:])
		return nil, Faults{{name, 1 + strings.Count(data[:at], "\n"), fmt.Sprintf("The character %U is no part of a text: take it out.", r)}}
	}
	head, body, found := strings.Cut(data[len(fence):], "\n"+fence)
	if !found {
		return nil, Faults{{name, 1, `The front matter has no closing line "---".`}}
	}
	m, faults := parseFrontMatter(name, head)
	if len(faults) > 0 {
		return nil, faults
	}
	s := m.statement()
	s.file, s.head = name, &m
	s.Text = strings.Trim(body, "\n")
	if strings.TrimSpace(s.Text) == "" {
		return nil, Faults{{name, 3 + strings.Count(head, "\n"), "The statement has no text."}}
	}
	s.cut()
	return s, nil
}

// steersDisplay reports whether a character is one that terminals obey, or a
// page's end as programs leave it that take text out of a PDF.
func steersDisplay(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

// likeFence is the fault of a file that begins with what was meant for the first
// line of front matter, such as " ---".
func likeFence(name, data string) Faults {
	for i, line := range strings.SplitN(data, "\n", 10) {
		switch marks := strings.Trim(line, " \t\r\u00a0"); {
		case marks == "":
		case len(marks) >= 3 && strings.Trim(marks, "-–—") == "":
			return Faults{{name, i + 1, `Front matter begins with the line "---", the first of the file, without a space.`}}
		default:
			return nil
		}
	}
	return nil
}

func invalidLine(data string) int {
	n := 1
	for line := range strings.Lines(data) {
		if !utf8.ValidString(line) {
			return n
		}
		n++
	}
	return 1
}

// parseFrontMatter reads and checks the head of a file, whose first line is
// the fence.
func parseFrontMatter(name, head string) (frontMatter, Faults) {
	var m frontMatter
	d := &document{file: name, before: 1}
	top := d.parse(head)
	switch {
	case top != nil:
		nodes := m.read(d, top)
		m.check(d, top, nodes)
	case len(d.faults) == 0:
		d.faultAt(1, "The front matter has no keys.")
	}
	return m, d.sorted()
}

// check names every field that is missing or malformed.
func (m *frontMatter) check(d *document, top *yaml.Node, nodes map[string]*yaml.Node) {
	_, dateErr := time.Parse(time.DateOnly, m.date)
	for _, rule := range []struct {
		key      string
		holds    bool
		sentence string
	}{
		{"id", idPattern.MatchString(m.id), fmt.Sprintf("The id %q must be lower-case letters, digits and hyphens, at most 32.", m.id)},
		{"code", codePattern.MatchString(m.code), fmt.Sprintf("The code %q must be capital letters and digits, at most 8.", m.code)},
		{"name", (m.name != "" || m.of.text != "") && utf8.RuneCountInString(m.name) <= 60, "The name must have 1 to 60 characters."},
		{"title", m.title != "", "The title is missing."},
		{"wording", m.wording != "", "The wording line, which says where the text comes from, is missing."},
		{"date", dateErr == nil || m.date == "" && m.of.text != "", fmt.Sprintf("The date %q must be written YYYY-MM-DD.", m.date)},
		{"language", m.language == "" || languagePattern.MatchString(m.language), fmt.Sprintf("The language %q must be a code of two or three small letters, such as en or zh.", m.language)},
		{"colour", m.colour == "" || colourPattern.MatchString(m.colour), fmt.Sprintf("The colour %q must be written #RRGGBB.", m.colour)},
	} {
		if !rule.holds {
			d.fault(cmp.Or(nodes[rule.key], top), "%s", rule.sentence)
		}
	}
	m.checkWording(d, nodes)
}

// english is the code of the language of statements that name none.
const english = "en"

// languages are the codes of the languages in which a corpus may have words of
// its own: names and phrases for its statements, and words that people ask by.
func languages() []string { return []string{english, "ru", "uk", "es", "fr", "de"} }

// unset is the accent of a statement that names none: a neutral grey.
const unset = 0x808080

func (m *frontMatter) statement() *Statement {
	colour := uint64(unset)
	if m.colour != "" {
		colour, _ = strconv.ParseUint(m.colour[1:], 16, 32) // its form was checked
	}
	return &Statement{ID: m.id, Code: m.code, Name: m.name, Title: m.title, Cited: cmp.Or(m.cited, m.title), Date: m.date, Language: cmp.Or(m.language, english),
		Wording: m.wording, Colour: uint32(colour), Aliases: m.aliases, order: m.order,
		names: m.names, phrases: m.phrases, wordings: m.wordings}
}

// Year is the year of its date, in digits; "" where there is no date.
func (s *Statement) Year() string {
	year, _, _ := strings.Cut(s.Date, "-")
	return year
}

// NameIn is the side's name in the language of the given ISO 639-1 code.
func (s *Statement) NameIn(code string) string {
	if name := s.names[code]; name != "" {
		return name
	}
	return s.Name
}

// PhraseIn is how sentences speak of the statement: as their subject, "la
// déclaration du Kremlin", or in languages in which that sounds better with
// where something is or is not, "in der Erklärung des Kremls". It is empty
// where the corpus does not word it.
func (s *Statement) PhraseIn(code string) string { return s.phrases[code] }

// WordingIn is the provenance line in the language of the given code.
func (s *Statement) WordingIn(code string) string {
	if wording := s.wordings[code]; wording != "" {
		return wording
	}
	return s.Wording
}

// cut fills Paragraphs and Passages from Text.
func (s *Statement) cut() {
	s.Paragraphs = paragraphs(s.Text)
	var all []Passage
	for i, para := range s.Paragraphs {
		for j, sentence := range text.Sentences(s.Text[para.Start:para.End], s.Language) {
			all = append(all, Passage{statement: s, index: int32(len(all)), paragraph: int32(i + 1), sentence: int32(j + 1),
				start: int32(para.Start + sentence.Start), end: int32(para.Start + sentence.End)})
		}
	}
	s.Passages = make([]*Passage, len(all))
	for i := range all {
		s.Passages[i] = &all[i]
	}
}
