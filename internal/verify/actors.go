package verify

import (
	"slices"
	"strings"

	"bothsides/corpus"
)

// actors knows by which words people name the sides and others who act.
type actors struct {
	names  []actorName
	known  wordSet // words that the statements write with a capital letter
	titles wordSet // "president"
	behind wordSet // words behind which nobody stands who acts
}

// actorName is a name of a side, one of those who issued a statement.
type actorName struct {
	stems []string
	side  int // place of its statement in the corpus, from 1
}

func (l *lexicon) actorsOf(c *corpus.Corpus, known wordSet) actors {
	a := actors{known: known, titles: setOf(`president presidents leader leaders administration team`),
		behind: setOf(`to with from by of for in on against at about over into between than despite under per via after
			before as like near and through`)}
	for i, s := range c.Statements {
		for _, name := range append([]string{s.Name}, s.Aliases...) {
			if person, _, of := strings.Cut(name, "'s "); of {
				name = person // "Putin's team"
			}
			if stems := l.stemsOf(name); len(stems) > 0 {
				a.names = append(a.names, actorName{stems, i + 1})
			}
		}
	}
	return a
}

// mark notes in units whom their terms name.
func (a actors) mark(terms []term, units []unit) {
	for i, t := range terms {
		for _, n := range a.names {
			for j := range begins(terms[i:], n.stems) {
				units[i+j].side = n.side
			}
		}
		u := &units[i]
		u.title = a.titles[t.text]
		if u.title && i > 0 {
			u.side = units[i-1].side // "the Russian president"
		}
		u.actor = u.title || u.side > 0 || t.name || t.capital && a.known[t.text]
	}
}

// earlyDoer is before which unit the one who acts is named.
const earlyDoer = 3

// doer finds the unit that names who acts, "Ukraine agreed": the first actor,
// if it stands early and no preposition makes it something else. -1: there is
// none, or it is both sides together.
func (a actors) doer(plain string, units []unit) int {
	i := slices.IndexFunc(units, func(u unit) bool { return u.actor })
	if i < 0 || i >= earlyDoer || units[i].title && units[i].side == 0 {
		return -1
	}
	if i+1 < len(units) && units[i].side > 0 && units[i+1].side > 0 && units[i].side != units[i+1].side {
		return -1
	}
	before := strings.Fields(strings.ToLower(plain[:units[i].start]))
	for len(before) > 0 && (before[len(before)-1] == "the" || before[len(before)-1] == "both") {
		before = before[:len(before)-1]
	}
	if len(before) > 0 && a.behind[before[len(before)-1]] {
		return -1
	}
	return i
}

// belongs tells whether who acts has a part in the passages: they name it, or
// they are its own side's.
func (u unit) belongs(passages []*sense) bool {
	return slices.ContainsFunc(passages, func(s *sense) bool {
		return u.side > 0 && u.side == s.side || slices.ContainsFunc(s.units, u.sameActor)
	})
}

// sameActor tells whether two units name one actor.
func (u unit) sameActor(v unit) bool {
	return u.stem == v.stem || u.side > 0 && u.side == v.side || u.side == 0 && v.side == 0 && sameLine(u, v)
}

// owning is an actor with something next to it that is its own: "Ukrainian
// soldiers", "mobilization in Ukraine".
type owning struct{ actor, thing unit }

// farthestOwned is how many bytes stand between an owner and what it owns.
const farthestOwned = 4

// owningsOf lists what belongs to whom among the units of a text. What both
// sides share, "Putin and Trump talked", is nobody's own.
func owningsOf(text string, units []unit) []owning {
	var out []owning
	for i := 1; i < len(units); i++ {
		a, b := units[i-1], units[i]
		together := i > 1 && units[i-2].actor && units[i-2].side != a.side
		if together || a.actor == b.actor || a.title && a.side == 0 || b.start < a.end {
			continue
		}
		switch between := text[a.end:b.start]; {
		case a.actor && len(between) <= farthestOwned && !strings.ContainsAny(between, ",.;:"):
			out = append(out, owning{a, b})
		case b.actor && (between == " in " || between == " in the "):
			out = append(out, owning{b, a})
		}
	}
	return out
}

// clashes tells whether the text gives to one actor what the passages give to
// another alone: "Russian soldiers" where they have "Ukrainian soldiers".
func (c claim) clashes(passages []*sense) bool {
	for _, own := range c.ownings {
		same, other := false, false
		for _, s := range passages {
			for _, o := range s.ownings {
				if o.thing.stem == own.thing.stem || sameLine(o.thing, own.thing) {
					is := o.actor.sameActor(own.actor)
					same, other = same || is, other || !is
				}
			}
		}
		if other && !same {
			return true
		}
	}
	return false
}
