package claim

import (
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// item is a word or phrase of a sentence with what it does there.
type item struct {
	kind        kind
	acts        acts // of verb, noun and halted
	who         Who  // of party
	first, last int  // indexes of tokens, inclusive
	comma       bool // a mark comes before it
	thing       bool // a party that cannot act: "the war"
	both        bool // the word "both" by itself
	owner       bool // a party that something right after it belongs to: "Putin's idea"
}

// mention is a concept with the words that speak of it.
type mention struct {
	concept     *corpus.Concept
	first, last int
}

// sentence is a text with all that the tables say of its words.
type sentence struct {
	text     string
	lang     string
	tokens   []text.Token
	items    []item
	mentions []mention
}

// Cut is a text with the words that it was cut into, in a language of
// text.Languages.
type Cut struct {
	Text     string
	Words    []text.Token
	Language string
}

// Cut cuts a text into words. The language is an ISO code, or "" where it is to be
// found out.
func (r *Reader) Cut(s, lang string) Cut {
	if lang == "" {
		lang = r.language(s)
	}
	if r.vocabulary.words[lang] == nil {
		lang = english
	}
	return Cut{s, text.Words(s, lang), lang}
}

// within is a part of a text. Its words are where they were.
func (c Cut) within(span text.Span) Cut {
	first, _ := slices.BinarySearchFunc(c.Words, span.Start, func(t text.Token, start int) int { return t.Start - start })
	last, _ := slices.BinarySearchFunc(c.Words, span.End, func(t text.Token, end int) int { return t.Start - end })
	return Cut{c.Text[:span.End], c.Words[first:last], c.Language}
}

// tagged looks the words of a text up in the tables.
func (r *Reader) tagged(c Cut) sentence {
	out := sentence{text: c.Text, lang: c.Language, tokens: c.Words}
	out.items = r.items(out)
	out.mentions = r.mentions(out)
	return out
}

// language is the language of a text: where its words of grammar do not tell,
// that of most of its acts and names.
func (r *Reader) language(s string) string {
	lang := text.Language(text.Words(s, english))
	if lang != "" {
		return lang
	}
	most := 0
	for _, code := range text.Languages() {
		if n := len(r.vocabulary.words[code].All(text.Words(s, code))); n > most {
			lang, most = code, n
		}
	}
	return lang
}

func (r *Reader) items(s sentence) []item {
	var items []item
	words := r.vocabulary.words[s.lang]
	comma := false
	for i := 0; i < len(s.tokens); i++ {
		comma = comma || i > 0 && s.hasMark(i-1, i)
		n, tags := words.Match(s.tokens, i)
		if n == 0 || !r.isMeant(s, i, n, tags) {
			continue
		}
		it := item{first: i, last: i + n - 1, comma: comma}
		if r.fill(&it, s, items, tags); it.kind == none {
			continue
		}
		items = append(items, it)
		comma = false
		i += n - 1
	}
	return s.joined(items)
}

// isMeant leaves out "us" that is no country, and acts that are only the first
// part of a word, "press-ganging".
func (r *Reader) isMeant(s sentence, i int, n int, tags []tag) bool {
	t := s.tokens[i]
	if isAct(tags[0].kind) && s.between(i+n-1) == "-" {
		return false
	}
	if tags[0].kind != party || t.Folded != "us" || t.Acronym || strings.Contains(s.text[t.Start:t.End], ".") {
		return true
	}
	return i == 0 || slices.Contains([]string{"the", "did", "does", "is", "will", "has", "and", "or", "by", "that", "russia"}, s.tokens[i-1].Folded)
}

// fill decides what a phrase with several tags is, by what is before it: a noun
// after a name in the possessive, an article or a preposition; else a verb.
func (r *Reader) fill(it *item, s sentence, before []item, tags []tag) {
	it.kind = tags[0].kind
	if isAct(it.kind) && (it.kind == verb || slices.ContainsFunc(tags, func(t tag) bool { return t.kind != it.kind })) {
		it.kind = r.actKind(s, it.first, before, tags)
	}
	for _, t := range tags {
		switch {
		case t.kind != it.kind:
		case t.kind == who || t.kind == whom || t.kind == whose:
			it.who = Who{Open: true, Span: s.span(it.first, it.last)}
		case t.kind == party:
			it.who = r.party(int(t.n), s.span(it.first, it.last), s.text)
			it.both = s.tokens[it.first].Folded == "both" && it.first == it.last
			it.owner, it.thing = s.isPossessive(it.last), r.corpus.Parties[t.n].Thing
			if r.corpus.Parties[t.n].Pronoun && slices.ContainsFunc(before, func(o item) bool { return o.kind == party || o.kind == clause }) {
				it.who.Parties = 0 // whoever was named
			}
		case isAct(t.kind):
			it.acts |= r.vocabulary.acts[t.n].self
		}
	}
}

// isAct reports whether items of a kind are acts.
func isAct(k kind) bool { return k == verb || k == noun || k == halted }

func (r *Reader) actKind(s sentence, i int, before []item, tags []tag) kind {
	has := func(k kind) bool { return slices.ContainsFunc(tags, func(t tag) bool { return t.kind == k }) }
	for _, t := range tags {
		if !isAct(t.kind) {
			return t.kind // "stop", "keep": grammar comes first
		}
	}
	plural, asNoun := strings.HasSuffix(s.tokens[i].Folded, "s"), strings.Contains(s.tokens[i].Folded, "-")
	n := len(before)
	switch {
	case asNoun:
	case i == 0:
		asNoun = plural // "attacks on …"
	case s.hasMark(i-1, i):
	case n > 0 && before[n-1].kind == resume && s.tokens[i-1].Folded == "to": // "allowed to attack"
	case n > 0 && before[n-1].last == i-1:
		asNoun = before[n-1].kind == party && (before[n-1].owner || plural && isAdjective(before[n-1].who.Name)) || slices.Contains(nominal(), before[n-1].kind)
	case text.IsStop(s.tokens[i-1].Folded, s.lang):
		asNoun = slices.Contains(determiners(), s.tokens[i-1].Folded)
	default:
		asNoun = plural // "energy strikes"
	}
	switch {
	case asNoun && has(noun) || !has(verb):
		return noun
	case asNoun && plural && s.lang == english && n > 0 && before[n-1].last == i-1:
		return none // "help with arms"
	}
	return verb
}

// isAdjective reports whether a name tells whose something is: "Ukrainian",
// "foreign".
func isAdjective(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc([]string{"ian", "ican", "ern", "eign", "eli", "ean"}, func(ending string) bool { return strings.HasSuffix(name, ending) })
}

// nominal are the kinds after which a noun is likelier than a verb.
func nominal() []kind { return []kind{aside, against, by, stop, resume, noun, what, whose} }

func determiners() []string {
	return []string{"the", "a", "an", "this", "that", "these", "those", "his", "her", "their", "its", "such", "any", "of", "no", "some"}
}

// joined merges names that are joined into one: "Trump and Putin" into both,
// "Trump or Putin" into whoever of them it is.
func (s sentence) joined(items []item) []item {
	out := items[:0]
	for _, it := range items {
		n := len(out)
		if n > 0 && it.both && out[n-1].kind == party && out[n-1].last == it.first-1 && !out[n-1].owner {
			out[n-1].last = it.last // "the leaders both"
			continue
		}
		if n > 0 && it.kind == party && out[n-1].kind == party && out[n-1].last == it.first-1 && out[n-1].who.Parties == it.who.Parties {
			out[n-1].who.Span.End, out[n-1].last, out[n-1].owner = it.who.Span.End, it.last, it.owner // "the two presidents"
			continue
		}
		if it.kind != party || n < 2 || out[n-2].kind != party || out[n-1].kind != and && out[n-1].kind != or ||
			!s.follows(out[n-1], it) || out[n-1].first != out[n-2].last+1 {
			out = append(out, it)
			continue
		}
		first := &out[n-2]
		if out[n-1].kind == or && first.who.Parties == it.who.Parties {
			out = append(out, it) // "… thanked Trump or Trump thanked …"
			continue
		}
		if first.who.Parties |= it.who.Parties; out[n-1].kind == or {
			first.who.Parties, first.who.Open = 0, true
		}
		first.who.Span.End, first.last, first.owner = it.who.Span.End, it.last, it.owner
		out = out[:n-1]
	}
	return out
}

// follows reports whether an item comes right after another, or after an article.
func (s sentence) follows(before, it item) bool {
	return before.last == it.first-1 || before.last == it.first-2 && s.tokens[it.first-1].Folded == "the"
}

// party is the i-th party of the corpus, named at a span.
func (r *Reader) party(i int, span text.Span, s string) Who {
	return Who{Parties: r.sets[i], Vague: r.corpus.Parties[i].Vague, Name: s[span.Start:span.End], Span: span}
}

func (r *Reader) mentions(s sentence) []mention {
	var out []mention
	for i := 0; i < len(s.tokens); i++ {
		n, senses := r.lexicon.Match(s.tokens, i, s.lang)
		for _, sense := range senses {
			if sense.Concept != nil && !sense.Concept.Actor {
				out = append(out, mention{sense.Concept, i, i + n - 1})
			}
		}
		i += max(n, 1) - 1
	}
	return out
}

// owned finds whose concepts are: those of phrases that are part of a name or
// come right after it, "Ukrainian soldiers", "Russia's legitimate interests".
func (s sentence) owned(mentions []mention) map[string]Who {
	const reach = 2 // words from the name
	out := map[string]Who{}
	for i, it := range s.items {
		if it.kind != party {
			continue
		}
		next := it.last + reach + 1
		if i+1 < len(s.items) {
			next = min(next, s.items[i+1].first)
		}
		for _, m := range mentions {
			if m.first > it.first && m.first < next && (m.first <= it.last || !s.hasMark(it.last, m.first)) {
				out[m.concept.Name] = it.who
			}
		}
	}
	return out
}

// opposed are those against whom something is said to be.
func (s sentence) opposed() (out []Who) {
	for i, it := range s.items {
		if it.kind == party && !it.thing && i > 0 && s.items[i-1].kind == against && s.follows(s.items[i-1], it) {
			out = append(out, it.who)
		}
	}
	return out
}

func (s sentence) span(first, last int) text.Span {
	return text.Span{Start: s.tokens[first].Start, End: s.tokens[last].End}
}

func (s sentence) words(first, last int) string {
	span := s.span(first, last)
	return s.text[span.Start:span.End]
}

// between is the text from token i to the next.
func (s sentence) between(i int) string {
	if i+1 >= len(s.tokens) {
		return s.text[s.tokens[i].End:]
	}
	return s.text[s.tokens[i].End:s.tokens[i+1].Start]
}

// hasMark reports whether a mark that parts clauses is between two tokens.
func (s sentence) hasMark(i, j int) bool {
	return strings.ContainsAny(s.text[s.tokens[i].End:s.tokens[j].Start], ",;:()–—.!?\"“”«»")
}

// hasColon reports whether a mark that ends what was said is between two tokens.
func (s sentence) hasColon(i, j int) bool {
	return strings.ContainsAny(s.text[s.tokens[i].End:s.tokens[j].Start], ":;")
}

// isPossessive reports whether token i is written as an owner: "Putin's",
// "the leaders'", and in haste "putins".
func (s sentence) isPossessive(i int) bool {
	if t := s.tokens[i]; s.lang == english && t.Folded == t.Lemma+"s" && text.IsProper(t.Lemma) && !isAdjective(t.Lemma) {
		return true
	}
	word := strings.ToLower(s.text[s.tokens[i].Start:s.tokens[i].End])
	for _, ending := range []string{"'s", "’s", "'", "’"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return strings.HasPrefix(s.between(i), "'") || strings.HasPrefix(s.between(i), "’")
}
