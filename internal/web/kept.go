package web

import (
	"sync"

	"bothsides/internal/message"
)

// kept has pages that were made and that the next request gets as they are:
// those that depend on the statements alone, never one with what somebody
// typed. It takes twice maxKept bytes at most.
//
// There are two generations. Once the present one is full it becomes the old
// one, whose pages are dropped with it unless somebody asks for them.
type kept struct {
	mu           sync.RWMutex
	present, old map[pageKey]reply
	size         int // of the present generation, in bytes
}

// maxKept is room for some sixty pages. What is kept costs the process up to
// two and a half times as much, by the collector's allowance.
const maxKept = 512 << 10

// pageKey is what a page that may be kept depends on.
type pageKey struct {
	path     string
	language message.Language
	chosen   bool
	day      int // a page with citations is dated
}

func newKept() *kept { return &kept{present: map[pageKey]reply{}} }

func (k *kept) get(key pageKey) (reply, bool) {
	k.mu.RLock()
	r, found := k.present[key]
	if found {
		k.mu.RUnlock()
		return r, true
	}
	r, found = k.old[key]
	k.mu.RUnlock()
	if found {
		k.put(key, r)
	}
	return r, found
}

func (k *kept) put(key pageKey, r reply) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if _, found := k.present[key]; found || len(r.body) > maxKept {
		return
	}
	if k.size+len(r.body) > maxKept {
		k.old, k.present, k.size = k.present, map[pageKey]reply{}, 0
	}
	k.present[key] = r
	k.size += len(r.body)
}
