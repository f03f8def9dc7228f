package main

import (
	"bufio"
	"errors"
	"io"
	"iter"
	"strings"
)

// maxLine bounds a line in bytes; the longest option fits in it many times.
const maxLine = 64 << 10

// lines yields each line of r without its end, and at last the error that
// reading met. A line beyond maxLine is yielded cut at one byte more, so that
// it can be told apart and takes no more memory.
func lines(r io.Reader) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		in := bufio.NewReader(r)
		mark := "\ufeff" // as some editors and shells begin a text
		for {
			text, err := nextLine(in)
			text, mark = strings.TrimPrefix(text, mark), ""
			if err != nil && err != io.EOF {
				yield("", err)
				return
			}
			if err != nil && text == "" {
				return
			}
			if !yield(text, nil) || err != nil {
				return
			}
		}
	}
}

// nextLine reads to the end of the line and keeps no more than maxLine+1
// bytes of it.
func nextLine(in *bufio.Reader) (string, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		line = append(line, part[:min(len(part), maxLine+1-len(line))]...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return strings.TrimRight(string(line), "\r\n"), err
		}
	}
}
