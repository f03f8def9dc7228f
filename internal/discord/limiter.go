package discord

import (
	"hash/maphash"
	"sync"
	"time"
)

// rate is a token bucket: a user may do burst at once and then so many a
// second.
type rate struct {
	burst, perSecond float64
}

// Far above what a person does by hand, far below what one person could make
// the bot busy with. Completion is asked for at every keystroke.
func commandRate() rate  { return rate{burst: 30, perSecond: 5} }
func completeRate() rate { return rate{burst: 60, perSecond: 20} }

const (
	// forgetAfter is how long a user is remembered at most. By then every
	// bucket is full again, so that forgetting it changes nothing.
	forgetAfter = 60 * time.Second
	// maxUsers bounds the memory of one generation. Beyond it new users are
	// not held to a rate: better a busy bot than one that refuses strangers.
	maxUsers = 1 << 15
)

// limiter holds users to a rate. It knows them by a salted hash alone, whose
// salt is made at the start and kept nowhere.
type limiter struct {
	rate  rate
	salt  maphash.Seed
	start time.Time

	mu sync.Mutex
	// A generation lasts half of forgetAfter. Users are looked up in both and
	// move to the present one; the old one is dropped whole.
	present, old map[uint64]bucket
	turning      bool // a timer will turn the generations
}

type bucket struct {
	tokens float64
	at     time.Duration // since the limiter's start
}

func newLimiter(r rate) *limiter {
	return &limiter{rate: r, salt: maphash.MakeSeed(), start: time.Now(), present: map[uint64]bucket{}}
}

// allow takes a token from the user's bucket, if it has one. Nobody in
// particular is held to nothing.
func (l *limiter) allow(userID string) bool {
	if userID == "" {
		return true
	}
	key := maphash.String(l.salt, userID)
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Since(l.start)
	b, known := l.find(key)
	if !known {
		if len(l.present) >= maxUsers {
			return true
		}
		b = bucket{tokens: l.rate.burst, at: now}
	}
	b.tokens = min(l.rate.burst, b.tokens+(now-b.at).Seconds()*l.rate.perSecond)
	b.at = now
	allowed := b.tokens >= 1
	if allowed {
		b.tokens--
	}
	l.present[key] = b
	l.schedule()
	return allowed
}

func (l *limiter) find(key uint64) (bucket, bool) {
	if b, known := l.present[key]; known {
		return b, true
	}
	b, known := l.old[key]
	return b, known
}

// schedule has the generations turned once, and again as long as there are
// users to forget.
func (l *limiter) schedule() {
	if !l.turning {
		l.turning = true
		time.AfterFunc(forgetAfter/2, l.turn)
	}
}

func (l *limiter) turn() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.turning = false
	l.old, l.present = l.present, map[uint64]bucket{}
	if len(l.old) > 0 {
		l.schedule()
	}
}
