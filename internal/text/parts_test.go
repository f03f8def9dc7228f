package text

import (
	"slices"
	"strings"
	"testing"
)

func TestParts(t *testing.T) {
	for _, test := range []struct {
		name, s string
		most    int
		want    []string
	}{
		{"nothing", "", 10, nil},
		{"short", "All of it.", 10, []string{"All of it."}},
		{"after a sentence", "One came. Two went home.", 16, []string{"One came. ", "Two went home."}},
		{"a sentence in the first half", "No. They went, as all of us do.", 18, []string{"No. They went, ", "as all of us do."}},
		{"after a clause", "First the mill, then the weir", 20, []string{"First the mill, ", "then the weir"}},
		{"after a word", "one two three four five", 12, []string{"one two ", "three four ", "five"}},
		{"3.5 is no end", "It costs 3.5 million", 12, []string{"It costs ", "3.5 million"}},
		{"no spaces", "abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"Japanese", "橋は閉鎖される。町は待つ。", 9, []string{"橋は閉鎖される。", "町は待つ。"}},
		{"two units each", "😀😀😀", 4, []string{"😀😀", "😀"}},
		{"less than a letter", "😀😀", 1, []string{"😀", "😀"}},
		{"an accent stays", "aaae\u0301bb", 4, []string{"aaa", "e\u0301bb"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, p := range Parts(test.s, test.most) {
				got = append(got, test.s[p.Start:p.End])
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q", got)
			}
			if strings.Join(got, "") != test.s {
				t.Error("the parts are not the whole")
			}
		})
	}
}
