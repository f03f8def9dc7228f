package corpus

import (
	"fmt"
	"unicode/utf8"

	"bothsides/internal/text"
)

// Bounds above which a text is remarked on, in characters.
const (
	longPassage = 3000 // a message of Discord takes 4,000, with all that is around it
	longLine    = 200
)

// A statement's language is judged by judgedWords at most, and unless it is said
// to be English by leastWords at least: two French sentences may have no small word
// that Spanish has not.
const (
	judgedWords = 400
	leastWords  = 40
)

// Remarks are what whoever makes a corpus should know that is no fault: files
// that are left out, and texts that will look odd.
func (c *Corpus) Remarks() Faults {
	out := append(Faults{}, c.Notes...)
	for _, s := range c.Texts() {
		at := func(sentence string, args ...any) {
			out = append(out, Fault{File: s.file, Sentence: fmt.Sprintf(sentence, args...)})
		}
		for key, value := range map[string]string{"title": s.Title, "wording": s.Wording} {
			if n := utf8.RuneCountInString(value); n > longLine {
				at("The %s has %d characters; it is a line, best of at most %d.", key, n, longLine)
			}
		}
		if found := s.likelyLanguage(); found != "" && found != s.Language {
			at("The text seems to be in the language %q, and is declared to be in %q.", found, s.Language)
		}
		first := map[string]string{}
		for _, p := range s.Passages {
			if n := utf8.RuneCountInString(p.Text()); n > longPassage {
				at("The passage %s has %d characters, too many for a message: Discord shows it in parts.", p.ID(), n)
			}
			if other, seen := first[p.Text()]; seen {
				at("The passage %s is the same as %s.", p.ID(), other)
			} else {
				first[p.Text()] = p.ID()
			}
		}
	}
	return out
}

// likelyLanguage is the language that the beginning of the text seems to be in;
// "" where that is unclear.
func (s *Statement) likelyLanguage() string {
	var words []text.Token
	for _, p := range s.Passages {
		if words = append(words, text.Words(p.Text(), s.Language)...); len(words) >= judgedWords {
			break
		}
	}
	if len(words) < leastWords && s.Language != english {
		return ""
	}
	return text.Language(words)
}
