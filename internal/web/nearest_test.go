package web

import (
	"strings"
	"testing"
)

func containsAll(s string, parts ...string) bool {
	for _, p := range parts {
		if !strings.Contains(s, p) {
			return false
		}
	}
	return true
}

func TestNearest(t *testing.T) {
	f := newFixture(t, nil)
	for _, test := range []struct{ id, want string }{
		{"KR-6.9", "KR-6.2"},
		{"kr-99.1", "KR-13.2"},
		{"KR-0.0", "KR-1.1"},
		{"KR", "KR-1.1"},
		{"KR6.2", "KR-6.2"},
		{"WH_2_2", "WH-2.2"},
		{"WH-2,2", "WH-2.2"},
		{"6.1", "WH-4.1 KR-6.1"},
		{"XX-2.1", "WH-2.1 KR-2.1"},
		{"", "WH-1.1 KR-1.1"},
		{"KR-99999999999999999999.1", "KR-13.2"},
		{"привет", "WH-1.1 KR-1.1"},
	} {
		t.Run(test.id, func(t *testing.T) {
			var got []string
			for _, p := range nearest(f.corpus(), test.id) {
				got = append(got, p.ID())
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("got %v, want %s", got, test.want)
			}
		})
	}
}
