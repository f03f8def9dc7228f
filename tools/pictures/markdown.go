package main

import (
	"html"
	"regexp"
	"strings"
)

// markdown turns Discord's dialect into HTML, as far as the bot speaks it:
// headings, subtext, quotes, lists, code, bold, italics, underline, strikes.
func markdown(text string) string {
	var b strings.Builder
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		switch {
		case strings.HasPrefix(line, "```"):
			end := i + 1
			for end < len(lines) && !strings.HasPrefix(lines[end], "```") {
				end++
			}
			b.WriteString("<pre>" + html.EscapeString(strings.Join(lines[i+1:min(end, len(lines))], "\n")) + "</pre>")
			i = end
		case strings.HasPrefix(line, "> "):
			var quoted []string
			for ; i < len(lines) && strings.HasPrefix(lines[i], "> "); i++ {
				quoted = append(quoted, inline(lines[i][len("> "):]))
			}
			i--
			b.WriteString("<blockquote>" + strings.Join(quoted, "<br>") + "</blockquote>")
		default:
			b.WriteString(block(line))
		}
	}
	return b.String()
}

// block is a line that belongs to no other.
func block(line string) string {
	for _, kind := range []struct{ mark, open, end string }{
		{"### ", "<h3>", "</h3>"}, {"## ", "<h2>", "</h2>"}, {"# ", "<h1>", "</h1>"},
		{"-# ", "<small>", "</small>"}, {"- ", `<p class="item">`, "</p>"},
	} {
		if rest, ok := strings.CutPrefix(line, kind.mark); ok {
			return kind.open + inline(rest) + kind.end
		}
	}
	if line == "" {
		return `<p class="empty"></p>`
	}
	return "<p>" + inline(line) + "</p>"
}

var marks = []struct {
	pattern *regexp.Regexp
	tag     string
}{
	{regexp.MustCompile("`([^`]+)`"), "code"},
	{regexp.MustCompile(`\*\*(.+?)\*\*`), "b"},
	{regexp.MustCompile(`__(.+?)__`), "u"},
	{regexp.MustCompile(`~~(.+?)~~`), "s"},
	{regexp.MustCompile(`\*(.+?)\*`), "i"},
	{regexp.MustCompile(`\b_(.+?)_\b`), "i"},
}

var escaped = regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`)

// inline turns the marks within a line into tags. What a backslash escapes is
// put out of the marks' reach first, in characters for private use.
func inline(line string) string {
	const private = 0xE000
	line = escaped.ReplaceAllStringFunc(line, func(s string) string { return string(rune(private + int(s[1]))) })
	line = html.EscapeString(line)
	for _, m := range marks {
		line = m.pattern.ReplaceAllString(line, "<"+m.tag+">$1</"+m.tag+">")
	}
	return strings.Map(func(r rune) rune {
		if r >= private && r < private+0x80 {
			return r - private
		}
		return r
	}, line)
}
