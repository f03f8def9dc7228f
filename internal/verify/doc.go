// Package verify holds an alleged quote against the statements: text in,
// finding out. It is deterministic, keeps nothing and asks nobody.
//
// Bottom up: a text is read into tokens, words and marks, with all folded away
// that makes no difference (token.go, markup.go). An attribution, before or
// behind the words, is taken off (credit.go, vocabulary.go). What remains is
// exact if its tokens stand in a statement in one row, or, joined by ellipses,
// in several in their order (exact.go). Else it is fitted into the best window
// of each statement (align.go); where most of it stands there it is altered,
// and the difference is shown word by word (altered.go, diff.go, change.go);
// or it is stitched together from rows of two statements (stitched.go). Else
// it is close if a passage says the same in other words (sense.go, lexicon.go,
// close.go), and absent if none does.
package verify
