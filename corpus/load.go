package corpus

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Load reads a corpus from the top folder of fsys. A corpus with faults in
// its files is returned as an error of type Faults that lists them all; other
// errors are those of reading the folder.
func Load(fsys fs.FS) (*Corpus, error) {
	var entries []entry
	return load(fsys, &entries)
}

// loader reads the files of a folder into a corpus and collects what is wrong
// with them.
type loader struct {
	fsys   fs.FS
	corpus *Corpus
	faults Faults
	// entries are the phrases of the files, which are yet to be checked; nil:
	// they are not kept.
	entries *[]entry
	// incomplete reports that a statement is missing for its faults, so that no
	// words can be said to be in none.
	incomplete bool
}

// load reads a corpus and adds the phrases of its files, which are yet to be
// checked, to entries, unless that is nil.
func load(fsys fs.FS, entries *[]entry) (*Corpus, error) {
	names, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("reading corpus: %w", err)
	}
	c := &Corpus{Thesaurus: &Thesaurus{}}
	l := &loader{fsys: fsys, corpus: c, entries: entries}
	for _, file := range names {
		l.file(file.Name())
	}
	slices.SortStableFunc(c.Statements, func(a, b *Statement) int { return a.order - b.order })
	if l.separateWordings() {
		return l.extended()
	}
	if len(c.Statements) == 0 && len(l.faults) == 0 {
		l.fault(".", "The folder has no statement: no *.md file in it has front matter.")
	}
	l.joinWordings()
	l.faults = append(l.faults, c.join()...)
	l.loadTopics()
	l.loadThesaurus()
	l.loadFacts()
	if entries != nil && !l.incomplete {
		l.faults = append(l.faults, c.checkEntries(*entries)...)
	}
	if len(l.faults) > 0 {
		return nil, l.faults
	}
	if model, found := l.read(ModelFile); found {
		c.Model = []byte(model)
	}
	if model, found := l.read(ClaimModelFile); found {
		c.ClaimModel = []byte(model)
	}
	c.Thesaurus.Open = c.Model == nil
	c.Lexicon = NewLexicon(c.Thesaurus, c.Languages()...)
	return c, nil
}

// Names of the files of labelled queries and of labelled claims, and of what was
// learned from them: tools/learn makes the second of the first.
const (
	QuestionsFile  = "questions.jsonl"
	ModelFile      = "model.bin"
	ClaimsFile     = "claims.jsonl"
	ClaimModelFile = "claims.bin"
)

// file reads one file of the folder if it is a statement, and says so where it
// seems to have been meant for one, or for another file that is read.
func (l *loader) file(name string) {
	if strings.HasPrefix(name, ".") {
		return // as file systems leave behind
	}
	base, ext := strings.TrimSuffix(name, path.Ext(name)), path.Ext(name)
	switch {
	case ext == ".md":
		l.statement(name)
	case strings.EqualFold(ext, ".md"):
		l.fault(name, "The file would not be read: its name must end in .md, in small letters.")
	case slices.Contains([]string{"topics", "thesaurus", "facts"}, strings.ToLower(base)) && name != strings.ToLower(base)+".yaml":
		if isYAML(ext) {
			l.fault(name, "The file would not be read: its name must be "+strings.ToLower(base)+".yaml.")
		}
	case isYAML(ext) && !slices.Contains([]string{topicsFile, thesaurusFile, FactsFile}, name):
		l.note(name, "The file is left out: no file of this name is read.")
	}
}

func isYAML(ext string) bool {
	return strings.EqualFold(ext, ".yaml") || strings.EqualFold(ext, ".yml")
}

func (l *loader) statement(name string) {
	before := len(l.faults)
	data, found := l.read(name)
	if !found {
		if len(l.faults) == before { // although the folder lists it
			l.fault(name, "The file is a link that leads nowhere.")
		}
		return
	}
	s, faults := parseStatement(name, data)
	switch {
	case len(faults) > 0:
		l.faults, l.incomplete = append(l.faults, faults...), true
	case s == nil:
		l.note(name, "The file is left out: it does not begin with front matter, so that it is no statement.")
	default:
		l.corpus.Statements = append(l.corpus.Statements, s)
	}
}

func (l *loader) fault(name, sentence string) {
	l.faults = append(l.faults, Fault{File: name, Sentence: sentence})
}

func (l *loader) note(name, sentence string) {
	l.corpus.Notes = append(l.corpus.Notes, Fault{File: name, Sentence: sentence})
}

// The largest files that are read: a million passages are some 130 MB in all.
const (
	maxStatement = 128 << 20
	maxOther     = 8 << 20
)

// read reads a file, and reports whether there is one that can be read. It
// opens ordinary files alone: a pipe would keep it waiting, a device may never
// end.
func (l *loader) read(name string) (string, bool) {
	info, err := fs.Stat(l.fsys, name)
	most := int64(maxOther)
	if path.Ext(name) == ".md" {
		most = maxStatement
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", false
	case err != nil:
		l.fault(name, "The file cannot be read: "+reason(err)+".")
		return "", false
	case !info.Mode().IsRegular():
		l.fault(name, "This is no ordinary file.")
		return "", false
	case info.Size() > most:
		l.fault(name, fmt.Sprintf("The file is too large: %d MB, and %d MB are read at most.", info.Size()>>20, most>>20))
		return "", false
	}
	data, err := readAll(l.fsys, name, info.Size())
	if err != nil {
		l.fault(name, "The file cannot be read: "+reason(err)+".")
		return "", false
	}
	return strings.TrimPrefix(data, "\ufeff"), true // as some editors begin a file
}

// readAll reads a file of about so many bytes without a second copy of it.
func readAll(fsys fs.FS, name string, size int64) (string, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	var b strings.Builder
	b.Grow(int(size) + 1)
	_, err = io.Copy(&b, io.LimitReader(f, maxStatement))
	return b.String(), err
}

// reason is why a file cannot be read, without its name.
func reason(err error) string {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err.Error()
	}
	return err.Error()
}
