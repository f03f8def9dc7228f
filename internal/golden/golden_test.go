package golden

import (
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// recorder is a test whose failures are seen, not suffered.
type recorder struct {
	testing.TB
	said string
}

func (r *recorder) Errorf(format string, args ...any) { r.said += format }
func (r *recorder) Fatalf(format string, args ...any) { r.said += format; panic(r) }

// complaint is what a check says of a golden file, "" if nothing.
func complaint(t *testing.T, check func(testing.TB)) (said string) {
	r := &recorder{TB: t}
	defer func() {
		if got := recover(); got != nil && got != r {
			panic(got)
		}
		said = r.said
	}()
	check(r)
	return ""
}

// updating sets the flag for one test.
func updating(t *testing.T, on bool) {
	t.Helper()
	f := flag.Lookup("update")
	was := f.Value.String()
	if err := f.Value.Set(strconv.FormatBool(on)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Value.Set(was) })
}

func TestCheck(t *testing.T) {
	updating(t, false)
	for _, test := range []struct {
		name  string
		file  string // "": there is none
		check func(testing.TB)
		fails bool
	}{
		{"the same", "a\n", func(tb testing.TB) { Check(tb, "dir/x", "a\n") }, false},
		{"another text", "a\n", func(tb testing.TB) { Check(tb, "dir/x", "b\n") }, true},
		{"more text", "a\n", func(tb testing.TB) { Check(tb, "dir/x", "a\n\n") }, true},
		{"no file", "", func(tb testing.TB) { Check(tb, "dir/x", "a\n") }, true},
		{"the same JSON", "{\n  \"a\": 1\n}\n", func(tb testing.TB) { CheckJSON(tb, "dir/x", []byte(`{"a":1}`)) }, false},
		{"other JSON", "{\n  \"a\": 1\n}\n", func(tb testing.TB) { CheckJSON(tb, "dir/x", []byte(`{"a":2}`)) }, true},
		{"another folder", "a\n", func(tb testing.TB) { CheckFile(tb, "testdata/dir/x", "a\n") }, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if test.file != "" {
				write(t, "testdata/dir/x", test.file)
			}
			if got := complaint(t, test.check); (got != "") != test.fails {
				t.Errorf("said %q", got)
			}
		})
	}
}

func TestUpdate(t *testing.T) {
	t.Chdir(t.TempDir())
	updating(t, true)
	Check(t, "dir/x", "a\n")
	if got, err := os.ReadFile("testdata/dir/x"); err != nil || strings.TrimSpace(string(got)) != "a" {
		t.Errorf("wrote %q, %v", got, err)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
