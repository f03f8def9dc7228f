package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// entry is a line NAME=value for a file of settings.
type entry struct{ name, value string }

// plainValue is a value that needs no quotes.
var plainValue = regexp.MustCompile(`^[A-Za-z0-9._-]+$`)

// saveSettings has a file of settings hold the entries, and nobody else read
// it. A line that sets one of the names has its value replaced; every other
// byte stays. The file is replaced whole, so that it is never half written.
func saveSettings(name string, entries []entry) error {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	data, err := readUpTo(name, maxDotenv+1)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("reading settings: %w", err)
	}
	changed, err := withSettings(data, entries)
	if err != nil {
		return fmt.Errorf("changing %s: %w", name, err)
	}
	return replaceFile(name, changed)
}

// replaceFile puts a file, readable by its owner alone, in the place of another.
func replaceFile(name string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".env-*") // mode 0600
	if err != nil {
		return fmt.Errorf("writing settings: %w", err)
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("writing settings: %w", err), os.Remove(f.Name()))
	}
	return nil
}

// withSettings is a file with the entries. It is an error where that would
// change what the file says otherwise, as a line within a quoted value might.
func withSettings(data []byte, entries []entry) ([]byte, error) {
	before, ok := parseDotenv(data)
	if !ok {
		return nil, fmt.Errorf("it cannot be read from line %d on", faultyLine(data))
	}
	want := map[string]string{}
	maps.Copy(want, before)
	for _, e := range entries {
		data = withSetting(data, e)
		want[e.name] = e.value
	}
	if after, ok := parseDotenv(data); !ok || !maps.Equal(after, want) || len(data) > maxDotenv {
		return nil, errors.New("it would no longer say the same; add the settings by hand")
	}
	return data, nil
}

// withSetting replaces the value in the last line that sets the name, which is
// the one that counts, or adds a line.
func withSetting(data []byte, e entry) []byte {
	value := e.value
	if !plainValue.MatchString(value) {
		value = "'" + value + "'"
	}
	line := regexp.MustCompile(`(?m)^[ \t]*(?:export[ \t]+)?` + regexp.QuoteMeta(e.name) +
		`[ \t]*=[ \t]*("[^"\r\n]*"|'[^'\r\n]*'|[^\r\n]*?)(?:[ \t]+#[^\r\n]*)?[ \t]*\r?$`)
	if all := line.FindAllSubmatchIndex(data, -1); len(all) > 0 {
		last := all[len(all)-1]
		return bytes.Join([][]byte{data[:last[2]], []byte(value), data[last[3]:]}, nil)
	}
	end := "\n"
	if bytes.Contains(data, []byte("\r\n")) {
		end = "\r\n"
	}
	added := e.name + "=" + value + end
	if len(data) > 0 && !bytes.HasSuffix(data, []byte("\n")) {
		added = end + added
	}
	return append(bytes.Clone(data), added...)
}

// names lists the names of entries for a sentence.
func names(entries []entry) string {
	var out []string
	for _, e := range entries {
		out = append(out, e.name)
	}
	return strings.Join(out, ", ")
}
