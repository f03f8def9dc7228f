package text

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestQuantities(t *testing.T) {
	tests := []struct{ name, lang, text, want string }{
		{"none", "en", "peace", ""},
		{"digits", "en", "175 prisoners", "175 prison"},
		{"words", "en", "one hundred and seventy-five individuals", "175 individu"},
		{"without and", "en", "one hundred seventy-five", "175"},
		{"an article is no number", "en", "a month, a dozen, a hundred", "12 100"},
		{"one alone", "en", "one of them; one side", "1 side"},
		{"scales", "en", "two hundred thousand and three men; 1.5 million; 23 thousand", "200003 man 1.5e+06 23000"},
		{"two dozen", "en", "two dozen prisoners", "24 prison"},
		{"half a dozen", "en", "half a dozen", "6"},
		{"thousands", "en", "1,750 dollars", "1750 dollar"},
		{"30-day", "en", "30-day, thirty days, 30days", "30 day 30 day 30 day"},
		{"numbers side by side", "en", "twenty twenty-five", "20 25"},
		{"tens side by side", "en", "twenty ten", "20 10"},
		{"no sum", "en", "five and six", "5 6"},
		{"zero", "en", "zero casualties", "0 casualti"},
		{"no ordinals", "en", "the 2nd call, the third call", ""},
		{"no dates", "en", "on March 19, 175 prisoners", "175 prison"},
		{"hundreds", "en", "hundreds of them", ""},
		{"letters before digits", "en", "G7 and F16", ""},
		{"too great", "en", strings.Repeat("9", 400), ""},
		{"Russian", "ru", "сто семьдесят пять пленных; 23 тяжелораненых; тысяча", "175 плен 23 тяжелоранен 1000"},
		{"Russian genitive", "ru", "ста семидесяти пяти", "175"},
		{"no groups", "ru", "5, 175 и 23 1750", "5 175 23 1750"},
		{"narrow spaces", "fr", "1\u202f750 et 2\u00a0000", "1750 2000"},
		{"digits and a word", "en", "0 five", "0 5"},
		{"groups", "ru", "1 750 000 рублей", "1.75e+06 рубл"},
		{"Ukrainian", "uk", "сто сімдесят п'ять полонених, дев’яносто", "175 полонен 90"},
		{"Spanish", "es", "ciento setenta y cinco prisioneros; treinta y un días; un mes; 1.750", "175 prisioner 31 dias 1750"},
		{"French", "fr", "cent soixante-quinze prisonniers, quatre-vingt-dix-neuf, quatre-vingts, vingt et un, un mois", "175 prisonni 99 80 21"},
		{"German", "de", "hundertfünfundsiebzig Gefangene, dreißig Tage, ein Monat, 3,5 Millionen", "175 gefang 30 tag 3.5e+06"},
		{"no such language", "xx", "175 prisoners", "175 prisoners"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, q := range Quantities(Words(test.text, test.lang), test.lang) {
				got = append(got, strings.TrimSpace(fmt.Sprintf("%v %s", q.Value, q.Unit)))
			}
			if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("%q: %s", test.text, diff)
			}
		})
	}
}

func TestInGroups(t *testing.T) {
	for _, test := range []struct {
		number string
		want   bool
	}{
		{"1.750", true}, {"175.000", true}, {"1.750.000", true},
		{"175", false}, {"1750.000", false}, {"1.75.000", false}, {"1.7500", false}, {"1.750.", false}, {"1.", false},
	} {
		t.Run(test.number, func(t *testing.T) {
			if got := inGroups.MatchString(test.number); got != test.want {
				t.Errorf("got %t", got)
			}
		})
	}
}

func TestQuantitiesTellTheirWords(t *testing.T) {
	tokens := Words("the one hundred and seventy-five prisoners", "en")
	got := Quantities(tokens, "en")
	want := []Quantity{{First: 1, Last: 5, Value: 175, Unit: "prison"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Every number up to 199, as each language spells it, has its value.
func TestNumbersSpelled(t *testing.T) {
	tests := []struct {
		lang  string
		spell func(n int) string
	}{
		{"en", spellEnglish},
		{"ru", spellRussian},
	}
	for _, test := range tests {
		t.Run(test.lang, func(t *testing.T) {
			for n := 2; n < 200; n++ {
				spelled := test.spell(n)
				got := Quantities(Words(spelled, test.lang), test.lang)
				if len(got) != 1 || got[0].Value != float64(n) {
					t.Errorf("%d, %q: %v", n, spelled, got)
				}
			}
		})
	}
}

func spellEnglish(n int) string {
	small := strings.Fields(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
		sixteen seventeen eighteen nineteen`)
	tens := strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety")
	switch {
	case n >= 100 && n%100 > 0:
		return "one hundred and " + spellEnglish(n-100)
	case n >= 100:
		return "one hundred"
	case n < 20:
		return small[n]
	case n%10 == 0:
		return tens[n/10-2]
	}
	return tens[n/10-2] + "-" + small[n%10]
}

func spellRussian(n int) string {
	small := strings.Fields(`ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать
		четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать`)
	tens := strings.Fields("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто")
	var words []string
	if n >= 100 {
		words, n = append(words, "сто"), n-100
	}
	if n >= 20 {
		words, n = append(words, tens[n/10-2]), n%10
	}
	if n > 0 {
		words = append(words, small[n])
	}
	return strings.Join(words, " ")
}

func TestDates(t *testing.T) {
	tests := []struct{ name, lang, text, want string }{
		{"none", "en", "in March", ""},
		{"month first", "en", "On March 19, a prisoner exchange", "3-19"},
		{"day first", "en", "19 March", "3-19"},
		{"ordinal", "en", "the 19th of March, March 1st", "3-19 3-1"},
		{"in words", "en", "the nineteenth of March; twenty-first of March", "3-19 3-21"},
		{"year", "en", "18 March 2025 and Mar 18, 2024", "2025-3-18 2024-3-18"},
		{"month and year", "en", "March 2025", ""},
		{"may", "en", "they may 19 times; May 19", "5-19"},
		{"no such day", "en", "March 32", ""},
		{"ISO", "en", "2025-03-18", "2025-3-18"},
		{"decimals", "en", "19.03", ""},
		{"points", "en", "19.03.2025", "2025-3-19"},
		{"points without year", "de", "am 19.03. um", "3-19"},
		{"German", "de", "19. März", "3-19"},
		{"Russian", "ru", "19 марта 2025 года", "2025-3-19"},
		{"Ukrainian", "uk", "19 березня", "3-19"},
		{"Spanish", "es", "el 19 de marzo", "3-19"},
		{"French", "fr", "le 1er mars, 19 mars", "3-1 3-19"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, d := range Dates(Words(test.text, test.lang), test.lang) {
				date := fmt.Sprintf("%d-%d", d.Month, d.Day)
				if d.Year > 0 {
					date = fmt.Sprintf("%d-%s", d.Year, date)
				}
				got = append(got, date)
			}
			if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("%q: %s", test.text, diff)
			}
		})
	}
}
