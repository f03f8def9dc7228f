package claim

import (
	"fmt"
	"strings"
	"testing"
)

func BenchmarkClaim(b *testing.B) {
	r := builtinReader(b)
	const sentence = "Putin guaranteed the lives of Ukrainian soldiers who surrender in Kursk. "
	b.Run("read a sentence", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			r.ReadText(sentence, "en")
		}
	})
	b.Run("compare it", func(b *testing.B) {
		b.ReportAllocs()
		t, p := r.ReadText(sentence, "en"), r.corpus.Passage("KR-5.1")
		for b.Loop() {
			r.Compare(t, p)
		}
	})
	b.Run("question", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			r.Match(r.ReadQuestion(r.Cut("did trump ask putin to spare the encircled ukrainian troops?", "en")))
		}
	})
	b.Run("intent", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			r.Intent(r.Cut("what did the Kremlin leave out?", "en"))
		}
	})
	// One sentence without an end: time must grow in proportion to it.
	clause := strings.ReplaceAll(sentence, ". ", " and Trump thanked him ")
	for _, n := range []int{1000, 2000, 4000} {
		b.Run(fmt.Sprintf("%d characters", n), func(b *testing.B) {
			long := strings.Repeat(clause, n/len(clause)+1)[:n]
			p := r.corpus.Passage("KR-5.1")
			for b.Loop() {
				r.Compare(r.ReadText(long, "en"), p)
			}
		})
	}
}
