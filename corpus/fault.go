package corpus

import (
	"fmt"
	"strings"
)

// Fault is something wrong in a corpus file.
type Fault struct {
	File     string
	Line     int // from 1; 0 where no line is meant
	Sentence string
}

// String is "FILE:LINE: sentence".
func (f Fault) String() string {
	if f.Line == 0 {
		return f.File + ": " + f.Sentence
	}
	return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Sentence)
}

// Faults is all that is wrong in a corpus, as an error.
type Faults []Fault

// Error lists the faults, one a line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.String()
	}
	return strings.Join(lines, "\n")
}
