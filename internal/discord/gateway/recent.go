package gateway

import (
	"encoding/json"
	"hash/maphash"
	"sync"
)

// remembered is how many events of the past are known again: some 40 s of a
// great rush, and half a megabyte of memory.
const remembered = 1 << 14

// recent knows the last events again, so that one that Discord sends twice,
// as it may after a RESUME, is handled once. It keeps hashes of their ids
// under a key of this process, in memory, and nothing else of them.
type recent struct {
	mu    sync.Mutex
	seed  maphash.Seed
	ring  []uint64 // oldest at next, once it is full
	next  int
	known map[uint64]struct{}
}

func newRecent() *recent {
	return &recent{seed: maphash.MakeSeed(), known: make(map[uint64]struct{})}
}

// repeated reports whether this event was asked about before. An event
// without an id never was.
func (r *recent) repeated(event string, raw json.RawMessage) bool {
	var key struct {
		ID    json.RawMessage `json:"id"`
		Token json.RawMessage `json:"token"`
	}
	if json.Unmarshal(raw, &key) != nil || len(key.ID) == 0 || string(key.ID) == "null" {
		return false
	}
	var h maphash.Hash
	h.SetSeed(r.seed)
	for _, part := range [][]byte{[]byte(event), key.ID, key.Token} {
		h.Write(part)
		h.WriteByte(0)
	}
	return r.add(h.Sum64())
}

func (r *recent) add(sum uint64) (known bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, known = r.known[sum]; known {
		return true
	}
	r.known[sum] = struct{}{}
	if len(r.ring) < remembered {
		r.ring = append(r.ring, sum)
		return false
	}
	delete(r.known, r.ring[r.next])
	r.ring[r.next] = sum
	r.next = (r.next + 1) % remembered
	return false
}
