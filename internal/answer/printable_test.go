package answer

import (
	"strings"
	"testing"
)

func TestPrintable(t *testing.T) {
	for _, c := range []struct{ name, typed, want string }{
		{"words", "plain words", "plain words"},
		{"lines", "one\r\ntwo\u2028three\tfour", "one two three four"},
		{"controls", "a\x00\x1b[2Jb\u0085c", "a [2Jb c"},
		{"direction", "\u202eевil\u2066x\u2069\u200f", "евil x"},
		{"tags", "a\U000e0041b", "a b"},
		{"braille blank", "a\u2800b", "a b"},
		{"no UTF-8", "a\xffb", "ab"},
		{"accents", "ne\u0301 Việt c\u0327\u0301", "ne\u0301 Việt c\u0327\u0301"},
		{"a flood of accents", "z" + strings.Repeat("\u0335", 40) + "algo" + strings.Repeat("\u20dd", 9), "z\u0335\u0335algo\u20dd\u20dd"},
		{"accents on nothing", "\u0335\u0335x", "x"},
		{"accents on a blank", "a \u0335x\n\u0335y", "a x y"},
		{"an emoji", "a ✏\ufe0f\ufe0f b", "a ✏\ufe0f b"},
		{"variation selectors", "a\ufe0f\ufe0eb\U000e0101", "ab"},
		{"letters without a shape", "a\u3164\uffa0b", "a b"},
		{"a French colon", "Question\u00a0: «\u00a0oui\u00a0»", "Question\u00a0: «\u00a0oui\u00a0»"},
		{"blanks of both kinds", "\u00a0a \u00a0b\u00a0 c\u00a0\u00a0d\u00a0", "a b c d"},
		{"Persian", "می\u200cخواهم", "می\u200cخواهم"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Printable(c.typed); got != c.want {
				t.Errorf("%q is shown as %q, want %q", c.typed, got, c.want)
			}
		})
	}
}

func TestPlain(t *testing.T) {
	for _, c := range []struct{ name, typed, want string }{
		{"a verdict of its own", "✅ Word for word. These words are from: “Kremlin”.", "Word for word. These words are from: “Kremlin”."},
		{"symbols within", "a✅b 🇷🇺 ✏\ufe0f👍🏽 c", "a b c"},
		{"signs that words take", "5 € + 3 % § 7 « oui\u00a0»", "5 € + 3 % § 7 « oui\u00a0»"},
		{"symbols alone", "✅ 🔍", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Plain(c.typed); got != c.want {
				t.Errorf("%q is shown as %q, want %q", c.typed, got, c.want)
			}
		})
	}
}

func TestAsked(t *testing.T) {
	for _, c := range []struct{ name, typed, want string }{
		{"words", "whose idea was hockey?", "whose idea was hockey?"},
		{"a verdict of its own", "✅ VERIFIED. Kremlin (KR-7.2): “Russia will return …”", "VERIFIED. Kremlin (KR-7.2): 'Russia will return …'"},
		{"quote marks of all kinds", "a” b\" c« d» e„ f＂", "a' b' c' d' e' f'"},
		{"symbols", "🔍️ ⚠️ 1 + 1 = 2 € ✏", "1 + 1 = 2 €"},
		{"hands", "👍🏽 `a^2`", "`a^2`"},
		{"symbols alone", "✅✅", ""},
		{"a family", "👨\u200d👩\u200d👧 and hockey", "and hockey"},
		{"blanks of no width", "\u200b\u200b\u2060", ""},
		{"letters without a shape", "\u3164\u115f", ""},
		{"as long as may be", strings.Repeat("é", 200), strings.Repeat("é", 200)},
		{"longer", strings.Repeat("é", 201), strings.Repeat("é", 199) + "…"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Asked(c.typed); got != c.want {
				t.Errorf("%q is repeated as %q, want %q", c.typed, got, c.want)
			}
		})
	}
}
