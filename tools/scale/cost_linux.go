package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// cost is what something took, by the clock and of the processor.
type cost struct{ clock, processor time.Duration }

// String is both, in seconds.
func (c cost) String() string {
	return fmt.Sprintf("%.2f s by the clock, %.2f s of work", c.clock.Seconds(), c.processor.Seconds())
}

// moment is when something began.
type moment struct {
	clock     time.Time
	processor time.Duration
}

func now() moment { return moment{time.Now(), processor()} }

func (m moment) since() cost { return cost{time.Since(m.clock), processor() - m.processor} }

func processor() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// thread is the time of the processor that this thread has had.
func thread() time.Duration {
	var t unix.Timespec
	if unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t) != nil {
		return 0
	}
	return time.Duration(t.Nano())
}

// resident is the memory of the process, in MB; 0 where it cannot be told.
func resident() int {
	data, err := os.ReadFile("/proc/self/statm")
	fields := strings.Fields(string(data))
	if err != nil || len(fields) < 2 {
		return 0
	}
	pages, _ := strconv.Atoi(fields[1])
	return pages * os.Getpagesize() >> 20
}
