package verify

import (
	"regexp"
	"strings"

	"bothsides/corpus"
)

// references finds the passage ids that people put around what they quote.
type references struct {
	statements map[string]*corpus.Statement // by code
	before     *regexp.Regexp
	after      *regexp.Regexp
}

// newReferences makes the references of a corpus's passages.
//
// Before a quote it is an id alone, "KR-6.2: …", after it an id, what is in
// brackets, or a line after a dash, as the bot's own citations end:
//
//	“…” (KR-6.2)
//	“…” (Kremlin, [Statement … (AP)], 2025, passage KR-6.2)
//	— Kremlin, [Statement … (AP)], 2025, passage KR-6.2.
func newReferences(c *corpus.Corpus) *references {
	r := &references{statements: map[string]*corpus.Statement{}}
	var codes []string
	for _, s := range c.Statements {
		r.statements[s.Code] = s
		codes = append(codes, regexp.QuoteMeta(s.Code))
	}
	id := `(` + strings.Join(codes, `|`) + `)\p{Pd}\d+\.\d+`
	r.before = regexp.MustCompile(`^[\s>(\[*_]*` + id + `[)\]*_]*:?\s+`)
	r.after = regexp.MustCompile(`\s*(?:[(\[]?` + id + `|\((?:[^()]|\([^()]*\))*\b` + id + `|\n[\s>]*[—–-][^\n]*\b` + id + `)[)\]]?\.?\s*$`)
	return r
}

// cut takes the references off a text, and returns the statement that they are of
// or nil. A text of nothing else is left as it is.
func (r *references) cut(s string) (string, *corpus.Statement) {
	rest, code := s, ""
	if m := r.before.FindStringSubmatch(rest); m != nil {
		rest, code = rest[len(m[0]):], m[1]
	}
	if m := r.after.FindStringSubmatchIndex(rest); m != nil {
		for group := 2; group < len(m); group += 2 {
			if m[group] >= 0 {
				code = rest[m[group]:m[group+1]]
			}
		}
		rest = rest[:m[0]]
	}
	if code == "" || !hasWords(rest) {
		return s, nil
	}
	return rest, r.statements[code]
}
