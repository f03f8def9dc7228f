package search

// Stem is the English stem of a word, whatever its spelling, letter case and
// apostrophes: what words of one family have in common.
func Stem(word string) string { return stem(fold(word)) }

// IsOrdinary tells whether English has the word, names left out, in any letter
// case. A word that it does not have is a name, of another language or a
// misspelling.
func IsOrdinary(word string) bool { return isOrdinary(fold(word)) }
