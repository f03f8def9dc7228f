package main

import (
	"strings"
	"testing"
	"unicode"
)

// TestExplanationsSteerNoTerminal: what was typed is in them.
func TestExplanationsSteerNoTerminal(t *testing.T) {
	for _, line := range []string{"/ask \x1b]0;x\ahockey", "/verify hockey \u009b31m"} {
		status, stdout, stderr := runHere(t, nil, "explain", line)
		if status != exitOK || strings.ContainsFunc(stdout, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }) {
			t.Errorf("status %d; it says %q%s", status, stdout, stderr)
		}
	}
}
