package answer

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// JSONLine is the machine-readable form on a line of its own. It is for
// programs that know no HTML: signs such as < stay as they are.
func (a Answer) JSONLine() ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(a); err != nil {
		return nil, fmt.Errorf("encoding answer: %w", err)
	}
	return b.Bytes(), nil
}
