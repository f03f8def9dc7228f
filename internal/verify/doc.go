// Package verify holds an alleged quote against the statements: text in,
// finding out. It is deterministic, keeps nothing and asks nobody.
//
// Bottom up: a text is read into tokens, words and marks, with all folded away
// that makes no difference (token.go, markup.go). An attribution, before or
// behind the words, is taken off (alleged.go, names.go, credit.go, leads.go,
// ends.go, vocabulary.go). What remains is exact if its tokens stand in a
// statement in one row, or, joined by ellipses, in several in their order
// (exact.go). Else it is fitted into the best window of each statement
// (align.go); where most of it stands there it is altered, and the difference
// is shown word by word (altered.go, diff.go, change.go); or it is stitched
// together from rows of two statements, or of one in another order
// (stitched.go).
//
// Else it is close if a passage says the same in other words, and absent if
// none does. Which words stand for one another is known from two sides: a list
// of paraphrases (lexicon.go, paraphrases.txt) and the search index with its
// thesaurus (claim.go). A passage says the same if little of the text is new to
// it and little of it is missing (sense.go, likeness.go, close.go), if who acts
// in the text has a part in it, and if nothing is given to another (actors.go).
// A text in another language is found by the index alone (translated.go).
package verify
