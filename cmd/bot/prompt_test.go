//go:build !windows

package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// Keys as terminals send them; some differ in tmux and screen.
const (
	up, down    = "\x1b[A", "\x1b[B"
	left        = "\x1b[D"
	ctrlLeft    = "\x1b[1;5D"
	ctrlRight   = "\x1b[1;5C"
	ctrlC       = "\x03"
	ctrlD       = "\x04"
	ctrlL       = "\x0c"
	ctrlU       = "\x15"
	xtermHome   = "\x1b[H"
	xtermEnd    = "\x1b[F"
	screenHome  = "\x1b[1~"
	screenEnd   = "\x1b[4~"
	keypadHome  = "\x1bOH"
	escapeAlone = "\x1b"
)

func xterm(more ...string) map[string]string {
	env := map[string]string{"TERM": "xterm"}
	for _, m := range more {
		name, value, _ := strings.Cut(m, "=")
		env[name] = value
	}
	return env
}

// prompted is a terminal whose prompt waits for the first line.
func prompted(t *testing.T, columns int, env map[string]string) *screen {
	t.Helper()
	s := onTerminal(t, columns, 60, env, "console")
	s.prompts("|")
	return s
}

func TestPromptWithoutSubcommand(t *testing.T) {
	s := onTerminal(t, 80, 60, xterm())
	s.shows("Running the console")
	s.shows("Type a command, such as /who-said energy ceasefire")
	s.prompts("|")
	s.types("/about\r")
	s.shows("What this is")
	s.types("exit\r")
	s.ends()
}

// A line is edited with the keys that people know, on every kind of terminal.
func TestPromptEdits(t *testing.T) {
	s := prompted(t, 80, xterm())
	for _, c := range []struct{ name, typed, want string }{
		{"a line", "hockey", "hockey|"},
		{"Home and End", "ckey" + xtermHome + "ho" + xtermEnd + "!", "hockey!|"},
		{"Home and End in screen and tmux", "ckey" + screenHome + "ho" + screenEnd + "!", "hockey!|"},
		{"Home of the keypad", "ckey" + keypadHome + "ho", "ho|ckey"},
		{"a word back and on", "one two three" + ctrlLeft + ctrlLeft + ctrlRight + ",", "one two,| three"},
		{"wide characters", "你好世界" + left + left + "x", "你好x|世界"},
		{"combining characters", "e\u0301a" + left + "x", "e\u0301x|a"},
		{"an Esc by itself", escapeAlone + "\x1b[D" + "мир", "мир|"},
		{"no text", "a\xff\xd0b", "ab|"},
		{"Ctrl-U", "hockey" + ctrlU + "now", "now|"},
		{"Ctrl-W", "ice hockey\x17now", "ice now|"},
		{"Ctrl-D within a line", "hhockey" + xtermHome + ctrlD, "|hockey"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s.t = t
			s.types(c.typed)
			s.prompts(c.want)
			s.empties()
		})
	}
	s.types(ctrlC)
	s.ends()
}

// What is pasted is one line, however many it has, and nothing of it is a key.
func TestPromptPastes(t *testing.T) {
	s := prompted(t, 80, xterm())
	for _, c := range []struct{ name, pasted, want string }{
		{"lines", "/verify “in a relatively\nshort time\r\nframe”", "/verify “in a relatively short time frame”|"},
		{"tabs and spaces", "a\tb   c", "a b c|"},
		{"the end of the line", "hockey\n", "hockey|"},
		{"keys", "a\x03b\x04c", "abc|"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s.t = t
			s.pastes(c.pasted)
			s.prompts(c.want)
			s.empties()
		})
	}
	s.types(ctrlC)
	s.ends()
}

// Ctrl-C gives up the line that is typed; at an empty line it ends the prompt, as
// Ctrl-D does.
func TestPromptEnds(t *testing.T) {
	for _, c := range []struct{ name, typed string }{
		{"Ctrl-D", ctrlD}, {"Ctrl-C", ctrlC}, {"Ctrl-C twice within a line", "/who-sa" + ctrlC + ctrlC},
		{"exit", "exit\r"}, {"quit", "Quit \r"}, {"a slash", "/exit\r"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := prompted(t, 80, xterm())
			s.types(c.typed)
			s.ends()
		})
	}
}

func TestPromptGivesUpALine(t *testing.T) {
	s := prompted(t, 80, xterm())
	s.types("/who-said hockey" + ctrlC)
	s.shows("> /who-said hockey^C")
	s.prompts("|")
	s.types("/about\r")
	s.shows("What this is")
	s.types(up + up)
	s.prompts("/about|") // what was given up is no history
	s.types(ctrlC + ctrlC)
	s.ends()
	if strings.Contains(s.text(), "KR-13.1") {
		t.Errorf("what was given up is answered:\n%s", s.text())
	}
}

// Whatever comes in before, Ctrl-C ends the prompt.
func TestPromptEndsAfterAnything(t *testing.T) {
	befores := []string{"\x1b[12", "\xd0", strings.Repeat("ж", 3000), "\x1b", "\x1b[", "\x1bO", "\x1b\x1b\x1b", "\x1b]0;", "\xff\xfe", "\ufffd", "\x00",
		"\x1b[<0;1;1M", "\x1b[?1;2c", "\x1b[1;1R"}
	if testing.Short() {
		befores = befores[:3]
	}
	for _, before := range befores {
		t.Run(fmt.Sprintf("%.20q", before), func(t *testing.T) {
			s := prompted(t, 80, xterm())
			s.types(before)
			for len(s.done) == 0 { // at most twice, but for a slow machine
				time.Sleep(100 * time.Millisecond) // keys that are pressed by hand do not come in one piece
				s.types(ctrlC)
				time.Sleep(300 * time.Millisecond)
			}
			s.ends()
		})
	}
}

// A signal ends the prompt wherever it is.
func TestPromptEndsByASignal(t *testing.T) {
	s := prompted(t, 80, xterm())
	s.types("/who-sa")
	s.prompts("/who-sa|")
	s.stop()
	s.ends()
}

func TestPromptRemembers(t *testing.T) {
	s := prompted(t, 80, xterm())
	s.types("/about\r/nothing\r/nothing\r")
	s.waits("answers all", func() bool { return strings.Count(s.text(), "There is no command /nothing") == 2 })
	s.types("half" + up)
	s.prompts("/nothing|")
	s.types(up)
	s.prompts("/about|")
	s.types(up + down + down)
	s.prompts("half|")
	s.types(ctrlC + ctrlC)
	s.ends()
}

// Tab goes on with what there is one way for, and shows what there is a choice
// between, passages a line each.
func TestPromptCompletes(t *testing.T) {
	s := prompted(t, 80, xterm())
	for _, c := range []struct{ typed, line, offers string }{
		{"/abo\t", "/about |", ""},
		{ctrlU + "/c\t", "/c|", "\n/check-message  /compare        /context        /cite"},
		{"om\t", "/compare |", ""},
		{"hoc\t", "/compare Hockey|", ""},
		{ctrlU + "/who-said hockey \t", "/who-said hockey source: |", ""},
		{"\t", "/who-said hockey source: |", "\nWhite House  Kremlin"},
		{"k\t", "/who-said hockey source: kremlin|", ""},
		{ctrlU + "/cite midd\t", "/cite midd|", "\nWH-2.3 · These"},
		{ctrlU + "/nothing \t", "/nothing |", ""},
		{ctrlU + "hockey \t", "hockey |", ""},
		{ctrlU + "/cite kr 10\t", "/cite KR-10.|", "\nKR-10.1 · "},
	} {
		s.types(c.typed)
		s.prompts(c.line)
		s.shows(c.offers)
	}
	s.types(ctrlC + ctrlC)
	s.ends()
}

// A number takes a step that the last answer offers: a game of the quiz is
// played that way, and menus open.
func TestPromptTakesSteps(t *testing.T) {
	s := prompted(t, 100, xterm("NO_COLOR=1"))
	for _, c := range []struct{ typed, shows string }{
		{"/quiz", "Type a number to continue: 1 Play"},
		{"1", "1 White House; 2 Kremlin"},
		{"2", "1 Next; 2 Context: "},
		{"/cite WH-2.3", "1 Context: WH-2.3; 2 Another style"},
		{"2", "1 MLA 9; 2 Chicago 17; 3 BibTeX"},
		{"3", "@misc{white-house-2025-WH-2-3,"},
		{"99", "99 is not one of the numbers above. To ask about it, type /ask 99."},
		{"/topics", "\n  25 Hockey\n"},
		{"25", "\nHockey\n"},
		{"help", "Explain a command: type a number."},
		{"7", "paragraph (optional): The paragraph to start with"},
		{"tariffs", "Economy"},
	} {
		s.types(c.typed + "\r")
		s.shows(c.shows)
	}
	s.types("exit\r")
	s.ends()
}

// Numbers that nothing was numbered for are questions.
func TestPromptTakesNumbersForQuestions(t *testing.T) {
	s := prompted(t, 100, xterm())
	s.types("175\r")
	s.shows("KR-8.1")
	s.types("exit\r")
	s.ends()
}

// What people type who know other programs.
func TestPromptUnderstands(t *testing.T) {
	s := prompted(t, 80, xterm())
	for _, c := range []struct{ typed, shows string }{
		{"help", "\n   1 /who-said: Quote"},
		{"?", "\n   1 /who-said: Quote"},
		{"HELP", "\n   1 /who-said: Quote"},
		{"topics", "\n   1 Peace and settlement"},
		{"who-said hockey source: kremlin", "was not searched, as another one was chosen"},
		{"read kremlin", "KR-1.1"},
		{"compare", "/compare needs a topic"},
		{"about the ceasefire", "KR-3.1"}, // a question
		{"read what Putin said about hockey", "KR-13.1"},
		{"/wer-sagte hockey quelle: kreml", "KR-13.1"},
		{"/who-sad hockey", "Did you mean /who-said?"},
	} {
		t.Run(c.typed, func(t *testing.T) {
			s.t = t
			s.types(c.typed + "\r")
			s.shows(c.shows)
			s.clears()
		})
	}
	s.types("exit\r")
	s.ends()
}

func TestPromptClears(t *testing.T) {
	s := prompted(t, 80, xterm())
	s.types("/about\r")
	s.shows("What this is")
	s.clears()
	s.types("/about\r")
	s.shows("What this is")
	s.types("half" + ctrlL)
	s.waits("is clear", func() bool { return strings.TrimSpace(s.text()) == promptText+"half" })
	s.prompts("half|")
	s.types(ctrlC + ctrlC)
	s.ends()
}

// However long a line is, all of it is seen.
func TestPromptWrapsWhatIsTyped(t *testing.T) {
	s := prompted(t, 40, xterm())
	s.types("/verify a ceasefire on energy and infrastructure along with technical negotiations")
	s.shows("> /verify a ceasefire on energy and\n  infrastructure along with technical\n  negotiations")
	s.types(xtermHome + up) // no row above: history, of which there is none
	s.types("x")
	s.prompts("x|/verify a ceasefire on energy and")
	s.types(ctrlC + ctrlC)
	s.ends()
}

// An answer comes right after what it answers, and a blank line after it.
func TestAnswersAreApart(t *testing.T) {
	s := prompted(t, 80, xterm())
	s.clears()
	s.types("/nix\r")
	s.shows("> /nix\nThere is no command /nix. /help lists the commands.\n\n>")
	s.types("/cite\r")
	s.shows("lists the commands.\n\n> /cite\n/cite needs a passage. For example: /cite WH-2.2 style: bibtex\n\n>")
	s.types("exit\r")
	s.ends()
}

// An answer is set to the width that the terminal has by then.
func TestWidthIsReadForEachAnswer(t *testing.T) {
	s := prompted(t, 100, xterm())
	s.types("/about\r")
	s.shows("Each passage is shown with its id and the")
	s.resizes(50)
	s.clears()
	s.types("/about\r")
	s.shows("\n  This bot quotes the statements below, word for\n  word. Each passage is shown with its id and the\n")
	s.types("exit\r")
	s.ends()
}

// However narrow it is, a line that fills the width loses no character, and a
// number is on one line with its word.
func TestPromptAtEveryWidth(t *testing.T) {
	s := prompted(t, 60, xterm("NO_COLOR=1"))
	for columns := 60; columns >= 36; columns-- {
		s.resizes(columns)
		s.clears()
		s.types("/cite WH-2.3 style: bibtex\r")
		s.shows("Type a number to continue:")
		shown := strings.Join(strings.Fields(s.text()), "")
		for _, want := range []string{"@misc{white-house-2025-WH-2-3,", "title={{[Statementonthetelephonecallof18March2025,asworded", "note={PassageWH-2.3}"} {
			if !strings.Contains(shown, want) {
				t.Errorf("%d columns: %s is not whole:\n%s", columns, want, s.text())
			}
		}
		s.types("/context KR-13.1\r")
		s.shows("5 Cite")
		for row := range strings.SplitSeq(s.text(), "\n") {
			if strings.HasSuffix(row, " 4") || strings.HasSuffix(row, " 5") {
				t.Errorf("at %d columns a line ends with a number: %q", columns, row)
			}
		}
	}
	s.types("exit\r")
	s.ends()
}

func TestPromptWithoutColour(t *testing.T) {
	for _, c := range []struct {
		name string
		env  map[string]string
		bold bool
	}{{"with colour", xterm(), true}, {"NO_COLOR", xterm("NO_COLOR=1"), false}} {
		t.Run(c.name, func(t *testing.T) {
			s := prompted(t, 80, c.env)
			s.types("/about\r")
			s.shows("What this is")
			s.types("exit\r")
			s.ends()
			y := slices.Index(strings.Split(s.text(), "\n"), "What this is")
			if bold := s.shown.CellAt(0, y).Style.Attrs != 0; bold != c.bold {
				t.Errorf("%v: the heading is bold: %v, want %v", c.env, bold, c.bold)
			}
		})
	}
}

// What a text alone has is crossed out, or between signs where that cannot be.
func TestDifferencesOnTerminals(t *testing.T) {
	const line = "/verify Kremlin: “with 157 individuals released on each side”"
	for _, c := range []struct {
		name, want string
		env        map[string]string
	}{
		{"strikes", "with \x1b[9m157\x1b[29m \x1b[1m175\x1b[22m individuals", xterm()},
		{"cannot strike", "with \x1b[2m[-157-]\x1b[22m \x1b[1m{+175+}\x1b[22m individuals", xterm("TERM=screen")},
		{"colourless", "with [-157-] {+175+} individuals", xterm("NO_COLOR=1")},
		{"dumb", "with [-157-] {+175+} individuals", xterm("TERM=dumb")},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := &program{lookup: func(name string) (string, bool) { v, ok := c.env[name]; return v, ok }}
			style := p.styleOf(80)
			if got := testConsole(t).answer(line).Text(style); !strings.Contains(got, c.want) {
				t.Errorf("%q is not in\n%q", c.want, got)
			}
		})
	}
}

// A terminal that understands no moves greets and asks all the same, in plain
// text.
func TestDumbTerminal(t *testing.T) {
	s := onTerminal(t, 80, 60, xterm("TERM=dumb"), "console")
	s.shows("the commands, exit quits.") // nothing completes there
	s.prompts("|")
	s.types("help\n")
	s.shows("\n   1 /who-said: Quote")
	s.prompts("|") // what is typed before is echoed before
	s.types("/cite WH-2.3\n")
	s.shows("1 Context: WH-2.3; 2 Another style")
	s.prompts("|")
	s.types("2\n")
	s.shows("1 MLA 9")
	s.prompts("|")
	s.types("clear\n")
	s.shows("clear\n" + strings.TrimSpace(promptText))
	s.prompts("|")
	s.types("exit\n")
	s.ends()
}

func TestDumbTerminalEnds(t *testing.T) {
	s := onTerminal(t, 80, 60, xterm("TERM=dumb"), "console")
	s.prompts("|")
	s.types(ctrlD)
	s.ends()
	if strings.Contains(s.text(), "> >") {
		t.Errorf("the prompt comes twice:\n%s", s.text())
	}
}

func TestTerminalWidth(t *testing.T) {
	const columns = 40
	s := onTerminal(t, columns, 100, xterm(), "console", "/about")
	s.ends()
	s.shows("What this is")
	for line := range strings.Lines(s.text()) {
		if width := ansi.StringWidth(strings.TrimRight(line, "\r\n")); width >= columns {
			t.Errorf("a line of %d columns on a terminal of %d: %q", width, columns, line)
		}
	}
}

func TestPromptSpeaksTheLocale(t *testing.T) {
	for _, c := range []struct {
		name string
		env  map[string]string
		want string
	}{
		{"LANG", xterm("LANG=de_DE.UTF-8"), "Geben Sie einen Befehl ein"},
		{"LC_MESSAGES before LANG", xterm("LANG=de_DE.UTF-8", "LC_MESSAGES=fr_FR.UTF-8"), "Saisissez une commande"},
		{"LC_ALL before both", xterm("LC_ALL=C", "LC_MESSAGES=fr_FR.UTF-8"), "Type a command"},
		{"an empty one is none", xterm("LC_ALL=", "LANG=POSIX"), "Type a command"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := prompted(t, 200, c.env)
			s.shows(c.want)
			s.types(ctrlD)
			s.ends()
		})
	}
}

// GNU screen and xterm wipe out the last character of a line that fills the
// width, when what is right of the cursor is erased there.
func TestFitted(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		columns          int
	}{
		{"short", "abc", "abc", 4},
		{"full", "abcd\nab", "abcd \nab", 4},
		{"two rows full", "abcdabcd", "abcdabcd ", 4},
		{"wide", "你好", "你好 ", 4},
		{"painted", "\x1b[1mabcd\x1b[22m", "\x1b[1mabcd\x1b[22m ", 4},
		{"empty lines", "\n\n", "\n\n", 4},
		{"a terminal that does not tell", "abcd", "abcd", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := fitted(c.text, c.columns); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
