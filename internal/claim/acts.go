package claim

import "bothsides/internal/text"

// Acts are the names of the acts that the tokens from the i-th on stand for, as
// verbs or as things, and how many tokens that is; 0 if for none.
func (r *Reader) Acts(tokens []text.Token, i int, lang string) (n int, names []string) {
	words := r.vocabulary.words[lang]
	if words == nil {
		return 0, nil
	}
	n, tags := words.Match(tokens, i)
	for _, t := range tags {
		if t.kind == verb || t.kind == noun || t.kind == halted {
			names = append(names, r.vocabulary.acts[t.n].name)
		}
	}
	if names == nil {
		return 0, nil
	}
	return n, names
}
