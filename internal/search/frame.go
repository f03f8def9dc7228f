package search

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/claim"
	"bothsides/internal/text"
)

// detail is the one detail that a question asks for, "" for none; its values
// are keys of the thesaurus's details.
type detail = string

const (
	when    detail = "when"
	where   detail = "where"
	howMany detail = "how many"
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
	ask
	timeWord
)

// readTags reads a list of words by tag. A tag without words, or one that is
// not known, is a fault of the program.
func readTags(list string) (map[string]tag, error) {
	names := map[string]tag{"say": say, "mention": mention, "text": textNoun, "opener": opener, "ask": ask, "time": timeWord}
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
		r.asked = r.ix.claims.ReadQuestion(r.cut())
		r.addressee = r.addressed()
		r.mention = r.asksForMention()
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
// question opens like one for yes or no, has a word for mentioning, and asks for
// nothing that somebody does.
func (r *reading) asksForMention() bool {
	return len(r.tokens) > 1 && r.has(0, opener) && r.ix.claims.AsksForMention(r.asked) &&
		slices.ContainsFunc(r.tokens, func(t text.Token) bool { return r.ix.tags[t.Folded]&mention != 0 })
}

// addressed is the statement that the question names as the one that speaks: as the
// subject of a verb of saying, or after "according to". A question that names two
// asks for both.
func (r *reading) addressed() string {
	named, speaks := "", false
	for i := 0; i < len(r.tokens); i++ {
		n, ids := r.ix.sides.Match(r.tokens, i)
		if n == 0 {
			continue
		}
		if named != "" && named != ids[0] {
			return ""
		}
		named = ids[0]
		if r.speaks(i, i+n) {
			speaks = true
			r.use(i, n) // who speaks is not what is looked for in what was said
		}
		i += n - 1
	}
	if !speaks {
		return ""
	}
	return named
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

// asksForDetail is the one detail that the question asks for; none where it asks
// for more: "when do they meet, and where".
func (r *reading) asksForDetail() detail {
	several := func(t text.Token) bool { return text.IsConjunction(t.Folded) || t.Folded == "stand" } // "where does Moscow stand"
	if len(r.tokens) < 3 || r.ix.off&Details != 0 || slices.ContainsFunc(r.tokens, several) {
		return ""
	}
	return map[claim.Slot]detail{claim.When: when, claim.Where: where, claim.Number: howMany}[r.asked.Open]
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
