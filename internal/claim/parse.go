package claim

import (
	"math/bits"
	"slices"
	"strings"

	"bothsides/corpus"
)

// parser goes through the items of a sentence from left to right.
type parser struct {
	r      *Reader
	s      sentence
	claims []Claim

	main      Who  // the first who acts in the clause
	subject   Who  // the last who was named and may act
	second    Who  // named right after the subject, before any verb
	at        int  // the last token of the subject's name
	whom      Who  // asked for: to whom it is done
	author    Who  // named as the agent before the verb of a passive
	fresh     bool // no verb has come since the subject
	denied    bool // a denial waits for its act
	stopping  bool // an end waits for its act
	going     bool // a going on waits for its act
	mode      corpus.Mode
	auxiliary bool // a form of "be" came since the subject
	finite    bool // an auxiliary came since the subject: it has a verb of its own
	first     int  // token where the clause begins
	from      int  // claim with which it begins
}

// before is the item before the i-th, of kind none where there is none.
func (p *parser) before(i int) item {
	if i == 0 {
		return item{}
	}
	return p.s.items[i-1]
}

// touches reports whether the item before the i-th is a party right before it.
func (p *parser) touches(i int) bool {
	before := p.before(i)
	return before.kind == party && before.last == p.s.items[i].first-1
}

func (r *Reader) clauses(s sentence) []Claim {
	p := parser{r: r, s: s}
	for i := range s.items {
		p.step(i)
	}
	p.finish(len(s.tokens))
	return p.claims
}

// step takes the i-th item.
func (p *parser) step(i int) {
	it := p.s.items[i]
	if i > 0 && p.s.hasColon(p.before(i).last, it.first) {
		p.denied, p.stopping, p.going = false, false, false
	}
	if isAuxiliary(it.kind) {
		p.finite = true
	}
	switch it.kind {
	case not:
		p.denied = true
	case and:
		p.mode = "" // "what they could do, and they reviewed it"
		if i+1 < len(p.s.items) && isAuxiliary(p.s.items[i+1].kind) {
			p.denied = false // "was not needed and should end"
		}
	case stop:
		p.steer(i, true)
	case resume:
		p.steer(i, false)
	case to:
		p.auxiliary = false
	case be:
		p.auxiliary = true
	case must:
		p.mode, p.auxiliary = corpus.Should, false
	case will:
		p.mode, p.auxiliary = corpus.Will, false
	case may:
		p.mode, p.auxiliary = corpus.Would, false
	case clause:
		p.denied, p.stopping, p.going = false, false, false
		if p.s.tokens[it.first].Folded == "that" {
			p.main = Who{} // who is named next
		}
	case what, when, where, number, why, how:
		if it.comma {
			p.finish(it.first)
			p.subject = Who{}
		}
	case whom:
		p.whom = it.who
	case party, who, whose:
		p.party(i)
	case verb:
		p.verb(i)
	case noun, halted:
		p.noun(i)
	}
}

func isAuxiliary(k kind) bool { return k == must || k == will || k == may || k == be || k == do }

// party takes a name. It acts in what follows unless a preposition or an owner's
// mark says otherwise.
func (p *parser) party(i int) {
	it := p.s.items[i]
	if it.kind == who && p.before(i).kind == party && p.near(p.before(i).last, it.first) {
		p.subject, p.fresh, p.auxiliary = p.before(i).who, true, false // "soldiers who surrender"
		return
	}
	if it.owner || it.kind == whose || p.modifies(it) {
		return
	}
	role := p.role(i)
	if role == by && p.auxiliary {
		p.author = it.who // "wurde von Putin vorgeschlagen"
	}
	if role != party {
		return
	}
	if it.comma && !p.fresh && p.subject.Known() {
		p.finish(it.first)
	}
	if p.fresh && p.touches(i) && !it.comma {
		p.second = it.who // "dass der Iran Israel bedroht"
		return
	}
	if !p.main.Known() {
		p.main = it.who
	}
	p.subject, p.second, p.at = it.who, Who{}, it.last
	before := p.before(i)
	inverted := before.kind == be && i == 1 && p.near(before.last, it.first) // "was Putin thanked"
	p.fresh, p.auxiliary, p.finite = true, inverted, false
}

// verb takes an act that is done, in the active or the passive voice.
func (p *parser) verb(i int) {
	it := p.s.items[i]
	isIng := strings.HasSuffix(p.s.tokens[it.first].Folded, "ing")
	agent := p.agent(i, isIng)
	w := p.following(i)
	receiver := w.first
	if p.s.lang != english && !agent.Known() && !agent.Open && w.direct {
		agent, receiver = w.first, w.second // "подякував Путін Трампу?"
	}
	receiver = firstNamed(receiver, p.second, p.whom)
	if p.s.lang != english && !p.auxiliary && agent.Known() && w.author.Known() && w.author != agent {
		receiver, w.author = w.author, Who{} // "was will Trump von Putin"
	}
	author := firstNamed(w.author, p.author)
	passive := p.auxiliary && !isIng && !it.comma && p.s.tokens[it.last].Folded != "to" // "is ready to"
	switch {
	case author.Known():
		agent, receiver = author, p.subject
	case passive:
		agent, receiver = Who{}, p.subject
	case p.isProcess(it.acts) && !p.fresh:
		agent = Who{} // "Moscow demands to stop …" says not who should
	}
	if asks := p.r.vocabulary.requests | p.r.vocabulary.wishing; p.mode == "" && p.before(i).kind == to && p.after(asks) && !p.claims[len(p.claims)-1].bare {
		p.mode = corpus.Asked // "asked him to order", "wants to order"
	}
	p.add(it, agent, receiver)
	p.claims[len(p.claims)-1].direct = p.fresh && !p.auxiliary && agent == p.subject && p.near(p.at, it.first)
	p.fresh, p.auxiliary, p.finite, p.author = false, false, false, Who{}
}

// noun takes an act that is named as a thing.
func (p *parser) noun(i int) {
	p.shares(i)
	agent, receiver := p.owner(i), Who{}
	switch who, slot := p.attached(i); slot {
	case Agent:
		agent = who
	case Receiver:
		receiver = who
	}
	p.add(p.s.items[i], agent, receiver)
}

// add adds a claim and uses up what was waiting for its act.
func (p *parser) add(it item, agent, receiver Who) {
	c := Claim{Agent: agent, Receiver: receiver, acts: it.acts, Mode: p.mode, Span: p.s.span(it.first, it.last)}
	if it.acts != 0 {
		c.Act = p.r.vocabulary.acts[bits.TrailingZeros64(uint64(it.acts))].name
	}
	c.bare = it.kind == noun && !p.denied && !p.stopping && !p.going
	c.negated, c.stopped, c.resumed = p.denied, p.stopping, p.going
	c.Denied = (p.denied != p.stopping) != (it.kind == halted)
	p.denied, p.stopping, p.going, p.mode = false, false, false, ""
	p.claims = append(p.claims, c)
}

// finish ends a clause before token end and gives its claims their objects.
func (p *parser) finish(end int) {
	var objects []string
	for _, m := range p.s.mentions {
		if m.first >= p.first && m.first < end && !slices.Contains(objects, m.concept.Name) {
			objects = append(objects, m.concept.Name)
		}
	}
	for i := p.from; i < len(p.claims); i++ {
		p.claims[i].Objects = objects
	}
	p.from, p.first, p.main, p.auxiliary = len(p.claims), end, Who{}, false
}
