package search

import (
	"regexp"
	"strings"
)

var quotedPhrase = regexp.MustCompile(`["“”„«»‟]([^"“”„«»‟]{2,200})["“”„«»‟]`)

// cutQuoted takes out the phrases in quote marks that stand in a statement
// word for word; others are read like any words.
func (ix *Index) cutQuoted(text string) (rest string, quoted []string) {
	if !strings.ContainsAny(text, "\"“”„«»‟") {
		return text, nil
	}
	rest = quotedPhrase.ReplaceAllStringFunc(text, func(m string) string {
		phrase := folded(tokenize(m))
		if phrase == "" || len(quoted) >= maxUnits || !ix.stands(phrase) {
			return m
		}
		quoted = append(quoted, phrase)
		return " "
	})
	return rest, quoted
}

// folded joins words so that whole words alone can be found in it.
func folded(words []word) string {
	if len(words) == 0 {
		return ""
	}
	return " " + joinText(words) + " "
}

func (ix *Index) stands(phrase string) bool {
	for _, f := range ix.folded {
		if strings.Contains(f, phrase) {
			return true
		}
	}
	return false
}

func joinText(words []word) string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.text
	}
	return strings.Join(texts, " ")
}
