package web

import (
	"runtime"
	"testing"
)

// heap is how many bytes are in use.
func heap() int64 {
	runtime.GC()
	runtime.GC() // what the first one finalized
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// A site that has shown every page in every language takes little memory, the
// pages that it keeps included.
func TestMemory(t *testing.T) {
	service := newFixture(t, nil).Service
	for _, path := range []string{"/differences", "/ask?q=hockey"} { // what they need is the service's
		newFixtureOver(t, service, nil).page(path)
	}
	before := heap()
	f := newFixtureOver(t, service, nil)
	f.limiter = unlimited()
	pages, largest := f.everyPath(), 0
	for _, path := range pages {
		largest = max(largest, f.get(path).Body.Len())
	}
	f.logs.Reset()
	used := heap() - before
	runtime.KeepAlive(f)
	t.Logf("%d pages, the largest %d bytes; %d bytes in use for them", len(pages), largest, used)
	if used > 3<<20 || largest > 60_000 {
		t.Errorf("the site takes %d bytes, its largest page has %d", used, largest)
	}
}
