package verify

import (
	"slices"

	"bothsides/corpus"
)

// fit is how the alleged text fits into a statement.
type fit struct {
	side    *stated
	alleged []token
	pairs   []pair // tokens that are the same, in order

	words   int     // of the alleged text
	matched int     // of them, those that the statement has here
	solid   int     // of those, the ones next to each other in both texts
	tight   int     // of the matched ones, those with at most a word between them and the next
	weight  float32 // of the matched ones
	stray   bool    // a word that does not fit stands elsewhere in the passage
	squares int     // of the lengths of the rows in which words match, added up
}

// Shares of the alleged words that must stand in one window, next to each
// other, for the text to have been taken from there.
const (
	alteredShare      = 0.66
	alteredSureShare  = 0.80 // enough, however small the pieces are
	alteredTightShare = 0.70 // with at most one word between them, in about as much room
	alteredPieces     = 0.26 // of all words in one row, what the rows must come to squared
	shortText         = 5    // words; of so few one may stand alone
	alteredShortShare = 0.75 // of their words, with at most one between them
	alteredWeight     = 1.2  // of their words: more than "of the"
	leastAltered      = 4    // words; fewer say nothing about where they come from
)

// altered finds the statement that the text was taken from, if most of its
// words stand there in a row.
func (k *Checker) altered(t *alleged) (Finding, bool) {
	var best fit
	ids := idsOf(t.tokens, k.ids)
	for _, side := range k.inOrder(t.claimed) {
		if !side.mayFit(t.tokens, ids) {
			continue
		}
		if f := fitInto(side, t.tokens, ids); best.side == nil || f.better(best) {
			best = f
		}
	}
	if best.side == nil || !best.taken() && !best.scrambled(ids) {
		return Finding{}, false
	}
	f := Finding{Verdict: Altered, Source: best.side.statement, Passages: best.passages()}
	k.diff(t, best, &f)
	return f, true
}

// mayFit tells, before the work of aligning, whether the statement has enough
// of the words at all.
func (s *stated) mayFit(tokens []token, ids []int32) bool {
	words, matched := 0, 0
	met := map[int32]int{}
	for i, id := range ids {
		if tokens[i].kind != word {
			continue
		}
		words++
		if met[id]++; met[id] <= len(s.at[id]) {
			matched++
		}
	}
	return float64(matched) >= alteredShare*float64(words)
}

// fitInto aligns the tokens with a statement.
func fitInto(side *stated, tokens []token, ids []int32) fit {
	f := fit{side: side, alleged: tokens}
	start, end := side.near(ids)
	f.pairs = align(ids, side.ids[start:end], side.weight[start:end])
	for i := range f.pairs {
		f.pairs[i].stated += start
	}
	f.prune()
	f.count()
	return f
}

// lonely is how many tokens a single word must be apart from the other words
// that match to have been met by chance.
const lonely = 6

// prune takes off single words at either end that match by chance.
func (f *fit) prune() {
	for n := len(f.pairs); n > 1; n = len(f.pairs) {
		switch {
		case f.pairs[n-1].stated-f.pairs[n-2].stated > lonely:
			f.pairs = f.pairs[:n-1]
		case f.pairs[1].stated-f.pairs[0].stated > lonely:
			f.pairs = f.pairs[1:]
		default:
			return
		}
	}
}

func (f *fit) count() {
	f.words = countWords(f.alleged)
	row := 0
	for i, p := range f.pairs {
		if i > 0 && !f.pairs[i-1].follows(p) {
			row = 0
		}
		if f.alleged[p.alleged].kind != word {
			continue
		}
		row++
		f.squares += 2*row - 1
		f.matched++
		f.weight += f.side.weight[p.stated]
		if i > 0 && f.pairs[i-1].follows(p) || i+1 < len(f.pairs) && p.follows(f.pairs[i+1]) {
			f.solid++
		}
		if i > 0 && f.pairs[i-1].near(p) || i+1 < len(f.pairs) && p.near(f.pairs[i+1]) {
			f.tight++
		}
	}
	f.stray = f.strays()
}

// follows tells whether q is the very next pair in both texts.
func (p pair) follows(q pair) bool {
	return q.alleged == p.alleged+1 && q.stated == p.stated+1
}

// near tells whether at most one token of either text stands between two pairs.
func (p pair) near(q pair) bool { return q.alleged <= p.alleged+2 && q.stated <= p.stated+2 }

// strays tells whether a word that is not matched stands in the passage of
// those that are: the text then has its words in another order.
func (f *fit) strays() bool {
	if len(f.pairs) == 0 {
		return false
	}
	matched := map[int]bool{}
	for _, p := range f.pairs {
		matched[p.alleged] = true
	}
	passage := f.side.passage[f.pairs[0].stated]
	for i, t := range f.alleged {
		if t.kind != word || matched[i] {
			continue
		}
		for j, s := range f.side.tokens {
			if f.side.passage[j] == passage && s.text == t.text {
				return true
			}
		}
	}
	return false
}

func (f fit) better(g fit) bool {
	if f.solid != g.solid {
		return f.solid > g.solid
	}
	return f.weight > g.weight
}

// taken tells whether the alleged text was taken from the statement.
func (f fit) taken() bool {
	share := float64(f.solid) / float64(f.words)
	switch {
	case f.words < leastAltered:
		return false
	case f.words <= shortText:
		return float64(f.tight) >= alteredShortShare*float64(f.words) && f.weight >= alteredWeight && !f.stray
	case share >= alteredSureShare, float64(f.tight) >= alteredTightShare*float64(f.words) && f.compact():
		return true
	}
	return share >= alteredShare && f.compact() && float64(f.squares) >= alteredPieces*float64(f.words*f.words)
}

// Of a text that has a passage's words in another order.
const (
	leastScrambled = 7   // words
	scrambledShare = 0.9 // of its words that the passage has
	ordered        = 0.5 // of its words that stand in order
)

// scrambled tells whether the text has the words of one passage, the small ones
// too, in another order.
func (f fit) scrambled(ids []int32) bool {
	if f.words < leastScrambled || float64(f.matched) < ordered*float64(f.words) {
		return false
	}
	at := f.side.passage[f.pairs[0].stated]
	left := map[int32]int{}
	for i, id := range f.side.ids {
		if f.side.passage[i] == at {
			left[id]++
		}
	}
	had := 0
	for i, id := range ids {
		if f.alleged[i].kind == word && left[id] > 0 {
			left[id]--
			had++
		}
	}
	return float64(had) >= scrambledShare*float64(f.words)
}

// compact tells whether what matches takes little more room in the statement
// than the whole text would.
func (f fit) compact() bool {
	room := f.pairs[len(f.pairs)-1].stated - f.pairs[0].stated + 1
	return 4*room <= 5*len(f.alleged)+8
}

// passages are those that hold a good part of the words, in order.
func (f fit) passages() []*corpus.Passage {
	weights := map[int]float32{}
	var most float32
	for _, p := range f.pairs {
		at := f.side.passage[p.stated]
		weights[at] += f.side.weight[p.stated]
		most = max(most, weights[at])
	}
	var out []*corpus.Passage
	for at, w := range weights {
		if w >= most/4 {
			out = append(out, f.side.statement.Passages[at])
		}
	}
	slices.SortFunc(out, func(a, b *corpus.Passage) int { return a.Index() - b.Index() })
	return out
}

// room is how many tokens of a statement are aligned at most; the built-in
// ones have fewer.
const room = 2000

// near is the part of a long statement where most of the alleged tokens
// stand; all of a short one.
func (s *stated) near(ids []int32) (start, end int) {
	if len(s.ids) <= room {
		return 0, len(s.ids)
	}
	asked := map[int32]bool{}
	for _, id := range ids {
		asked[id] = true
	}
	var sum, best float32
	for i, id := range s.ids {
		if asked[id] {
			sum += s.weight[i]
		}
		if out := i - room; out >= 0 && asked[s.ids[out]] {
			sum -= s.weight[out]
		}
		if sum > best {
			best, start = sum, max(0, i-room+1)
		}
	}
	return start, min(start+room, len(s.ids))
}
