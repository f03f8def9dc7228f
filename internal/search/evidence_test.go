package search

import "testing"

// Evidence tells which passages have what a text is made of, and where.
func TestEvidence(t *testing.T) {
	ix := builtin(t)
	const text = "laying down arms in Kursk, security guarantees and tariffs"
	e, err := ix.Evidence(text)
	if err != nil {
		t.Fatal(err)
	}
	has := func(p Part, id string) float64 { return p.Has[ix.byID[id]] }
	seen := map[string]Part{}
	for _, p := range e.Parts {
		seen[text[p.Start:p.End]] = p
	}
	if p := seen["laying down arms"]; !p.Known || has(p, "KR-5.1") < 0.5 || has(p, "WH-3.3") > 0 {
		t.Errorf("laying down arms: %+v", p)
	}
	if p := seen["security guarantees"]; p.Known || !p.Strict {
		t.Errorf("security guarantees: %+v", p)
	}
	if p := seen["tariffs"]; p.Known || p.Has == nil {
		t.Errorf("tariffs: %+v", p)
	}
	if len(e.Marks[ix.byID["KR-5.1"]]) == 0 || len(e.Marks[ix.byID["WH-3.3"]]) != 0 {
		t.Errorf("marks: %v", e.Marks)
	}
}

func TestKnows(t *testing.T) {
	ix := builtin(t)
	for word, want := range map[string]bool{"truce": true, "Hockey": true, "actually": true, "Macron": false, "Lavrov": false} {
		if got := ix.Knows(word); got != want {
			t.Errorf("knows %s: %v", word, got)
		}
	}
}

func TestLanguage(t *testing.T) {
	ix := builtin(t)
	for text, want := range map[string]string{"the war should never have begun": "en", "Россия передаст пленных": "ru", "esta guerra nunca debió empezar": "es", "": "en"} {
		if got := ix.Language(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
