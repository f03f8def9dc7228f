//go:build !windows

package main

// understandsSequences reports whether a terminal takes escape sequences.
// Where it may not, TERM says so.
func understandsSequences(int) bool { return true }
