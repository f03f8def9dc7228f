package verify

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"bothsides/internal/finding"
)

// FuzzCheck: any text gets a finding that holds together.
func FuzzCheck(f *testing.F) {
	for _, seed := range []string{"", " ", "\x00\xff", "…", "Kremlin: ", "Kremlin: \"🇷🇺\"", "- the White House", "[T]", "[...", "(…)", "<@1><:a:1>",
		"Black Sea", "“Iran should be allowed a position to threaten Israel” - White House", "> a\n> b\n- Kremlin", "\u202eBlack Sea",
		strings.Repeat("the ", 600), strings.Repeat("… a ", 500), strings.Repeat("[", 2000), strings.Repeat("Kremlin: ", 200),
		"They agreed ,, to -- initiate. negotiations", "1️⃣ 175 individuals released", "U.S.", "u. s. president",
		"position to threAten\"0", "Кремль: Путин поддержал идею хоккейных матчей"} {
		f.Add(seed, "kremlin")
	}
	k := checker(f)
	f.Fuzz(func(t *testing.T, text, saidBy string) {
		if utf8.RuneCountInString(text) > 2000 {
			return
		}
		got := k.Check(text, saidBy)
		switch got.Verdict {
		case finding.Exact, finding.Altered, finding.Close:
			if len(got.Passages) == 0 || got.Source == nil && !got.Stitched {
				t.Errorf("%s without a passage or a source", got.Verdict)
			}
		case finding.Absent:
			if got.Source != nil || got.Passages != nil || got.Diff != nil || got.Misattributed {
				t.Errorf("absent, and yet %+v", got)
			}
		default:
			t.Errorf("verdict %q", got.Verdict)
		}
		if got.Diff != nil {
			checkDiff(t, text, got)
		}
	})
}

func BenchmarkCheck(b *testing.B) {
	k := checker(b)
	statement := k.corpus.Statements[1].Text
	texts := map[string]string{
		"exact":   k.corpus.Statements[1].Passages[3].Text(),
		"altered": strings.Replace(k.corpus.Statements[1].Passages[3].Text(), "legitimate", "national", 1),
		"close":   "Trump backed Putin's idea of NHL against KHL hockey games",
		"absent":  "European peacekeepers will be responsible for monitoring the ceasefire along the contact line",
		"long":    string([]rune(strings.ReplaceAll(statement, " the ", " a "))[:2000]),
		"noise":   strings.Repeat("a b, the ", 222),
	}
	for name, text := range texts {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				k.Check(text, "")
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	k := checker(b)
	for b.Loop() {
		if _, err := New(k.corpus); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkGrowth measures texts of three lengths: the time of each kind grows
// with its length, no faster.
func BenchmarkGrowth(b *testing.B) {
	k := checker(b)
	statement := k.corpus.Statements[1].Text
	kinds := map[string]string{
		"statement": strings.ReplaceAll(statement, " the ", " a "),
		"chat":      strings.Repeat("I keep seeing this everywhere and nobody in this server reads anything before posting about Putin. ", 50),
		"unclosed":  strings.Repeat("“a ", 2000),
		"quotes":    strings.Repeat("“a b c” ", 1000),
		"noise":     strings.Repeat("a b, the ", 600),
		"ellipses":  strings.Repeat("the … ", 800),
		"brackets":  strings.Repeat("[(…", 2000),
		"colons":    strings.Repeat("Kremlin: said ", 400),
		"phrases":   strings.Repeat("ﷺ", 2000),
		"lines":     strings.Repeat("a\n", 2000),
		"dots":      strings.Repeat("…a", 2000),
		"blocks":    strings.Repeat("> a\nb\n", 1000),
	}
	for name, text := range kinds {
		for _, runes := range []int{1000, 2000, 4000} {
			r := []rune(text)
			message := string(r[:min(len(r), runes)])
			b.Run(fmt.Sprintf("%s/%d", name, runes), func(b *testing.B) {
				for b.Loop() {
					quotes, _, _ := k.split(message)
					for _, q := range quotes {
						k.CheckQuoted(q)
					}
				}
			})
		}
	}
}
