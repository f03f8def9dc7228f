package discord

import (
	"regexp"
	"strings"
)

// What people write in a message beside its words, in Discord's markdown.
//
// See https://discord.com/developers/docs/reference#message-formatting and
// https://support.discord.com/hc/en-us/articles/210298617.
var (
	commandMention = regexp.MustCompile(`</([^:<>]+):\d+>`)
	otherMention   = regexp.MustCompile(`<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|id:\w+)>`)
	maskedLink     = regexp.MustCompile(`\[([^\[\]]*)\]\(\s*<?https?://[^()\s]*\s*[^()]*\)`)
	plainLink      = regexp.MustCompile(`<?https?://[^\s<>]+>?`)
	lineSigns      = regexp.MustCompile(`(?m)^[ \t]*(?:>>>|>|-#|#{1,3}|[-*])[ \t]+`)
	pairedSigns    = regexp.MustCompile("\\*+|__+|~~|\\|\\||`+")
	italicSigns    = regexp.MustCompile(`(^|[^\pL\pN_])_|_($|[^\pL\pN_])`)
)

// withoutMarkup returns the words of a message without mentions, links and
// markdown. The mention of a command, </ask:1>, becomes the command: /ask.
func withoutMarkup(content string) string {
	s := commandMention.ReplaceAllString(content, "/$1")
	for _, signs := range []*regexp.Regexp{otherMention, maskedLink, plainLink} {
		s = signs.ReplaceAllString(s, " $1 ")
	}
	s = lineSigns.ReplaceAllString(s, "")
	s = pairedSigns.ReplaceAllString(s, "")
	s = italicSigns.ReplaceAllString(s, "$1$2")
	return strings.TrimSpace(s)
}
