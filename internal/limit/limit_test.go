package limit

import (
	"strconv"
	"testing"
	"testing/synctest"
	"time"
)

func TestLimiterIsATokenBucket(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := New(Rate{Burst: 3, PerSecond: 2})
		allowed := func(asker string, n int) (yes int) {
			for range n {
				if l.Allow(asker) {
					yes++
				}
			}
			return yes
		}
		if got := allowed("a", 10); got != 3 {
			t.Errorf("%d at once", got)
		}
		if got := allowed("b", 1); got != 1 {
			t.Error("one asker is limited by another's rate")
		}
		time.Sleep(time.Second)
		if got := allowed("a", 10); got != 2 {
			t.Errorf("%d a second later", got)
		}
		time.Sleep(10 * time.Minute)
		if got := allowed("a", 10); got != 3 {
			t.Errorf("%d after a pause", got)
		}
		if got := allowed("", 100); got != 100 {
			t.Errorf("nobody is allowed %d of 100", got)
		}
	})
}

// remembered is how many askers are known.
func (l *Limiter) remembered() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.present) + len(l.old)
}

func TestLimiterForgets(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := New(Rate{Burst: 30, PerSecond: 5})
		for asker := range 1000 {
			l.Allow(strconv.Itoa(asker))
		}
		time.Sleep(forgetAfter / 2)
		synctest.Wait()
		l.Allow("late")
		if got := l.remembered(); got != 1001 {
			t.Errorf("%d askers are known", got)
		}
		time.Sleep(forgetAfter / 2)
		synctest.Wait()
		if got := l.remembered(); got != 1 {
			t.Errorf("%d askers are known after %v", got, forgetAfter)
		}
		time.Sleep(forgetAfter)
		synctest.Wait()
		if got := l.remembered(); got != 0 {
			t.Errorf("%d askers are known for ever", got)
		}
	})
}

func TestLimiterIsBounded(t *testing.T) {
	l := New(Rate{Burst: 30, PerSecond: 5})
	for asker := range maxAskers + 1000 {
		if !l.Allow(strconv.Itoa(asker)) {
			t.Fatal("a stranger was refused")
		}
	}
	if got := l.remembered(); got > maxAskers {
		t.Errorf("%d askers are known", got)
	}
}
