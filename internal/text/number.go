package text

import "strconv"

// Quantity is a number, in words or digits, with what it counts.
type Quantity struct {
	First, Last int // indexes of tokens, inclusive
	Value       float64
	Unit        string // lemma of the word after it, "" if none
}

// Quantities finds the numbers of a text.
func Quantities(tokens []Token, lang string) []Quantity {
	var out []Quantity
	for i, t := range tokens {
		if t.Kind != Number {
			continue
		}
		value, err := strconv.ParseFloat(t.Folded, 64)
		if err != nil {
			continue
		}
		q := Quantity{First: i, Last: i, Value: value}
		if i+1 < len(tokens) && tokens[i+1].Kind == Word && !IsStop(tokens[i+1].Folded, lang) {
			q.Unit = tokens[i+1].Lemma
		}
		out = append(out, q)
	}
	return out
}

// Date is a day of a month.
type Date struct{ First, Last, Month, Day int }

// Dates finds days of a month: "March 19", "19 March", "19th of March".
func Dates(tokens []Token, lang string) []Date {
	var out []Date
	for i := 0; i+1 < len(tokens); i++ {
		for _, order := range [][2]int{{i, i + 1}, {i + 1, i}} {
			month := Month(tokens[order[0]].Folded, lang)
			day, err := strconv.Atoi(tokens[order[1]].Folded)
			if month > 0 && err == nil && day >= 1 && day <= 31 {
				out = append(out, Date{i, i + 1, month, day})
				i++
				break
			}
		}
	}
	return out
}
