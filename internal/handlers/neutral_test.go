package handlers

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bothsides/internal/answer"
	"bothsides/internal/corpustest"
	"bothsides/internal/message"
)

// mirrored answers from the statements with their texts changed over.
func mirrored(t *testing.T) *Service {
	t.Helper()
	return serviceOver(t, corpustest.Mirrored(t, "../../corpus"))
}

// said is what an answer says, section by section, without the order of the
// sections, which is fixed.
func said(a answer.Answer) map[string]string {
	out := map[string]string{"lead": a.Lead(), "notes": strings.Join(a.Notes, "\n"), "suggestions": strings.Join(suggested(a), "\n")}
	for _, s := range a.Sections() {
		one := answer.Answer{Language: a.Language, Content: answer.Passages{Sections: []answer.Section{s}}}
		out[s.Statement.ID] = one.Text(answer.Style{Colour: true})
	}
	for _, action := range a.Actions {
		label, _, _ := strings.Cut(action.Label, ": ") // the first passage is that of the first statement
		out["actions"] += label + "\n"
		for _, p := range action.State.Passages {
			out["state of "+label+" "+p.Statement().ID] += p.ID() + " "
		}
	}
	return out
}

// With the statements' texts changed over, each side is answered for exactly
// as the other was: same passages, marks, counts, words.
func TestSidesAreTreatedAlike(t *testing.T) {
	original, changed := testService(t), mirrored(t)
	for _, line := range []string{"/who-said energy ceasefire", "/who-said hockey", "/who-said tariffs", "/who-said Ukraine",
		"/who-said peace", "/who-said Middle East", "/who-said “lasting peace”", "/who-said nuclear weapons", "/compare economy",
		"/who-said prisoner exchange", "/who-said Iran source: white-house", "/who-said Iran source: kremlin",
		"/ask was hockey mentioned?", "/ask how many prisoners?"} {
		t.Run(line, func(t *testing.T) {
			for _, l := range message.Languages()[:1] {
				want, got := map[string]string{}, said(answerLineIn(t, changed, l, corpustest.Swap(line)))
				for key, text := range said(answerLineIn(t, original, l, line)) {
					want[corpustest.Swap(key)] = corpustest.Swap(text)
				}
				if !sameLead(want["lead"], got["lead"]) {
					t.Errorf("lead is %q, want the mirror of %q", got["lead"], want["lead"])
				}
				delete(want, "lead")
				delete(got, "lead")
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s (-mirror of the original +mirrored):\n%s", line, diff)
				}
			}
		})
	}
}

// sameLead compares clauses whatever their order: it is the statements'.
func sameLead(a, b string) bool {
	short := strings.NewReplacer(" not mention this", " not", "mentions this", "does") // as after a whole clause
	clauses := func(s string) map[string]bool {
		out := map[string]bool{}
		for c := range strings.SplitSeq(short.Replace(strings.TrimSuffix(s, ".")), "; ") {
			out[strings.ToLower(c)] = true
		}
		return out
	}
	return cmp.Equal(clauses(a), clauses(b))
}

// The table of differences has the same lines for either side.
func TestDifferencesAreTreatedAlike(t *testing.T) {
	lines := func(a answer.Answer) map[string][]string {
		out := map[string][]string{}
		for _, b := range bodyOf(a) {
			out[b.Heading] = b.Lines
		}
		return out
	}
	original, changed := lines(answerLine(t, testService(t), "/differences")), lines(answerLine(t, mirrored(t), "/differences"))
	for heading, want := range original {
		got := changed[corpustest.Swap(heading)]
		if len(got) != len(want) {
			t.Errorf("%s: %d lines, mirrored %d", heading, len(want), len(got))
			continue
		}
		for i := range want {
			if halves(corpustest.Swap(want[i])) != halves(got[i]) {
				t.Errorf("%s: %q, mirrored %q", heading, want[i], got[i])
			}
		}
	}
}

// halves are a line's topic with its sides in the order of their ids.
func halves(line string) string {
	topic, sides, _ := strings.Cut(line, ": ")
	first, second, both := strings.Cut(sides, "; ")
	if both && second < first {
		first, second = second, first
	}
	return topic + ": " + first + "; " + second
}

// What the bot itself says has no word that judges a side.
func TestNoWordJudges(t *testing.T) {
	for key, entry := range catalogue(t, message.English) {
		for _, text := range formsOf(entry) {
			for _, word := range []string{"claim", "alleg", "admit", "propaganda", "false", "lie", "insist", "boast", "regime", "aggress", "invasion", "official", "as published by"} {
				for w := range strings.FieldsSeq(strings.ToLower(text)) {
					if strings.HasPrefix(w, word) && !(word == "false" && key == "refusal.boolean") {
						t.Errorf("%s: %q", key, text)
					}
				}
			}
		}
	}
}
