package gateway

import (
	"encoding/json"
	"testing"
)

func TestRepeated(t *testing.T) {
	for _, test := range []struct {
		name, event, first, second string
		want                       bool
	}{
		{"the same", "A", `{"id":"1","token":"x"}`, `{"id":"1","token":"x"}`, true},
		{"the same with more in it", "A", `{"id":"1"}`, `{"id":"1","data":{}}`, true},
		{"another id", "A", `{"id":"1"}`, `{"id":"2"}`, false},
		{"another token", "A", `{"id":"1","token":"x"}`, `{"id":"1","token":"y"}`, false},
		{"no id", "A", `{"token":"x"}`, `{"token":"x"}`, false},
		{"the id null", "A", `{"id":null}`, `{"id":null}`, false},
		{"no object", "A", `[1]`, `[1]`, false},
		{"no JSON with an id in it", "A", `{"id":"1"`, `{"id":"1"`, false},
		{"parts that make the same text", "A", `{"id":1,"token":23}`, `{"id":12,"token":3}`, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := newRecent()
			if r.repeated(test.event, json.RawMessage(test.first)) {
				t.Fatal("the first is a repetition")
			}
			if got := r.repeated(test.event, json.RawMessage(test.second)); got != test.want {
				t.Errorf("got %t", got)
			}
			if r.repeated("B", json.RawMessage(test.second)) {
				t.Error("another event is a repetition")
			}
		})
	}
}

// Only so many are remembered; the oldest is forgotten first.
func TestRecentIsBounded(t *testing.T) {
	r := newRecent()
	for sum := range uint64(remembered + 1) {
		if r.add(sum) {
			t.Fatalf("%d was known", sum)
		}
	}
	if !r.add(1) || !r.add(remembered) {
		t.Error("one of the last is forgotten")
	}
	if len(r.known) != remembered || r.add(0) {
		t.Errorf("%d are known, or the oldest is among them", len(r.known))
	}
}
