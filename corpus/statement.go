package corpus

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// frontMatter is the head of a statement's file, between two lines of "---".
type frontMatter struct {
	ID      string   `yaml:"id"`
	Code    string   `yaml:"code"`
	Name    string   `yaml:"name"`
	Title   string   `yaml:"title"`
	Cited   string   `yaml:"cited"`
	Date    string   `yaml:"date"`
	Order   int      `yaml:"order"`
	Colour  string   `yaml:"colour"`
	Wording string   `yaml:"wording"`
	Aliases []string `yaml:"aliases"`

	Names    map[string]string `yaml:"names"`
	Phrases  map[string]string `yaml:"phrases"`
	Wordings map[string]string `yaml:"wordings"`
}

const fence = "---\n"

var (
	idPattern     = regexp.MustCompile(`^[a-z][a-z0-9-]{0,31}$`)
	codePattern   = regexp.MustCompile(`^[A-Z][A-Z0-9]{0,7}$`)
	colourPattern = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)
)

// parseStatement reads one file. A file without front matter is background
// and gives nil. The error, if any, is of type Faults.
func parseStatement(name string, data []byte) (*Statement, error) {
	if !utf8.Valid(data) {
		return nil, Faults{{name, invalidLine(data), "The file is not UTF-8 text."}}
	}
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	if !strings.HasPrefix(text, fence) {
		return nil, nil
	}
	head, body, found := strings.Cut(text[len(fence):], "\n"+fence)
	if !found {
		return nil, Faults{{name, 1, `The front matter has no closing line "---".`}}
	}
	var m frontMatter
	decoder := yaml.NewDecoder(strings.NewReader(head))
	decoder.KnownFields(true)
	if err := decoder.Decode(&m); err != nil {
		return nil, yamlFaults(name, 1, err)
	}
	if faults := m.check(name, head); len(faults) > 0 {
		return nil, faults
	}
	s := m.statement()
	s.file = name
	s.Text = strings.Trim(body, "\n")
	if strings.TrimSpace(s.Text) == "" {
		return nil, Faults{{name, 3 + strings.Count(head, "\n"), "The statement has no text."}}
	}
	s.cut()
	return s, nil
}

func invalidLine(data []byte) int {
	for i, line := range bytes.Split(data, []byte("\n")) {
		if !utf8.Valid(line) {
			return i + 1
		}
	}
	return 1
}

// check names every field that is missing or malformed.
func (m *frontMatter) check(name, head string) Faults {
	var faults Faults
	add := func(field, sentence string) {
		faults = append(faults, Fault{name, 1 + fieldLine(head, field), sentence})
	}
	if !idPattern.MatchString(m.ID) {
		add("id", fmt.Sprintf("The id %q must be lower-case letters, digits and hyphens, at most 32.", m.ID))
	}
	if !codePattern.MatchString(m.Code) {
		add("code", fmt.Sprintf("The code %q must be capital letters and digits, at most 8.", m.Code))
	}
	if m.Name == "" || utf8.RuneCountInString(m.Name) > 60 {
		add("name", "The name must have 1 to 60 characters.")
	}
	if m.Title == "" {
		add("title", "The title is missing.")
	}
	if m.Wording == "" {
		add("wording", "The wording line, which says where the text comes from, is missing.")
	}
	if _, err := time.Parse(time.DateOnly, m.Date); err != nil {
		add("date", fmt.Sprintf("The date %q must be written YYYY-MM-DD.", m.Date))
	}
	if m.Colour != "" && !colourPattern.MatchString(m.Colour) {
		add("colour", fmt.Sprintf("The colour %q must be written #RRGGBB.", m.Colour))
	}
	for _, code := range unknownLanguages(m.Names) {
		add("names", fmt.Sprintf("The names have an unknown language %q.", code))
	}
	for _, code := range unknownLanguages(m.Phrases) {
		add("phrases", fmt.Sprintf("The phrases have an unknown language %q.", code))
	}
	for _, code := range unknownLanguages(m.Wordings) {
		add("wordings", fmt.Sprintf("The wordings have an unknown language %q.", code))
	}
	return faults
}

// english is the code of the language that statements are in.
const english = "en"

// unknownLanguages lists the keys that are no language's code, sorted.
func unknownLanguages(texts map[string]string) []string {
	var unknown []string
	for code := range texts {
		if code != english && !languages[code] {
			unknown = append(unknown, code)
		}
	}
	slices.Sort(unknown)
	return unknown
}

// fieldLine is the line of a field within the head, from 1; 1 if absent.
func fieldLine(head, field string) int {
	for i, line := range strings.Split(head, "\n") {
		if strings.HasPrefix(line, field+":") {
			return i + 1
		}
	}
	return 1
}

// unset is the accent of a statement that names none: a neutral grey.
const unset = 0x808080

func (m *frontMatter) statement() *Statement {
	colour := uint64(unset)
	if m.Colour != "" {
		colour, _ = strconv.ParseUint(m.Colour[1:], 16, 32) // its form was checked
	}
	return &Statement{ID: m.ID, Code: m.Code, Name: m.Name, Title: m.Title, Cited: cmp.Or(m.Cited, m.Title), Date: m.Date,
		Wording: m.Wording, Colour: uint32(colour), Aliases: m.Aliases, order: m.Order,
		names: m.Names, phrases: m.Phrases, wordings: m.Wordings}
}

// NameIn is the side's name in the language of the given ISO 639-1 code.
func (s *Statement) NameIn(code string) string {
	if name := s.names[code]; name != "" {
		return name
	}
	return s.Name
}

// PhraseIn is the statement as the subject of a sentence, "die Erklärung des
// Kremls"; empty where the corpus does not word it.
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
	for i, para := range s.Paragraphs {
		for j, sentence := range sentences(s.Text[para.Start:para.End]) {
			s.Passages = append(s.Passages, &Passage{
				id:        fmt.Sprintf("%s-%d.%d", s.Code, i+1, j+1),
				statement: s, paragraph: i + 1, sentence: j + 1,
				span:  Span{para.Start + sentence.Start, para.Start + sentence.End},
				index: len(s.Passages),
			})
		}
	}
}

var yamlLine = regexp.MustCompile(`line (\d+): (.*)`)

// yamlFaults turns what the YAML reader says into faults; skipped lines stand
// before the YAML in the file.
func yamlFaults(name string, skipped int, err error) Faults {
	var faults Faults
	for _, m := range yamlLine.FindAllStringSubmatch(err.Error(), -1) {
		line, _ := strconv.Atoi(m[1]) // digits by the pattern
		faults = append(faults, Fault{name, line + skipped, "The YAML cannot be read: " + m[2] + "."})
	}
	if faults == nil {
		faults = Faults{{name, skipped + 1, "The YAML cannot be read: " + strings.TrimPrefix(err.Error(), "yaml: ") + "."}}
	}
	return faults
}
