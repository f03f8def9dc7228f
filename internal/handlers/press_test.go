package handlers

import (
	"fmt"
	"testing"
	"unicode/utf8"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

// Discord's limits of a button's label and a menu's lines, in runes.
//
// See https://discord.com/developers/docs/components/reference.
const (
	maxLabel       = 80
	maxPlaceholder = 150
	maxOption      = 100
)

// A presser presses everything that can be pressed, from every command on.
type presser struct {
	t    *testing.T
	svc  *Service
	l    message.Language
	seen map[string]bool
}

func (w *presser) answer(a answer.Answer) {
	checkAnswer(w.t, a)
	for _, action := range a.Actions {
		w.action(action)
	}
}

func (w *presser) action(action answer.Action) {
	n := utf8.RuneCountInString(action.Label)
	if len(action.Options) == 0 && n > maxLabel || n == 0 || n > maxPlaceholder {
		w.t.Errorf("a button says %q", action.Label)
	}
	if len(action.Options) == 0 {
		w.press(action.State)
	}
	for _, o := range action.Options {
		if n := utf8.RuneCountInString(o.Label); n == 0 || n > maxOption || len(o.Value) > maxOption {
			w.t.Errorf("a menu has the line %q, %q", o.Label, o.Value)
		}
		state := action.State
		state.Choice = o.Value
		w.press(state)
	}
}

func (w *presser) press(state answer.State) {
	key := fmt.Sprint(state.Command, state.Page, state.Choice)
	for _, p := range state.Passages {
		key += " " + p.ID()
	}
	if state.Command == "quiz" && state.Choice == playChoice {
		key = "play" // each game is another one
	}
	if w.seen[key] || len(w.seen) > 3000 {
		return
	}
	w.seen[key] = true
	a, err := w.svc.Answer(Call{State: &state, Language: w.l})
	if err != nil || a.Refusal() != "" {
		w.t.Errorf("pressing %s: %q, %v", key, a.Refusal(), err)
	}
	if a.Visibility == answer.Public {
		w.t.Errorf("pressing %s answers to everybody", key)
	}
	w.answer(a)
}

func TestEverythingCanBePressed(t *testing.T) {
	for _, l := range []message.Language{"en", "de"} {
		w := &presser{t: t, svc: testService(t), l: l, seen: map[string]bool{}}
		for _, line := range lines() {
			w.answer(answerLineIn(t, w.svc, l, line))
		}
		for _, line := range []string{"/who-said Ukraine", "/who-said Russia source: kremlin", "/compare peace", "/ask what did they agree on?"} {
			w.answer(answerLineIn(t, w.svc, l, line))
		}
		t.Logf("%s: %d states", l, len(w.seen))
	}
}

// checkAnswer holds what every answer must keep, whatever was asked: its
// quotes are the statement's own bytes, credited to it, in the fixed order.
func checkAnswer(t *testing.T, a answer.Answer) {
	t.Helper()
	if a.Provenance == "" || a.Language == "" {
		t.Errorf("/%s: no provenance or no language", a.Command)
	}
	last := -1
	for _, s := range a.Sections() {
		order := statementOrder(t, s)
		if order <= last {
			t.Errorf("/%s: %s comes out of order", a.Command, s.Statement.ID)
		}
		last = order
		if len(s.Quotes) > answer.MaxQuotes && a.Command != "read" && a.Command != "cite" {
			t.Errorf("/%s: %d quotes of %s", a.Command, len(s.Quotes), s.Statement.ID)
		}
		for _, q := range s.Quotes {
			checkQuote(t, s, q)
		}
	}
}

func statementOrder(t *testing.T, section answer.Section) int {
	t.Helper()
	for i, s := range testService(t).Corpus.Statements {
		if s.ID == section.Statement.ID {
			return i
		}
	}
	t.Fatalf("there is no statement %s", section.Statement.ID)
	return 0
}

func checkQuote(t *testing.T, s answer.Section, q answer.Quote) {
	t.Helper()
	start := q.Passage.Span().Start
	if q.Passage.Statement() != s.Statement || s.Statement.Text[start:start+len(q.Text())] != q.Text() {
		t.Errorf("%s is quoted under %s and not as it is there", q.Label((*corpus.Passage).ID), s.Statement.ID)
	}
	end := 0
	for _, m := range q.Marks {
		if m.Start < end || m.End <= m.Start || m.End > len(q.Text()) ||
			!utf8.RuneStart(q.Text()[m.Start]) || m.End < len(q.Text()) && !utf8.RuneStart(q.Text()[m.End]) {
			t.Errorf("%s has marks %v", q.Label((*corpus.Passage).ID), q.Marks)
			return
		}
		end = m.End
	}
}

// Old or forged states are refused with a sentence.
func TestForgedStatesAreRefused(t *testing.T) {
	svc := testService(t)
	wh := svc.Corpus.Statements[0].Passages
	for _, state := range []answer.State{
		{},
		{Command: "nothing"},
		{Command: "about"},
		{Command: "who-said"},
		{Command: "who-said", Passages: wh[:3], Page: 1},
		{Command: "who-said", Passages: wh[:3], Choice: "kremlin"},
		{Command: "ask", Page: -1},
		{Command: "compare"},
		{Command: "compare", Choice: "no-topic"},
		{Command: "context"},
		{Command: "context", Choice: "paragraph"},
		{Command: "context", Passages: wh[:1], Choice: "KR-99.1"},
		{Command: "context", Choice: "part", Page: 1},
		{Command: "context", Passages: []*corpus.Passage{wh[0], svc.Corpus.Statements[1].Passages[0]}, Choice: "part"},
		{Command: "context", Passages: []*corpus.Passage{wh[1], wh[0]}, Choice: "turn"},
		{Command: "context", Passages: []*corpus.Passage{wh[0], wh[len(wh)-1]}, Choice: "part"},
		{Command: "read"},
		{Command: "read", Choice: "white-house", Page: 9},
		{Command: "read", Choice: "white-house", Page: -1},
		{Command: "cite"},
		{Command: "cite", Passages: wh[:1], Choice: "harvard"},
		{Command: "cite", Passages: wh[:1], Choice: "apa WH-99.1"},
		{Command: "cite", Passages: wh[:1], Choice: "harvard WH-1.1"},
		{Command: "quiz"},
		{Command: "quiz", Choice: "1.5.0"},
		{Command: "quiz", Choice: "1.1.2"},
		{Command: "quiz", Choice: "1.1.1.2"},
		{Command: "quiz", Choice: "1.1.1.1.1"},
		{Command: "quiz", Choice: "zzzzzzzzzz.0.0"},
		{Command: "quiz", Choice: "-1.0.0"},
		{Command: "quiz", Choice: "1.-1.0"},
	} {
		t.Run(fmt.Sprintf("%s %q page %d with %d passages", state.Command, state.Choice, state.Page, len(state.Passages)), func(t *testing.T) {
			a := press(t, svc, state)
			if a.Refusal() != message.English.Text("refusal.stale") || a.Visibility == answer.Public {
				t.Errorf("%+v: %q, %d sections", state, a.Refusal(), len(a.Sections()))
			}
		})
	}
}
