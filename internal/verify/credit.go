package verify

import (
	"slices"
	"strings"
	"unicode"

	"bothsides/corpus"
	"bothsides/internal/search"
)

// name is one by which people credit a side.
type name struct {
	statement *corpus.Statement
	words     []string // folded tokens, without "the"
	shout     bool     // "US", which in lower case is another word
	own       bool     // the side's own name and no mere alias
}

// credits finds out whom a text credits with its words.
type credits struct {
	vocabulary
	names []name
	known wordSet // words that the statements write with a capital letter
	// topical tells whether the statements speak of a thing, by its stem: at
	// the beginning of a sentence it is no name then.
	topical func(stem string) bool
}

func newCredits(c *corpus.Corpus, sides []*stated, topical func(stem string) bool) *credits {
	v := &credits{vocabulary: newVocabulary(), known: wordSet{}, topical: topical}
	for _, s := range c.Statements {
		v.addName(s, s.Name, true)
		for _, code := range []string{"ru", "uk", "es", "fr", "de"} {
			v.addName(s, s.NameIn(code), true)
		}
		for _, alias := range s.Aliases {
			v.addName(s, alias, false)
		}
	}
	slices.SortStableFunc(v.names, func(a, b name) int { return len(b.words) - len(a.words) })
	for _, side := range sides {
		for i, t := range side.tokens {
			if t.capital && i > 0 && side.tokens[i-1].kind == word {
				v.known[t.text] = true
			}
		}
	}
	return v
}

func (v *credits) addName(s *corpus.Statement, text string, own bool) {
	n := name{statement: s, own: own, shout: strings.ToUpper(text) == text}
	for _, t := range read(text) {
		if t.text != "the" {
			n.words = append(n.words, t.text)
		}
	}
	if len(n.words) == 0 {
		return
	}
	v.names = append(v.names, n)
	if len(n.words) > 1 && own { // as in an address, "whitehouse.gov"
		n.words = []string{strings.Join(n.words, "")}
		v.names = append(v.names, n)
	}
}

// nameAt is the longest name that begins at token i, and its length in tokens;
// 0 where there is none.
func (v *credits) nameAt(t *alleged, i int) (name, int) {
	for _, n := range v.names {
		if i+len(n.words) > len(t.tokens) {
			continue
		}
		for j, w := range n.words {
			have := t.tokens[i+j]
			last := j == len(n.words)-1
			if have.text != w && !(last && have.text == w+"s") || n.shout && !t.shouted(have) {
				break
			}
			if last {
				return n, len(n.words)
			}
		}
	}
	return name{}, 0
}

// alleged is a text in question.
type alleged struct {
	source  string
	tokens  []token // of its claim, once the attribution is taken off
	subject int     // how many of them name, as the subject of a sentence, whom it credits

	claimed *corpus.Statement // whom it credits; nil: nobody, or
	other   bool              // somebody who issued none of the statements
}

func (t *alleged) shouted(w token) bool {
	raw := t.source[w.start:w.end]
	return w.kind != word || strings.ToUpper(raw) == raw
}

// gap is what stands in the text before token i and is no token.
func (t *alleged) gap(i int) string {
	switch {
	case i == 0:
		return t.source[:t.tokens[0].start]
	case i == len(t.tokens):
		return t.source[t.tokens[i-1].end:]
	}
	return t.source[t.tokens[i-1].end:t.tokens[i].start]
}

// quoted tells whether a quote mark stands before token i. An apostrophe is
// none.
func (t *alleged) quoted(i int) bool {
	gap := t.gap(i)
	return strings.ContainsAny(gap, "\"“”„‟«»「」『』❝❞〝〞〟＂‘‹›") || strings.Contains(gap, " '") || strings.Contains(gap, "'' ")
}

func (t *alleged) newLine(i int) bool { return strings.Contains(t.gap(i), "\n") }

// credit reads the attributions of a text and takes them off.
func (v *credits) credit(t *alleged) {
	for range 3 { // such as one before and one behind
		n := len(t.tokens)
		if n == 0 {
			return
		}
		if !v.head(t) && !v.lead(t) && !v.tail(t) && !v.aside(t) {
			break
		}
	}
	v.subject(t)
}

func (t *alleged) claim(s *corpus.Statement) {
	if t.claimed == nil {
		t.claimed = s
	}
}

// farthest is how many tokens an attribution has at most.
const farthest = 16

// placeholder stands for a quote where only the text around it matters.
const placeholder = "“0”"

// around reads whom the text before or behind a quote credits with it.
func (v *credits) around(q Quoted) (claimed *corpus.Statement, other bool) {
	for _, source := range []string{q.Before + placeholder, placeholder + q.After} {
		t := &alleged{source: source, tokens: read(source)}
		v.credit(t)
		if t.claimed != nil {
			return t.claimed, false
		}
		other = other || t.other
	}
	before := &alleged{source: q.Before, tokens: read(q.Before)}
	who := v.weigh(before, max(0, len(before.tokens)-farthest), len(before.tokens))
	if who.statement != nil && who.own && who.report {
		return who.statement, false // "as I told you, the Kremlin said"
	}
	return nil, other
}

// head takes off an attribution before a colon, a quote mark or a line's end.
func (v *credits) head(t *alleged) bool {
	for i := 1; i <= len(t.tokens) && i <= farthest; i++ {
		end := i == len(t.tokens)
		colon := t.tokens[i-1].text == ":" && (end || t.tokens[i].space || t.quoted(i))
		if t.tokens[i-1].text == ":" && !colon && !isNumber(t.tokens[i].text) {
			return false // it introduces nothing, "a:b"
		}
		if !colon && (end || !t.quoted(i) && !t.newLine(i)) {
			continue
		}
		if v.takeHead(t, i, colon) {
			t.tokens = t.tokens[i:]
			return true
		}
	}
	return false
}

// shortHead is how many tokens a head has that names nobody known.
const shortHead = 9

// takeHead tells whether the tokens before i are a head, and notes whom it
// credits.
func (v *credits) takeHead(t *alleged, i int, colon bool) bool {
	who := v.weigh(t, 0, i)
	if who.statement != nil {
		sure := who.unknown == 0 || colon && who.own && who.unknown <= 2
		if sure {
			t.claim(who.statement)
		}
		return sure
	}
	quote := i < len(t.tokens) && t.quoted(i)
	switch {
	case i > shortHead, !colon && !(quote && who.unknown == 0 && v.merelySays(t.tokens[:i])):
		return false
	case who.unknown == 0:
		return true
	case who.names > 0 && (quote || who.unknown-who.names <= 1):
		t.other = true
		return true
	}
	return quote
}

// merelySays tells whether the tokens have a verb of saying and none that tells
// what somebody did: `Putin said “…”` credits no side, and `Putin proposed “…”`
// is part of what is claimed.
func (v *credits) merelySays(tokens []token) bool {
	says := false
	for _, t := range tokens {
		says = says || v.sayings[t.text]
		if v.reports[t.text] && !v.sayings[t.text] {
			return false
		}
	}
	return says
}

// crediting is what a row of tokens would be as an attribution.
type crediting struct {
	statement *corpus.Statement // the side that is named first
	own       bool              // by its own name
	report    bool              // with a word such as "said" or "according"
	unknown   int               // words that have no place in an attribution
	names     int               // those of them that look like names
}

// weigh reads the tokens from i to end as an attribution.
func (v *credits) weigh(t *alleged, start, end int) (c crediting) {
	i := start
	for i < end {
		if n, length := v.nameAt(t, i); length > 0 && i+length <= end {
			if c.statement == nil {
				c.statement, c.own = n.statement, n.own
			}
			i += length
			continue
		}
		w := t.tokens[i]
		i++
		switch {
		case w.kind != word:
		case isNumber(w.text) && !v.dated(t.tokens[:end], i-1):
			c.unknown++
		case v.reports[w.text] || v.naming[w.text]:
			c.report = true
		case v.framing(w.text) || v.neutral[w.text]:
		case v.known[strings.TrimSuffix(w.text, "s")] || v.known[w.text]: // a name that the statements have credits nobody
			if c.statement == nil {
				continue
			}
			c.unknown++
		default:
			c.unknown++
			if w.capital && !(i == start+1 && v.topical(search.Stem(w.text))) {
				c.names++
			}
		}
	}
	return c
}

// dated tells whether the number at i belongs to a date: "18 March", "March
// 18th", "2025", "18.03.2025". Any other is part of what was said.
func (v *credits) dated(tokens []token, i int) bool {
	for _, step := range []int{-1, 1} {
		j, k := i+step, i+2*step
		if j < 0 || j >= len(tokens) {
			continue
		}
		parts := strings.Contains("./-", tokens[j].text) && k >= 0 && k < len(tokens) && isNumber(tokens[k].text)
		if v.months[tokens[j].text] || parts {
			return true
		}
	}
	year := tokens[i].text
	return len(year) == len("2025") && (year[:2] == "19" || year[:2] == "20")
}

// lead takes off "According to NAME," and "NAME said that" in front.
func (v *credits) lead(t *alleged) bool {
	i, naming := 0, false
	for i < len(t.tokens) && i < farthest {
		n, length := v.nameAt(t, i)
		if length > 0 {
			return v.leadBehind(t, n, i+length, naming)
		}
		w := t.tokens[i].text
		naming = naming || v.naming[w]
		if t.tokens[i].kind == word && !v.framing(w) || v.reports[w] {
			return false
		}
		i++
	}
	return false
}

// leadBehind reads on behind the name to a verb, or to a comma where the
// attribution needs no verb.
func (v *credits) leadBehind(t *alleged, n name, i int, naming bool) bool {
	paper := false
	for ; i < len(t.tokens) && i < farthest; i++ {
		w := t.tokens[i]
		paper = paper || v.papers[w.text]
		switch {
		case v.reports[w.text]:
			if i = v.skipBehind(t, i+1); !n.own && !paper && !t.parted(i) {
				return false // "Russia announced a swap" says what Russia did
			}
		case naming && (w.text == "," || w.text == "-"):
			i++
		case w.kind == word && v.framing(w.text) && (!isNumber(w.text) || v.dated(t.tokens, i)):
			continue
		default:
			return false
		}
		if i >= len(t.tokens) {
			return false
		}
		t.claim(n.statement)
		t.tokens = t.tokens[i:]
		return true
	}
	return false
}

// parted tells whether a sign or "that" parts token i from an attribution
// before it.
func (t *alleged) parted(i int) bool {
	return i < len(t.tokens) && (t.tokens[i-1].kind == mark || t.tokens[i-1].text == "that" || t.quoted(i))
}

// skipBehind goes over "in a statement on Tuesday", "on its website" and "that"
// behind a verb. What is not sure to be an attribution is what was said: "said
// 157", "announced a release".
func (v *credits) skipBehind(t *alleged, i int) int {
	end := i
	for j := i; j < len(t.tokens) && j < i+farthest && !t.quoted(j); j++ {
		w := t.tokens[j].text
		if w == "that" {
			end = j + 1
			break
		}
		if t.tokens[j].kind != word || !v.framing(w) || j == i && !v.openers[w] || isNumber(w) && !v.dated(t.tokens, j) {
			break
		}
		if v.carriers[w] && !v.months[t.tokens[j-1].text] {
			end = j + 1
		}
	}
	for end < len(t.tokens) && t.tokens[end].kind == mark {
		end++
	}
	return end
}

// tail takes off an attribution at the end.
func (v *credits) tail(t *alleged) bool {
	n := len(t.tokens)
	for i := n - 1; i > 0 && i >= n-farthest; i-- {
		before := t.tokens[i-1]
		comma := before.text == ","
		apart := t.quoted(i) || t.newLine(i) || before.text == "(" || before.text == "[" ||
			before.text == "-" && (before.space || i > 1 && t.quoted(i-1)) && i < n
		if !comma && !apart {
			continue
		}
		who := v.weigh(t, i, n)
		switch {
		case who.statement != nil && who.unknown == 0 && (apart || who.report):
			t.claim(who.statement)
		case who.statement == nil && who.names > 0 && who.unknown == who.names && who.names <= 4 && (apart || who.report):
			t.other = true
		case who.statement == nil && who.unknown == 0 && who.report && t.tokens[i].capital: // "Trump said"
		case who.statement == nil && who.unknown == 0 && before.text == "-" && i > 1 && t.quoted(i-1): // `“…” - Trump`
		default:
			continue
		}
		t.tokens = t.tokens[:i]
		return true
	}
	return false
}

// aside takes off ", the Kremlin said," within the text, and leaves a mark of
// omission where quote marks part the words around it.
func (v *credits) aside(t *alleged) bool {
	for i := 1; i < len(t.tokens)-1; i++ {
		n, length := v.nameAt(t, i)
		if length == 0 {
			continue
		}
		start := i
		for start > 1 && (t.tokens[start-1].text == "the" || v.reports[t.tokens[start-1].text]) {
			start--
		}
		end, report := i+length, start < i && v.reports[t.tokens[start].text]
		for end < len(t.tokens) && t.tokens[end].kind == word && (v.reports[t.tokens[end].text] || v.nouns[t.tokens[end].text]) {
			report = report || v.reports[t.tokens[end].text]
			end++
		}
		if !report || end >= len(t.tokens) || t.tokens[end].kind != mark || t.tokens[start-1].text != "," && !t.quoted(start) {
			continue
		}
		t.claim(n.statement)
		rest := slices.Clone(t.tokens[:start])
		if t.quoted(start) || t.quoted(end+1) {
			at := t.tokens[start].start
			rest = append(rest, token{kind: ellipsis, text: "…", start: at, end: at, space: true})
		}
		t.tokens = append(rest, t.tokens[end+1:]...)
		return true
	}
	return false
}

// subject reads a side's own name at the beginning, "The Kremlin sees", as a
// credit. The name is then no part of what is said in other words; word for
// word it is.
func (v *credits) subject(t *alleged) {
	i := 0
	if len(t.tokens) > 0 && t.tokens[0].text == "the" {
		i = 1
	}
	if i >= len(t.tokens) {
		return
	}
	n, length := v.nameAt(t, i)
	if length == 0 || !n.own || i+length >= len(t.tokens) {
		return
	}
	next, _ := firstRune(t.tokens[i+length].text)
	if unicode.IsLetter(next) {
		t.claim(n.statement)
		t.subject = i + length
	}
}

func firstRune(s string) (rune, bool) {
	for _, r := range s {
		return r, true
	}
	return 0, false
}
