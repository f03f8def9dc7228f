package search

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// detail is the one detail that a question asks for, "" for none; its values
// are keys of the thesaurus's details.
type detail = string

const (
	when    detail = "when"
	where   detail = "where"
	howMany detail = "how many"
	howLong detail = "how long"
)

//go:embed frame.txt
var frameWords string

// tag is what a word shows of how a question is asked; a word may have several.
type tag uint16

const (
	say tag = 1 << iota
	mention
	textNoun
	opener
	place
	ask
	asksWhen
	asksWhere
	asksHowMany
	timeWord
)

// readTags reads a list of words by tag. A tag without words, or one that is
// not known, is a fault of the program.
func readTags(list string) (map[string]tag, error) {
	names := map[string]tag{"say": say, "mention": mention, "text": textNoun, "opener": opener, "place": place, "ask": ask,
		"when": asksWhen, "where": asksWhere, "how-many": asksHowMany, "time": timeWord}
	out := map[string]tag{}
	for line := range strings.Lines(list) {
		name, words, _ := strings.Cut(strings.TrimSpace(line), ":")
		if strings.HasPrefix(line, "#") {
			continue
		}
		t, known := names[name]
		if !known || strings.TrimSpace(words) == "" {
			return nil, fmt.Errorf("reading words of questions: bad line %q", line)
		}
		for w := range strings.FieldsSeq(words) {
			out[w] |= t
		}
	}
	return out, nil
}

// frame reads how the query is asked, apart from what it is about.
func (r *reading) frame() {
	if r.question {
		r.addressee = r.addressed()
		r.mention = r.asksForMention()
		r.detail = r.asksForDetail()
	} else if len(r.tokens) > 0 && r.has(0, place) {
		r.detail = r.asksForDetail()
	}
}

func (r *reading) has(i int, t tag) bool {
	return i >= 0 && i < len(r.tokens) && r.ix.tags[r.tokens[i].Folded]&t != 0
}

func (r *reading) is(i int, words ...string) bool {
	return i >= 0 && i < len(r.tokens) && slices.Contains(words, r.tokens[i].Folded)
}

// asksForMention reports whether "it does" or "it does not" answers: the
// question opens like one for yes or no, and its verb is one of saying.
func (r *reading) asksForMention() bool {
	return len(r.tokens) > 1 && r.has(0, opener) &&
		slices.ContainsFunc(r.tokens, func(t text.Token) bool { return r.ix.tags[t.Folded]&mention != 0 })
}

// addressed is the statement that the question names as the one that speaks:
// as the subject of a verb of saying, or after "according to". A question that
// names two asks for both.
func (r *reading) addressed() string {
	found := ""
	for i := 0; i < len(r.tokens); i++ {
		n, ids := r.ix.sides.Match(r.tokens, i)
		if n == 0 {
			continue
		}
		if r.speaks(i, i+n) || found != "" {
			if found != "" && found != ids[0] || r.joinedToSide(i) {
				return ""
			}
			found = ids[0]
		}
		i += n - 1
	}
	return found
}

// joinedToSide reports whether another side is named before token i as its
// equal: "the Kremlin or the White House".
func (r *reading) joinedToSide(i int) bool {
	if r.is(i-1, "the") {
		i--
	}
	if i < 2 || !text.IsConjunction(r.tokens[i-1].Folded) {
		return false
	}
	for from := range i - 1 {
		if n, _ := r.ix.sides.Match(r.tokens, from); from+n == i-1 {
			return true
		}
	}
	return false
}

// speaks reports whether the name from token i to end is that of the one who
// speaks.
func (r *reading) speaks(i, end int) bool {
	if r.is(i-1, "the") {
		i--
	}
	switch {
	case r.is(i-1, "per"), r.is(i-1, "to") && r.is(i-2, "according"):
		return true
	case r.is(i-1, "by", "in", "from"):
		return r.has(end, textNoun)
	}
	for j := end; j < end+2; j++ {
		if r.has(j, say|textNoun) {
			return true
		}
		if j < len(r.tokens) && !text.IsStop(r.tokens[j].Folded, r.language) && !r.is(j, "really", "actually", "also") {
			return false
		}
	}
	return false
}

// asksForDetail is the one detail that the question asks for: it opens with the
// question word and has no second question after it. "Venue of the talks" is
// such a question too.
func (r *reading) asksForDetail() detail {
	i := r.embedded()
	if len(r.tokens)-i < 3 || r.severalAfter(i) || r.ix.settings.off(Details) {
		return ""
	}
	switch {
	case r.has(i, asksWhen):
		return when
	case r.has(i, asksWhere), r.asksForPlace(i):
		return where
	case r.has(i, asksHowMany), r.is(i, "how") && r.is(i+1, "many"):
		return howMany
	case r.is(i, "how") && r.is(i+1, "long"):
		return howLong
	}
	return ""
}

func (r *reading) asksForPlace(i int) bool {
	switch {
	case r.has(i, place):
		return r.is(i+1, "of", "for")
	case r.is(i, "in"):
		i++
	}
	return r.is(i, "what", "which") && r.has(i+1, place)
}

func (r *reading) severalAfter(i int) bool {
	return slices.ContainsFunc(r.tokens[i+1:], func(t text.Token) bool {
		return text.IsConjunction(t.Folded) || t.Folded == "stand"
	})
}

// embedded is where the question within a question begins: "does the Kremlin
// say when …".
func (r *reading) embedded() int {
	if !r.has(0, opener) {
		return 0
	}
	for i := 1; i < len(r.tokens); i++ {
		if r.is(i, "when", "where", "how") && r.has(i-1, say|mention) {
			return i
		}
	}
	return 0
}

func sideNames(c *corpus.Corpus) *text.Names[string] {
	names := text.NewNames[string]()
	for _, s := range c.Statements {
		for _, n := range append([]string{s.Name}, s.Aliases...) {
			names.Add(n, s.ID)
		}
	}
	return names
}
