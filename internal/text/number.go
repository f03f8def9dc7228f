package text

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"sync"
)

// Quantity is a number, in words or digits, with what it counts.
type Quantity struct {
	First, Last int     // indexes of tokens, inclusive, without the unit's
	Value       float64 // "one hundred and seventy-five", "175": 175
	Unit        string  // lemma of the word after it, "30-day", "thirty days": "day"; "" if none
}

// numeral is a word of a number.
type numeral struct {
	role  role
	value float64
}

type role uint8

const (
	value   role = iota // "twenty"
	scale               // "hundred": multiplies what precedes it
	and                 // "hundred and five"
	ordinal             // "nineteenth"
	of                  // "19 de marzo"
)

// numerals is what a language writes its numbers with.
type numerals struct {
	words   *Phrases[numeral]
	endings map[string]bool // of ordinals in digits, "19th"
}

// numbers reads the words of the numbers, once.
var numbers = sync.OnceValue(func() map[string]numerals {
	out, err := loadNumbers(files)
	if err != nil {
		panic(err) // the files are part of the program, and a test loads them
	}
	return out
})

func loadNumbers(fsys fs.FS) (map[string]numerals, error) {
	r := listReader{fsys: fsys}
	out := map[string]numerals{}
	for _, lang := range Languages() {
		out[lang] = r.numerals(lang)
	}
	return out, r.err
}

// numerals reads lines such as "20: twenty", which the data files explain.
func (r *listReader) numerals(lang string) numerals {
	n := numerals{words: NewPhrases[numeral](lang), endings: map[string]bool{}}
	r.each("number/"+lang, func(key string, words []string) {
		if key == "~" {
			addAll(n.endings, words)
			return
		}
		num, err := parseNumeral(key)
		for _, w := range words {
			err = errors.Join(err, n.words.Add("="+strings.ReplaceAll(w, "_", " "), num))
		}
		if err != nil {
			r.fail(fmt.Errorf("data/number/%s.txt: %q: %w", lang, key, err))
		}
	})
	return n
}

// parseNumeral reads the first field of a line.
func parseNumeral(key string) (numeral, error) {
	n := numeral{}
	switch {
	case key == "&":
		return numeral{role: and}, nil
	case key == "-":
		return numeral{role: of}, nil
	case key[0] == '*':
		n.role, key = scale, key[1:]
	case strings.HasSuffix(key, "."):
		n.role, key = ordinal, strings.TrimSuffix(key, ".")
	}
	v, err := strconv.ParseFloat(key, 64)
	n.value = v
	return n, err
}

// at is the numeral of the given role at token i, with how many tokens it
// spans; 0 if none.
func (n numerals) at(tokens []Token, i int, is role) (int, float64) {
	if n.words == nil || i >= len(tokens) {
		return 0, 0
	}
	length, found := n.words.Match(tokens, i)
	for _, f := range found {
		if f.role == is {
			return length, f.value
		}
	}
	return 0, 0
}

// Quantities finds the numbers of a text, in order; tokens are those that Words
// returns in the language. Days of a month and ordinals are no quantities, and
// "one" is one only before what it counts.
func Quantities(tokens []Token, lang string) []Quantity {
	r := quantityReader{tokens: tokens, lang: lang, numerals: numbers()[lang]}
	dates := Dates(tokens, lang)
	for i := 0; i < len(tokens); {
		if len(dates) > 0 && i >= dates[0].First {
			i = dates[0].Last + 1
			dates = dates[1:]
			continue
		}
		i = r.read(i)
	}
	return r.out
}

type quantityReader struct {
	tokens []Token
	lang   string
	numerals
	out []Quantity
}

// read reads the number at token i, if there is one, and returns where to read
// on.
func (r *quantityReader) read(i int) int {
	q := Quantity{First: i}
	end := i
	if r.tokens[i].Kind == Number {
		q.Value, q.Unit, end = r.digits(i)
	}
	spelled := end == i
	if n, v := r.spelled(end, q.Value); n > 0 {
		q.Value, end = v, end+n
	}
	if end == i {
		return i + 1
	}
	q.Last = end - 1
	if q.Unit == "" {
		q.Unit = r.unit(end)
	}
	if !spelled || q.Value != 1 || q.Unit != "" {
		r.out = append(r.out, q)
	}
	return end
}

// unit is the lemma of the word at token i if it can be counted.
func (r *quantityReader) unit(i int) string {
	if i >= len(r.tokens) || r.tokens[i].Kind != Word || IsStop(r.tokens[i].Folded, r.lang) {
		return ""
	}
	if n, _ := r.at(r.tokens, i, value); n > 0 {
		return ""
	}
	return r.tokens[i].Lemma
}

// digits reads the number in digits at token i, with the unit that is written
// to it, "30km", and returns where it ends: i if it is none.
func (r *quantityReader) digits(i int) (v float64, unit string, end int) {
	number, rest := splitNumber(r.tokens[i].Folded)
	if r.endings[rest] {
		return 0, "", i
	}
	end = i + 1
	if rest == "" && len(number) <= 3 {
		for r.threeDigits(end) {
			number += r.tokens[end].Folded
			end++
		}
	}
	if decimalComma(r.lang) && inGroups(number) {
		number = strings.ReplaceAll(number, ".", "")
	}
	v, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return 0, "", i
	}
	return v, Lemma(rest, r.lang), end
}

// threeDigits reports whether token i goes on a number after one space,
// "1 750", as English does not write.
func (r *quantityReader) threeDigits(i int) bool {
	const widestSpace = 3 // bytes: U+202F
	if !decimalComma(r.lang) || i >= len(r.tokens) || r.tokens[i].Start-r.tokens[i-1].End > widestSpace {
		return false
	}
	return len(r.tokens[i].Folded) == 3 && digitsAt(r.tokens[i].Folded, 0) == 3
}

// splitNumber separates the digits at the beginning from what follows.
func splitNumber(s string) (number, rest string) {
	for i := range len(s) {
		if !isDigit(s[i]) && s[i] != '.' {
			return s[:i], s[i:]
		}
	}
	return s, ""
}

// inGroups reports whether a number has points before each three digits,
// "1.750".
func inGroups(s string) bool {
	first, rest, found := strings.Cut(s, ".")
	for found {
		if digitsAt(rest, 0) != 3 {
			return false
		}
		rest = rest[3:]
		if rest != "" && rest[0] != '.' {
			return false
		}
		_, rest, found = strings.Cut(rest, ".")
	}
	return len(first) <= 3 && len(s) > len(first)
}

// spelled reads number words from token i on, after a number in digits ("23
// thousand") or 0, and returns how many tokens they are.
//
// A value is added if it is less than what the last digit counts, "hundred
// five" but not "five hundred-and-five"; a scale multiplies what was read since
// the last greater one.
func (r *quantityReader) spelled(i int, before float64) (int, float64) {
	total, group, limit, last := 0.0, before, 0.0, 0.0
	end := i
	for j := i; ; {
		length, _ := r.at(r.tokens, j, and)
		if j == i || end != j {
			length = 0
		}
		j += length
		if n, v := r.at(r.tokens, j, value); n > 0 && (end == i && before == 0 || v > 0 && v < limit) {
			group, limit = group+v, place(v)
			j += n
		} else if n, v := r.at(r.tokens, j, scale); n > 0 && (last == 0 || v < last) {
			group = max(group, 1) * v
			if limit = v; v >= 1000 {
				total, group, last = total+group, 0, v
			}
			j += n
		} else {
			return end - i, total + group
		}
		end = j
	}
}

// place is what the last digit of a value counts that is not zero: 10 of 120.
func place(v float64) float64 {
	p := 1.0
	for n := int64(v); n > 0 && n%10 == 0; n /= 10 {
		p *= 10
	}
	return p
}
