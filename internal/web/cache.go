package web

import (
	"sync"

	"bothsides/internal/message"
)

// cache has pages that were made and that the next request gets as they are:
// those that depend on the statements alone, never one with what somebody
// typed. It takes twice maxCached bytes at most.
//
// There are two generations. Once the present one is full it becomes the old
// one, whose pages are dropped with it unless somebody asks for them.
type cache struct {
	mu           sync.RWMutex
	present, old map[pageKey]reply
	size         int // of the present generation, in bytes
}

// maxCached is room for some sixty pages. What is kept costs the process up to
// two and a half times as much, by the collector's allowance.
const maxCached = 512 << 10

// pageKey is what a page that may be kept depends on.
type pageKey struct {
	path     string
	language message.Language
	chosen   bool
	day      int // a page with citations is dated
}

func newCache() *cache { return &cache{present: map[pageKey]reply{}} }

func (c *cache) get(key pageKey) (reply, bool) {
	c.mu.RLock()
	r, found := c.present[key]
	if found {
		c.mu.RUnlock()
		return r, true
	}
	r, found = c.old[key]
	c.mu.RUnlock()
	if found {
		c.put(key, r)
	}
	return r, found
}

func (c *cache) put(key pageKey, r reply) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, found := c.present[key]; found || len(r.body) > maxCached {
		return
	}
	if c.size+len(r.body) > maxCached {
		c.old, c.present, c.size = c.present, map[pageKey]reply{}, 0
	}
	c.present[key] = r
	c.size += len(r.body)
}
