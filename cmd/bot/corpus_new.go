package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"bothsides/internal/text"
)

// corpusNew makes a corpus of plain texts: a file for each, with front matter
// that has what can be told from the file, and leaves to be filled in what only
// a person knows.
func (p *program) corpusNew(s subcommand, args []string) error {
	rest, done, err := p.parseFlags(s, args, nil)
	if err != nil || done {
		return err
	}
	if len(rest) < 2 {
		return &usageError{"corpus new takes a folder and the files of the texts: bot corpus new DIR FILE…"}
	}
	dir := rest[0]
	drafts, err := draftsOf(dir, rest[1:])
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return &settingError{dir, "cannot be made a folder."}
	}
	for _, d := range drafts {
		if err := d.write(); err != nil {
			return fmt.Errorf("writing a statement: %w", err)
		}
		p.tell("wrote " + d.path)
	}
	p.tell("Fill in title, date and wording of each, look over the rest, then: bot corpus check " + dir)
	return nil
}

// draft is a statement as corpus new writes it.
type draft struct {
	path, id, code, name, language, text string
}

// draftsOf reads the files, and writes nothing.
func draftsOf(dir string, files []string) ([]draft, error) {
	var drafts []draft
	ids, codes := map[string]bool{}, map[string]bool{}
	for _, file := range files {
		body, sentence := plainText(file)
		if sentence != "" {
			return nil, &settingError{file, sentence}
		}
		base := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
		d := draft{id: unique(idOf(base), "-", ids), name: nameOf(base), language: languageOf(body), text: body}
		d.code = unique(codeOf(d.id), "", codes)
		d.path = filepath.Join(dir, d.id+".md")
		if _, err := os.Lstat(d.path); err == nil {
			return nil, &settingError{d.path, "is there already, and is not written over."}
		}
		drafts = append(drafts, d)
	}
	return drafts, nil
}

// maxPlainText is the largest file that is read as a statement.
const maxPlainText = 128 << 20

// plainText is the text of a file, or a sentence on why it has none, to follow
// its name.
func plainText(file string) (body, sentence string) {
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return "", "cannot be read."
	case !info.Mode().IsRegular():
		return "", "is no ordinary file."
	case info.Size() > maxPlainText:
		return "", fmt.Sprintf("is too large: %d MB are read at most.", maxPlainText>>20)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return "", "cannot be read."
	}
	body = strings.TrimSpace(strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n"))
	switch {
	case !utf8.ValidString(body):
		return "", "is not UTF-8 text."
	case body == "":
		return "", "has no text."
	case strings.HasPrefix(body, "---\n"):
		return "", "has front matter already: copy it into the folder as it is."
	}
	return body, ""
}

func (d draft) write() error {
	head := fmt.Sprintf(`---
id: %s # in options and in JSON
code: %s # begins the ids of passages: %[2]s-1.1
name: %s # what people call the side
title: "" # what the text is, such as "Statement on the pitch"
date: "" # the day of what it is about, YYYY-MM-DD
language: %s # of the text
wording: "" # where this wording comes from, such as "As published on example.org."
---
`, d.id, d.code, d.name, d.language)
	return os.WriteFile(d.path, []byte(head+d.text+"\n"), 0o644)
}

// longestID is how long an id may be.
const longestID = 32

// idOf makes an id of the name of a file.
func idOf(base string) string {
	id := strings.Join(strings.FieldsFunc(strings.ToLower(text.Fold(base)), func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), "-")
	if id == "" || id[0] < 'a' || id[0] > 'z' {
		id = strings.TrimRight("s-"+id, "-")
	}
	return strings.TrimRight(id[:min(len(id), longestID-4)], "-") // with room for a number
}

// codeOf makes a code of an id: the first letters of its words, of a single word
// its first two.
func codeOf(id string) string {
	words := strings.Split(id, "-")
	if len(words) == 1 {
		return strings.ToUpper(id[:min(len(id), 2)])
	}
	code := ""
	for _, w := range words[:min(len(words), 4)] {
		code += w[:1]
	}
	return strings.ToUpper(code)
}

// nameOf is the name of a file as words.
func nameOf(base string) string {
	words := strings.FieldsFunc(base, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, w := range words {
		r, size := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(r)) + w[size:]
	}
	if len(words) == 0 {
		return "Statement"
	}
	return strings.Join(words, " ")
}

// readForLanguage is how much of a text its language is told by, in bytes.
const readForLanguage = 20_000

func languageOf(body string) string {
	if found := text.Language(text.Words(body[:min(len(body), readForLanguage)], "en")); found != "" {
		return found
	}
	return "en"
}

// unique is the name, or the name with the first number that none before has.
func unique(name, separator string, taken map[string]bool) string {
	out := name
	for n := 2; taken[out]; n++ {
		out = fmt.Sprintf("%s%s%d", name, separator, n)
	}
	taken[out] = true
	return out
}
