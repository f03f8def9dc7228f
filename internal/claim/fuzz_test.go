package claim

import "testing"

// No text makes the reader fail, and every span is one of the text.
func FuzzReader(f *testing.F) {
	r := builtinReader(f)
	for _, seed := range []string{"", "???", "not not stop stop", "who whom whose what or either", "Trump or", "by by Putin", "\xff\xfe", "🏒 🇳🇪🇻", "Trump's",
		"Putin and Trump and Ukraine and", "stop", "must", "who", "не", "to to to to", "Putin’s’s", "30 30-day 19 March March 19"} {
		f.Add(seed, "")
		f.Add(seed, "de")
	}
	p := r.corpus.Passage("KR-8.1")
	f.Fuzz(func(t *testing.T, s, lang string) {
		for _, c := range r.ReadText(s, lang).Claims() {
			if c.Span.Start < 0 || c.Span.Start > c.Span.End || c.Span.End > len(s) {
				t.Errorf("%q: the span %v is not in it", s, c.Span)
			}
		}
		for _, span := range r.Compare(r.ReadText(s, lang), p).New {
			if span.Start < 0 || span.Start >= span.End || span.End > len(s) {
				t.Errorf("%q: the new words %v are not in it", s, span)
			}
		}
		r.Match(r.ReadQuestion(r.Cut(s, lang)))
		r.Intent(r.Cut(s, lang))
	})
}
