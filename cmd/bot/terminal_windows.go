package main

import "golang.org/x/sys/windows"

// understandsSequences reports whether a console takes escape sequences, once
// that is switched on: Windows has it off at first, and before version 10 has it
// not at all.
func understandsSequences(fd int) bool {
	var mode uint32
	if err := windows.GetConsoleMode(windows.Handle(fd), &mode); err != nil {
		return false
	}
	return windows.SetConsoleMode(windows.Handle(fd), mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
