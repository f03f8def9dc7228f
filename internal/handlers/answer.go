package handlers

import (
	"fmt"
	"math"
	"runtime/debug"
	"strconv"
	"strings"
	"unicode/utf8"

	"bothsides/internal/answer"
)

// Apology is what people read when the bot itself failed.
const Apology = "Something went wrong here and it is noted. Please try again in a moment."

// Answer runs a call. The Answer is always fit to show, whatever the call
// holds; the error, if any, is for the log and holds nothing that was typed.
func (h *House) Answer(call Call) (a answer.Answer, err error) {
	defer func() {
		if p := recover(); p != nil {
			a = h.refusal(call.Command, Apology)
			err = fmt.Errorf("panic in %q: %T\n%s", a.Command, p, debug.Stack())
		}
	}()
	command, found := Find(call.Command)
	if !found {
		return h.unknown(call.Command), nil
	}
	args, refusal := h.check(command, call.Options)
	if refusal != "" {
		return h.refusal(command.Name, refusal), nil
	}
	args.Language = call.Language
	a, err = command.Run(h, args)
	a.Language = call.Language
	a.Command = command.Name
	a.Provenance = h.Provenance()
	a.Private = h.private(command, args)
	return a, err
}

func (h *House) private(c Command, args Args) bool {
	asked, given := args.Boolean("private")
	return c.AlwaysPrivate || asked || !given && h.PrivateReplies
}

// Provenance is the line, or where statements differ in it the lines, that
// every reply carries.
func (h *House) Provenance() string {
	var lines []string
	for _, s := range h.Corpus.Statements {
		if len(lines) == 0 || lines[len(lines)-1] != s.Wording {
			lines = append(lines, s.Wording)
		}
	}
	return strings.Join(lines, " ")
}

func (h *House) refusal(command, sentence string) answer.Answer {
	return answer.Answer{Command: command, Refusal: sentence, Provenance: h.Provenance(), Private: true}
}

// TooLong refuses a line of more than limit bytes.
func (h *House) TooLong(limit int) answer.Answer {
	return h.refusal("", fmt.Sprintf("The line is longer than %d bytes. Please shorten it.", limit))
}

// maxName is how much of an unknown command's name is repeated, in runes.
const maxName = 32

func (h *House) unknown(name string) answer.Answer {
	name = shorten(answer.Printable(name), maxName)
	if name == "" {
		return h.refusal("", "A command begins with its name, such as /who-said. /help lists them all.")
	}
	return h.refusal(name, fmt.Sprintf("There is no command /%s. /help lists the commands.", name))
}

func shorten(s string, runes int) string {
	if utf8.RuneCountInString(s) <= runes {
		return s
	}
	return string([]rune(s)[:runes-1]) + "…"
}

// check turns what was typed into Args, or says in a sentence what to change.
func (h *House) check(c Command, typed map[string]any) (Args, string) {
	args := Args{text: map[string]string{}, integer: map[string]int{}, boolean: map[string]bool{}}
	for _, o := range c.Options {
		value, given := typed[o.Name]
		if s, ok := value.(string); !given || value == nil || ok && strings.TrimSpace(s) == "" {
			if o.Required {
				return args, fmt.Sprintf("The command /%s needs its %s. For example: %s", c.Name, o.Name, c.Example)
			}
			continue
		}
		if sentence := o.set(h, args, value); sentence != "" {
			return args, sentence
		}
	}
	return args, ""
}

// set stores the value or says what is wrong with it.
func (o Option) set(h *House, args Args, value any) string {
	switch o.Kind {
	case Integer:
		n, ok := asInteger(value)
		if !ok || n < o.Min || n > o.Max {
			return fmt.Sprintf("The %s must be a whole number from %d to %d.", o.Name, o.Min, o.Max)
		}
		args.integer[o.Name] = n
		return ""
	case Boolean:
		b, ok := asBoolean(value)
		if !ok {
			return fmt.Sprintf("The option %s takes true or false.", o.Name)
		}
		args.boolean[o.Name] = b
		return ""
	}
	s, ok := value.(string)
	if !ok {
		return fmt.Sprintf("The %s must be text.", o.Name)
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	if o.Kind == Choice {
		return o.choose(h, args, s)
	}
	if n := utf8.RuneCountInString(s); n > o.Max {
		return fmt.Sprintf("The %s may have at most %d characters; this one has %d. Please shorten it.", o.Name, o.Max, n)
	}
	args.text[o.Name] = s
	return ""
}

// choose takes a choice by its value or, as some clients send it, its name.
func (o Option) choose(h *House, args Args, typed string) string {
	typed = strings.TrimSpace(typed)
	var values []string
	for _, c := range o.Choices(h) {
		if strings.EqualFold(typed, c.Value) || strings.EqualFold(typed, c.Name) {
			args.text[o.Name] = c.Value
			return ""
		}
		values = append(values, c.Value)
	}
	return fmt.Sprintf("The %s must be one of: %s.", o.Name, strings.Join(values, ", "))
}

func asInteger(value any) (int, bool) {
	switch v := value.(type) {
	case int64:
		return int(v), v >= math.MinInt32 && v <= math.MaxInt32
	case float64:
		return int(v), v == math.Trunc(v) && math.Abs(v) < math.MaxInt32
	case string:
		n, err := strconv.ParseInt(strings.TrimSpace(v), 10, 32)
		return int(n), err == nil
	}
	return 0, false
}

func asBoolean(value any) (b, ok bool) {
	switch v := value.(type) {
	case bool:
		return v, true
	case string:
		switch strings.ToLower(strings.TrimSpace(v)) {
		case "true", "yes", "on":
			return true, true
		case "false", "no", "off":
			return false, true
		}
	}
	return false, false
}

// Complete offers values for an option that is being typed; nil where there
// is nothing to offer. typed may be of any type.
func (h *House) Complete(command, option string, typed any) (out []Suggestion) {
	defer func() {
		if recover() != nil {
			out = nil // completion is a help, never a gate
		}
	}()
	c, _ := Find(command)
	text, _ := typed.(string)
	for _, o := range c.Options {
		if o.Name != option {
			continue
		}
		if o.Complete != nil {
			return o.Complete(h, text)
		}
		if o.Choices != nil {
			return o.Choices(h)
		}
	}
	return nil
}
