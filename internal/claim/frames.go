package claim

import (
	"errors"
	"fmt"
	"slices"

	"bothsides/internal/text"
)

// frame is a row of words around a sentence, a number or a date, beside which it is
// no longer so: "it is a lie that", "fewer than". data/frames.yaml explains them.
type frame struct {
	Slot  Slot               `yaml:"slot"`
	Place framePlace         `yaml:"place"`
	Words map[string]phrases `yaml:"words"`
}

// framePlace is where the words of a frame are; "" is anywhere.
type framePlace string

const (
	actPlace     framePlace = "act"
	pastPlace    framePlace = "past"
	withoutPlace framePlace = "without"
	insteadPlace framePlace = "instead"
	lastPlace    framePlace = "last"
	boundPlace   framePlace = "bound"
)

func (v *vocabulary) readFrames() error {
	if err := decode("frames.yaml", &v.frames); err != nil {
		return err
	}
	var err error
	for row, f := range v.frames {
		for lang, words := range f.Words {
			for _, word := range words {
				err = errors.Join(err, v.framed[lang].Add("="+word, row))
			}
		}
	}
	if err != nil {
		return fmt.Errorf("frames.yaml: %w", err)
	}
	return nil
}

// framesOf finds the words of frames in a sentence that are no part of a longer
// phrase: "over" in "hand over 23 soldiers".
func (r *Reader) framesOf(s sentence) []text.PhraseMatch[int] {
	return slices.DeleteFunc(r.vocabulary.framed[s.lang].All(s.tokens), s.isPart)
}

// isPart reports whether words are a part of an item that has more.
func (s sentence) isPart(m text.PhraseMatch[int]) bool {
	return slices.ContainsFunc(s.items, func(it item) bool {
		return it.first <= m.First && m.Last <= it.last && it.last-it.first > m.Last-m.First
	})
}

// frames finds what denies or doubts a whole sentence.
func (d *comparer) frames() {
	for _, m := range d.s.frames {
		for _, row := range m.Values {
			f := d.r.vocabulary.frames[row]
			if f.Place == "" && !d.stated.frames[row] || f.Place == lastPlace && d.s.endsWith(m) {
				d.contradicts(f.Slot, "", d.s.words(m.First, m.Last))
			}
		}
	}
}

// endsWith reports whether words are the last of a sentence, by themselves:
// "no" in "They agreed? No." and in "They agreed - no!".
func (s sentence) endsWith(m text.PhraseMatch[int]) bool {
	return m.Last == len(s.tokens)-1 && (m.First == 0 || s.hasMark(m.First-1, m.First) || s.isDash(m.First-1))
}

// isDash reports whether a dash between spaces comes after a token.
func (s sentence) isDash(i int) bool { return s.between(i) == " - " }

// bound is the row of words, beginning with 1, that make the number or date from
// one token to another another one, with these words and it; 0 if none do.
func (r *Reader) bound(s sentence, frames []text.PhraseMatch[int], slot Slot, first, last int) (row int, words string) {
	for _, m := range frames {
		for _, row := range m.Values {
			f := r.vocabulary.frames[row]
			if near := m.Last == first-1 || m.First == last+1; !near || f.Slot != slot || f.Place != boundPlace || s.hasMark(min(m.Last, last), max(m.First, first)) {
				continue
			}
			return row + 1, s.words(min(m.First, first), max(m.Last, last))
		}
	}
	return 0, ""
}
