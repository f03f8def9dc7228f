package claim

import (
	"slices"
	"testing"

	"bothsides/corpus"
)

func builtinReader(t testing.TB) *Reader {
	t.Helper()
	c, err := corpus.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	r, err := NewReader(c, c.Lexicon)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestIntents(t *testing.T) {
	r := builtinReader(t)
	for _, c := range []struct {
		name, question string
		want           Intent
		only           string
	}{
		{"greeting", "hi", Help, ""},
		{"thanks", "thank you so much!", Help, ""},
		{"capabilities", "what can you do?", Help, ""},
		{"greeting before a topic", "hi, will there be french peacekeepers? thanks", "", ""},
		{"summary", "summary please", Overview, ""},
		{"summary in Russian", "кратко, о чём говорили?", Overview, ""},
		{"summary in German", "worum ging es in dem Telefonat?", Overview, ""},
		{"what they talked about", "what did they talk about", Overview, ""},
		{"summary after chat", "i was asleep all day lol, can you sum it up", Overview, ""},
		{"differences", "how do the two differ?", Differences, ""},
		{"differences with the sides", "whats the difference between what the white house and the kremlin said", Differences, ""},
		{"differences on a topic", "how do they differ on energy", "", ""},
		{"differences on an absent topic", "how do they differ on crimea", "", ""},
		{"left out", "what did the Kremlin leave out?", Only, "white-house"},
		{"left out by the other", "what did washington leave out?", Only, "kremlin"},
		{"not in", "what is not in the white house statement?", Only, "kremlin"},
		{"alone", "what does only the kremlin say?", Only, "kremlin"},
		{"left out on a topic", "what did the Kremlin leave out about Iran?", "", ""},
		{"maker", "who made you", About, ""},
		{"official", "is this official?", About, ""},
		{"date", "when was this call", About, ""},
		{"sources in Spanish", "¿de dónde salen los textos?", About, ""},
		{"date of a thing", "when is the prisoner exchange", "", ""},
		{"maker of a thing", "who made the proposal", "", ""},
		{"nothing", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, statement := r.Intent(c.question, "")
			only := ""
			if statement != nil {
				only = statement.ID
			}
			if got != c.want || only != c.only {
				t.Errorf("%q: %q %q, want %q %q", c.question, got, only, c.want, c.only)
			}
		})
	}
}

// first is the best answers of one kind: their passages.
func first(answers []Answer) (Kind, []string) {
	var ids []string
	for _, a := range answers {
		if id := a.Passage.ID(); a.Kind == answers[0].Kind && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if len(answers) == 0 {
		return 0, nil
	}
	return answers[0].Kind, ids
}

func TestQuestions(t *testing.T) {
	r := builtinReader(t)
	for _, c := range []struct {
		name, question string
		kind           Kind
		has            string // the passage that must be among the best; "" none at all
		lacks          string
	}{
		{"who", "who proposed hockey", Fits, "KR-13.1", ""},
		{"who, in Russian", "кто предложил хоккей?", Fits, "KR-13.1", ""},
		{"whose", "whose idea was it to leave the power grid alone for 30 days", Fits, "KR-6.1", "KR-13.1"},
		{"what was agreed", "what did they agree on", Fits, "WH-2.2", "KR-3.2"},
		{"what was promised", "what did Putin promise?", Fits, "KR-5.1", "KR-13.1"},
		{"what one must stop", "what must Ukraine stop", Fits, "KR-3.1", "KR-6.1"},
		{"what comes next", "what happens next", Fits, "WH-2.3", "KR-1.2"},
		{"what one wants", "what does Russia want", Fits, "KR-4.2", "KR-6.1"},
		{"order", "what did putin tell his military", Fits, "KR-6.2", "KR-5.1"},
		{"order by the other", "did Trump order the military to stop strikes", Other, "KR-6.2", ""},
		{"thanks", "did Putin thank Trump?", Fits, "KR-1.2", ""},
		{"thanks the other way round", "did Trump thank Putin?", Exchanged, "KR-1.2", ""},
		{"either way", "did Trump thank Putin or the other way round", Fits, "KR-1.2", ""},
		{"thanks by another", "Did Zelensky thank Trump for his efforts?", Other, "KR-1.2", ""},
		{"false premise", "why did trump refuse the hockey games", Contrary, "KR-13.1", ""},
		{"the 30 days", "who suggested the 30 days", Fits, "KR-6.1", "KR-7.1"},
		{"roles in an embedded clause", "who isn't allowed to threaten israel", Fits, "WH-3.3", ""},
		{"something that no fact is about", "will trump visit moscow", 0, "", ""},
		{"nothing", "", 0, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			kind, ids := first(r.Match(r.ReadQuestion(c.question, "")))
			if kind != c.kind || (c.has != "") != slices.Contains(ids, c.has) || c.lacks != "" && slices.Contains(ids, c.lacks) {
				t.Errorf("%q: kind %d of %v, want kind %d with %q and without %q", c.question, kind, ids, c.kind, c.has, c.lacks)
			}
		})
	}
}
