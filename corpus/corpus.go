// Package corpus holds the statements that the bot quotes, cut into passages.
//
// A corpus is a folder: each *.md file with front matter is a statement.
// Where there are such files, topics.yaml lists which passages are on which
// topic, thesaurus.yaml and thesaurus/*.yaml list the other words that people
// use for what the statements say, and facts.yaml lists who does what to whom
// in them. The two statements of 18 March 2025 are built into the program; see
// Builtin. Only Load makes passages, so whoever holds a Passage holds words of
// the statement that it names.
package corpus

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"bothsides/internal/text"
)

// Span is a half-open range of bytes in a UTF-8 text.
type Span = text.Span

// Statement is one side's text with what is known about it.
type Statement struct {
	ID       string   // stable name used in options and JSON, "white-house"
	Code     string   // prefix of its passage ids, "WH"
	Name     string   // what people call the side, "White House"
	Title    string   // what the text is
	Cited    string   // the title under which it is cited, with where the wording comes from
	Date     string   // day of the event, YYYY-MM-DD
	Language string   // of the text, an ISO 639 code
	Wording  string   // the provenance line that every reply carries
	Colour   uint32   // accent colour, 0xRRGGBB; never the only sign of a side
	Aliases  []string // other names by which people credit the side

	// What the bot says in other languages, by ISO 639-1 code; English too
	// where it is worded otherwise than by the rule. See NameIn, PhraseIn and
	// WordingIn.
	names, phrases, wordings map[string]string

	Text       string // the statement, byte for byte
	Paragraphs []Span // spans in Text, in order
	Passages   []*Passage

	order int
	file  string
}

// Passage is one sentence of a statement.
type Passage struct {
	id                  string
	statement           *Statement
	paragraph, sentence int
	span                Span
	index               int
}

// ID is CODE-PARAGRAPH.SENTENCE, both counted from 1, such as "WH-2.2". It
// never changes for a given text.
func (p *Passage) ID() string { return p.id }

// Statement is the statement whose words these are.
func (p *Passage) Statement() *Statement { return p.statement }

// Paragraph is the number of the passage's paragraph, from 1.
func (p *Passage) Paragraph() int { return p.paragraph }

// Sentence is the passage's number within its paragraph, from 1.
func (p *Passage) Sentence() int { return p.sentence }

// Span is where the passage is in its statement's Text.
func (p *Passage) Span() Span { return p.span }

// Index is the passage's place in its statement's Passages, from 0.
func (p *Passage) Index() int { return p.index }

// Text is the passage's own bytes.
func (p *Passage) Text() string { return p.statement.Text[p.span.Start:p.span.End] }

// Previous is the passage before this one in the same paragraph, or nil.
func (p *Passage) Previous() *Passage {
	if p.sentence == 1 {
		return nil
	}
	return p.statement.Passages[p.index-1]
}

// Corpus is a set of statements in their fixed order.
type Corpus struct {
	Statements []*Statement
	Thesaurus  *Thesaurus // never nil; empty where the folder has none
	Lexicon    *Lexicon   // of the thesaurus, for matching
	Model      []byte     // learned from labelled queries, as internal/search reads it; nil: none
	Topics     []*Topic   // as reviewed, in their order; none where the folder has no map
	Giveaways  []string   // words that betray a side before what it says does
	Parties    []*Party   // who acts in the facts; none where the folder has no facts
	Facts      []*Fact    // what the passages report, as reviewed, in their order
	Hash       string     // SHA-256 of the statements' ids and texts, in hex
	Builtin    bool       // these are the program's own statements

	passages map[string]*Passage
}

// Statement returns the statement with the given id, or nil.
func (c *Corpus) Statement(id string) *Statement {
	for _, s := range c.Statements {
		if s.ID == id {
			return s
		}
	}
	return nil
}

// Languages are the codes of the languages that the statements are in, each
// once, in the statements' order.
func (c *Corpus) Languages() []string {
	var out []string
	for _, s := range c.Statements {
		if !slices.Contains(out, s.Language) {
			out = append(out, s.Language)
		}
	}
	return out
}

// wordLanguages are the codes of the languages in which a corpus may have words
// that people ask by: those of the bot's own sentences, and of its statements.
func (c *Corpus) wordLanguages() []string {
	out := languages()
	for _, code := range c.Languages() {
		if !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	return out
}

// Passage returns the passage with the given id in any letter case, or nil.
func (c *Corpus) Passage(id string) *Passage {
	return c.passages[strings.ToUpper(id)]
}

// PassageCount is the number of passages in all statements.
func (c *Corpus) PassageCount() int { return len(c.passages) }

// Load reads a corpus from the top folder of fsys. A corpus with faults in
// its files is returned as an error of type Faults that lists them all; other
// errors are those of reading.
func Load(fsys fs.FS) (*Corpus, error) {
	var entries []entry
	c, err := load(fsys, &entries)
	if err != nil {
		return nil, err
	}
	if faults := c.checkEntries(entries); len(faults) > 0 {
		return nil, faults
	}
	return c, nil
}

// load reads a corpus and adds the phrases of its files, which are yet to be
// checked, to entries, unless that is nil.
func load(fsys fs.FS, entries *[]entry) (*Corpus, error) {
	names, err := fs.Glob(fsys, "*.md")
	if err != nil {
		return nil, fmt.Errorf("listing corpus: %w", err)
	}
	if _, err := fs.ReadDir(fsys, "."); err != nil {
		return nil, fmt.Errorf("reading corpus: %w", err)
	}
	c := &Corpus{Thesaurus: &Thesaurus{}, passages: map[string]*Passage{}}
	var faults Faults
	for _, name := range names {
		data, err := readFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("reading corpus: %w", err)
		}
		s, err := parseStatement(name, data)
		if err != nil {
			faults = append(faults, err.(Faults)...)
		} else if s != nil {
			c.Statements = append(c.Statements, s)
		}
	}
	slices.SortStableFunc(c.Statements, func(a, b *Statement) int { return a.order - b.order })
	if len(c.Statements) == 0 && len(faults) == 0 {
		return nil, Faults{{File: ".", Sentence: "The folder has no statement: no *.md file in it has front matter."}}
	}
	faults = append(faults, c.join()...)
	if err := c.loadTopics(fsys, &faults); err != nil {
		return nil, err
	}
	if err := c.loadThesaurus(fsys, &faults, entries); err != nil {
		return nil, err
	}
	if err := c.loadFacts(fsys, &faults, entries); err != nil {
		return nil, err
	}
	if len(faults) > 0 {
		return nil, faults
	}
	if c.Model, err = readFile(fsys, ModelFile); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("reading corpus: %w", err)
	}
	c.Thesaurus.Open = c.Model == nil
	c.Lexicon = NewLexicon(c.Thesaurus, c.Languages()...)
	return c, nil
}

// Names of the files of labelled queries and of what was learned from them.
// tools/learn makes the second of the first.
const (
	QuestionsFile = "questions.jsonl"
	ModelFile     = "model.bin"
)

// maxFile bounds a corpus file: the index is held in memory and every query
// is measured against all passages.
const maxFile = 4 << 20

func readFile(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err == nil && len(data) > maxFile {
		err = fmt.Errorf("%s: larger than %d bytes", name, maxFile)
	}
	return bytes.TrimPrefix(data, []byte("\ufeff")), err // as some editors begin a file
}

// join checks the statements against each other and builds what spans them.
func (c *Corpus) join() Faults {
	var faults Faults
	seen := map[string]string{}
	hash := sha256.New()
	for _, s := range c.Statements {
		for _, key := range []string{"id " + s.ID, "code " + s.Code, "name " + strings.ToLower(s.Name)} {
			if other, taken := seen[key]; taken {
				faults = append(faults, Fault{path.Base(s.file), 1, fmt.Sprintf("The %s is also that of %s.", key, other)})
			}
			seen[key] = s.file
		}
		for _, p := range s.Passages {
			c.passages[p.id] = p
		}
		fmt.Fprintf(hash, "%s\x00%s\x00%s\x00", s.ID, s.Code, s.Text)
	}
	c.Hash = hex.EncodeToString(hash.Sum(nil))
	return faults
}
