package handlers

import (
	"maps"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"bothsides/corpus"
	"bothsides/internal/message"
)

// check turns what was typed into Args, or says in a sentence what to change.
func (c Command) check(over *corpus.Corpus, call Call) (Args, string) {
	args := Args{Language: call.Language, Typed: call.Typed, OneLine: call.OneLine, Unread: call.Unread, values: map[string]any{}}
	given := c.withFirst(over, call.Options)
	for _, o := range c.Options {
		value := given[o.Name]
		if s, isText := value.(string); value == nil || isText && isBlank(s) {
			if o.Required {
				return args, call.Language.Text("refusal.required", c.typedName(call.Language), o.LocalName(call.Language), c.ExampleOver(over, call.Language))
			}
			continue
		}
		if sentence := o.set(over, args, value); sentence != "" {
			return args, sentence
		}
	}
	return args, ""
}

// isBlank reports whether nothing is within the quote marks of a text, if it has
// some.
func isBlank(s string) bool {
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("\"“”„«»", r) }) == ""
}

// withFirst are the options as given, and where the first, which is required, is
// missing, what is after the name of a Choice is taken for it, as in "/verify
// said-by: Kremlin “…”".
func (c Command) withFirst(over *corpus.Corpus, given map[string]any) map[string]any {
	if len(c.Options) == 0 || !c.Options[0].Required || given[c.Options[0].Name] != nil {
		return given
	}
	for _, o := range c.Options[1:] {
		typed, _ := given[o.Name].(string)
		if o.Kind != Choice || o.chosen(over, typed) != "" {
			continue
		}
		for at := range words(typed) {
			if value := o.chosen(over, typed[:at]); value != "" {
				out := maps.Clone(given)
				out[o.Name], out[c.Options[0].Name] = value, typed[at:]
				return out
			}
		}
	}
	return given
}

// set stores the value or says what is wrong with it.
func (o Option) set(over *corpus.Corpus, args Args, value any) string {
	l := args.Language
	switch o.Kind {
	case Integer:
		n, ok := asInteger(value)
		if !ok || n < o.Min || n > o.Max {
			if o.OutOfRange != nil {
				return o.OutOfRange(over, args)
			}
			return l.Text("refusal.integer", o.LocalName(l), o.Min, o.Max)
		}
		args.values[o.Name] = n
		return ""
	case Boolean:
		b, ok := asBoolean(value)
		if !ok {
			return l.Text("refusal.boolean", o.LocalName(l))
		}
		args.values[o.Name] = b
		return ""
	}
	s, ok := value.(string)
	if !ok {
		return l.Text("refusal.text", o.LocalName(l))
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	if o.Kind == Choice {
		return o.choose(over, args, s)
	}
	if n := utf8.RuneCountInString(s); n > o.Max {
		return l.Text("refusal.too-long", o.LocalName(l), o.Max, n)
	}
	args.values[o.Name] = s
	return ""
}

// choose stores the choice that was meant, or says which there are.
func (o Option) choose(over *corpus.Corpus, args Args, typed string) string {
	if value := o.chosen(over, typed); value != "" {
		args.values[o.Name] = value
		return ""
	}
	var values []string
	for _, c := range o.Choices(over, args.Language) {
		values = append(values, c.Value)
	}
	return args.Language.Text("refusal.choice", o.LocalName(args.Language), strings.Join(values, ", "))
}

// chosen is a choice by its value or, as some clients send it, by its name in
// whichever language, or as else it may be written; "" for none.
func (o Option) chosen(over *corpus.Corpus, typed string) string {
	typed = strings.TrimSpace(typed)
	for _, l := range message.Languages() {
		for _, c := range o.Choices(over, l) {
			if strings.EqualFold(typed, c.Value) || strings.EqualFold(typed, c.Name) {
				return c.Value
			}
		}
	}
	if o.Resolve == nil {
		return ""
	}
	return o.Resolve(over, typed)
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
