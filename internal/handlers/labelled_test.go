package handlers

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"
)

// Whatever of the labelled queries is asked, each quote is its statement's own
// bytes, under the statement's name, in the fixed order.
func TestLabelledQueriesAreAnsweredVerbatim(t *testing.T) {
	svc := testService(t)
	f, err := os.Open("../../corpus/questions.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	commands := map[string]string{"question": "/ask question: ", "topic": "/who-said topic: "}
	asked, quoted := 0, 0
	for lines := bufio.NewScanner(f); lines.Scan(); asked++ {
		var q struct{ ID, Kind, Query string }
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil || commands[q.Kind] == "" {
			t.Fatalf("bad line %q: %v", lines.Text(), err)
		}
		a := answerLine(t, svc, commands[q.Kind]+q.Query)
		checkAnswer(t, a)
		for _, s := range a.Sections() {
			quoted += len(s.Quotes)
		}
		if t.Failed() {
			t.Fatalf("%s %q", q.ID, q.Query)
		}
	}
	if asked < 5000 || quoted < asked {
		t.Errorf("%d queries, %d quotes: too few to show anything", asked, quoted)
	}
}
