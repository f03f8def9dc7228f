package text

import (
	"strconv"
	"time"
)

// Date is a day of a month.
type Date struct {
	First, Last      int // indexes of tokens, inclusive
	Month, Day, Year int // Year is 0 if there is none
}

// Dates finds days of a month, in order: "March 19", "19th of March",
// "nineteenth of March 2025", "19.03.", "2025-03-19"; tokens are those that
// Words returns in the language.
func Dates(tokens []Token, lang string) []Date {
	r := dateReader{tokens, lang, numbers()[lang]}
	var out []Date
	for i := 0; i < len(tokens); {
		d, ok := r.read(i)
		if !ok {
			i++
			continue
		}
		if y := r.year(d.Last + 1); y > 0 && d.Year == 0 {
			d.Year, d.Last = y, d.Last+1
		}
		out = append(out, d)
		i = d.Last + 1
	}
	return out
}

type dateReader struct {
	tokens []Token
	lang   string
	numerals
}

// read reads the date at token i.
func (r dateReader) read(i int) (Date, bool) {
	if m := r.month(i); m > 0 {
		n, day := r.day(i + 1)
		return Date{First: i, Last: i + n, Month: m, Day: day}, n > 0
	}
	if n, day := r.day(i); n > 0 {
		j := i + n
		for skipped, _ := r.at(r.tokens, j, of); skipped > 0; skipped, _ = r.at(r.tokens, j, of) {
			j += skipped
		}
		if m := r.month(j); m > 0 {
			return Date{First: i, Last: j, Month: m, Day: day}, true
		}
	}
	return r.digits(i)
}

// month is that of token i, 0 if none: "may" is one with a capital alone.
func (r dateReader) month(i int) int {
	if i >= len(r.tokens) || IsStop(r.tokens[i].Folded, r.lang) && !r.tokens[i].Capital {
		return 0
	}
	return Month(r.tokens[i].Folded, r.lang)
}

// day is the day of a month at token i, with how many tokens it spans.
func (r dateReader) day(i int) (n, day int) {
	if i >= len(r.tokens) {
		return 0, 0
	}
	if r.tokens[i].Kind == Number {
		number, rest := splitNumber(r.tokens[i].Folded)
		if d := atMost(number, 31); d > 0 && (rest == "" || r.endings[rest]) {
			return 1, d
		}
		return 0, 0
	}
	n, v := r.at(r.tokens, i, ordinal)
	return n, int(v)
}

// year is that of token i, 0 if none.
func (r dateReader) year(i int) int {
	const first, last = 1000, 2999
	if i >= len(r.tokens) || len(r.tokens[i].Folded) != 4 {
		return 0
	}
	if y := atMost(r.tokens[i].Folded, last); y >= first {
		return y
	}
	return 0
}

// digits reads a date in digits at token i. English takes "19.03" for a number
// with decimals.
func (r dateReader) digits(i int) (Date, bool) {
	if r.tokens[i].Kind != Number {
		return Date{}, false
	}
	for _, form := range [...]struct {
		layout string
		tokens int
		year   bool
	}{{"02.01.2006", 1, true}, {"2006 01 02", 3, true}, {"02.01", 1, false}} {
		end := i + form.tokens
		if end > len(r.tokens) || !form.year && !decimalComma(r.lang) {
			continue
		}
		written := r.tokens[i].Folded
		for _, t := range r.tokens[i+1 : end] {
			written += " " + t.Folded
		}
		if t, err := time.Parse(form.layout, written); err == nil {
			return Date{First: i, Last: end - 1, Month: int(t.Month()), Day: t.Day(), Year: t.Year()}, true
		}
	}
	return Date{}, false
}

// atMost is the value of a number in digits, 0 if it is none or greater than
// most.
func atMost(s string, most int) int {
	if v, err := strconv.Atoi(s); err == nil && v > 0 && v <= most {
		return v
	}
	return 0
}
