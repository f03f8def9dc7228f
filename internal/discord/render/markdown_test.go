package render

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"bothsides/corpus"
	"bothsides/internal/corpustest"
)

// shown is what Discord shows of our markdown: a backslash before a sign takes
// the sign's meaning, two asterisks turn bold on and off. Any other sign that
// means something is a fault.
func shown(t testing.TB, s string) (text string, marks []corpus.Span) {
	t.Helper()
	var b strings.Builder
	open := -1
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && strings.IndexByte("\\*_~`|[<@:#>-+.)", s[i+1]) >= 0:
			i++
			b.WriteByte(s[i])
		case strings.HasPrefix(s[i:], "**"):
			i++
			if open < 0 {
				open = b.Len()
				break
			}
			if open == b.Len() {
				t.Errorf("empty bold in %q", s)
			}
			marks, open = append(marks, corpus.Span{Start: open, End: b.Len()}), -1
		case strings.IndexByte("\\*_~`|[<", s[i]) >= 0:
			t.Errorf("a bare %q at %d in %q", s[i], i, s)
			b.WriteByte(s[i])
		default:
			b.WriteByte(s[i])
		}
	}
	if open >= 0 {
		t.Errorf("bold is never closed in %q", s)
	}
	return b.String(), marks
}

func TestEscape(t *testing.T) {
	for _, test := range []struct {
		in, want string
	}{
		{"A 30-day ceasefire, U.S. and Russia’s (so-called) #1.", "A 30-day ceasefire, U.S. and Russia’s (so-called) #1."},
		{"*a* _b_ ~~c~~ `d` ||e||", `\*a\* \_b\_ \~\~c\~\~ \` + "`d\\`" + ` \|\|e\|\|`},
		{"# a\n## b\n-# c\n- d\n> e\n>>> f\n1. g\n12) h", "\\# a\n\\#\\# b\n\\-\\# c\n\\- d\n\\> e\n\\>\\>\\> f\n1\\. g\n12\\) h"},
		{"[text](https://example.org)", `\[text](https\://example.org)`},
		{"<@1> <#2> </say:3> <t:4> <a:b:5>", `\<@1> \<#2> \</say:3> \<t:4> \<a\:b:5>`},
		{"@everyone @here a@b.example", `\@everyone \@here a@b.example`},
		{":smile: 10:30 a:b", `\:smile: 10:30 a:b`},
		{`back\slash`, `back\\slash`},
	} {
		t.Run(test.in, func(t *testing.T) {
			if got := escape(test.in); got != test.want {
				t.Errorf("escape(%q)\n got %q\nwant %q", test.in, got, test.want)
			}
		})
	}
}

func TestEcho(t *testing.T) {
	const z = zeroWidthSpace
	for _, test := range []struct {
		in, want string
	}{
		{"@everyone", `\@` + z + "everyone"},
		{"<@!123> <@&4>", `\<@` + z + `!123> \<@` + z + `&4>`},
		{"a\u202eb\u2066c\u200fd\ufeffe", "abcde"},
		{"a\x00b\x1b[31mc\r\nd", `a b \[31mc d`},
		{"zero\u200bwidth so\u00adft", "zerowidth soft"},
		{"family \U0001F468\u200d\U0001F469", "family \U0001F468\u200d\U0001F469"},
		{"\u3164\u3164", ""},
		{"# big\n# line", `\# big # line`},
		{"tag\U000E0041\U000E0042", "tag"},
		{strings.Repeat("я", 50), strings.Repeat("я", 19) + "…"},
		{"bad \xff byte", "bad \ufffd byte"},
	} {
		t.Run(test.in, func(t *testing.T) {
			if got := echo(test.in, 20); got != test.want {
				t.Errorf("echo(%q)\n got %q\nwant %q", test.in, got, test.want)
			}
		})
	}
}

// TestBoldKeepsTheText tries random texts, rich in signs, with random marks:
// taking off bold and backslashes gives back the text and the marked words.
func TestBoldKeepsTheText(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"a", "b ", "*", "**", "_", "`", "\\", "|", "~", "[x](y)", "<@1>", "@here", "://", ":e:", "\n", "- ", "# ", "1. ", "’", "яю", "\U0001F600"}
	for range 20000 {
		var s string
		for range random.IntN(12) {
			s += pieces[random.IntN(len(pieces))]
		}
		var marks []corpus.Span
		for range random.IntN(5) {
			marks = append(marks, corpus.Span{Start: random.IntN(len(s)+3) - 1, End: random.IntN(len(s) + 3)})
		}
		slices.SortFunc(marks, func(a, b corpus.Span) int { return a.Start - b.Start })
		text, got := shown(t, bold(s, marks))
		if text != s {
			t.Fatalf("bold(%q, %v) shows %q", s, marks, text)
		}
		if want := showable(s, marks); !slices.Equal(got, want) {
			t.Fatalf("bold(%q, %v) marks %v, want %v", s, marks, got, want)
		}
	}
}

func TestBold(t *testing.T) {
	const s = "hockey matches between *players*"
	for _, test := range []struct {
		marks []corpus.Span
		want  string
	}{
		{nil, `hockey matches between \*players\*`},
		{[]corpus.Span{{Start: 0, End: 6}}, `**hockey** matches between \*players\*`},
		{[]corpus.Span{{Start: 0, End: 6}, {Start: 6, End: 14}}, `**hockey matches** between \*players\*`},
		{[]corpus.Span{{Start: 23, End: 32}}, `hockey matches between **\*players\***`},
		{[]corpus.Span{{Start: 30, End: 99}}, `hockey matches between \*players\*`},
	} {
		t.Run(test.want, func(t *testing.T) {
			if got := bold(s, test.marks); got != test.want {
				t.Errorf("bold with %v\n got %s\nwant %s", test.marks, got, test.want)
			}
		})
	}
}

// TestStatementsNeedNoBackslash checks that the built-in texts are shown as they
// are, byte for byte.
func TestStatementsNeedNoBackslash(t *testing.T) {
	for _, s := range corpustest.Builtin(t).Statements {
		for _, p := range s.Passages {
			if got := escape(p.Text()); got != p.Text() {
				t.Errorf("%s is written %q", p.ID(), got)
			}
		}
	}
}
