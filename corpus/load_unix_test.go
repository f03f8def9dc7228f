//go:build unix

package corpus

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// folder writes files into a new folder; a file of a statement is among them.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// What is no ordinary file ends in a sentence, and at once: a pipe that nobody
// writes to, a device without an end, a file of many gigabytes.
func TestFilesThatCannotBeRead(t *testing.T) {
	for _, test := range []struct {
		name string
		make func(path string) error
		want string
	}{
		{"a.md", func(path string) error { return syscall.Mkfifo(path, 0o644) }, "a.md: This is no ordinary file."},
		{"topics.yaml", func(path string) error { return syscall.Mkfifo(path, 0o644) }, "topics.yaml: This is no ordinary file."},
		{"a.md", func(path string) error { return os.Symlink("/dev/zero", path) }, "a.md: This is no ordinary file."},
		{"a.md", func(path string) error { return os.Mkdir(path, 0o755) }, "a.md: This is no ordinary file."},
		{"a.md", func(path string) error { return os.Truncate(path, 9<<30) }, "a.md: The file is too large: 9216 MB, and 128 MB are read at most."},
		{"facts.yaml", func(path string) error { return os.Truncate(path, 9<<30) }, "facts.yaml: The file is too large: 9216 MB, and 8 MB are read at most."},
		{"a.md", func(path string) error { return os.Symlink("nowhere", path) }, "a.md: The file is a link that leads nowhere."},
	} {
		t.Run(test.want, func(t *testing.T) {
			dir := folder(t, map[string]string{"good.md": "---\n" + goodHead + "---\nText.\n"})
			path := filepath.Join(dir, test.name)
			if strings.Contains(test.want, "too large") {
				if err := os.WriteFile(path, nil, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if err := test.make(path); err != nil {
				t.Fatal(err)
			}
			start := time.Now()
			_, err := Load(os.DirFS(dir))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error is %v, want %s", err, test.want)
			}
			if took := time.Since(start); took > time.Second {
				t.Errorf("it took %s", took)
			}
		})
	}
}
