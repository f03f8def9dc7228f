package text

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The filters that tools/words makes are read as it writes them. Its word lists
// are not here, so it is given short ones.
func TestFiltersAreReadAsWritten(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed")
	}
	dir := t.TempDir()
	for _, file := range []struct{ name, text string }{
		{"american", "table\ntables\nquick\nquickly\nrun\nrunning\nBerlin\nTurkey\nturkey\ndon't\nox\n"},
		{"british", "colour\nBerlin\n"},
		{"senses", "table%1:06:01:: 1 1 12\nquick%3:00:01:: 1 1 9\nquickly%4:02:00:: 1 1 5\nrun%2:38:00:: 1 1 20\nrun%1:04:00:: 1 1 3\ncolour%1:07:00:: 1 1 2\n"},
	} {
		if err := os.WriteFile(filepath.Join(dir, file.name), []byte(file.text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	made := exec.Command(python, "../../tools/words/make.py", filepath.Join(dir, "american"), filepath.Join(dir, "british"), filepath.Join(dir, "senses"), dir)
	if out, err := made.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	read := func(name string) filter {
		data, err := os.ReadFile(filepath.Join(dir, name+".bloom"))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	ordinary, proper, manner := read("ordinary"), read("proper"), read("manner")
	for _, test := range []struct {
		word                     string
		ordinary, proper, manner bool
	}{
		{"table", true, false, false},
		{"quickly", true, false, true},
		{"running", true, false, true}, // a form of "run"
		{"colour", true, false, false},
		{"berlin", false, true, false},
		{"turkey", true, false, false}, // also written in lower case
		{"don't", false, false, false},
		{"ox", false, false, false}, // too short
		{"frobnicate", false, false, false},
	} {
		t.Run(test.word, func(t *testing.T) {
			if got := [3]bool{ordinary.has(test.word), proper.has(test.word), manner.has(test.word)}; got != [3]bool{test.ordinary, test.proper, test.manner} {
				t.Errorf("ordinary, proper, manner are %v", got)
			}
		})
	}
}
