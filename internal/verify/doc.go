// Package verify checks an alleged quote against the statements: text in,
// finding out. It is deterministic, keeps nothing and asks nobody.
//
// A text is read as a reader sees it, without markup (plain.go). It is exact if
// it is in a statement as it is; else whom it credits is taken off
// (attribution), and what is left is compared word by word (align): exact,
// altered, put together from parts. Else it is close if a passage says the same
// in other words (paraphrase), and absent if none does. Messages are split into
// quotes first (split.go).
package verify
