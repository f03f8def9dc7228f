package claim

import (
	"slices"
	"strings"
)

// steer takes a word that ends something or lets it go on: what comes next or,
// if that is no act, what came before, "strikes should stop".
func (p *parser) steer(i int, ends bool) {
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

// ends adds that something comes to an end that nobody does, such as a war.
func (p *parser) ends(it item, who Who) {
	it.acts = p.r.vocabulary.ending
	p.add(it, who, Who{})
}

func (p *parser) isProcess(a acts) bool { return a.has(p.r.vocabulary.process) }

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
