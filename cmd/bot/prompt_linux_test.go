package main

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

const up = "\x1b[A"

func TestPrompt(t *testing.T) {
	s := onTerminal(t, 80, map[string]string{"TERM": "xterm"})
	s.shows("Running the console")
	s.shows("Type a command, such as /who-said energy ceasefire")
	s.shows("> ")

	s.types("/abo\t") // one way to go on: it is taken
	s.shows("/about ")
	s.types("\r")
	s.shows("\x1b[1mWhat this is")
	s.shows("> ")

	s.types(up + "\r") // the line before, again
	s.shows("What this is")
	s.shows("> ")

	s.types("/\t") // many ways: they are shown, the line stays
	s.shows("/who-said  /")
	s.shows("> /")
	s.types("nothing\r")
	s.shows("There is no command /nothing.")

	s.types("  \r") // nothing is asked, nothing is answered
	s.types("exit\r")
	s.ends()
}

func TestPromptEndsWithTheInput(t *testing.T) {
	for name, keys := range map[string]string{"Ctrl-D": "\x04", "Ctrl-C": "\x03", "quit": "quit\r"} {
		t.Run(name, func(t *testing.T) {
			s := onTerminal(t, 80, map[string]string{"TERM": "xterm"}, "console")
			s.shows("> ")
			s.types(keys)
			s.ends()
			s.shows("\r\n")
			if left := s.text()[strings.LastIndex(s.text(), "\n")+1:]; strings.Contains(left, promptText) {
				t.Errorf("the line that comes next begins with a prompt: %q", left)
			}
		})
	}
}

// Ctrl-C leaves a line that is half typed behind.
func TestPromptEndsWithinALine(t *testing.T) {
	s := onTerminal(t, 80, map[string]string{"TERM": "xterm"}, "console")
	s.shows("> ")
	s.types("/who-sa")
	s.shows("/who-sa")
	s.types("\x03")
	s.ends()
	s.shows("\r\n")
	if left := s.text()[strings.LastIndex(s.text(), "\n")+1:]; strings.Contains(left, "/who-sa") {
		t.Errorf("what was typed stands on the line that comes next: %q", left)
	}
}

// Whatever stands before, an Esc, half a sequence or no text at all, typing goes
// on and Ctrl-C ends the prompt.
func TestPromptAfterEscape(t *testing.T) {
	for _, before := range []string{"\x1b", "\x1b[", "\xff", "\xd0", "\ufffd"} {
		s := onTerminal(t, 400, map[string]string{"TERM": "xterm"}, "console")
		s.shows("> ")
		s.types(before)
		s.types(strings.Repeat("ж", 200))
		s.shows(strings.Repeat("ж", 100))
		s.types("\x03")
		s.ends()
	}
}

func TestPromptWithoutColour(t *testing.T) {
	s := onTerminal(t, 80, map[string]string{"TERM": "xterm", "NO_COLOR": "1"}, "console")
	s.shows("> ")
	s.types("/about\r")
	s.shows("What this is")
	s.shows("> ")
	s.types("exit\r")
	s.ends()
	for _, painted := range []string{"\x1b[1m", "\x1b[2m", "\x1b[3"} {
		if strings.Contains(s.text(), painted) {
			t.Errorf("%q is sent although NO_COLOR is set", painted)
		}
	}
}

func TestDumbTerminal(t *testing.T) {
	s := onTerminal(t, 80, map[string]string{"TERM": "dumb"}, "console")
	s.types("/about\n")
	s.shows("What this is")
	s.types("\x04")
	s.ends()
	if strings.Contains(s.text(), "\x1b") {
		t.Errorf("an escape sequence is sent to a terminal that knows none:\n%q", s.text())
	}
}

func TestTerminalWidth(t *testing.T) {
	const columns = 40
	s := onTerminal(t, columns, map[string]string{"TERM": "xterm"}, "console", "/about")
	s.ends()
	s.shows("What this is")
	for line := range strings.Lines(s.text()) {
		if width := ansi.StringWidth(strings.TrimRight(line, "\r\n")); width > columns {
			t.Errorf("a line of %d columns on a terminal of %d: %q", width, columns, line)
		}
	}
}

func TestPromptSpeaksTheLocale(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want string
	}{
		{map[string]string{"LANG": "de_DE.UTF-8"}, "Geben Sie einen Befehl ein"},
		{map[string]string{"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, "Saisissez une commande"},
		{map[string]string{"LC_ALL": "C", "LC_MESSAGES": "fr_FR.UTF-8"}, "Type a command"},
		{map[string]string{"LC_ALL": "", "LANG": "POSIX"}, "Type a command"},
	} {
		c.env["TERM"] = "xterm"
		s := onTerminal(t, 200, c.env, "console")
		s.shows(c.want)
		s.types("\x04")
		s.ends()
	}
}

// However narrow it is, a number stands with its word.
func TestNumbersStayWithTheirWords(t *testing.T) {
	for columns := uint16(38); columns <= 46; columns++ {
		s := onTerminal(t, columns, map[string]string{"TERM": "xterm", "NO_COLOR": "1"}, "console")
		s.shows("> ")
		s.types("/context KR-13.1\r")
		s.shows("Hockey")
		s.types("exit\r")
		s.ends()
		for line := range strings.Lines(s.text()) {
			if line = strings.TrimRight(line, "\r\n"); strings.HasSuffix(line, " 3") || strings.HasSuffix(line, " 4") {
				t.Errorf("at %d columns a line ends with a number: %q", columns, line)
			}
		}
	}
}

// A number takes a step that the last answer offers: a game of the quiz is
// played that way, and menus open.
func TestPromptTakesSteps(t *testing.T) {
	s := onTerminal(t, 100, map[string]string{"TERM": "xterm", "NO_COLOR": "1"}, "console")
	s.shows("> ")
	s.types("/quiz\r")
	s.shows("Type a number to go on: 1 Play")
	s.types("1\r")
	s.shows("Passage 1 of 5")
	s.shows("1 White House; 2 Kremlin")
	s.types("2\r")
	s.shows("of 1 right so far.")
	s.shows("1 Next; 2 Context")

	s.types("/cite WH-2.3\r")
	s.shows("1 Context; 2 Another style")
	s.types("2\r")
	s.shows("1 MLA 9; 2 Chicago 17; 3 BibTeX")
	s.types("3\r")
	s.shows("@misc{white-house-2025-WH-2-3,")

	s.types("99\r") // no step has this number: it is a question
	s.shows("Nothing found")
	s.types("exit\r")
	s.ends()
}
