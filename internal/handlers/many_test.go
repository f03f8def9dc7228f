package handlers

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"bothsides/internal/answer"
)

// manyFiles are so many statements, of which the last alone speaks of a weir.
func manyFiles(n int) fstest.MapFS {
	files := fstest.MapFS{}
	for i := range n {
		body := fmt.Sprintf("The members of club %d met on Monday. They thank the council.", i)
		if i == n-1 {
			body += " The weir must be repaired before winter."
		}
		files[fmt.Sprintf("club-%02d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\nid: club-%d\ncode: C%d\nname: Club %[1]d\ntitle: Minutes of club %[1]d\n"+
			"date: 2025-03-01\norder: %[1]d\nwording: As club %[1]d wrote it.\n---\n%[3]s\n", i, i, body)}
	}
	return files
}

// Of one to thirty statements, those that answer come first, and those that do not
// are on one line where they are many.
func TestOneToThirtyStatements(t *testing.T) {
	for _, n := range []int{1, 2, 3, 4, 13, 30} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			svc := ownService(t, manyFiles(n))
			for _, line := range []string{"/who-said weir", "/ask what do they say about the weir?", "/compare weir"} {
				t.Run(line, func(t *testing.T) {
					a := answerLine(t, svc, line)
					text := strings.Join(strings.Fields(a.Text(answer.Style{Width: 200})), " ")
					if !strings.Contains(text, "The weir must be repaired before winter.") || strings.Count(text, fmt.Sprintf("As club %d wrote it.", n-1)) != 1 {
						t.Errorf("%s", text)
					}
					if strings.Contains(text, "As club 0 wrote it.") && n > 1 {
						t.Errorf("where the words of nobody are from is said: %s", text)
					}
					if listed := strings.Contains(text, "Nothing about this in: Club 0, "); listed != (n > answer.FewStatements) {
						t.Errorf("silent statements are on a line is %v: %s", listed, text)
					}
				})
			}
			if n > 1 {
				a := answerLine(t, svc, "/ask does anybody mention the weir?")
				if text := a.Text(answer.Style{Width: 200}); n > answer.FewStatements && strings.Contains(text, "does not") {
					t.Errorf("each silent statement has a clause: %s", text)
				}
			}
			files := manyFiles(n)
			files["topics.yaml"] = &fstest.MapFile{Data: fmt.Appendf(nil, "topics:\n  - {id: weir, names: {en: The weir}, passages: [C%d-1.3]}\n"+
				"  - {id: thanks, names: {en: Thanks}, passages: [C0-1.2]}\n", n-1)}
			mapped := ownService(t, files)
			for _, line := range []string{"/differences", "/quiz", "/help", "/topics", "/about", "/read club-0", "what do they say?", "/compare thanks",
				"/who-said hockey", "/verify nobody likes fish"} {
				t.Run(line, func(t *testing.T) {
					for _, svc := range []*Service{svc, mapped} {
						text := answerLine(t, svc, line).Text(answer.Style{Width: 80})
						of := strings.Contains(text, "oth sides") || strings.Contains(text, "oth statements") || strings.Contains(text, "ither statement")
						only := strings.Contains(text, "Only in")
						if text == "" || of && n != 2 || only && n == 1 || n > answer.FewStatements && strings.Contains(text, ": nothing;") {
							t.Errorf("%s speaks of two sides: %s", line, text)
						}
					}
				})
			}
		})
	}
}

// A quiz over many statements offers a few, the right one among them.
func TestQuizOfMany(t *testing.T) {
	svc := ownService(t, manyFiles(30))
	for seed := range uint32(50) {
		for round := range quizRounds {
			g := game{seed: seed, round: round}
			offered := question(svc, "en", g).Actions
			right := 0
			for _, action := range offered {
				if action.Label == passageOf(svc.Corpus, g).Statement().Name {
					right++
				}
			}
			if len(offered) != mostChoices || right != 1 {
				t.Fatalf("%d are offered, %d of them right", len(offered), right)
			}
		}
	}
}
