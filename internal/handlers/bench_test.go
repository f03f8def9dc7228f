package handlers

import (
	"testing"

	"bothsides/internal/answer"
)

func benchmarkCall(b *testing.B, call Call) {
	svc := testService(b)
	b.ReportAllocs()
	for b.Loop() {
		if a, err := svc.Answer(call); err != nil || a.Refusal() != "" {
			b.Fatal(a.Refusal(), err)
		}
	}
}

func BenchmarkWhoSaid(b *testing.B) {
	benchmarkCall(b, Call{Command: "who-said", Options: map[string]any{"topic": "energy ceasefire"}, Language: "en"})
}

func BenchmarkWhoSaidSilent(b *testing.B) {
	benchmarkCall(b, Call{Command: "who-said", Options: map[string]any{"topic": "tariffs"}, Language: "ru"})
}

func BenchmarkCite(b *testing.B) {
	benchmarkCall(b, Call{Command: "cite", Options: map[string]any{"passage": "KR-6.1"}, Language: "en"})
}

func BenchmarkRead(b *testing.B) {
	benchmarkCall(b, Call{Command: "read", Options: map[string]any{"source": "kremlin"}, Language: "en"})
}

func BenchmarkDifferences(b *testing.B) {
	benchmarkCall(b, Call{Command: "differences", Language: "de"})
}

func BenchmarkHelp(b *testing.B) { benchmarkCall(b, Call{Command: "help", Language: "fr"}) }

// BenchmarkPicture is what the first /differences in a language costs more.
func BenchmarkPicture(b *testing.B) {
	svc := testService(b)
	for b.Loop() {
		if _, err := newChart(svc.Corpus, "ru").PNG(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompletePassage(b *testing.B) {
	svc := testService(b)
	for b.Loop() {
		svc.Complete("en", "cite", "passage", "middle east")
	}
}

func BenchmarkText(b *testing.B) {
	a := answerLine(b, testService(b), "/who-said energy ceasefire")
	for b.Loop() {
		a.Text(answer.Style{Width: 80, Colour: true})
	}
}
