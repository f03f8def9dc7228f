package claim

import (
	"math/bits"
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/text"
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
	nobody    bool // a denial waits for the verb after a clause: "nobody who surrenders will"
	asserting bool // what comes next is said to be so
	topical   bool // the last verb is only what something is about
	supposing bool // the clause only says what would have to be so
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
		p.finite, p.denied, p.nobody = true, p.denied || p.nobody, false
	}
	switch it.kind {
	case not:
		p.denied = (!p.denied || p.isSecond(i)) && !p.r.isCondition(p.s)
	case and:
		if p.isFinite(i+1) || i+1 < len(p.s.items) && isAuxiliary(p.s.items[i+1].kind) {
			p.denied = false // "did not hesitate and ordered", "was not needed and should end"
		}
	case stop:
		p.steer(i, true)
	case resume:
		p.steer(i, false)
	case to:
		p.auxiliary = false
	case be:
		p.auxiliary = true
		if p.before(i).kind == not && p.isGerund(p.before(i).last+1) {
			p.denied = false // "the key to not escalating is"
		}
	case must:
		p.mode, p.auxiliary = corpus.Should, false
	case will:
		p.mode, p.auxiliary = corpus.Will, false
		p.supposing = p.supposing || slices.Contains([]string{"could", "might", "may"}, p.s.tokens[it.first].Folded)
	case clause:
		p.denied, p.stopping, p.going = false, false, false
		word := p.s.tokens[it.first].Folded
		p.supposing = word == "if" || word == "unless"
		if word == "that" {
			p.main = Who{} // who is named next
		}
	case what, when, where, number, why:
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

// isGerund reports whether a token is an -ing form.
func (p *parser) isGerund(i int) bool { return strings.HasSuffix(p.s.tokens[i].Folded, "ing") }

func isAuxiliary(k kind) bool { return k == must || k == will || k == be || k == do }

// isFinite reports whether the i-th item is a verb in the past or the third
// person, which has a subject of its own or the one before.
func (p *parser) isFinite(i int) bool {
	if i >= len(p.s.items) || p.s.items[i].kind != verb {
		return false
	}
	word := p.s.tokens[p.s.items[i].first].Folded
	return strings.HasSuffix(word, "ed") || strings.HasSuffix(word, "s")
}

// party takes a name. It acts in what follows unless a preposition or an owner's
// mark says otherwise.
func (p *parser) party(i int) {
	it := p.s.items[i]
	if it.kind == who && p.denied && p.before(i).kind == not {
		p.denied, p.nobody = false, true
		return
	}
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
	if it.comma && !p.fresh && p.subject.Known() || p.opens(i) {
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
	p.fresh, p.auxiliary, p.finite = true, false, false
}

// modifies reports whether a name only says what kind of thing comes next: "the
// Ukraine settlement".
func (p *parser) modifies(it item) bool {
	next := it.last + 1
	isVerb := func(o item) bool { return o.first == next && o.kind != noun && o.kind != halted }
	if slices.ContainsFunc(p.s.items, func(o item) bool { return o.first == next && (o.kind == source || o.kind == party && o.thing) }) {
		return true // "the Kremlin statement", "the Ukraine conflict"
	}
	return slices.ContainsFunc(p.s.mentions, func(m mention) bool {
		return (m.first == next || m.first <= it.first && m.last >= next) && !p.hasVerb(next, m.last)
	}) && !slices.ContainsFunc(p.s.items, isVerb) && !p.s.hasMark(it.last, min(next, len(p.s.tokens)-1))
}

// hasVerb reports whether an act is done in the tokens from one to another.
func (p *parser) hasVerb(first, last int) bool {
	return slices.ContainsFunc(p.s.items, func(o item) bool { return o.kind == verb && o.first >= first && o.last <= last })
}

// role is what the item before a name makes of it: by, to, aside or party.
func (p *parser) role(i int) kind {
	switch before := p.before(i); before.kind {
	case by, to, aside:
		if p.near(before.last, p.s.items[i].first) && !(p.isConjunction(before) && p.begins(i)) {
			return before.kind
		}
	}
	return party
}

// isConjunction reports whether a word is a preposition or begins a clause:
// "after Putin", "after Putin agreed".
func (p *parser) isConjunction(it item) bool {
	return slices.Contains([]string{"after", "before", "as", "since"}, p.s.tokens[it.first].Folded)
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

// opens reports whether a name begins a clause: after "and", "but" or "while",
// with a verb behind it.
func (p *parser) opens(i int) bool {
	if !slices.Contains([]kind{and, or, clause}, p.before(i).kind) || len(p.claims) == p.from {
		return false
	}
	for _, next := range p.s.items[i+1:] {
		switch next.kind {
		case verb, be, do, will, must:
			return true
		case not:
		default:
			return false
		}
	}
	return false
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
		if slices.Contains([]kind{clause, must, will, do, not}, next.kind) || next.comma || next.kind == verb && k > 0 && p.s.items[i+k].kind == and {
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
			p.asserting = p.fresh && p.mode != corpus.Should && p.before(i).kind == party
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

// isThing reports whether those who are named are none who could act.
func (r *Reader) isThing(who Who) bool { return who.Known() && who.Parties&^r.things == 0 }

func (p *parser) isProcess(a acts) bool { return a.has(p.r.vocabulary.process) }

// verb takes an act that is done, in the active or the passive voice.
func (p *parser) verb(i int) {
	it := p.s.items[i]
	isIng := strings.HasSuffix(p.s.tokens[it.first].Folded, "ing")
	agent := p.agent(i, isIng)
	p.asserting = p.asserting || p.fresh && p.mode != corpus.Should && !isIng && p.before(i).kind != to
	w := p.following(i)
	receiver := w.first
	if p.s.lang != english && !agent.Known() && !agent.Open && w.direct {
		agent, receiver = w.first, w.second // "подякував Путін Трампу?"
	}
	receiver = firstNamed(receiver, p.second, p.whom)
	if p.isAbout(it.last) {
		receiver = Who{} // "asked for the soldiers to be spared"
	}
	author := firstNamed(w.author, p.author)
	passive := p.auxiliary && !isIng && !it.comma && p.s.tokens[it.last].Folded != "to" // "is ready to"
	switch {
	case author.Known():
		agent, receiver = author, p.subject
	case passive:
		agent, receiver = Who{}, p.subject
	case p.isProcess(it.acts) && !p.fresh && !p.controls():
		agent = Who{} // "Moscow demands to stop …" says not who should
	}
	p.topical = isIng && !passive && p.isTopic(i)
	p.denied = p.denied || p.inheritsDenial(i)
	p.add(it, agent, receiver)
	p.claims[len(p.claims)-1].direct = p.fresh && !p.auxiliary && agent == p.subject && p.near(p.at, it.first)
	p.fresh, p.auxiliary, p.finite, p.author = false, false, false, Who{}
}

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

// isTopic reports whether the i-th act, an -ing form, is only what something is
// about, "concerns about Ukraine mobilising and rearming": it is not said to be so.
func (p *parser) isTopic(i int) bool {
	for k := i - 1; k >= 0; k-- {
		switch it := p.s.items[k]; it.kind {
		case party, and:
		case verb:
			return p.topical && p.before(i).kind == and
		default:
			return it.kind == aside && slices.Contains([]string{"about", "over", "regarding", "concerning"}, p.s.tokens[it.first].Folded)
		}
	}
	return false
}

// agent is who does the i-th act as far as the words before it tell.
func (p *parser) agent(i int, isIng bool) Who {
	before := p.before(i)
	if p.isUnread(i, isIng) {
		return Who{}
	}
	again := (before.kind == and || p.s.items[i].comma && !isIng) && !p.hasPronoun(before.last, p.s.items[i].first, "he", "she")
	switch {
	case len(p.claims) == p.from:
	case isIng && p.shares(i), before.kind == to && p.after(p.r.vocabulary.directs) && !p.controls():
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

// isUnread reports whether who does the i-th act is not read: a pronoun stands
// for it, "because it broke", or it is a participle, "having broken",
// "surrendering soldiers", "soldiers treated in".
func (p *parser) isUnread(i int, isIng bool) bool {
	from := i - 1
	for from >= 0 && (isAuxiliary(p.s.items[from].kind) || p.s.items[from].kind == not) {
		from--
	}
	first := p.s.items[i].first
	if from >= 0 && p.hasPronoun(p.s.items[from].last, first, "it", "this", "which") {
		return true
	}
	if isIng {
		return i+1 < len(p.s.items) && p.s.items[i+1].kind == party && first > 0 &&
			slices.Contains([]string{"that", "the", "any", "all", "those"}, p.s.tokens[first-1].Folded)
	}
	return p.before(i).kind == do && p.before(i).comma || p.isReduced(i)
}

// isReduced reports whether the i-th act is a participle after a name, and the
// verb of the clause comes later: "soldiers treated in hospitals will return".
func (p *parser) isReduced(i int) bool {
	if !p.touches(i) || !strings.HasSuffix(p.s.tokens[p.s.items[i].last].Folded, "ed") {
		return false
	}
	for k, next := range p.s.items[i+1:] {
		switch {
		case next.comma, k == 0 && next.kind != aside && next.kind != by:
			return false
		case isAuxiliary(next.kind):
			return true
		}
	}
	return false
}

// hasPronoun reports whether one of some pronouns is between two tokens: who that
// is was not read.
func (p *parser) hasPronoun(i, j int, pronouns ...string) bool {
	return i+1 < j && slices.ContainsFunc(p.s.tokens[i+1:j], func(t text.Token) bool { return slices.Contains(pronouns, t.Folded) })
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

// isAbout reports whether an act's last word is a preposition that brings in
// what it is about.
func (p *parser) isAbout(i int) bool {
	return slices.Contains([]string{"for", "about", "on", "of", "over"}, p.s.tokens[i].Folded)
}

// after reports whether the last act is one of a class.
func (p *parser) after(class acts) bool {
	return len(p.claims) > p.from && p.claims[len(p.claims)-1].acts.has(class)
}

// controls reports whether the last name came after the last act: "ordered the
// military to stop".
func (p *parser) controls() bool {
	return len(p.claims) == p.from || p.subject.Span.Start > p.claims[len(p.claims)-1].Span.Start
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
		case role == by && things && !p.auxiliary:
			return w // "welcomed the idea put forward by …"
		case role == by:
			w.author = it.who
			return w
		case role == aside:
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
	case must, will, be, do, verb, not:
		return !p.s.items[j+1].comma
	}
	return false
}

// noun takes an act that is named as a thing.
func (p *parser) noun(i int) {
	p.shares(i)
	p.topical = false
	denied := p.denied && p.deniesVerb(i)
	agent, receiver := p.owner(i), Who{}
	switch who, slot := p.attached(i); slot {
	case Agent:
		agent = who
	case Receiver:
		receiver = who
	}
	p.add(p.s.items[i], agent, receiver)
	p.denied = denied
}

// deniesVerb reports whether a denial before the i-th act, which begins a
// clause as a thing, denies the verb after it as well: "no efforts are planned".
func (p *parser) deniesVerb(i int) bool {
	if p.s.lang != english || len(p.claims) > p.from || i+1 >= len(p.s.items) {
		return false
	}
	next := p.s.items[i+1].kind
	return next == be || next == will || next == must || next == do
}

// owner is whose the i-th act is, as far as the words before it tell.
func (p *parser) owner(i int) Who {
	it := p.s.items[i]
	switch {
	case p.isInverted(i + 1):
		return p.s.items[i+2].who // "which conditions did Putin set"
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
	case "on", "against":
		return who, Receiver
	}
	switch preposition.kind {
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

// isInverted reports whether an auxiliary and then a name follow, as in a
// question.
func (p *parser) isInverted(i int) bool {
	return i+1 < len(p.s.items) && p.s.items[i].kind == do && p.s.items[i+1].kind == party && !p.s.items[i].comma
}

// add adds a claim and uses up what was waiting for its act.
func (p *parser) add(it item, agent, receiver Who) {
	c := Claim{Agent: agent, Receiver: receiver, acts: it.acts, Mode: p.mode, Span: p.s.span(it.first, it.last)}
	if it.acts != 0 {
		c.Act = p.r.vocabulary.acts[bits.TrailingZeros64(uint64(it.acts))].name
	}
	c.bare = (it.kind == noun || p.topical) && !p.denied && !p.stopping && !p.going
	c.negated, c.stopped, c.resumed = p.denied, p.stopping, p.going
	c.Denied = (p.denied != p.stopping) != (it.kind == halted)
	c.asserted = p.asserting && !p.supposing && it.acts&^p.r.vocabulary.attitude != 0 && !slices.ContainsFunc(p.claims, func(o Claim) bool {
		return o.acts.has(p.r.vocabulary.attitude &^ p.r.vocabulary.speaking) // "suggested that both stop"
	})
	p.denied, p.stopping, p.going, p.asserting, p.mode = false, false, false, false, ""
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
	p.from, p.first, p.main, p.auxiliary, p.supposing = len(p.claims), end, Who{}, false, false
}
