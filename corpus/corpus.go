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
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
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
	head  *frontMatter // as it was read

	others []*Statement // other wordings

	// Of another wording of a statement alone; see First, CalledIn and
	// Counterparts.
	first      *Statement
	called     string
	calledIn   map[string]string
	alignments map[*Passage][]*Passage // by passages of the first wording
}

// Passage is one sentence of a statement.
//
// A corpus may have a million: what can be told from the rest is not kept.
type Passage struct {
	statement           *Statement
	start, end          int32 // bytes of the statement's text
	paragraph, sentence int32
	index               int32
}

// ID is CODE-PARAGRAPH.SENTENCE, both counted from 1, such as "WH-2.2". It
// never changes for a given text.
func (p *Passage) ID() string {
	b := append(make([]byte, 0, 24), p.statement.Code...)
	b = strconv.AppendInt(append(b, '-'), int64(p.paragraph), 10)
	return string(strconv.AppendInt(append(b, '.'), int64(p.sentence), 10))
}

// Statement is the statement whose words these are.
func (p *Passage) Statement() *Statement { return p.statement }

// Paragraph is the number of the passage's paragraph, from 1.
func (p *Passage) Paragraph() int { return int(p.paragraph) }

// Sentence is the passage's number within its paragraph, from 1.
func (p *Passage) Sentence() int { return int(p.sentence) }

// Span is where the passage is in its statement's Text.
func (p *Passage) Span() Span { return Span{Start: int(p.start), End: int(p.end)} }

// Index is the passage's place in its statement's Passages, from 0.
func (p *Passage) Index() int { return int(p.index) }

// Text is the passage's own bytes.
func (p *Passage) Text() string { return p.statement.Text[p.start:p.end] }

// Digest is the beginning of the SHA-256 of the passage's words. What is learned
// of a passage goes with it: with the same words, whoever's they are and wherever
// they are in a statement, and with no others.
func (p *Passage) Digest() [8]byte {
	sum := sha256.Sum256([]byte(p.Text()))
	return [8]byte(sum[:])
}

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
	Thesaurus  *Thesaurus   // never nil; empty where the folder has none
	Lexicon    *Lexicon     // of the thesaurus, for matching
	Model      []byte       // learned from labelled queries, as internal/search reads it; nil: none
	ClaimModel []byte       // learned from labelled claims, as internal/verify/paraphrase reads it; nil: none
	Topics     []*Topic     // as reviewed, in their order; none where the folder has no map
	Wordings   []*Statement // other wordings of the statements, which are quoted but not searched
	Giveaways  []string     // words that betray a side before what it says does
	Parties    []*Party     // who acts in the facts; none where the folder has no facts
	Facts      []*Fact      // what the passages report, as reviewed, in their order
	Hash       string       // SHA-256 of the ids and texts of all statements and wordings, in hex
	Builtin    bool         // these are the program's own statements
	// Notes are what the reader of the files should know that is no fault, such
	// as files that are left out.
	Notes Faults
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

// Texts are the statements, and after them their other wordings.
func (c *Corpus) Texts() []*Statement { return append(slices.Clip(c.Statements), c.Wordings...) }

// Text returns the statement or the other wording with the given id, or nil.
func (c *Corpus) Text(id string) *Statement {
	for _, s := range c.Texts() {
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
	id = strings.ToUpper(id)
	code, place, _ := strings.Cut(id, "-")
	paragraph, sentence, _ := strings.Cut(place, ".")
	n, _ := strconv.Atoi(paragraph) // what is no number is 0, as no paragraph is
	m, _ := strconv.Atoi(sentence)
	for _, s := range c.Texts() {
		if s.Code != code {
			continue
		}
		i, found := slices.BinarySearchFunc(s.Passages, [2]int32{int32(n), int32(m)}, func(p *Passage, at [2]int32) int {
			return cmp.Or(cmp.Compare(p.paragraph, at[0]), cmp.Compare(p.sentence, at[1]))
		})
		if found && s.Passages[i].ID() == id { // and not "WH-02.2"
			return s.Passages[i]
		}
	}
	return nil
}

// PassageCount is the number of passages in all statements.
func (c *Corpus) PassageCount() int {
	n := 0
	for _, s := range c.Statements {
		n += len(s.Passages)
	}
	return n
}

// join checks the statements against each other and builds what spans them.
func (c *Corpus) join() Faults {
	var faults Faults
	seen := map[string]string{}
	hash := sha256.New()
	for _, s := range c.Texts() {
		for _, key := range s.own() {
			if other, taken := seen[key]; taken {
				faults = append(faults, Fault{path.Base(s.file), 1, fmt.Sprintf("The %s is also that of %s.", key, other)})
			}
			seen[key] = s.file
		}
		for _, part := range []string{s.ID, s.Code, s.Text} {
			_, _ = io.Copy(hash, strings.NewReader(part)) // hashing never fails
			_, _ = hash.Write([]byte{0})
		}
	}
	c.Hash = hex.EncodeToString(hash.Sum(nil))
	return faults
}

// own are what no other statement may have: another wording has the name of the
// first.
func (s *Statement) own() []string {
	keys := []string{"id " + s.ID, "code " + s.Code}
	if s.first == nil {
		keys = append(keys, "name "+strings.ToLower(s.Name))
	}
	return keys
}
