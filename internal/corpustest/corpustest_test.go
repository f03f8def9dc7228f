package corpustest

import (
	"slices"
	"testing"

	"bothsides/corpus"
)

// texts are the texts of a statement's passages, in order.
func texts(s *corpus.Statement) (out []string) {
	for _, p := range s.Passages {
		out = append(out, p.Text())
	}
	return out
}

func TestMirrored(t *testing.T) {
	c, changed := Builtin(t), Mirrored(t, "../../corpus")
	for i, s := range c.Statements {
		other := changed.Statements[1-i]
		if s.ID == other.ID || s.Name == other.Name {
			t.Errorf("%s and %s are one side", s.Name, other.Name)
		}
		if !slices.Equal(texts(s), texts(other)) {
			t.Errorf("the text of %s is not that of %s", s.Name, other.Name)
		}
		for j, p := range s.Passages {
			if got := Swap(p.ID()); got != other.Passages[j].ID() {
				t.Errorf("%s is %s, want %s", p.ID(), got, other.Passages[j].ID())
			}
		}
	}
	for i, topic := range c.Topics {
		for _, e := range topic.Passages {
			if !slices.ContainsFunc(changed.Topics[i].Passages, func(p *corpus.Passage) bool { return p.Text() == e.Text() }) {
				t.Errorf("%s: %s is on it in one corpus alone", topic.ID, e.ID())
			}
		}
	}
	if got := Swap("The Kremlin, not the White House (white-house, WH-1.1)"); got != "The White House, not the Kremlin (kremlin, KR-1.1)" {
		t.Errorf("Swap: %q", got)
	}
}
