//go:build !linux

package main

import (
	"fmt"
	"time"
)

// Elsewhere than on Linux only the clock is read.

type cost struct{ clock time.Duration }

func (c cost) String() string { return fmt.Sprintf("%.2f s by the clock", c.clock.Seconds()) }

type moment struct{ clock time.Time }

func now() moment { return moment{time.Now()} }

func (m moment) since() cost { return cost{time.Since(m.clock)} }

func thread() time.Duration { return time.Since(started0) }

var started0 = time.Now()

func resident() int { return 0 }
