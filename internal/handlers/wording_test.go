package handlers

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bothsides/internal/answer"
)

// withOwnWording is the built-in corpus with another wording of each statement,
// written for this test.
func withOwnWording(t *testing.T) *Service {
	t.Helper()
	head := "---\nwording-of: %\nextends: builtin\nid: %-own\ncode: OWN%\ntitle: Own text\nwording: As this test has it.\n"
	file := func(id, code, rest string) *fstest.MapFile {
		front := strings.Replace(strings.ReplaceAll(head, "wording-of: %", "wording-of: "+id), "%-own", id+"-own", 1)
		return &fstest.MapFile{Data: []byte(strings.Replace(front, "OWN%", code, 1) + rest)}
	}
	return ownService(t, fstest.MapFS{
		"kr.md": file("kremlin", "KRO", "passages: {KR-13.1: [1.1]}\n---\nThe US President backed the idea of the President of Russia to hold games of hockey of Russian and American players.\n"),
		"wh.md": file("white-house", "WHO", "---\nBoth Presidents spoke at length of the need for a lasting peace and of a truce.\n"),
	})
}

// A quote is held against every wording, and the answer says in which it occurs.
func TestVerifyInOtherWordings(t *testing.T) {
	svc := withOwnWording(t)
	for _, test := range []struct{ name, line, verdict, wording, source, says string }{
		{"the first wording", "/verify “Donald Trump endorsed Vladimir Putin’s suggestion of organizing hockey matches”", "exact", "", "kremlin", "Word for word. These words are from: Kremlin."},
		{"the other", "/verify “to hold games of hockey of Russian and American players”", "exact", "kremlin-own", "kremlin",
			"Word for word in the issuer's own publication, as loaded by this bot's operator. These words are from: Kremlin."},
		{"the other, changed", "/verify “to hold games of tennis of Russian and American players”", "altered", "kremlin-own", "kremlin",
			"Compared with the issuer's own publication, as loaded by this bot's operator."},
		{"attributed to the other side", "/verify White House: “to hold games of hockey of Russian and American players”", "exact", "kremlin-own", "kremlin",
			"Attributed to: White House. These are not that side's words."},
		{"attributed to its side", "/verify “spoke at length of the need for a lasting peace and of a truce” said-by: white-house", "exact", "white-house-own", "white-house",
			"These words are from: White House."},
		{"neither", "/verify “the harvest of plums was poor this year”", "absent", "", "", "Not found."},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := answerLine(t, svc, test.line)
			text := strings.Join(strings.Fields(a.Text(answer.Style{Width: 200})), " ")
			if !strings.Contains(text, test.says) {
				t.Errorf("the answer is %s", text)
			}
			if provenance := "As this test has it."; (test.wording != "") != strings.Contains(text, provenance) {
				t.Errorf("the provenance is wrong: %s", text)
			}
			var got struct {
				Verdict, Wording, Source string
				Misattributed            bool
			}
			if err := json.Unmarshal([]byte(asJSON(t, a)), &got); err != nil {
				t.Fatal(err)
			}
			if got.Verdict != test.verdict || got.Wording != test.wording || got.Source != test.source {
				t.Errorf("JSON has %+v", got)
			}
			if wrong := strings.Contains(test.says, "not that side's"); got.Misattributed != wrong {
				t.Errorf("misattributed is %v", got.Misattributed)
			}
		})
	}
}

// Either wording can be read, cited and shown in its context.
func TestReadingOtherWordings(t *testing.T) {
	svc := withOwnWording(t)
	for _, test := range []struct{ line, want string }{
		{"/read kremlin-own", "games of hockey"},
		{"/context KRO-1.1", "games of hockey"},
		{"/cite KRO-1.1", "Own text"},
	} {
		t.Run(test.line, func(t *testing.T) {
			if text := answerLine(t, svc, test.line).Text(answer.Style{Width: 200}); !strings.Contains(text, test.want) {
				t.Errorf("%s", text)
			}
		})
	}
	for _, at := range []struct{ from, to string }{{"KR-13.1", "KRO-1.1"}, {"KRO-1.1", "KR-13.1"}} {
		t.Run(at.from, func(t *testing.T) {
			found := false
			for _, action := range answerLine(t, svc, "/context "+at.from).Actions {
				if action.Label == "Other wording" && action.State.Passages[0].ID() == at.to {
					found = true
				}
			}
			if !found {
				t.Errorf("%s has no way to %s", at.from, at.to)
			}
		})
	}
}

// Searches answer in the first wording and offer the other, on every surface.
func TestSearchesOfferOtherWordings(t *testing.T) {
	svc := withOwnWording(t)
	for _, line := range []string{"/who-said hockey", "/ask whose idea was hockey?", "/compare hockey", "/verify “suggestion of organizing hockey matches”"} {
		t.Run(line, func(t *testing.T) {
			a := answerLine(t, svc, line)
			text := a.Text(answer.Style{Width: 200})
			if !strings.Contains(text, "KR-13.1; Other wording: KRO-1.1") || strings.Contains(text, "games of hockey") {
				t.Errorf("the terminal has %s", text)
			}
			if json := strings.Join(strings.Fields(asJSON(t, a)), ""); strings.HasPrefix(line, "/verify") == strings.Contains(json, `"wordings":["KRO-1.1"]`) {
				t.Errorf("JSON has %s", json)
			}
			at := slices.IndexFunc(a.Actions, func(action answer.Action) bool { return action.Label == "Other wording" })
			if at < 0 {
				t.Fatal("there is no button")
			}
			pressed, err := svc.Answer(Call{State: &a.Actions[at].State})
			if err != nil || !strings.Contains(pressed.Text(answer.Style{Width: 200}), "games of hockey") || pressed.Replaces {
				t.Errorf("the button shows %s", pressed.Text(answer.Style{}))
			}
		})
	}
	if a := answerLine(t, testService(t), "/who-said hockey"); strings.Contains(a.Text(answer.Style{}), "wording:") {
		t.Error("another wording is offered where there is none")
	}
}
