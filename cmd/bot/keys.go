package main

import (
	"io"
	"unicode/utf8"
)

// keys passes on what is typed at a terminal, key by key. The line editor
// takes an Esc that it does not know for the beginning of a sequence, and waits
// for a Latin letter to end it: after Esc it took no word of Russian any more,
// no Ctrl-C either, and at last read without end. A character that is no text
// made it wait likewise.
type keys struct {
	r        io.Reader
	raw, out []byte // read and not yet a whole key; whole keys
}

const (
	esc = '\x1b'
	// longestSequence is far above any key's in bytes.
	longestSequence = 32
)

// Read gives whole keys.
func (k *keys) Read(p []byte) (n int, err error) {
	for len(k.out) == 0 {
		if err != nil {
			return 0, err
		}
		var buffer [256]byte
		n, err = k.r.Read(buffer[:])
		if len(k.raw) == 1 && k.raw[0] == esc && n > 0 && buffer[0] != '[' {
			k.raw = nil // the Esc was a key of its own: a sequence comes in one piece
		}
		k.raw = append(k.raw, buffer[:n]...)
		for {
			key, n := firstKey(k.raw)
			if n == 0 {
				break
			}
			k.out, k.raw = append(k.out, key...), k.raw[n:]
		}
	}
	n = copy(p, k.out)
	k.out = k.out[n:]
	return n, nil
}

// firstKey is the key that raw begins with, as the editor knows it, and the
// number of bytes that it takes; 0 where more must come. A key that the editor
// does not know is empty.
func firstKey(raw []byte) (key []byte, n int) {
	switch {
	case len(raw) == 0:
		return nil, 0
	case raw[0] != esc:
		return character(raw)
	case len(raw) == 1:
		return nil, 0
	case raw[1] == '[':
		return sequence(raw)
	case raw[1] == 'O' && len(raw) > 2 && isLatin(raw[2]): // cursor keys of some terminals
		return []byte{esc, '[', raw[2]}, 3
	case isLatin(raw[1]): // with Alt
		return raw[:2], 2
	}
	return nil, 1
}

func character(raw []byte) (key []byte, n int) {
	if !utf8.FullRune(raw) {
		return nil, 0
	}
	r, n := utf8.DecodeRune(raw)
	if r == utf8.RuneError {
		return []byte("?"), n
	}
	return raw[:n], n
}

// sequence is what begins with Esc and a bracket. The editor knows none that
// ends with a sign other than these.
func sequence(raw []byte) (key []byte, n int) {
	for i, c := range raw[2:] {
		switch {
		case isLatin(c), c == '~':
			return raw[:i+3], i + 3
		case c < ' ' || c > '?':
			return nil, i + 2 // broken off
		}
	}
	if len(raw) > longestSequence {
		return nil, len(raw)
	}
	return nil, 0
}

func isLatin(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
