package corpus

import (
	"embed"
	"fmt"
)

//go:embed *.md *.yaml thesaurus/*.yaml model.bin claims.bin
var builtin embed.FS

// Builtin loads the two statements that are part of the program. Its error
// would be a fault of the build, which the tests rule out, and so would be a
// phrase that cannot be found: only the tests check those of its files.
func Builtin() (*Corpus, error) {
	c, err := load(builtin, nil)
	if err != nil {
		return nil, fmt.Errorf("built-in corpus: %w", err)
	}
	c.Builtin = true
	return c, nil
}
