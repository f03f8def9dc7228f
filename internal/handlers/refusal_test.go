package handlers

import (
	"strings"
	"testing"

	"bothsides/internal/answer"
	"bothsides/internal/message"
)

// answerStyle is a terminal of ordinary width.
var answerStyle = answer.Style{Width: 80, Colour: true}

func TestRefusalsSayWhatToDo(t *testing.T) {
	svc := testService(t)
	for _, test := range []struct{ name, line, want string }{
		{"no topic", "/who-said", "/who-said needs a topic. For example: /who-said energy ceasefire"},
		{"an option alone", "/who-said private: true", "/who-said needs a topic. For example: /who-said energy ceasefire"},
		{"no such side", "/who-said hockey source: france", "For source, choose one of: white-house, kremlin."},
		{"neither true nor false", "/who-said hockey private: maybe", "The option private takes true or false."},
		{"a number in words", "/read kremlin paragraph: three", "The Kremlin statement has 13 paragraphs. Please give a number from 1 to 13."},
		{"paragraph 0", "/read kremlin paragraph: 0", "The Kremlin statement has 13 paragraphs. Please give a number from 1 to 13."},
		{"after the last paragraph", "/read kremlin paragraph: 14", "The Kremlin statement has 13 paragraphs. Please give a number from 1 to 13."},
		{"above the largest number", "/read kremlin paragraph: 100000", "The Kremlin statement has 13 paragraphs. Please give a number from 1 to 13."},
		{"the largest number", "/read kremlin paragraph: 99999", "The Kremlin statement has 13 paragraphs. Please give a number from 1 to 13."},
		{"no source", "/read", "/read needs a source. For example: /read kremlin paragraph: 3"},
		{"no such passage", "/cite WH-9.9", "There is no such passage. Ids look like WH-1.1; /read white-house shows every passage with its id."},
		{"a word for a passage", "/cite the", "There is no such passage. Ids look like WH-1.1; /read white-house shows every passage with its id."},
		{"a topic for a passage", "/context peace", "There is no such passage. Ids look like WH-1.1; /read white-house shows every passage with its id."},
		{"a mention for a passage", "/context <@&1>", "There is no such passage. Ids look like WH-1.1; /read white-house shows every passage with its id."},
		{"the beginning of a number for a passage", "/context 17", "There is no such passage. Ids look like WH-1.1; /read white-house shows every passage with its id."},
		{"no such style", "/cite WH-2.2 style: harvard", "For style, choose one of: apa, mla, chicago, bibtex, csl-json, wikipedia, markdown, plain."},
		{"nothing within quote marks", `/verify ""`, "/verify needs a quote. For example: /verify “with 157 individuals released on each side” said-by: kremlin"},
		{"a side that is none before the quote", "/verify said-by: Mars hello", "/verify needs a quote. For example: /verify “with 157 individuals released on each side” said-by: kremlin"},
		{"help for no command", "/help nonsense", "For command, choose one of: who-said, ask, verify, check-message, compare, differences, read, context, cite, topics, quiz, about, help."},
		{"a paragraph of a passage's statement", "/read WH-2.2 paragraph: 0", "The White House statement has 4 paragraphs. Please give a number from 1 to 4."},
		{"no such command", "/tariffs", "There is no command /tariffs. /help lists the commands."},
		{"a slash alone", "/", "Type the name of a command after the slash, such as /who-said. /help lists them all."},
		{"signs that steer a terminal", "/\u202eevil\x00", "There is no command /evil. /help lists the commands."},
		{"a long topic", "/who-said " + long(101), "The option topic takes at most 100 characters; this has 101. Please shorten it."},
		{"a very long question", "/ask " + long(6000), "The option question takes at most 200 characters; this has 6,000. Please shorten it."},
		{"long in letters of two bytes", "/cite " + strings.Repeat("ж", 101), "The option passage takes at most 100 characters; this has 101. Please shorten it."},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := answerLine(t, svc, test.line)
			if a.Refusal() != test.want {
				t.Errorf("refusal is %q, want %q", a.Refusal(), test.want)
			}
			if a.Visibility == answer.Public || len(a.Sections())+len(bodyOf(a))+len(a.Actions) > 0 {
				t.Error("a refusal is private and nothing else")
			}
		})
	}
}

func long(n int) string { return strings.Repeat("a", n) }

// What a client of Discord could send in place of what an option takes.
func TestOptionsOfWrongTypes(t *testing.T) {
	svc := testService(t)
	for _, test := range []struct {
		name string
		call Call
		want string
	}{
		{"number as text", Call{Command: "who-said", Options: map[string]any{"topic": 7.0}}, "The option topic takes text."},
		{"list as text", Call{Command: "who-said", Options: map[string]any{"topic": []any{"x"}}}, "The option topic takes text."},
		{"null as text", Call{Command: "who-said", Options: map[string]any{"topic": nil}}, "/who-said needs a topic. For example: /who-said energy ceasefire"},
		{"spaces as text", Call{Command: "who-said", Options: map[string]any{"topic": " \t"}}, "/who-said needs a topic. For example: /who-said energy ceasefire"},
		{"number as choice", Call{Command: "read", Options: map[string]any{"source": 1.0}}, "The option source takes text."},
		{"fraction as integer", Call{Command: "read", Options: map[string]any{"source": "kremlin", "paragraph": 1.5}}, "The Kremlin statement has 13 paragraphs. Please give a number from 1 to 13."},
		{"huge as integer", Call{Command: "read", Options: map[string]any{"source": "kremlin", "paragraph": 1e300}}, "The Kremlin statement has 13 paragraphs. Please give a number from 1 to 13."},
		{"text as boolean", Call{Command: "about", Options: map[string]any{"private": "perhaps"}}, "The option private takes true or false."},
		{"too long, in German", Call{Command: "ask", Language: "de", Options: map[string]any{"question": strings.Repeat("x", 201)}},
			"Für „frage“ sind höchstens 200 Zeichen möglich; hier sind es 201. Bitte kürzen Sie."},
		{"no such choice, in French", Call{Command: "who-said", Language: "fr", Options: map[string]any{"topic": "hockey", "source": "Lune"}},
			"Valeurs possibles pour «\u00a0source\u00a0»\u00a0: white-house, kremlin."},
		{"no options whatever", Call{Command: "ask"}, "/ask needs a question. For example: /ask whose idea was hockey?"},
		{"name as choice", Call{Command: "read", Options: map[string]any{"source": "kremlin", "paragraph": int64(2)}}, ""},
		{"local name as choice", Call{Command: "read", Options: map[string]any{"source": "Weißes Haus"}}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, err := svc.Answer(test.call)
			if err != nil || a.Refusal() != test.want {
				t.Errorf("refusal is %q and error %v, want %q", a.Refusal(), err, test.want)
			}
		})
	}
}

func TestPrivacyOfAnswers(t *testing.T) {
	svc := testService(t)
	quiet := &Service{Corpus: svc.Corpus, Index: svc.Index, Replies: answer.Private}
	for _, c := range []struct {
		service *Service
		line    string
		want    answer.Visibility
	}{
		{svc, "/read kremlin", answer.Public},
		{svc, "/read kremlin private: true", answer.Private},
		{quiet, "/read kremlin", answer.Private},
		{quiet, "/read kremlin private: false", answer.Public},
		{svc, "/about", answer.Private}, // of no interest to others
		{svc, "/help", answer.Private},
		{svc, "/topics", answer.Private},
		{svc, "/help private: false", answer.Public},
		{svc, "/ask what can you do?", answer.Private}, // is help
		{svc, "/ask who are you?", answer.Private},
		{svc, "/ask what can you do? private: false", answer.Public},
		{svc, "/ask summary please", answer.Public},
		{quiet, "/help private: false", answer.Public},
		{svc, "/quiz", answer.Public},
	} {
		if got := answerLine(t, c.service, c.line).Visibility; got != c.want {
			t.Errorf("%s: visibility is %d, want %d", c.line, got, c.want)
		}
	}
	if press(t, svc, answer.State{Command: "quiz", Choice: playChoice}).Visibility != answer.Personal {
		t.Error("a round of the quiz is not for the player alone")
	}
}

// A broken service answers with a sentence and reports the fault once.
func TestPanicIsAnApology(t *testing.T) {
	broken := &Service{Corpus: testService(t).Corpus}
	a, err := broken.Answer(Call{Command: "who-said", Options: map[string]any{"topic": "hockey secret"}, Language: "de"})
	if err == nil || a.Refusal() != message.Language("de").Text("refusal.failed") {
		t.Errorf("refusal is %q, error %v", a.Refusal(), err)
	}
	if strings.Contains(err.Error(), "secret") {
		t.Errorf("the error holds what was typed: %v", err)
	}
}
