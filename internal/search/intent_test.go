package search

import (
	"testing"

	"bothsides/internal/claim"
)

// What questions about the whole want is found through words that nobody
// listed, and a question with a topic of its own has none.
func TestIntent(t *testing.T) {
	ix := builtin(t)
	for _, test := range []struct {
		question string
		intent   claim.Intent
		only     string
	}{
		{"so, in a nutshell, what was it all about?", claim.Overview, ""},
		{"wow ok can someone sum up the call for grandma", claim.Overview, ""},
		{"lol idk bro what??", "", ""},
		{"where do the two governments' tales part ways?", claim.Differences, ""},
		{"do the two readouts differ on energy?", "", ""},
		{"which of the points did the White House bury?", claim.Only, "kremlin"},
		{"what does Moscow's text have that Washington's lacks?", claim.Only, "kremlin"},
		{"what did the Kremlin conveniently leave out?", claim.Only, "white-house"},
		{"hey there little bot", claim.Help, ""},
		{"did Putin say thanks to Trump?", "", ""},
		{"when was this phone call?", claim.About, ""},
		{"when does the energy truce start?", "", ""},
		{"who translated the conversation", "", ""},
		{"any results?", "", ""},
		{"what did they agree on?", "", ""},
		{"will the matches take place?", "", ""},
		{"кратко, о чём шла речь?", claim.Overview, ""},
		{"was verschweigt der Kreml?", claim.Only, "white-house"},
		{"es-tu neutre ?", claim.About, ""},
	} {
		t.Run(test.question, func(t *testing.T) {
			result, err := ix.Search(Query{Text: test.question, Question: true})
			if err != nil {
				t.Fatal(err)
			}
			only := ""
			if result.Only != nil {
				only = result.Only.ID
			}
			if result.Intent != test.intent || only != test.only {
				t.Errorf("intent %q, only %q; want %q, %q", result.Intent, only, test.intent, test.only)
			}
		})
	}
	if result, err := ix.Search(Query{Text: "summary"}); err != nil || result.Intent != "" {
		t.Errorf("a topic has the intent %q, %v", result.Intent, err)
	}
}
