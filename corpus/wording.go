package corpus

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Another wording of a statement is a file of its own, whose front matter names
// the statement and says which of its passages say what which of the statement's
// say. It is quoted and cited, and alleged quotes are held against it; searches
// answer in the first wording.

// Keys of front matter that only another wording has.
const (
	wordingOfKey = "wording-of"
	extendsKey   = "extends"
	passagesKey  = "passages"
)

// alignment is a line of "passages": a passage of the first wording, and those
// that say the same.
type alignment struct {
	first placed
	own   []placed
}

func (m *frontMatter) readAlignments(d *document) func(*yaml.Node) {
	return func(n *yaml.Node) {
		d.each(n, func(key, value *yaml.Node) {
			a := alignment{first: placed{key.Value, key.Line}}
			d.placedList(&a.own)(value)
			m.alignments = append(m.alignments, a)
		})
	}
}

// checkWording names keys that are in the wrong kind of file.
func (m *frontMatter) checkWording(d *document, nodes map[string]*yaml.Node) {
	wrong := []string{extendsKey, passagesKey}
	kind := "a statement of its own; only one with wording-of has it"
	if m.of.text != "" {
		wrong, kind = []string{"order", "colour", "aliases", "phrases"}, "another wording, which has it from the statement"
	}
	for _, key := range wrong {
		if n := nodes[key]; n != nil {
			d.fault(n, "The key %q has no place in %s.", key, kind)
		}
	}
	if m.extends.text != "" && m.extends.text != builtinName {
		d.faultAt(m.extends.line, "Only %q can be extended, not %q.", builtinName, m.extends.text)
	}
}

// builtinName is what extends the built-in statements.
const builtinName = "builtin"

// First is the wording of the statement in which searches answer: itself, or the
// statement that this is another wording of.
func (s *Statement) First() *Statement {
	if s.first != nil {
		return s.first
	}
	return s
}

// IsOther reports whether this is another wording of a statement.
func (s *Statement) IsOther() bool { return s.first != nil }

// CalledIn is what another wording is called in the language of the given code,
// such as "the issuer's own publication"; "" where its file does not say.
func (s *Statement) CalledIn(code string) string { return cmp.Or(s.calledIn[code], s.called) }

// Counterparts are the passages of other wordings that say what the passage says,
// as reviewed; for one of another wording those of the first.
func (p *Passage) Counterparts() []*Passage {
	var out []*Passage
	for _, w := range p.statement.others {
		out = append(out, w.alignments[p]...)
	}
	if w := p.statement; w.IsOther() {
		for _, first := range w.first.Passages {
			if slices.Contains(w.alignments[first], p) {
				out = append(out, first)
			}
		}
	}
	return out
}

// maxWording is how many passages other wordings may have: an alleged quote is
// compared with all of them.
const maxWording = 1000

// separateWordings takes the other wordings out of the statements that were
// read, and reports whether they extend the built-in statements.
func (l *loader) separateWordings() (extends bool) {
	c := l.corpus
	isOther := func(s *Statement) bool { return s.head.of.text != "" }
	for _, s := range c.Statements {
		extends = extends || s.head.extends.text != ""
		if isOther(s) {
			c.Wordings = append(c.Wordings, s)
		}
	}
	c.Statements = slices.DeleteFunc(c.Statements, isOther)
	return extends
}

// extended is the built-in corpus with the other wordings of the folder, which
// must have no statement.
func (l *loader) extended() (*Corpus, error) {
	own := l.corpus
	for _, s := range own.Statements {
		l.faults = append(l.faults, Fault{s.file, 1, "A folder that extends the built-in statements has other wordings of them alone, and no statement."})
	}
	for _, s := range own.Wordings {
		if s.head.extends.text == "" {
			l.faults = append(l.faults, Fault{s.file, 1, `Another wording in this folder has "extends: builtin", so that each must have it.`})
		}
	}
	for _, name := range []string{topicsFile, thesaurusFile, FactsFile, ModelFile, ClaimModelFile} {
		if _, err := fs.Stat(l.fsys, name); err == nil {
			l.note(name, "The file is left out: the built-in one is in force.")
		}
	}
	base, err := Builtin()
	if err != nil {
		return nil, err
	}
	base.Wordings, base.Notes = own.Wordings, own.Notes
	l.corpus = base
	l.joinWordings()
	if l.faults = append(l.faults, base.join()...); len(l.faults) > 0 {
		return nil, l.faults
	}
	return base, nil
}

// joinWordings gives each wording what it has from its statement.
func (l *loader) joinWordings() {
	passages := 0
	for _, w := range l.corpus.Wordings {
		of := w.head.of
		if w.first = l.corpus.Statement(of.text); w.first == nil {
			l.faults = append(l.faults, Fault{w.file, of.line + 1, fmt.Sprintf("There is no statement %q for this to be another wording of.", of.text)})
			continue
		}
		w.first.others = append(w.first.others, w)
		w.inherit(w.first)
		l.align(w)
		passages += len(w.Passages)
	}
	if passages > maxWording {
		l.fault(".", fmt.Sprintf("Other wordings have %d passages, and may have %d at most.", passages, maxWording))
	}
}

// inherit fills in what another wording shares with the first.
func (s *Statement) inherit(first *Statement) {
	s.called, s.calledIn = s.Name, s.names
	s.Name, s.names, s.phrases, s.Aliases = first.Name, first.names, first.phrases, first.Aliases
	s.Colour, s.Date = first.Colour, cmp.Or(s.Date, first.Date)
	if s.head.language == "" && s.Language != first.Language {
		s.Language = first.Language
		s.cut()
	}
}

// align reads which passages of a wording say what which of the first say.
func (l *loader) align(w *Statement) {
	d := &document{file: w.file, before: 1}
	find := func(s *Statement, at placed) *Passage {
		id := at.text
		if !strings.Contains(id, "-") {
			id = s.Code + "-" + id
		}
		for _, p := range s.Passages {
			if p.ID() == id {
				return p
			}
		}
		d.faultAt(at.line, "The statement %q has no passage %s.", s.ID, id)
		return nil
	}
	w.alignments = map[*Passage][]*Passage{}
	for _, a := range w.head.alignments {
		first := find(w.first, a.first)
		for _, own := range a.own {
			if p := find(w, own); p != nil && first != nil {
				w.alignments[first] = append(w.alignments[first], p)
			}
		}
	}
	l.faults = append(l.faults, d.sorted()...)
}
