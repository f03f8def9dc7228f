package handlers

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
	"bothsides/internal/search"
)

// A question about mention, or about one side, is answered in words first,
// the statements in their order whichever is named.
func TestLead(t *testing.T) {
	svc := testService(t)
	for _, c := range []struct {
		l              message.Language
		question, want string
	}{
		{"en", "did the White House mention hockey?", "The White House statement does not mention this; the Kremlin statement does."},
		{"en", "did the Kremlin mention hockey?", "The White House statement does not mention this; the Kremlin statement does."},
		{"en", "did the Kremlin mention Iran?", "The White House statement mentions this; the Kremlin statement does not."},
		{"en", "did both mention the Black Sea?", "Both statements mention this."},
		{"en", "did either side mention tariffs?", "Neither statement mentions this."},
		{"en", "what does the Kremlin say about Iran?", "The White House statement mentions this; the Kremlin statement does not."},
		{"en", "what does the White House say about hockey?", "The White House statement does not mention this; the Kremlin statement does."},
		{"en", "what does the White House say about the Black Sea?", "Both statements mention this."},
		{"en", "what about hockey?", ""},
		{"en", "does the Kremlin mention 200 prisoners?", ""},
		{"en", "do they mention the prisoner exchange on March 20?", ""},
		{"en", "do the statements mention the White Sea?", ""},
		{"en", "does the Kremlin mention Russian war crimes in Kursk?", ""},
		{"en", "did they mention the vote at the UN against Israel?", ""},
		{"en", "did they talk about hockey with Macron?", ""},
		{"en", "whose idea was hockey?", "According to the Kremlin statement: Vladimir Putin (KR-13.1)."},
		{"en", "who proposed the energy truce?", "According to the Kremlin statement: Donald Trump (KR-6.1)."},
		{"en", "who committed terrorist acts?", ""},
		{"de", "Wer hat Hockeyspiele vorgeschlagen?", "In der Erklärung des Kremls: Vladimir Putin (KR-13.1)."},
		{"de", "did the Kremlin mention Iran?", "In der Erklärung des Weißen Hauses ist davon die Rede; in der Erklärung des Kremls nicht."},
		{"ru", "did either side mention tariffs?", "Об этом не говорится ни в одном из заявлений."},
		{"fr", "did the Kremlin mention Iran?", "La déclaration de la Maison-Blanche en parle\u00a0; la déclaration du Kremlin, non."},
	} {
		t.Run(string(c.l)+" "+c.question, func(t *testing.T) {
			if got := answerLineIn(t, svc, c.l, "/ask "+c.question).Lead(); got != c.want {
				t.Errorf("%s: %s: lead is %q, want %q", c.l, c.question, got, c.want)
			}
		})
	}
}

// /who-said never answers in words of its own.
func TestTopicsHaveNoLead(t *testing.T) {
	if got := answerLine(t, testService(t), "/who-said did the Kremlin mention Iran?").Lead(); got != "" {
		t.Errorf("lead is %q", got)
	}
}

func TestSilenceNamesWhatWasSearched(t *testing.T) {
	svc := testService(t)
	for _, test := range []struct{ name, line, want string }{
		{"both", "/who-said tariffs", "Searched: both statements, 36 passages."},
		{"one", "/who-said tariffs source: white-house", "Searched: White House, 10 passages."},
		{"compared", "/compare tariffs", "Searched: both statements, 36 passages."},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := answerLine(t, svc, test.line)
			if len(a.Notes) == 0 || a.Notes[len(a.Notes)-1] != test.want {
				t.Errorf("notes %q", a.Notes)
			}
			if topics := suggested(a); len(topics) == 0 || len(a.Actions) != len(topics) || a.Actions[0].Label != topics[0] {
				t.Errorf("topics %q, actions %v", topics, a.Actions)
			}
		})
	}
}

// A question that was not understood gives no statement the blame: its words are
// named, and the nearest passages are a step away and no answer.
func TestNothingFoundIsNoSilence(t *testing.T) {
	svc := testService(t)
	a := answerLine(t, svc, "/ask any hope for frobnicated mediators?")
	if s := a.Sections()[0]; s.Outcome != answer.Unsure || len(s.Quotes) > 0 {
		t.Errorf("%s: outcome %d, %d quotes", s.Statement.ID, s.Outcome, len(s.Quotes))
	}
	if a.Lead() != "" || len(a.Remarks()) == 0 || a.Remarks()[0] != "Not understood: “frobnicated”." {
		t.Errorf("lead %q, remarks %q", a.Lead(), a.Remarks())
	}
	step := find(a.Actions, "Nearest passages")
	if step == nil {
		t.Fatalf("the nearest passages are not offered: %v", a.Actions)
	}
	nearest := press(t, svc, step.State)
	if n := len(passagesOf(nearest.Sections())); n == 0 || n > 3 || nearest.Lead() != message.English.Text("nearest.lead") {
		t.Errorf("%d passages, lead %q", n, nearest.Lead())
	}
}

// Who does it and to whom count: a passage that says the other way round is no
// answer, and is shown apart as what it is.
func TestTheOtherWayRound(t *testing.T) {
	svc := testService(t)
	for _, test := range []struct{ question, passage string }{
		{"did Trump thank Putin?", "KR-1.2"},
		{"did Putin ask Trump to save the soldiers?", "KR-5.1"},
		{"did they say Israel shouldn't threaten Iran?", "WH-3.3"},
		{"¿Trump agradeció a Putin?", "KR-1.2"},
	} {
		t.Run(test.question, func(t *testing.T) {
			a := answerLine(t, svc, "/ask "+test.question)
			for _, s := range a.Sections() {
				if own := s.Statement == svc.Corpus.Passage(test.passage).Statement(); len(s.Quotes) > 0 || own && s.Outcome != answer.Silent {
					t.Errorf("%s: outcome %d, %d quotes", s.Statement.ID, s.Outcome, len(s.Quotes))
				}
			}
			if !slices.Contains(a.Notes, "The other way round: "+test.passage+".") {
				t.Errorf("notes: %q", a.Notes)
			}
			step := find(a.Actions, "The other way round")
			if step == nil {
				t.Fatalf("the passage is not offered: %v", a.Actions)
			}
			shown := press(t, svc, step.State)
			if answer.IDs(passagesOf(shown.Sections())) != test.passage || shown.Lead() != message.English.Text("exchanged.lead") {
				t.Errorf("shown are %s, under %q", answer.IDs(passagesOf(shown.Sections())), shown.Lead())
			}
		})
	}
	if a := answerLine(t, svc, "/ask did Putin thank Trump?"); len(passagesOf(a.Sections())) == 0 || find(a.Actions, "The other way round") != nil {
		t.Errorf("what is so is the other way round: %v", a.Notes)
	}
}

// Where no side is asked about and nothing certain can be said of one, there is
// no answer in words.
func TestNoLeadOnAGuess(t *testing.T) {
	sections := []answer.Section{{Outcome: answer.Unsure}, {Outcome: answer.Shown}}
	for _, result := range []search.Result{{Mention: true}, {Asked: "kremlin"}} {
		if got := leadOf("en", result, sections); got != "" {
			t.Errorf("%+v: lead is %q", result, got)
		}
	}
}

// A later page does not know why nothing was found in a statement, and so does
// not call it silent.
func TestLaterPagesClaimNoSilence(t *testing.T) {
	svc := testService(t)
	a := press(t, svc, answer.State{Command: "who-said", Page: 1, Passages: svc.Corpus.Statements[0].Passages})
	if got := a.Sections()[1].Outcome; got != answer.Unsure {
		t.Errorf("the outcome of the other statement is %d", got)
	}
}

// A passage that another leans on is shown once, with it; the order stays.
func TestQuotesOnce(t *testing.T) {
	c := testService(t).Corpus
	for _, test := range []struct{ name, hits, want string }{
		{"it comes after", "KR-7.2<KR-7.1 KR-7.1", "KR-7.2<KR-7.1"},
		{"it comes before", "KR-7.1 KR-7.2", "KR-7.1 KR-7.2"},
		{"it is no hit", "KR-9.1 KR-7.2<KR-7.1", "KR-9.1 KR-7.2<KR-7.1"},
		{"it leans itself", "KR-10.3<KR-10.2 KR-8.1 KR-10.2<KR-10.1 KR-10.1", "KR-10.3<KR-10.2 KR-8.1 KR-10.1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var hits []search.Hit
			for hit := range strings.FieldsSeq(test.hits) {
				id, before, _ := strings.Cut(hit, "<")
				hits = append(hits, search.Hit{Passage: c.Passage(id), Before: c.Passage(before)})
			}
			var got []string
			for _, q := range quotes(hits) {
				id := q.Passage.ID()
				if q.Before != nil {
					id += "<" + q.Before.ID()
				}
				got = append(got, id)
			}
			if joined := strings.Join(got, " "); joined != test.want {
				t.Errorf("%s are shown as %s, want %s", test.hits, joined, test.want)
			}
		})
	}
}

// A word taken for another is named, with what was typed made harmless.
func TestCorrectionsAreTold(t *testing.T) {
	a := answerLine(t, testService(t), "/who-said prisonr exchange")
	if len(a.Notes) != 1 || a.Notes[0] != "Searched for “prisoner” instead of “prisonr”." {
		t.Errorf("notes: %q", a.Notes)
	}
}

// More shows what comes after, for each side, and Back what was before.
func TestPagesOfAnAnswer(t *testing.T) {
	svc := testService(t)
	var found [][]*corpus.Passage
	for i, s := range svc.Corpus.Statements {
		found = append(found, s.Passages[:7-4*i]) // seven of one side, three of the other
	}
	state := answer.State{Command: "who-said", Passages: interleaved(found), Page: 0}
	first := press(t, svc, state)
	if got := status(first); got != "WH 5 of 7, KR 3 of 3" {
		t.Errorf("first page: %s", got)
	}
	second := press(t, svc, find(first.Actions, "More").State)
	if got := status(second); got != "WH 2 of 7, KR 0 of 3" {
		t.Errorf("second page: %s", got)
	}
	if got := second.Sections()[1].Status("en"); second.Sections()[1].Outcome != answer.Shown || got != "No more (3 already shown)." {
		t.Errorf("the side with no more says %q", got)
	}
	if find(second.Actions, "More") != nil {
		t.Error("there is more after the last page")
	}
	if got := status(press(t, svc, find(second.Actions, "Back").State)); got != "WH 5 of 7, KR 3 of 3" {
		t.Errorf("back: %s", got)
	}
}

// status counts each side's quotes and what was found.
func status(a answer.Answer) string {
	var sides []string
	for _, s := range a.Sections() {
		n := len(s.Quotes)
		sides = append(sides, s.Statement.Code+" "+string(rune('0'+n))+" of "+string(rune('0'+n+s.More+s.Earlier)))
	}
	return strings.Join(sides, ", ")
}

// A topic of more passages than are shown at once has pages too.
func TestPagesOfATopic(t *testing.T) {
	text := strings.Repeat("The lake is cold. ", 7)
	svc := ownService(t, fstest.MapFS{
		"a.md":        ownFile("a", "A", "Alpha", text),
		"topics.yaml": {Data: []byte("topics:\n  - {id: lake, names: {en: Lake}, passages: [A-1.1, A-1.2, A-1.3, A-1.4, A-1.5, A-1.6, A-1.7]}\n")},
	})
	first := press(t, svc, answer.State{Command: "compare", Choice: "lake"})
	if got := status(first); got != "A 5 of 7" {
		t.Errorf("first page: %s", got)
	}
	if got := status(press(t, svc, find(first.Actions, "More").State)); got != "A 2 of 7" {
		t.Errorf("second page: %s", got)
	}
	if got := bodyOf(answerLine(t, svc, "/differences"))[0].Heading; got != "Alpha" {
		t.Errorf("the one statement there is has the heading %q", got)
	}
}

func TestListsAreCutAlike(t *testing.T) {
	all := interleaved([][]*corpus.Passage{testService(t).Corpus.Statements[0].Passages[:3], testService(t).Corpus.Statements[1].Passages[:5]})
	var ids []string
	for _, p := range all {
		ids = append(ids, p.ID())
	}
	if got, want := strings.Join(ids, " "), "WH-1.1 KR-1.1 WH-1.2 KR-1.2 WH-1.3 KR-2.1 KR-2.2 KR-3.1"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
