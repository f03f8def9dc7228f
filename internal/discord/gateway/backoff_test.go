package gateway

import (
	"testing"
	"time"
)

// What a connection's end says about the next one.
func TestNote(t *testing.T) {
	before := record{failures: 3, flaps: 4, logins: 5, resumes: 2}
	for _, test := range []struct {
		name    string
		end     ending
		session bool
		want    record
	}{
		{"no websocket", ending{}, false, record{4, 4, 5, 2, false}},
		{"no websocket where READY said", ending{}, true, record{4, 4, 5, 2, true}},
		{"a RESUME in vain", ending{reached: true}, true, record{4, 4, 5, 3, false}},
		{"a login in vain", ending{reached: true, identified: true}, false, record{4, 4, 6, 2, false}},
		{"an invalid session", ending{reached: true, invalid: true}, false, record{4, 4, 6, 2, false}},
		{"ready for a moment", ending{reached: true, ready: calmReady - 1}, true, record{0, 5, 5, 0, false}},
		{"ready for a second", ending{reached: true, ready: calmReady}, true, record{0, 3, 5, 0, false}},
		{"just not lasting", ending{reached: true, ready: lastingReady - 1}, true, record{0, 3, 5, 0, false}},
		{"lasting", ending{reached: true, ready: lastingReady}, true, record{0, 1, 0, 0, false}},
		{"lasting, after a login", ending{reached: true, identified: true, ready: lastingReady}, true, record{0, 1, 1, 0, false}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := before
			got.note(test.end, test.session)
			if got != test.want {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
	t.Run("elsewhere and back", func(t *testing.T) {
		r := record{elsewhere: true}
		if r.note(ending{}, true); r.elsewhere {
			t.Error("the next try goes to the same address")
		}
	})
}

func TestBackoff(t *testing.T) {
	for _, test := range []struct {
		name     string
		failures int
		random   float64
		want     time.Duration
	}{
		{"the first", 1, 0, time.Second},
		{"the third", 3, 0, 4 * time.Second},
		{"with jitter", 3, 1, 2 * time.Second},
		{"bounded", 30, 0, longestBackoff},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := backoff(test.failures, test.random); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}
