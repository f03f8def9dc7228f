package verify

import "strings"

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
		naming = naming || v.naming[w] || v.nouns[w]
		if t.tokens[i].kind == word && !v.framing(w) && !v.neutral[w] || v.reports[w] {
			return false
		}
		i++
	}
	return false
}

// leadBehind reads on behind the name to a verb, or to a comma where the
// attribution needs no verb.
func (v *credits) leadBehind(t *alleged, n name, i int, naming bool) bool {
	paper, accorded := false, t.tokens[0].text == "according"
	for ; i < len(t.tokens) && i < farthest; i++ {
		w := t.tokens[i]
		paper = paper || v.papers[w.text]
		switch {
		case v.reports[w.text]:
			if i = v.skipBehind(t, i+1); !n.own && !n.voice && !paper && !t.parted(i) {
				return false // "Russia announced a swap" says what Russia did
			}
		case naming && (w.text == "," || w.text == "-"):
			i++
		case w.kind == word && v.framing(w.text) && (!isNumber(w.text) || v.dated(t.tokens, i)):
			continue
		case accorded && n.own && w.kind == word && (!w.capital || v.known[w.text]):
			// "According to the Kremlin they agreed", without a comma
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
	if end+1 < len(t.tokens) && t.tokens[end].text == "it" && t.tokens[end+1].text == "," {
		end++ // "as the Kremlin put it,"
	}
	for end < len(t.tokens) && t.tokens[end].kind == mark {
		end++
	}
	return end
}
