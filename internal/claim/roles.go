package claim

import (
	"slices"
	"strings"

	"bothsides/internal/text"
)

// modifies reports whether a name only says what kind of thing comes next: "the
// Ukraine settlement".
func (p *parser) modifies(it item) bool {
	next := it.last + 1
	if next < len(p.s.tokens) && p.s.lang == english && strings.HasSuffix(p.s.tokens[next].Folded, "ly") {
		return false // "Putin immediately ordered"
	}
	isVerb := func(o item) bool { return o.first == next && o.kind != noun && o.kind != halted }
	if slices.ContainsFunc(p.s.items, func(o item) bool { return o.first == next && (o.kind == source || o.kind == party && o.thing) }) {
		return true // "the Kremlin statement", "the Ukraine conflict"
	}
	return slices.ContainsFunc(p.s.mentions, func(m mention) bool {
		return m.first == next || m.first <= it.first && m.last >= next
	}) && !slices.ContainsFunc(p.s.items, isVerb) && !p.s.hasMark(it.last, min(next, len(p.s.tokens)-1))
}

// role is what the item before a name makes of it: by, to, aside, against or party.
// A comma parts them: "out of goodwill, Ukraine will …".
func (p *parser) role(i int) kind {
	switch before := p.before(i); before.kind {
	case by, to, aside, against:
		if it := p.s.items[i]; !it.comma && p.near(before.last, it.first) {
			return before.kind
		}
	}
	return party
}

// near reports whether only words of grammar are between two tokens, or one
// more at most.
func (p *parser) near(i, j int) bool {
	const farthest = 8 // tokens, so that long sentences take no longer a word
	if j-i > farthest {
		return false
	}
	others := 0
	for k := i + 1; k < j; k++ {
		isItem := slices.ContainsFunc(p.s.items, func(it item) bool { return it.first <= k && k <= it.last })
		if !isItem && !text.IsStop(p.s.tokens[k].Folded, p.s.lang) {
			others++
		}
	}
	return others <= 1
}

// isThing reports whether those who are named are none who could act.
func (r *Reader) isThing(who Who) bool { return who.Known() && who.Parties&^r.things == 0 }

// agent is who does the i-th act as far as the words before it tell.
func (p *parser) agent(i int, isIng bool) Who {
	before := p.before(i)
	again := before.kind == and || p.s.items[i].comma && !isIng
	switch {
	case len(p.claims) == p.from:
	case isIng && p.shares(i), before.kind == to && p.after(p.r.vocabulary.directs):
		return Who{} // "asked to release …"
	case again && p.main.Known():
		return p.main // "Putin thanked Trump and ordered …"
	case before.kind == to && p.after(p.r.vocabulary.commits) && !p.finite:
		return p.claims[len(p.claims)-1].Agent // "promised Trump to release …"
	case isIng && (before.kind == to || before.kind == aside):
		p.subject, p.fresh = p.claims[len(p.claims)-1].Receiver, true // "accused Ukraine of breaking …"
	}
	return p.subject
}

// firstNamed is the first who is named or asked for.
func firstNamed(all ...Who) Who {
	for _, who := range all {
		if who.Known() || who.Open {
			return who
		}
	}
	return Who{}
}

// after reports whether the last act is one of a class.
func (p *parser) after(class acts) bool {
	return len(p.claims) > p.from && p.claims[len(p.claims)-1].acts.has(class)
}

// around is whom the words after an act name.
type around struct {
	author        Who  // after "by"
	first, second Who  // without a preposition, or after "to"
	direct        bool // the first is without a preposition
}

func (p *parser) following(i int) (w around) {
	things := false
	for j := i + 1; j < len(p.s.items); j++ {
		it := p.s.items[j]
		if it.kind == verb || it.kind == clause || it.comma && it.kind != by {
			break
		}
		things = things || it.kind == noun
		if it.kind != party && it.kind != who {
			continue
		}
		if p.role(j) == party && p.begins(j) {
			break
		}
		switch role := p.role(j); {
		case role == by && !p.auxiliary && (things || p.fresh && p.subject.Known()):
			return w // "welcomed the idea put forward by …", "drew attention to acts by …"
		case role == by:
			w.author = it.who
			return w
		case role == aside || role == against:
		case !w.first.Known() && !w.first.Open:
			w.first, w.direct = it.who, role == party
		case !w.second.Known():
			w.second = it.who
		}
	}
	return w
}

// begins reports whether a name begins a clause that depends on an act: "agree
// Iran should never".
func (p *parser) begins(j int) bool {
	if j+1 >= len(p.s.items) || p.s.items[j].owner {
		return false
	}
	switch p.s.items[j+1].kind {
	case must, will, may, be, do, verb, not:
		return !p.s.items[j+1].comma
	}
	return false
}

// owner is whose the i-th act is, as far as the words before it tell.
func (p *parser) owner(i int) Who {
	it := p.s.items[i]
	switch {
	case !p.fresh && it.first > 0 && slices.Contains(possessives(), p.s.tokens[it.first-1].Folded):
		p.subject = Who{} // "thanked him for his wish to …": whose it is was not read
	case i > 0 && p.isOwner(i-1) && p.near(p.before(i).last, it.first):
		return p.before(i).who // "Putin's idea", "the US proposal"
	case p.fresh && p.gives(p.at, it.first):
		return p.subject // "Putin made a proposal"
	}
	return Who{}
}

// gives reports whether the words between two tokens only say that somebody has
// or makes what comes next.
func (p *parser) gives(i, j int) bool {
	for k := i + 1; k < j; k++ {
		isItem := slices.ContainsFunc(p.s.items, func(it item) bool { return it.first <= k && k <= it.last })
		if w := p.s.tokens[k].Folded; !isItem && !text.IsStop(w, p.s.lang) && p.s.lang == english && !slices.Contains(lightVerbs(), w) {
			return false
		}
	}
	return p.near(i, j)
}

func lightVerbs() []string {
	return strings.Fields("make makes made put puts forward give gives gave present presents presented offer offers offered issue issues issued " +
		"raise raises raised voice voices voiced bring brings brought came come comes set sets launch launched conduct conducted carry carried")
}

func possessives() []string { return []string{"his", "her", "its", "their", "your", "our"} }

// attached is whom a preposition after the i-th act brings in, and as what:
// "mobilization in Ukraine", "attacks on Russia".
func (p *parser) attached(i int) (Who, Slot) {
	if i+2 >= len(p.s.items) || p.s.items[i+2].kind != party || !p.near(p.s.items[i].last, p.s.items[i+1].first) {
		return Who{}, ""
	}
	who, preposition := p.s.items[i+2].who, p.s.items[i+1]
	switch p.s.tokens[preposition.first].Folded {
	case "of", "in", "from":
		return who, Agent
	case "on":
		return who, Receiver
	}
	switch preposition.kind {
	case against:
		return who, Receiver
	case by:
		return who, Agent
	case to:
		return who, Receiver
	}
	return who, ""
}

// isOwner reports whether the i-th item is somebody to whom a thing after it
// belongs.
func (p *parser) isOwner(i int) bool {
	it := p.s.items[i]
	return it.kind == whose || it.kind == party && (it.owner || p.role(i) == party)
}
