package main

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestProfilesStayOnThisMachine(t *testing.T) {
	for _, test := range []struct {
		name, value string
		ok          bool
	}{
		{"loopback", "127.0.0.1:6060", true},
		{"loopback of IPv6", "[::1]:6060", true},
		{"all of loopback", "127.8.8.8:1", true},
		{"everywhere", ":6060", false},
		{"everywhere, IPv4", "0.0.0.0:6060", false},
		{"everywhere, IPv6", "[::]:6060", false},
		{"a network", "10.0.0.1:6060", false},
		{"a name", "localhost:6060", false},
		{"no port", "127.0.0.1", false},
		{"port 0", "127.0.0.1:0", false},
		{"no number", "127.0.0.1:x", false},
		{"nothing", "", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if sentence := parsePprof(&Config{}, test.value); (sentence == "") != test.ok {
				t.Errorf("%q: %q", test.value, sentence)
			}
		})
	}
}

func TestProfilesAreAskedFor(t *testing.T) {
	for _, test := range []struct {
		name, address string
		want          int
	}{
		{"not set", "", http.StatusNotFound},
		{"set", "127.0.0.1:6060", http.StatusOK},
	} {
		t.Run(test.name, func(t *testing.T) {
			mux := newServers(&Config{PprofAddr: test.address}, 0).At("127.0.0.1:6060")
			w := httptest.NewRecorder()
			mux.ServeHTTP(w, httptest.NewRequest("GET", "/debug/pprof/", nil))
			if w.Code != test.want {
				t.Errorf("status %d", w.Code)
			}
		})
	}
}
