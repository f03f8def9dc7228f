package text_test

import (
	"fmt"

	"bothsides/internal/text"
)

func ExampleWords() {
	for _, t := range text.Words("The U.S. President’s 30-day ceasefire 🅽🅾🅆", "en") {
		fmt.Println(t.Folded, t.Lemma)
	}
	// Output:
	// the the
	// us us
	// president presid
	// 30 30
	// day day
	// ceasefire ceasefir
	// now now
}

func ExampleLemma() {
	for _, word := range []string{"presidents", "defence", "defense", "cooper", "cooperation", "began"} {
		fmt.Println(word, text.Lemma(word, "en"))
	}
	// Output:
	// presidents presid
	// defence defens
	// defense defens
	// cooper cooper
	// cooperation cooperate
	// began begin
}

func ExampleQuantities() {
	tokens := text.Words("on March 19, one hundred and seventy-five prisoners, for 30 days", "en")
	for _, q := range text.Quantities(tokens, "en") {
		fmt.Println(q.Value, q.Unit)
	}
	for _, d := range text.Dates(tokens, "en") {
		fmt.Println(d.Month, d.Day)
	}
	// Output:
	// 175 prison
	// 30 day
	// 3 19
}

func ExamplePhrases() {
	phrases := text.NewPhrases[string]("en")
	for _, phrase := range []string{"prisoner exchange", "=exchange rate"} {
		if err := phrases.Add(phrase, phrase); err != nil {
			fmt.Println(err)
		}
	}
	for _, m := range phrases.All(text.Words("prisoners of the exchanges at an exchange rate", "en")) {
		fmt.Println(m.First, m.Last, m.Values)
	}
	// Output:
	// 0 3 [prisoner exchange]
	// 6 7 [=exchange rate]
}
