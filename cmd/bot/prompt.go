package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"bothsides/internal/answer"
	"bothsides/internal/handlers"
)

const promptText = "> "

// What a person types at a prompt that is neither a question nor a command of
// the bot's, with or without a slash.

func leaves(line string) bool { return isWord(line, "exit", "quit") }
func clears(line string) bool { return isWord(line, "clear") }

func isWord(line string, words ...string) bool {
	return slices.Contains(words, strings.TrimPrefix(strings.ToLower(strings.TrimSpace(line)), "/"))
}

// plainPrompt asks line by line where the terminal can do no more.
func (c *console) plainPrompt(r io.Reader) error {
	c.prompted = true
	if err := c.print(c.greeting("console.greeting.plain") + promptText); err != nil {
		return err
	}
	for text, err := range lines(r) {
		if err != nil {
			return fmt.Errorf("reading the terminal: %w", err)
		}
		if leaves(text) {
			return nil
		}
		if !clears(text) { // there is nothing to clear it with
			err = c.line(text)
		}
		if err != nil {
			return err
		}
		if err := c.print(promptText); err != nil {
			return err
		}
	}
	return c.print("\n")
}

func (c *console) greeting(key string) string {
	text := c.language.Text(key, handlers.Table()[0].ExampleOver(c.service.Corpus, c.language))
	return answer.Wrap(text, c.style().Width) + "\n"
}

// prompt answers what is typed at a terminal, until exit, Ctrl-D or a signal.
func (c *console) prompt(ctx context.Context, t *tty) error {
	c.prompted = true
	e := newEditor(c)
	program := tea.NewProgram(e, tea.WithContext(ctx), tea.WithInput(t.Reader), tea.WithOutput(t.Writer), tea.WithEnvironment(t.env),
		tea.WithoutSignalHandler(), tea.WithoutCatchPanics())
	_, err := program.Run()
	switch {
	case ctx.Err() != nil:
		return t.endLine()
	case err != nil:
		return fmt.Errorf("running the prompt: %w", err)
	}
	return e.err
}

// editor is the line that is being typed, as Bubble Tea's model: messages come
// in one after another, and View is what the terminal then shows below what was
// printed. The history lives as long as the prompt does.
type editor struct {
	console *console
	printed *strings.Builder // the console's output until it is shown
	input   textarea.Model
	size    tea.WindowSizeMsg
	history history
	offers  []string // what Tab found to choose between
	frame   tea.View // what View gives

	// text is typed and not yet in input: what comes in quickly, such as a quote
	// that a terminal pastes as if it was typed, is put in all at once, since each
	// change costs a look at the whole line.
	text string

	// While an answer is on its way to the screen, what is typed waits: otherwise
	// a second answer might overtake it.
	busy bool
	held []tea.Msg

	left bool
	err  error
}

// shown reports that what was printed is on the screen, settled that what came in
// quickly is to be put in.
type (
	shown   struct{}
	settled struct{}
)

// settling is how long typed text may wait for more; nobody sees it.
const settling = 5 * time.Millisecond

func newEditor(c *console) *editor {
	input := textarea.New()
	input.SetStyles(textarea.Styles{})
	input.SetVirtualCursor(false)
	input.SetPromptFunc(len(promptText), func(p textarea.PromptInfo) string {
		if p.LineNumber > 0 {
			return ""
		}
		return promptText
	})
	input.ShowLineNumbers, input.DynamicHeight = false, true
	input.KeyMap.InsertNewline.SetEnabled(false)
	input.KeyMap.Paste.SetEnabled(false) // terminals paste by themselves
	input.Focus()
	e := &editor{console: c, printed: &strings.Builder{}, input: input}
	c.out = e.printed
	return e
}

// Init prints the greeting.
func (e *editor) Init() tea.Cmd {
	e.err = e.console.print(e.console.greeting("console.greeting"))
	return e.flush()
}

// Update takes what happens: a key, a paste, another size of the window.
func (e *editor) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok && key.Text != "" && !e.busy {
		waiting := e.text != ""
		e.text += key.Text
		if waiting {
			return e, nil
		}
		return e, tea.Tick(settling, func(time.Time) tea.Msg { return settled{} })
	}
	cmd := tea.Batch(e.settle(), e.take(msg))
	e.frame = e.draw()
	return e, cmd
}

func (e *editor) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		e.size = msg
		e.input.MaxHeight = max(msg.Height-1, 1)
		e.input.SetWidth(msg.Width)
		return nil
	case tea.KeyPressMsg, tea.PasteMsg:
		if e.busy {
			e.held = append(e.held, msg)
			return nil
		}
		return e.typed(msg)
	case shown:
		e.busy = false
		return e.release()
	case settled:
		return nil
	}
	return e.edit(msg)
}

// settle puts typed text in.
func (e *editor) settle() tea.Cmd {
	if e.text == "" {
		return nil
	}
	text := e.text
	e.text, e.offers = "", nil
	return e.edit(tea.PasteMsg{Content: text})
}

// release takes what was typed meanwhile, until there is an answer again.
func (e *editor) release() tea.Cmd {
	var cmds []tea.Cmd
	for len(e.held) > 0 && !e.busy {
		next := e.held[0]
		e.held = e.held[1:]
		cmds = append(cmds, e.typed(next))
	}
	return tea.Batch(append(cmds, e.settle())...)
}

// View is what the terminal shows.
func (e *editor) View() tea.View { return e.frame }

// draw shows the line that is being typed, and below it what Tab offers.
func (e *editor) draw() tea.View {
	if e.left {
		return tea.NewView("")
	}
	text := e.input.View()
	if offers := e.listOffers(); offers != "" {
		text += "\n" + offers
	}
	view := tea.NewView(text)
	view.Cursor = e.input.Cursor()
	return view
}

func (e *editor) typed(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		// However many lines are pasted, they are one: a quote often has several.
		e.text += strings.Join(strings.Fields(msg.Content), " ")
		return e.settle()
	case tea.KeyPressMsg:
		if msg.Text != "" {
			e.text += msg.Text
			return nil
		}
		before := e.settle()
		e.offers = nil
		return tea.Batch(before, e.key(msg))
	}
	return nil
}

func (e *editor) edit(msg tea.Msg) (cmd tea.Cmd) {
	e.input, cmd = e.input.Update(msg)
	return cmd
}

func (e *editor) key(key tea.KeyPressMsg) tea.Cmd {
	line := e.input.Value()
	switch key.Keystroke() {
	case "enter", "ctrl+j":
		return e.submit(line)
	case "tab":
		e.complete(line)
	case "ctrl+c":
		if line == "" {
			return e.quit()
		}
		e.clear()
		return e.echo(line + "^C")
	case "ctrl+d":
		if line == "" {
			return e.quit()
		}
		return e.edit(key)
	case "ctrl+l":
		return e.clearScreen()
	case "ctrl+z":
		return tea.Suspend
	case "up", "ctrl+p":
		return e.recall(e.history.previous, e.atFirstRow(), key)
	case "down", "ctrl+n":
		return e.recall(e.history.next, e.atLastRow(), key)
	default:
		return e.edit(key)
	}
	return nil
}

func (e *editor) atFirstRow() bool { return e.input.LineInfo().RowOffset == 0 }

func (e *editor) atLastRow() bool {
	at := e.input.LineInfo()
	return at.RowOffset >= at.Height-1
}

// recall shows another line of the history, or moves within a line that takes
// several rows.
func (e *editor) recall(to func(current string) (string, bool), atEdge bool, key tea.Msg) tea.Cmd {
	if !atEdge {
		return e.edit(key)
	}
	if line, ok := to(e.input.Value()); ok {
		e.input.SetValue(line)
	}
	return nil
}

func (e *editor) clear() {
	e.input.Reset()
	e.history.rewind()
}

// submit answers a line.
func (e *editor) submit(line string) tea.Cmd {
	e.clear()
	e.history.add(line)
	switch {
	case leaves(line):
		return e.quit()
	case clears(line):
		return e.clearScreen()
	}
	fmt.Fprintln(e.printed, promptText+line)
	if err := e.console.line(line); err != nil {
		e.err = err
		return e.quit()
	}
	return e.flush()
}

func (e *editor) quit() tea.Cmd {
	e.left = true
	return tea.Sequence(e.flush(), tea.Quit)
}

// echo leaves a line on the screen that is not answered.
func (e *editor) echo(line string) tea.Cmd {
	fmt.Fprintln(e.printed, promptText+line)
	return e.flush()
}

// clearScreen clears all of the screen: Bubble Tea by itself clears only what is below what
// was printed.
func (e *editor) clearScreen() tea.Cmd {
	e.printed.WriteString(ansi.EraseEntireDisplay + ansi.CursorHomePosition)
	return e.flush()
}

// flush puts what was printed above the line that is typed, and draws that line
// again: otherwise, where it has not changed, the cursor stays at its beginning.
func (e *editor) flush() tea.Cmd {
	text := strings.TrimSuffix(e.printed.String(), "\n")
	e.printed.Reset()
	e.busy = true
	return tea.Sequence(tea.Println(fitted(text, e.size.Width)), tea.ClearScreen, func() tea.Msg { return shown{} })
}

// fitted adds a space to lines that end in the last column: there Bubble Tea
// would wipe out their last character.
func fitted(text string, columns int) string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		if n := ansi.StringWidth(line); columns > 0 && n > 0 && n%columns == 0 {
			line += " "
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// history is what was given at a prompt.
type history struct {
	lines []string // oldest first
	at    int      // the line that is shown; len(lines): what is being typed
	draft string   // that, while another is shown
}

func (h *history) add(line string) {
	if n := len(h.lines); strings.TrimSpace(line) != "" && (n == 0 || h.lines[n-1] != line) {
		h.lines = append(h.lines, line)
	}
	h.rewind()
}

func (h *history) rewind() { h.at, h.draft = len(h.lines), "" }

// previous is the line before the current one, next the one after it.
func (h *history) previous(current string) (string, bool) { return h.move(current, -1) }
func (h *history) next(current string) (string, bool)     { return h.move(current, 1) }

func (h *history) move(current string, by int) (string, bool) {
	to := h.at + by
	if to < 0 || to > len(h.lines) {
		return "", false
	}
	if h.at == len(h.lines) {
		h.draft = current
	}
	h.at = to
	if to == len(h.lines) {
		return h.draft, true
	}
	return h.lines[to], true
}
