package text

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"regexp"
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
	n.words.Compact()
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
	sum := sum{limit: math.Inf(1)}
	end, digits := i, false
	if r.tokens[i].Kind == Number {
		if sum.group, q.Unit, digits = r.digits(i); digits {
			end, sum.limit = i+1, 0
		}
	}
	end = r.spelled(end, &sum)
	if end == i {
		return i + 1
	}
	q.Last, q.Value = end-1, sum.total+sum.group
	if q.Unit == "" {
		q.Unit = r.unit(end)
	}
	if digits || q.Value != 1 || q.Unit != "" {
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
// to it, "30km", and reports whether it is one.
func (r *quantityReader) digits(i int) (v float64, unit string, ok bool) {
	number, rest := splitNumber(r.tokens[i].Folded)
	if r.endings[rest] {
		return 0, "", false
	}
	if decimalComma(r.lang) && inGroups.MatchString(number) {
		number = strings.ReplaceAll(number, ".", "")
	}
	v, err := strconv.ParseFloat(number, 64)
	return v, Lemma(rest, r.lang), err == nil
}

// splitNumber separates the digits at the beginning from what follows.
func splitNumber(s string) (number, rest string) {
	rest = strings.TrimLeft(s, decimals+".")
	return s[:len(s)-len(rest)], rest
}

// inGroups finds numbers that have points before each three digits, "1.750".
var inGroups = regexp.MustCompile(`^\d{1,3}(\.\d{3})+$`)

// spelled adds number words from token i on to a sum, and returns where they
// end.
func (r *quantityReader) spelled(i int, s *sum) int {
	end := i
	for j := i; ; end = j {
		if j > i {
			n, _ := r.at(r.tokens, j, and)
			j += n
		}
		n, v := r.at(r.tokens, j, value)
		fits := n > 0 && s.add(v)
		if !fits {
			n, v = r.at(r.tokens, j, scale)
			fits = n > 0 && s.multiply(v)
		}
		if !fits {
			return end
		}
		j += n
	}
}

// sum is the value of the words of a number that were read: "two hundred
// thousand" is a total of 200,000, after it "three hundred" a group of 300.
type sum struct {
	total, group float64
	limit        float64 // what is added must be less; infinite before the first word
	scale        float64 // the last of thousands or more, 0: none
}

// add adds a value, if it goes on the number: "five" after "hundred" or
// "twenty", but not after "six".
func (s *sum) add(v float64) bool {
	if v >= s.limit || v == 0 && !math.IsInf(s.limit, 1) {
		return false
	}
	s.group, s.limit = s.group+v, 1
	for n := int64(v); n > 0 && n%10 == 0; n /= 10 {
		s.limit *= 10
	}
	return true
}

// multiply multiplies what was read since the last greater scale.
func (s *sum) multiply(v float64) bool {
	if s.scale > 0 && v >= s.scale {
		return false
	}
	s.group, s.limit = max(s.group, 1)*v, v
	if v >= 1000 {
		s.total, s.group, s.scale = s.total+s.group, 0, v
	}
	return true
}
