package finding

import (
	"slices"
	"testing"
)

// A difference that touches what is said is never mild, whatever is beside it.
func TestMild(t *testing.T) {
	for _, test := range []struct {
		name  string
		kinds []Kind
		want  bool
	}{
		{"no change", nil, false},
		{"a misspelling", []Kind{Spelling}, true},
		{"all that is mild", []Kind{Spelling, Form, Letters, Signs}, true},
		{"a number", []Kind{Number}, false},
		{"other words", []Kind{Wording}, false},
		{"left out", []Kind{Omission}, false},
		{"another order", []Kind{Order}, false},
		{"a sign beside a negation", []Kind{Signs, Negation}, false},
		{"a name before a sign", []Kind{Name, Signs}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			var f Finding
			for _, k := range test.kinds {
				f.Changes = append(f.Changes, Change{Kind: k})
			}
			if got := f.Mild(); got != test.want {
				t.Errorf("mild is %v, want %v", got, test.want)
			}
		})
	}
}

// What is mild comes last, so that the first change is the one to name.
func TestKindsAreInOrder(t *testing.T) {
	kinds := Kinds()
	if len(slices.Compact(slices.Sorted(slices.Values(kinds)))) != len(kinds) {
		t.Errorf("a kind is there twice: %v", kinds)
	}
	firstMild := slices.IndexFunc(kinds, Kind.mild)
	for _, k := range kinds[firstMild:] {
		if !k.mild() {
			t.Errorf("%s comes after %s, which is milder", k, kinds[firstMild])
		}
	}
}
