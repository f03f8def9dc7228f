package search

// Settings are the numbers by which passages are chosen. tools/tune fits them
// to labelled queries; docs/answers.md shows what each is worth.
type Settings struct {
	// How much a term in a field counts as saying what was asked; in fieldSaid
	// it counts 1.
	Held, Before, Near float64
	// Weak is how much a weak unit weighs beside others, Actor how much an
	// actor weighs, as parts of their weight.
	Weak, Actor float64
	// How much words that no passage has weigh, as a part of the rarest term's
	// weight: any, one that tells how in a question, one of another language;
	// and of that, one that is far from what a question is about.
	Unknown, UnknownManner, UnknownForeign, Stray float64
	// Enough is the share of the asked weight with which a passage answers.
	Enough float64
	// BesideBest is the part of the best passage's share that a passage needs
	// to be shown beside it.
	BesideBest float64
	// BM25 is the weight of bleve's score, relative to the best passage's, in
	// the order of passages.
	BM25 float64
	// Certain is how little of the asked weight the best passage may have where
	// a statement is said to say nothing.
	Certain float64
}

// DefaultSettings are the fitted settings.
func DefaultSettings() Settings {
	return Settings{
		Held: 0.9, Before: 0.7, Near: 0.5,
		Weak: 0.35, Actor: 0.4,
		Unknown: 0.9, UnknownManner: 0.3, UnknownForeign: 0.3, Stray: 0.3,
		Enough: 0.55, BesideBest: 0.65,
		BM25: 0.001, Certain: 0.4,
	}
}

// field is one of the fields of a document, with how much a term in it counts
// and whether its words are marked.
type field struct {
	name   string
	weight float64
	marked bool
}

func (s Settings) fields() [4]field {
	return [...]field{{fieldSaid, 1, true}, {fieldHeld, s.Held, true}, {fieldBefore, s.Before, false}, {fieldNear, s.Near, false}}
}
