package handlers

import (
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

// Answer runs a call. The Answer is always fit to show, whatever the call
// holds; the error, if any, is for the log and holds nothing that was typed.
func (svc *Service) Answer(call Call) (a answer.Answer, err error) {
	defer func() {
		if p := recover(); p != nil {
			a = svc.finish(call, answer.Refused(call.Language.Text("refusal.failed")))
			err = fmt.Errorf("panic in %q: %T\n%s", a.Command, p, debug.Stack())
		}
	}()
	if call.Language == "" {
		call.Language = message.English
	}
	if call.State != nil {
		call.Command = call.State.Command
		a, err = svc.press(call.Language, *call.State)
		a.Visibility = max(a.Visibility, answer.Private) // whoever presses alone asked for it
		return svc.finish(call, a), err
	}
	command, found := Find(call.Command)
	if !found {
		return svc.finish(call, unknown(call)), nil
	}
	args, refusal := command.check(svc.Corpus, call)
	if refusal != "" {
		return svc.finish(call, answer.Refused(refusal)), nil
	}
	a, err = command.Run(svc, args)
	a.Visibility = max(a.Visibility, command.Visibility, svc.wantedVisibility(command.PrivateByDefault || a.Intent.IsAboutBot(), args))
	return svc.finish(call, a), err
}

// finish adds what every answer has.
func (svc *Service) finish(call Call, a answer.Answer) answer.Answer {
	a.Command = answer.Shorten(answer.Printable(call.Command), maxName)
	a.Language = call.Language
	a.Provenance = Provenance(call.Language, svc.quoted(a))
	a.Pages = svc.Pages
	if a.Refusal() != "" {
		a.Visibility = answer.Personal
	}
	return a
}

func (svc *Service) press(l message.Language, state answer.State) (answer.Answer, error) {
	command, found := Find(state.Command)
	if !found || command.Press == nil {
		return stale(l), nil
	}
	return command.Press(svc, l, state)
}

// stale refuses an Action of another version or a made-up one.
func stale(l message.Language) answer.Answer { return answer.Refused(l.Text("refusal.stale")) }

// wantedVisibility is who is to see an answer: as the asker says, or else the
// command by default or the settings.
func (svc *Service) wantedVisibility(privateByDefault bool, args Args) answer.Visibility {
	private, given := args.Boolean("private")
	switch {
	case given && !private:
		return answer.Public
	case private || privateByDefault:
		return answer.Private
	}
	return svc.Replies
}

// Provenance is the line, or where statements differ in it the lines, that
// goes with quotes of them.
func Provenance(l message.Language, statements []*corpus.Statement) string {
	var lines []string
	for _, s := range statements {
		if line := s.WordingIn(string(l)); !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, " ")
}

// quoted are the statements and other wordings whose words an answer has; all
// statements where it has none.
func (svc *Service) quoted(a answer.Answer) []*corpus.Statement {
	var out []*corpus.Statement
	for _, s := range a.Sections() {
		if len(s.Quotes) > 0 && !slices.Contains(out, s.Statement) {
			out = append(out, s.Statement)
		}
	}
	if out == nil {
		return svc.Corpus.Statements
	}
	return out
}

// TooLong refuses a line of more than limit bytes.
func (svc *Service) TooLong(l message.Language, limit int) answer.Answer {
	return svc.finish(Call{Language: l}, answer.Refused(l.Text("refusal.line-too-long", limit)))
}

// maxName is how much of an unknown command's name is repeated, in runes.
const maxName = 32

func unknown(call Call) answer.Answer {
	name := answer.Shorten(answer.Printable(call.Command), maxName)
	if name == "" {
		return answer.Refused(call.Language.Text("refusal.no-command"))
	}
	if near := nearestName(call.Language, call.Command); near != "" {
		return answer.Refused(call.Language.Text("refusal.meant-command", name, near))
	}
	return answer.Refused(call.Language.Text("refusal.unknown-command", name))
}
