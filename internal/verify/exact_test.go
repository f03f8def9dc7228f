package verify

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	"bothsides/corpus"
	"bothsides/internal/finding"
)

// samples are characters of every category that Unicode assigns, some of each,
// and of the blocks in which letters and digits are drawn as symbols.
func samples() []rune {
	const each = 3
	var out []rune
	for _, name := range slices.Sorted(maps.Keys(unicode.Categories)) {
		table := unicode.Categories[name]
		if len(name) != 2 || name == "Cs" { // surrogates are no characters
			continue
		}
		n := 0
		for _, r := range table.R16 {
			if n++; n > each*4 {
				break
			}
			out = append(out, rune(r.Lo), rune(r.Hi))
		}
		for i, r := range table.R32 {
			if i == each {
				break
			}
			out = append(out, rune(r.Lo), rune(r.Hi))
		}
	}
	return append(out, []rune("°©®™†№℃½²①Ⓝ🅝🅽🄽🇳🏒😂❌→≠∞§¶µªº%‰$€#@*+=<>~^|&/\\_\u20E3\U0001D422\U000E006E")...)
}

// drawn is a word in each of the ways in which symbols are read as letters.
func drawn() []string {
	var out []string
	for _, first := range []rune{'🅐', '🅰', '🄰', '🇦', 'Ⓐ', '𝐀', '𝔸', '𝙰', 'Ａ', 0xE0061, '🄐'} {
		var b strings.Builder
		for _, r := range "NOT" {
			b.WriteRune(first + r - 'A')
		}
		out = append(out, b.String())
	}
	return append(out, "n\u20E3o\u20E3t\u20E3", "1️⃣0️⃣0️⃣", "ⓝⓞⓣ", "⒩⒪⒯", "ᴺᴼᵀ", "</never:123456>", "[not](https://example.org)", "||not||", "`not`", "<:not:123456>", ":not:",
		"&#110;&#111;&#116;", "<b>not</b>", "~~not~~", "[not]", "(not)", "<@123>", "https://example.org/not", "<t:1742342400:R>")
}

// makesNone reports whether a character makes no difference by what is said of
// exact quotes: white space, quote marks, apostrophes, what cannot be seen, and
// the sign of markup.
func makesNone(r rune) bool {
	return unicode.IsSpace(r) || r < ' ' || isInvisible(r) || strings.ContainsRune("\"'`´‘’‚‛“”„‟‹›«»ʻʼʽˈ′″‵‶❛❜❝❞〝〞〟「」『』＂＇\\", r)
}

// TestNothingMoreIsExact: a text with anything more in it than a statement has
// is never called exact, wherever that is.
func TestNothingMoreIsExact(t *testing.T) {
	k := checker(t)
	every := sized(61, 2503)
	runes, words := samples(), drawn()
	n := 0
	for _, p := range textsOf(k.corpus).passages {
		for at := range p.Text() {
			for _, r := range runes {
				if n++; n%every != 0 || makesNone(r) {
					continue
				}
				insert(t, k, p, at, string(r))
			}
			for _, w := range words {
				if n++; n%every == 0 {
					insert(t, k, p, at, " "+w+" ")
				}
			}
		}
	}
}

func insert(t *testing.T, k *Checker, p *corpus.Passage, at int, s string) {
	t.Helper()
	typed := p.Text()[:at] + s + p.Text()[at:]
	if f := k.Check(typed, ""); f.Verdict == finding.Exact && !mayBeExact(p.Text(), at, s) {
		t.Errorf("%+q at %d is exact: %s", s, at, typed)
	}
}

// mayBeExact reports whether something between two characters makes no
// difference there: marks and emoji at the ends of a text, a dash beside one.
func mayBeExact(text string, at int, s string) bool {
	r := []rune(strings.TrimSpace(s))
	if len(r) == 0 {
		return true
	}
	dash := func(r rune) bool { return unicode.Is(unicode.Pd, r) || r == '−' || r == '⁃' }
	beside := at > 0 && strings.HasSuffix(text[:at], "-") || strings.HasPrefix(text[at:], "-")
	end := at == 0 || strings.Trim(text[at:], ".") == ""
	for _, object := range []string{"<:", "<@", "<t:", "https:"} {
		if end && strings.HasPrefix(strings.TrimSpace(s), object) {
			return true
		}
	}
	return dash(r[0]) && beside || end && (unicode.IsPunct(r[0]) || r[0] >= 0x1F000 || r[0] >= 0x2600 && r[0] < 0x27C0)
}
