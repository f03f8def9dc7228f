package text

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/conjunctions.txt
var conjunctionList string

// conjunctions reads the list once.
var conjunctions = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(conjunctionList) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for w := range strings.FieldsSeq(line) {
			set[w] = true
		}
	}
	return set
})

// IsConjunction reports whether a folded word joins equals, in any of the
// languages: "and", "oder".
func IsConjunction(folded string) bool { return conjunctions()[folded] }
