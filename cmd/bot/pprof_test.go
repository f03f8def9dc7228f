package main

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestProfilesStayOnThisMachine(t *testing.T) {
	for value, ok := range map[string]bool{
		"127.0.0.1:6060": true, "[::1]:6060": true, "127.8.8.8:1": true,
		":6060": false, "0.0.0.0:6060": false, "[::]:6060": false, "10.0.0.1:6060": false, "localhost:6060": false,
		"127.0.0.1": false, "127.0.0.1:0": false, "127.0.0.1:x": false, "": false,
	} {
		if sentence := parsePprof(&Config{}, value); (sentence == "") != ok {
			t.Errorf("%q: %q", value, sentence)
		}
	}
}

func TestProfilesAreAskedFor(t *testing.T) {
	for address, want := range map[string]int{"": http.StatusNotFound, "127.0.0.1:6060": http.StatusOK} {
		mux := newServers(&Config{PprofAddr: address}, 0).At("127.0.0.1:6060")
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, httptest.NewRequest("GET", "/debug/pprof/", nil))
		if w.Code != want {
			t.Errorf("with PPROF_ADDR=%s: status %d", address, w.Code)
		}
	}
}
