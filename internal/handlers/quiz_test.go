package handlers

import (
	"strings"
	"testing"

	"bothsides/internal/answer"
	"bothsides/internal/text"
)

// A game is played through by its buttons alone.
func TestQuizIsPlayedThrough(t *testing.T) {
	svc := testService(t)
	for range 20 {
		a := press(t, svc, find(answerLine(t, svc, "/quiz").Actions, "Play").State)
		asked := map[string]bool{}
		for round := 1; round <= quizRounds; round++ {
			if len(a.Actions) != 2 || a.Actions[0].Label != "White House" || a.Actions[1].Label != "Kremlin" || a.Visibility != answer.Personal {
				t.Fatalf("round %d offers %v", round, a.Actions)
			}
			masked := bodyOf(a)[0].Lines[0]
			if asked[masked] {
				t.Errorf("%q is asked twice", masked)
			}
			asked[masked] = true
			// The right answer is taken each time: it is the side that the
			// result shows.
			result := press(t, svc, a.Actions[0].State)
			if side := result.Sections()[0].Statement.Name; side != "White House" {
				if !strings.HasPrefix(result.Lead(), "No, it is from: "+side) {
					t.Errorf("lead is %q", result.Lead())
				}
				result = press(t, svc, a.Actions[1].State)
			}
			if !strings.HasPrefix(result.Lead(), "Correct: ") || !result.Replaces {
				t.Errorf("lead is %q", result.Lead())
			}
			if maskedText(svc, result.Sections()[0].Quotes[0].Passage) != masked {
				t.Errorf("the result shows another passage than was asked about")
			}
			a = press(t, svc, result.Actions[0].State)
			if round == quizRounds && (result.Actions[0].Label != "Play again" ||
				!strings.HasSuffix(result.Lead(), "5 of 5 right.")) {
				t.Errorf("the game ends with %q, %q", result.Lead(), result.Actions[0].Label)
			}
		}
	}
}

// Neither side is the better guess.
func TestQuizDrawsSidesEvenly(t *testing.T) {
	svc := testService(t)
	count := map[string]int{}
	for seed := range uint32(2000) {
		count[passageOf(svc.Corpus, game{seed: seed}).Statement().ID]++
	}
	for _, s := range svc.Corpus.Statements {
		if n := count[s.ID]; n < 900 || n > 1100 {
			t.Errorf("%s comes in %d of 2000 games first", s.ID, n)
		}
	}
}

// No masked passage tells a side by a name, and each still says something.
func TestGiveawaysAreHidden(t *testing.T) {
	svc := testService(t)
	for _, s := range svc.Corpus.Statements {
		for _, p := range s.Passages {
			masked := maskedText(svc, p)
			for _, word := range []string{"Trump", "Putin", "Russia", "U.S.", "United States", "America", "Kyiv", "regime",
				"Kursk", "Moscow", "Washington", "Kremlin", "White House", p.ID()} {
				if strings.Contains(masked, word) {
					t.Errorf("%s: %q tells the side in %q", p.ID(), word, masked)
				}
			}
			if rest := strings.ReplaceAll(masked, mask, ""); len(strings.Fields(rest)) < 5 {
				t.Errorf("%s: nothing is left to guess from: %q", p.ID(), masked)
			}
		}
	}
}

func TestMask(t *testing.T) {
	names := text.NewNames[bool]()
	for _, name := range []string{"Russia", "U.S.", "Trump", "Donald Trump"} {
		if err := names.Add(name, true); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct{ name, text, want string }{
		{"possessive", "Russia’s friends", "[…] friends"},
		{"straight apostrophe", "Russia's friends", "[…] friends"},
		{"part of a word", "Prussia, Trumpets", "Prussia, Trumpets"},
		{"initials", "the U.S. and U.S.A.", "the […] and U.S.A."},
		{"a pronoun", "it is us", "it is us"},
		{"alone", "Trump", "[…]"},
		{"the longest", "Donald Trump, (Trump)", "[…], ([…])"},
		{"accents", "Ünder Trumpé", "Ünder Trumpé"},
		{"empty", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := masked(test.text, names); got != test.want {
				t.Errorf("%q: %q, want %q", test.text, got, test.want)
			}
		})
	}
}

// What is written as a choice is read as the same game, and nothing else is.
func FuzzGame(f *testing.F) {
	for _, choice := range []string{"1.0.0", "1z141z3.4.4.1", "0.0.0.0", "a.b.c", "1.256.0", "..", "play"} {
		f.Add(choice)
	}
	f.Fuzz(func(t *testing.T, choice string) {
		g, ok := gameOf(choice, 2)
		if !ok {
			return
		}
		if again, ok := gameOf(g.String(), 2); !ok || again != g {
			t.Errorf("%q is read as %+v and then %+v", choice, g, again)
		}
		if a := press(t, testService(t), answer.State{Command: "quiz", Choice: choice}); a.Refusal() != "" {
			t.Errorf("%q: %s", choice, a.Refusal())
		}
	})
}
