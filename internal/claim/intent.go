package claim

import (
	"fmt"
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// Intent is what a question about the whole wants.
type Intent string

// The intents.
const (
	Overview    Intent = "overview"    // what it was about
	Differences Intent = "differences" // how the statements differ
	Only        Intent = "only"        // what one statement alone has
	Help        Intent = "help"        // greetings, thanks, what the bot can do
	About       Intent = "about"       // who made it, its sources, when the call was
)

// intentTag is what a phrase says for the intent of a question.
type intentTag uint8

const (
	neutral intentTag = iota // no topic
	overview
	differences
	omits // a side leaves something out
	alone // a side alone has something
	help
	about
	asks // "what", "everything"
	says // "discuss"
	you
	makes
	asksWhen
	call
	quality // "official", of the bot or of its texts
	intentTags
)

// intents finds phrases of questions about the whole, by language.
type intents struct {
	words map[string]*text.Phrases[intentTag]
}

func newIntents() (*intents, error) {
	lists := map[string]map[string]phrases{}
	if err := decode("intents.yaml", &lists); err != nil {
		return nil, err
	}
	in := &intents{words: map[string]*text.Phrases[intentTag]{}}
	for _, lang := range text.Languages() {
		in.words[lang] = text.NewPhrases[intentTag](lang)
	}
	for name, tag := range map[string]intentTag{"neutral": neutral, "overview": overview, "differences": differences,
		"omits": omits, "alone": alone, "help": help, "about": about, "asks": asks, "says": says, "you": you, "makes": makes,
		"when": asksWhen, "call": call, "quality": quality} {
		if len(lists[name]) == 0 {
			return nil, fmt.Errorf("intents.yaml: no words for %q", name)
		}
		for lang, list := range lists[name] {
			for _, phrase := range list {
				if err := in.words[lang].Add("="+phrase, tag); err != nil {
					return nil, fmt.Errorf("intents.yaml: %q: %w", phrase, err)
				}
			}
		}
	}
	for _, words := range in.words {
		words.Compact()
	}
	return in, nil
}

// Wish is what a question about the whole seems to want, and what speaks
// against it.
type Wish struct {
	Intent Intent
	Only   *corpus.Statement // with the intent Only, whose own points are wanted
	// Plain reports that the question is made of words of such questions alone,
	// so that there is no doubt. Else Others are its other words, folded, without
	// stop words and those of parts that say nothing of what is wanted, "my phone
	// died", and Acts reports that some say what somebody does.
	Plain  bool
	Others []string
	Acts   bool
	// Phrase reports that one phrase says so, "sum up", rather than several words
	// that only do together, "what", "discuss".
	Phrase bool
}

// whole is what a question about the whole has been found to say: all of it,
// and its plain parts alone.
type whole struct {
	all, plain spoken
	topic      bool // it has a topic of its own
	wish       Wish
}

// spoken is what words say for an intent.
type spoken struct {
	has     [intentTags]bool
	named   []*corpus.Statement // the sides named, in their order
	omitter *corpus.Statement   // the side that leaves something out
}

func (s *spoken) add(part spoken) {
	for i := range part.has {
		s.has[i] = s.has[i] || part.has[i]
	}
	s.named = append(s.named, part.named...)
	if s.omitter == nil {
		s.omitter = part.omitter
	}
}

// Intent reads what a question about the whole wants, "" where it has a topic
// of its own or is not plainly such a question. With Only it also returns the
// statement whose own points are wanted.
func (r *Reader) Intent(question Cut) (Intent, *corpus.Statement) {
	if w := r.Wish(question); w.Plain {
		return w.Intent, w.Only
	}
	return "", nil
}

// Wish reads what a question about the whole seems to want; its Intent is ""
// where no word says so. Few words, "merci", may be of any language.
func (r *Reader) Wish(question Cut) Wish {
	wish := r.wish(question)
	if wish.Plain || len(question.Words) > fewWords {
		return wish
	}
	for _, lang := range text.Languages() {
		says := func(t text.Token) bool { return r.intents.words[lang].Has(t.Folded) }
		if lang == question.Language || !slices.ContainsFunc(question.Words, says) {
			continue
		}
		if w := r.wish(r.Cut(question.Text[question.Words[0].Start:], lang)); w.Plain {
			return w
		}
	}
	return wish
}

const fewWords = 4

func (r *Reader) wish(question Cut) Wish {
	s := r.tagged(question)
	var w whole
	for first := 0; first < len(s.tokens); {
		last := first
		for last+1 < len(s.tokens) && !s.hasMark(last, last+1) {
			last++
		}
		r.segment(s, first, last, &w)
		first = last + 1
	}
	if !w.topic {
		if w.wish.wants(w.plain, r.corpus.Statements); w.wish.Intent != "" {
			w.wish.Plain = true
			return w.wish
		}
	}
	w.wish.wants(w.all, r.corpus.Statements)
	return w.wish
}

// segment reads a part of a question between two marks. Beside a part that says
// what is wanted one of mere chat may occur, "my phone died", unless it names
// something that statements can speak of.
func (r *Reader) segment(s sentence, first, last int, w *whole) {
	part := spoken{}
	var others []string
	wants, speaks := false, false // by a phrase that says so, or by part of one
	for i := first; i <= last; {
		n, tags := r.intents.words[s.lang].Match(s.tokens, i)
		side, m := r.sideAt(s, i)
		switch {
		case m >= n && side != nil:
			part.named = append(part.named, side)
			n = m
		case n > 0:
			for _, t := range tags {
				part.has[t] = true
				wants = wants || t != neutral && t < asks
				speaks = speaks || t != neutral
			}
			if part.has[omits] && part.omitter == nil {
				part.omitter = r.omitter(s, i, i+n-1, slices.Concat(w.plain.named, part.named))
			}
		default:
			n = max(m, 1)
			if word := s.tokens[i].Folded; m == 0 && !text.IsStop(word, s.lang) {
				others = append(others, word)
			}
			w.wish.Acts = w.wish.Acts || r.actAt(s, i)
		}
		if part.has[help] && len(part.named) > 0 && r.actAt(s, i) {
			w.wish.Acts = true // "did Putin say thanks"
		}
		i += n
	}
	if speaks {
		w.wish.Others = append(w.wish.Others, others...)
	}
	asked := part.has[says] || wants && first == 0 && last == len(s.tokens)-1
	w.topic = w.topic || w.wish.Acts || len(others) > 0 && (asked || r.hasTopic(s, first, last))
	w.all.add(part)
	if len(others) == 0 || w.topic {
		w.plain.add(part)
	}
}

// actAt reports whether token i is part of words for something that is done,
// and not only said.
func (r *Reader) actAt(s sentence, i int) bool {
	return slices.ContainsFunc(s.items, func(it item) bool {
		return it.first <= i && i <= it.last && isAct(it.kind) && it.acts&^r.vocabulary.speaking != 0
	})
}

// sideAt is the party named at token i that issued a statement, with the length
// of the name; a length alone is that of another name of all sides.
func (r *Reader) sideAt(s sentence, i int) (*corpus.Statement, int) {
	for _, it := range s.items {
		if it.kind != party || it.first != i {
			continue
		}
		for j, set := range r.sets {
			if p := r.corpus.Parties[j]; set == it.who.Parties && p.Statement != nil {
				return p.Statement, it.last - i + 1
			}
			if len(r.corpus.Parties[j].Members) > 0 && set == it.who.Parties {
				return nil, it.last - i + 1
			}
		}
	}
	return nil, 0
}

// omitter is the side that leaves something out: the one named last before
// the words for it, or else the next one.
func (r *Reader) omitter(s sentence, first, last int, named []*corpus.Statement) *corpus.Statement {
	inside := strings.HasSuffix(s.tokens[last].Folded, "in") || strings.HasSuffix(s.tokens[last].Folded, "from")
	if len(named) > 0 && !inside {
		return named[len(named)-1]
	}
	for i := last + 1; i < len(s.tokens); i++ {
		if side, _ := r.sideAt(s, i); side != nil {
			return side
		}
	}
	if len(named) > 0 {
		return named[len(named)-1]
	}
	return nil
}

// hasTopic reports whether tokens name something that statements speak of, or
// that people know they might.
func (r *Reader) hasTopic(s sentence, first, last int) bool {
	for i := first; i <= last; i++ {
		n, senses := r.lexicon.Match(s.tokens[:last+1], i, s.lang)
		for _, sense := range senses {
			if sense.Kind == corpus.AbsentSense || sense.Concept != nil && !sense.Concept.Actor && !sense.Concept.Weak {
				return true
			}
		}
		i += max(n, 1) - 1
	}
	return false
}

// wants decides between what words say, the more particular first.
func (w *Wish) wants(s spoken, statements []*corpus.Statement) {
	w.Phrase = true
	switch {
	case len(statements) == 2 && s.omitter != nil:
		w.Intent, w.Only = Only, statements[0]
		if s.omitter == statements[0] {
			w.Only = statements[1]
		}
		return
	case s.has[alone] && len(s.named) > 0:
		w.Intent, w.Only = Only, s.named[0]
		return
	}
	for _, rule := range []struct {
		needs  []intentTag
		intent Intent
	}{
		{[]intentTag{differences}, Differences}, {[]intentTag{about}, About}, {[]intentTag{you, makes}, About},
		{[]intentTag{asksWhen, call}, About}, {[]intentTag{overview}, Overview}, {[]intentTag{asks, says}, Overview}, {[]intentTag{help}, Help},
	} {
		if !slices.ContainsFunc(rule.needs, func(t intentTag) bool { return !s.has[t] }) {
			w.Intent, w.Phrase = rule.intent, len(rule.needs) == 1
			return
		}
	}
	if s.has[quality] && (len(s.named) == 0 || s.has[you]) {
		w.Intent, w.Phrase = About, false
	}
}
