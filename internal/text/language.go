package text

// Language is the ISO code of the language that a text is written in as far as
// its words tell, "" where they do not.
func Language(tokens []Token) string {
	best, most := "", 0
	for _, lang := range Languages() {
		n := 0
		for _, t := range tokens {
			if IsStop(t.Folded, lang) {
				n++
			}
		}
		if n > most {
			best, most = lang, n
		}
	}
	return best
}
