package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/joho/godotenv"
)

// dotenvName is the file of settings, in the working directory.
const dotenvName = ".env"

// maxDotenv bounds a file that is read whole, and the time that it takes to
// find the faulty line in it.
const maxDotenv = 16 << 10

// dotenv reads the settings in a file; no file has none. The reader's own
// errors quote the file, secrets included, so that none of them is shown.
func dotenv(name string) (map[string]string, error) {
	data, err := readUpTo(name, maxDotenv+1)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, &settingError{name, "is there and cannot be read. Check that it is a file and its permissions."}
	case len(data) > maxDotenv:
		return nil, &settingError{name, fmt.Sprintf("is larger than %d bytes. It takes one NAME=value a line.", maxDotenv)}
	}
	settings, ok := parseDotenv(data)
	if !ok {
		return nil, &settingError{name, fmt.Sprintf("cannot be read from line %d on. It takes one NAME=value a line.", faultyLine(data))}
	}
	return settings, nil
}

// readTime is how long a file may take to be read: a pipe that nobody writes to
// would hold the program up for ever.
const readTime = 2 * time.Second

// readUpTo reads no more than limit bytes of a file, and gives up after readTime.
func readUpTo(name string, limit int64) ([]byte, error) {
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() { // it stays where the file stays silent, until the program ends
		f, err := os.Open(name)
		if err != nil {
			done <- result{nil, err}
			return
		}
		defer f.Close()
		data, err := io.ReadAll(io.LimitReader(f, limit))
		done <- result{data, err}
	}()
	select {
	case r := <-done:
		return r.data, r.err
	case <-time.After(readTime):
		return nil, os.ErrDeadlineExceeded
	}
}

func parseDotenv(data []byte) (map[string]string, bool) {
	data = bytes.TrimPrefix(data, []byte("\ufeff")) // as some editors begin a file
	settings, err := godotenv.UnmarshalBytes(data)
	if err != nil {
		return nil, false
	}
	for name := range settings {
		// The reader lets a name run over line ends to the next "=".
		if name == "" || strings.ContainsAny(name, " \t\r\n") {
			return nil, false
		}
	}
	return settings, true
}

// faultyLine is the first line from which on no beginning of the file can be
// read.
func faultyLine(data []byte) int {
	ends := []int{}
	for i, b := range data {
		if b == '\n' {
			ends = append(ends, i+1)
		}
	}
	ends = append(ends, len(data))
	for i := len(ends) - 1; i >= 0; i-- {
		if _, ok := parseDotenv(data[:ends[i]]); ok {
			return i + 2
		}
	}
	return 1
}
