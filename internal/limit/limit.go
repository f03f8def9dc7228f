// Package limit limits the rate of each asker without knowing who they are.
package limit

import (
	"hash/maphash"
	"sync"
	"time"
)

// Rate is a token bucket: an asker may do Burst at once and then so many a
// second.
type Rate struct {
	Burst, PerSecond float64
}

const (
	// forgetAfter is how long an asker is remembered at most. By then every
	// bucket is full again, so that forgetting it changes nothing.
	forgetAfter = 60 * time.Second
	// maxAskers bounds the memory of one generation. Beyond it new askers are
	// not limited: better a busy bot than one that refuses strangers.
	maxAskers = 1 << 15
)

// Limiter limits the rate of each asker. It knows them by a salted hash alone, whose
// salt is made at the start and kept nowhere.
type Limiter struct {
	rate  Rate
	salt  maphash.Seed
	start time.Time

	mu sync.Mutex
	// A generation lasts half of forgetAfter. Askers are looked up in both and
	// move to the present one; the old one is dropped whole.
	present, old map[uint64]bucket
	turning      bool // a timer will turn the generations
}

type bucket struct {
	tokens float64
	at     time.Duration // since the limiter's start
}

// New makes a limiter that knows nobody yet.
func New(r Rate) *Limiter {
	return &Limiter{rate: r, salt: maphash.MakeSeed(), start: time.Now(), present: map[uint64]bucket{}}
}

// Allow takes a token from the asker's bucket, if it has one. Nobody in
// particular, "", is not limited.
func (l *Limiter) Allow(asker string) bool {
	if asker == "" {
		return true
	}
	key := maphash.String(l.salt, asker)
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Since(l.start)
	b, known := l.find(key)
	if !known {
		if len(l.present) >= maxAskers {
			return true
		}
		b = bucket{tokens: l.rate.Burst, at: now}
	}
	b.tokens = min(l.rate.Burst, b.tokens+(now-b.at).Seconds()*l.rate.PerSecond)
	b.at = now
	allowed := b.tokens >= 1
	if allowed {
		b.tokens--
	}
	l.present[key] = b
	l.schedule()
	return allowed
}

func (l *Limiter) find(key uint64) (bucket, bool) {
	if b, known := l.present[key]; known {
		return b, true
	}
	b, known := l.old[key]
	return b, known
}

// schedule has the generations turned once, and again as long as there are
// askers to forget.
func (l *Limiter) schedule() {
	if !l.turning {
		l.turning = true
		time.AfterFunc(forgetAfter/2, l.turn)
	}
}

func (l *Limiter) turn() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.turning = false
	l.old, l.present = l.present, map[uint64]bucket{}
	if len(l.old) > 0 {
		l.schedule()
	}
}
