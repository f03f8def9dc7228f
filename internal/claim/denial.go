package claim

import (
	"slices"
	"strings"
)

// isCondition reports whether a sentence says that there is not one thing
// without another: that denies neither.
func (r *Reader) isCondition(s sentence) bool {
	denials, without := 0, 0
	for _, it := range s.items {
		if it.kind == not {
			denials++
			without += strings.Count(s.tokens[it.first].Folded, "without")
		}
	}
	return denials == 2 && without == 1 && s.lang == english
}

// isSecond reports whether the i-th item, a denial, only repeats the one before:
// "neither Kyiv nor Moscow", "not one weapon and no intelligence". Other
// languages deny twice: "никогда не".
func (p *parser) isSecond(i int) bool {
	return p.s.lang != english || p.s.tokens[p.s.items[i].first].Folded == "nor" || p.before(i).kind == and
}

// steer takes a word that ends something or lets it go on: what comes next or,
// if that is no act, what came before, "strikes should stop".
func (p *parser) steer(i int, ends bool) {
	if p.isNamed(i) {
		return
	}
	for k, next := range p.s.items[i+1:] {
		if ends && k == 0 && next.first == p.s.items[i].last+1 && p.s.tokens[next.first].Folded == "in" {
			break // "the war has to end in a settlement"
		}
		if slices.Contains([]kind{clause, must, will, may, do, not}, next.kind) || next.comma || next.kind == verb && k > 0 && p.s.items[i+k].kind == and {
			break // "the war has to end, and they stressed …"
		}
		if next.kind == to && p.s.tokens[next.first].Folded == "from" && strings.HasPrefix(p.s.tokens[p.s.items[i].first].Folded, "ke") {
			ends = true // "keep weapons from spreading"
		}
		if next.kind == party && next.thing && ends {
			p.ends(p.s.items[i], p.subject) // "stop the war"
			return
		}
		if isAct(next.kind) {
			p.stopping, p.going = ends, !ends
			return
		}
	}
	for k := len(p.claims) - 1; k >= p.from; k-- {
		if c := &p.claims[k]; !ends && c.negated {
			return // "must not spread any further"
		} else if p.isProcess(c.acts) || ends && c.bare && p.finite {
			c.Denied, c.resumed, c.bare = ends != p.denied, !ends, false
			p.denied = false
			return
		}
	}
	switch it := p.s.items[i]; {
	case ends && p.r.isThing(p.subject):
		p.ends(it, p.subject) // "the war must stop"
	case ends:
		p.stopping = true
		p.add(it, p.subject, Who{})
	}
}

// isNamed reports whether a word that ends something is only named before
// what is done with it: "use the pause to rearm".
func (p *parser) isNamed(i int) bool {
	it := p.s.items[i]
	return it.first > 0 && slices.Contains([]string{"the", "this", "that", "any"}, p.s.tokens[it.first-1].Folded) &&
		it.last+1 < len(p.s.tokens) && p.s.tokens[it.last+1].Folded == "to" && i+1 < len(p.s.items) && p.s.items[i+1].kind == verb
}

// ends adds that something comes to an end that nobody does, such as a war.
func (p *parser) ends(it item, who Who) {
	it.acts = p.r.vocabulary.ending
	p.add(it, who, Who{})
}

func (p *parser) isProcess(a acts) bool { return a.has(p.r.vocabulary.process) }

// inheritsDenial reports whether the denial of the act before is one of the i-th
// as well: "does not want Ukraine to rearm", "not mobilise and rearm", "oppose
// Iran ever being able to threaten".
func (p *parser) inheritsDenial(i int) bool {
	if p.s.lang != english || len(p.claims) == p.from || p.s.items[i].comma {
		return false
	}
	last := &p.claims[len(p.claims)-1]
	wished := last.acts.has(p.r.vocabulary.wishing) && last.negated && p.before(i).kind == to
	joined := last.negated && (p.before(i).kind == and || p.before(i).kind == or) && p.isProcess(last.acts) && p.isProcess(p.s.items[i].acts)
	if wished {
		last.Denied, last.negated = false, false
	}
	return wished || joined
}

// deniesVerb reports whether a denial before the i-th act, which begins a
// clause as a thing, denies the verb after it as well: "no efforts are planned".
func (p *parser) deniesVerb(i int) bool {
	if p.s.lang != english || len(p.claims) > p.from || i+1 >= len(p.s.items) {
		return false
	}
	next := p.s.items[i+1].kind
	return isAuxiliary(next)
}

// shares lets the i-th act share the end that comes to the one before, "stop
// mobilization in Ukraine and the rearmament".
func (p *parser) shares(i int) bool {
	it := p.s.items[i]
	waiting := p.denied || p.stopping || p.going
	if waiting || it.kind == halted || len(p.claims) == p.from || !p.isProcess(it.acts) || p.before(i).kind != and {
		return false
	}
	p.stopping = p.claims[len(p.claims)-1].stopped
	return p.stopping
}
