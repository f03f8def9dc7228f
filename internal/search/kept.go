package search

import "sync"

// kept keeps what was read for a search, for the next one. When it is full it
// starts anew: where what a corpus needs does not fit, to read it again is little
// beside the rest of a search.
type kept[K comparable, V any] struct {
	most   int // of the sizes together
	mutex  sync.RWMutex
	values map[K]V
	size   int
}

func (k *kept[K, V]) get(key K) (V, bool) {
	k.mutex.RLock()
	defer k.mutex.RUnlock()
	v, found := k.values[key]
	return v, found
}

func (k *kept[K, V]) put(key K, v V, size int) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	if k.values == nil || k.size >= k.most {
		k.values, k.size = map[K]V{}, 0
	}
	k.values[key] = v
	k.size += size
}
