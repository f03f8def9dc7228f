// Package notice logs what may happen very often, such as requests that are
// refused, without letting those who cause it fill the log.
package notice

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

// interval is how far apart two lines of one kind are at least.
const interval = 10 * time.Second

// Log logs each kind of event at most once in an interval. The first event is
// logged at once; those that follow are counted, and a line at the end of the
// interval says how many there were. It is safe for use by many goroutines;
// nil logs nothing.
type Log struct {
	log *slog.Logger

	mu    sync.Mutex
	kinds map[string]*kind // those with a line in the last interval
}

// kind is what has happened since the last line about it.
type kind struct {
	level   slog.Level
	times   int
	details []any // of the last event
}

// New returns a Log that writes to log.
func New(log *slog.Logger) *Log { return &Log{log: log, kinds: map[string]*kind{}} }

// Info notes an event at level info. The sentence is its kind.
func (l *Log) Info(sentence string, details ...any) { l.note(slog.LevelInfo, sentence, details) }

// Warn notes an event at level warn. The sentence is its kind.
func (l *Log) Warn(sentence string, details ...any) { l.note(slog.LevelWarn, sentence, details) }

func (l *Log) note(level slog.Level, sentence string, details []any) {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	k := l.kinds[sentence]
	if k != nil {
		k.times, k.details = k.times+1, details
		return
	}
	k = &kind{level: level, times: 1, details: details}
	l.kinds[sentence] = k
	l.write(sentence, k)
}

// write logs a kind and waits for an interval. The caller holds mu.
func (l *Log) write(sentence string, k *kind) {
	l.log.Log(context.Background(), k.level, sentence, append([]any{"times", k.times}, k.details...)...)
	k.times = 0
	time.AfterFunc(interval, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		if k.times == 0 {
			delete(l.kinds, sentence)
			return
		}
		l.write(sentence, k)
	})
}
