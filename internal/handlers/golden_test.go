package handlers

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"bothsides/internal/answer"
	"bothsides/internal/golden"
	"bothsides/internal/message"
)

// lines has at least one answer of each command, by the name of its golden
// file.
func lines() map[string]string {
	return map[string]string{
		"who-said":        "/who-said energy ceasefire",
		"who-said-source": "/who-said hockey source: kremlin",
		"who-said-silent": "/who-said tariffs",
		"ask":             "/ask whose idea was hockey?",
		"ask-overview":    "/ask summary please",
		"ask-only":        "/ask what did the White House leave out?",
		"ask-unsure":      "/ask did they laugh and cry together?",
		"verify-exact":    "/verify White House: “needs of their people. This conflict should have never begun”",
		"verify-several":  "/verify Black Sea",
		"verify-ellipsis": "/verify “The leaders agreed … a lasting peace”",
		"verify-altered":  "/verify White House: “Vladimir Putin announced that on March 29, a prisoner exchange would not take place between the Russian and American sides”",
		"verify-stitched": "/verify “The leaders engaged in an in-depth and candid discussion … The leaders conversed broadly about the Middle East” said-by: kremlin",
		"verify-close":    "/verify Trump backed Putin's idea of hockey games between NHL and KHL players",
		"verify-absent":   "/verify Kremlin: “Moscow will host the next Olympic Games”",
		"verify-other":    "/verify “hockey matches” - Volodymyr Zelensky",
		"check-message":   `/check-message Kremlin: “a maritime ceasefire in the Black Sea” and “Iran should be allowed a position to threaten Israel”\n> Moscow will host the next Olympic Games`,
		"check-one":       `/check-message “hockey matches between players” - Kremlin`,
		"check-nothing":   `/check-message 🙂`,
		"compare":         "/compare economy",
		"differences":     "/differences",
		"read":            "/read kremlin paragraph: 8",
		"context":         "/context WH-2.3",
		"cite":            "/cite WH-2.2",
		"cite-mla":        "/cite KR-6.1 style: mla",
		"cite-chicago":    "/cite KR-6.1 style: chicago",
		"cite-bibtex":     "/cite KR-6.1 style: bibtex",
		"cite-csl-json":   "/cite KR-6.1 style: csl-json",
		"cite-wikipedia":  "/cite KR-6.1 style: wikipedia",
		"cite-markdown":   "/cite KR-6.1 style: markdown",
		"cite-plain":      "/cite KR-6.1 style: plain",
		"topics":          "/topics",
		"quiz":            "/quiz",
		"about":           "/about",
		"help":            "/help",
		"refusal":         "/who-said",
	}
}

func TestAnswersAsText(t *testing.T) {
	for name, line := range lines() {
		golden.Check(t, "text/"+name+".txt", answerLine(t, testService(t), line).Text(answer.Style{Width: 80}))
	}
}

func TestAnswersAsJSON(t *testing.T) {
	for name, line := range lines() {
		golden.Check(t, "json/"+name+".json", asJSON(t, answerLine(t, testService(t), line)))
	}
}

// asJSON is an answer's JSON, indented to be read.
func asJSON(t *testing.T, a answer.Answer) string {
	t.Helper()
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(a); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Everything that the bot itself says in a language, to be read in one go.
func TestAnswersInEveryLanguage(t *testing.T) {
	for _, l := range message.Languages() {
		var b strings.Builder
		for _, line := range []string{"/who-said tariffs", "/who-said hockey source: kremlin", "/ask summary please", "/ask what is only in the White House text?",
			"/ask did they laugh and cry together?", "/ask hockey and NATO?", "/differences", "/read kremlin",
			"/context KR-3.1", "/topics",
			"/verify White House: “Vladimir Putin announced that on March 29, a prisoner exchange would not take place between the Russian and American sides”",
			"/verify Kremlin: “Black Sea”", "/verify Kremlin: “resources expended … in this war”", "/verify Macron: Moscow will host the Olympic Games", "/verify Trump backed Putin's idea of hockey games between NHL and KHL players",
			"/verify a ceasefire on energy infrastructure along with technical negotiations on implementing, a maritime ceasefire",
			"/verify Kremlin: “engaged in an in-depth and candid discussion … The leaders conversed broadly about the Middle East”",
			"/verify concluded that this conflict must conclude with a sustainable peace and safeguard Russia’s legitimate",
			"/check-message “hockey” “Red Sea”", "/check-message 🙂", "/quiz", "/about", "/help", "/read kremlin paragraph: 99", "/cite X-1.1", "/who-said", "/x"} {
			b.WriteString("> " + line + "\n\n" + answerLineIn(t, testService(t), l, line).Text(answer.Style{Width: 80}) + "\n")
		}
		for _, a := range []answer.Answer{
			pressIn(t, l, answer.State{Command: "quiz", Choice: "1.0.0"}),
			pressIn(t, l, answer.State{Command: "quiz", Choice: "1.0.0.0"}),
			pressIn(t, l, answer.State{Command: "quiz", Choice: "1.4.2.1"}),
			pressIn(t, l, answer.State{Command: "read", Choice: "gone"}),
		} {
			b.WriteString("> a button\n\n" + a.Text(answer.Style{Width: 80}) + labels(a) + "\n")
		}
		golden.Check(t, "language/"+string(l)+".txt", b.String())
	}
}

func pressIn(t *testing.T, l message.Language, state answer.State) answer.Answer {
	t.Helper()
	a, err := testService(t).Answer(Call{State: &state, Language: l})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// labels lists what the answer's buttons and menus say.
func labels(a answer.Answer) string {
	var b strings.Builder
	for _, action := range a.Actions {
		b.WriteString("[" + action.Label + "]")
	}
	return b.String() + "\n"
}

func TestEveryCommandHasAGolden(t *testing.T) {
	have := map[string]bool{}
	for _, line := range lines() {
		have[ParseLine(line).Command] = true
	}
	for _, c := range Table() {
		if !have[c.Name] {
			t.Errorf("no golden answer of /%s: add a line to lines, in this file", c.Name)
		}
	}
}
