package text

// Names finds the names of sides, people and places in a text of any of
// Languages: whole, in any case of letters and with any ending that leaves the
// lemma, "Kremlin’s", "Кремля". A name that is another word in small letters,
// "US", is found in capitals alone.
type Names[V comparable] struct{ phrases *Phrases[V] }

// NewNames makes an empty set of names.
func NewNames[V comparable]() *Names[V] { return &Names[V]{NewPhrases[V]("")} }

// Add adds a name of v. It is in the language of the corpus, but its lemma
// depends on that of the text.
func (n *Names[V]) Add(name string, v V) error {
	for _, lang := range Languages() {
		c := newCutter(lang)
		w, err := c.parse("=" + name)
		if err != nil {
			return err
		}
		w.exact = false
		n.phrases.addWritten(w, c, v)
	}
	return nil
}

// Match finds the longest name that begins at token i: how many tokens it
// spans and whose it is; 0 for none.
func (n *Names[V]) Match(tokens []Token, i int) (int, []V) {
	length, values := n.phrases.Match(tokens, i)
	if length == 1 && !tokens[i].Acronym && data().cased[tokens[i].Folded] {
		return 0, nil
	}
	return length, values
}
