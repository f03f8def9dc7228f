package web

import (
	"fmt"
	"testing"
	"time"
)

func TestCacheIsBounded(t *testing.T) {
	c := newCache()
	body := make([]byte, 50_000)
	for n := range 200 {
		c.put(pageKey{path: fmt.Sprint(n)}, reply{body: body})
		c.get(pageKey{path: "0"}) // asked for all along
	}
	total := 0
	for _, generation := range []map[pageKey]reply{c.present, c.old} {
		for _, r := range generation {
			total += len(r.body)
		}
	}
	if total > 2*maxCached {
		t.Errorf("%d bytes are kept", total)
	}
	for _, test := range []struct {
		name string
		n    int
		want bool
	}{
		{"the last page", 199, true},
		{"one that is asked for again and again", 0, true},
		{"one of long ago", 1, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, found := c.get(pageKey{path: fmt.Sprint(test.n)}); found != test.want {
				t.Errorf("kept: %v", found)
			}
		})
	}
	c.put(pageKey{path: "huge"}, reply{body: make([]byte, maxCached+1)})
	if _, found := c.get(pageKey{path: "huge"}); found {
		t.Error("what is larger than all together is kept")
	}
}

// Of a stranger's paths and parameters nothing is kept.
func TestOnlyRealPagesAreKept(t *testing.T) {
	f := newFixture(t, nil)
	for n := range 50 {
		f.get(fmt.Sprintf("/p/KR-6.1?x=%d", n))
		f.get(fmt.Sprintf("/p/KR-%d.999", n))
		f.get(fmt.Sprintf("/nothing/%d", n))
		f.get(fmt.Sprintf("/?topic=t%d", n))
		f.get(fmt.Sprintf("/ask?q=%d", n))
	}
	if n := len(f.pages.present); n != 1 {
		t.Errorf("%d pages are kept", n)
	}
}

// A citation has the day of access: the page of yesterday is not that of today.
func TestCitationsAreOfToday(t *testing.T) {
	now := time.Date(2026, 11, 30, 23, 59, 0, 0, time.UTC)
	f := newFixture(t, func(o *Options) {
		o.Service.Pages = o.Address
		o.Service.Now = func() time.Time { return now }
	})
	before := f.get("/p/KR-6.1").Body.String()
	now = now.Add(2 * time.Minute)
	after := f.get("/p/KR-6.1").Body.String()
	for _, test := range []struct{ page, day string }{{before, "urldate = {2026-11-30}"}, {after, "urldate = {2026-12-01}"}} {
		t.Run(test.day, func(t *testing.T) {
			if !containsAll(test.page, test.day, "url = {https://bot.example.org/p/KR-6.1}") {
				t.Errorf("no citation says %s", test.day)
			}
		})
	}
}
