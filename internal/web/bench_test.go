package web

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
)

// discard is a reply that nobody reads.
type discard struct{ header http.Header }

func (d discard) Header() http.Header         { return d.header }
func (d discard) Write(b []byte) (int, error) { return len(b), nil }
func (d discard) WriteHeader(int)             {}

// benchmarkPaths are pages that are kept, and such as are made for a request.
func benchmarkPaths() map[string]string {
	return map[string]string{"statements": "/", "passage": "/p/KR-6.1", "topic": "/topics/energy", "ask": "/ask?q=energy+ceasefire",
		"api": "/api/answer?line=/who-said+energy+ceasefire"}
}

// BenchmarkPage is from a request to bytes.
func BenchmarkPage(b *testing.B) {
	f := newFixture(b, nil)
	f.limiter = unlimited()
	for name, path := range benchmarkPaths() {
		b.Run(name, func(b *testing.B) {
			r := httptest.NewRequest(http.MethodGet, path, nil)
			r.Header.Set("Accept-Language", "en-GB,en;q=0.9,de;q=0.7")
			b.ReportAllocs()
			for b.Loop() {
				f.routes.ServeHTTP(discard{http.Header{}}, r)
			}
		})
	}
}

// BenchmarkUnkept makes a page that is not kept yet.
func BenchmarkUnkept(b *testing.B) {
	f := newFixture(b, nil)
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	b.ReportAllocs()
	for b.Loop() {
		f.pages = newCache()
		f.routes.ServeHTTP(discard{http.Header{}}, r)
	}
}

// BenchmarkServed asks over a connection for a page, and for the same bytes
// from a handler that does nothing but write them.
func BenchmarkServed(b *testing.B) {
	f := newFixture(b, nil)
	f.limiter = unlimited()
	for name, path := range benchmarkPaths() {
		body := f.get(path).Body.Bytes()
		bare := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(body) })
		b.Run(name+"/page", func(b *testing.B) { benchmarkServed(b, f.routes, path) })
		b.Run(name+"/bare", func(b *testing.B) { benchmarkServed(b, bare, path) })
	}
}

func benchmarkServed(b *testing.B, h http.Handler, path string) {
	s := httptest.NewServer(h)
	defer s.Close()
	client := s.Client()
	for b.Loop() {
		resp, err := client.Get(s.URL + path)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, resp.Body); err != nil || resp.StatusCode != http.StatusOK {
			b.Fatal(resp.Status, err)
		}
		resp.Body.Close()
	}
}
