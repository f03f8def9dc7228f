package verify

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// markup is what a message has besides words: it is blanked before words are
// read, byte for byte, so that offsets hold.
var markup = regexp.MustCompile(`(?m)` +
	// addresses, and what Discord writes for mentions, emoji and times
	`https?://[^\s<>]+|<(?:https?://[^\s<>]+|[@#][!&]?[0-9]+|a?:\w+:[0-9]+|/[^<>:]+:[0-9]+|t:-?[0-9]+(?::\w)?|id:\w+)>` +
	// digits in a key's frame
	`|[0-9#*]\x{FE0F}?\x{20E3}` +
	// block quotes, headings, small print, bullets and the fences of code
	"|^[ \t]*(?:(?:>>>|>|#{1,3}|-#|[-*•])[ \t]+|>[ \t]*$)+|^[ \t]*```\\w*[ \t]*$")

// oldMasked is a link behind words, and a letter put into brackets to change its
// case: the words stay.
var (
	oldMasked    = regexp.MustCompile(`\[([^\]\n]+)\]\((?:https?://|<https?://)[^)\s]*\)`)
	oldBracketed = regexp.MustCompile(`\[(\pL{1,2})\]\pL`)
)

// emojiNames are emoji written as Discord's clients take them, ":flag_ru:", in
// front of a line or behind it. Elsewhere it may be a word between colons.
var emojiNames = regexp.MustCompile(`(?m)^[\s>]*(?::[A-Za-z][\w+-]*:\s*)+|(?:\s*:[A-Za-z][\w+-]*:)+\s*$`)

// deniedName is a word between colons that could turn a quote round.
var deniedName = regexp.MustCompile(`(?i):(?:` + strings.Join(strings.Fields(negations), "|") + `):`)

// markupSigns are characters of which all that is blanked has one.
const markupSigns = ":<>#-*•`\u20E3"

// unmarked is s with everything blanked that is markup. Marks within a line,
// such as ** and ||, are left to the reading of words, which knows none of
// them.
func unmarked(s string) string {
	if !strings.ContainsAny(s, markupSigns) {
		return s
	}
	var out []byte
	blank := func(start, end int) {
		if out == nil {
			out = []byte(s)
		}
		for i := start; i < end; i++ {
			if out[i] != '\n' {
				out[i] = ' '
			}
		}
	}
	for _, m := range oldMasked.FindAllStringSubmatchIndex(s, -1) {
		blank(m[0], m[2])
		blank(m[3], m[1])
	}
	for _, m := range markup.FindAllStringIndex(s, -1) {
		blank(m[0], m[1])
	}
	for _, m := range emojiNames.FindAllStringIndex(s, -1) {
		if !deniedName.MatchString(s[m[0]:m[1]]) {
			blank(m[0], m[1])
		}
	}
	if out == nil {
		return s
	}
	return string(out)
}

// unbracketed lists the bytes of brackets that stand within a word, "[T]he".
func unbracketed(s string) map[int]bool {
	var out map[int]bool
	if !strings.Contains(s, "[") {
		return nil
	}
	for _, m := range oldBracketed.FindAllStringSubmatchIndex(s, -1) {
		if out == nil {
			out = map[int]bool{}
		}
		if before, _ := utf8.DecodeLastRuneInString(s[:m[0]]); !isWordRune(before) {
			out[m[0]], out[m[3]] = true, true
		}
	}
	return out
}
