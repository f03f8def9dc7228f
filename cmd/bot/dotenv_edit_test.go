package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWithSettings(t *testing.T) {
	const key = "DISCORD_PUBLIC_KEY"
	for _, c := range []struct {
		name, before string
		entries      []entry
		after        string
	}{
		{"a new file", "", []entry{{"DISCORD_TOKEN", "a.b-c_d"}, {key, "0a"}}, "DISCORD_TOKEN=a.b-c_d\nDISCORD_PUBLIC_KEY=0a\n"},
		{"added", "# mine\nLOG_LEVEL=debug\n", []entry{{key, "0a"}}, "# mine\nLOG_LEVEL=debug\nDISCORD_PUBLIC_KEY=0a\n"},
		{"after a line without an end", "A=1", []entry{{key, "0a"}}, "A=1\nDISCORD_PUBLIC_KEY=0a\n"},
		{"in place of nothing", "A=1\nDISCORD_PUBLIC_KEY=\nB=2\n", []entry{{key, "0a"}}, "A=1\nDISCORD_PUBLIC_KEY=0a\nB=2\n"},
		{"in place of another", "DISCORD_PUBLIC_KEY=ff\nB=2", []entry{{key, "0a"}}, "DISCORD_PUBLIC_KEY=0a\nB=2"},
		{"with blanks and a comment", "export DISCORD_PUBLIC_KEY = ff   # of the portal\n", []entry{{key, "0a"}}, "export DISCORD_PUBLIC_KEY = 0a   # of the portal\n"},
		{"in quotes", "DISCORD_PUBLIC_KEY=\"ff # no comment\" # a comment\n", []entry{{key, "0a"}}, "DISCORD_PUBLIC_KEY=0a # a comment\n"},
		{"in single quotes", "DISCORD_PUBLIC_KEY='ff'\r\nA=1\r\n", []entry{{key, "0a"}}, "DISCORD_PUBLIC_KEY=0a\r\nA=1\r\n"},
		{"the last of two", "DISCORD_PUBLIC_KEY=1\nDISCORD_PUBLIC_KEY=2\n", []entry{{key, "0a"}}, "DISCORD_PUBLIC_KEY=1\nDISCORD_PUBLIC_KEY=0a\n"},
		{"not in a comment", "# DISCORD_PUBLIC_KEY=\n", []entry{{key, "0a"}}, "# DISCORD_PUBLIC_KEY=\nDISCORD_PUBLIC_KEY=0a\n"},
		{"not in a longer name", "MY_DISCORD_PUBLIC_KEY=1\nDISCORD_PUBLIC_KEYS=2\n", []entry{{key, "0a"}},
			"MY_DISCORD_PUBLIC_KEY=1\nDISCORD_PUBLIC_KEYS=2\nDISCORD_PUBLIC_KEY=0a\n"},
		{"Windows's line ends", "A=1\r\nB=2\r\n", []entry{{key, "0a"}}, "A=1\r\nB=2\r\nDISCORD_PUBLIC_KEY=0a\r\n"},
		{"a byte order mark", "\ufeffA=1\n", []entry{{key, "0a"}}, "\ufeffA=1\nDISCORD_PUBLIC_KEY=0a\n"},
		{"odd signs", "", []entry{{"PRESENCE", "$HOME # \"x\""}}, "PRESENCE='$HOME # \"x\"'\n"},
		{"several lines in quotes", "A=\"x\nDISCORD_PUBLIC_KEY=1\n\"\n", []entry{{key, "0a"}}, ""},
		{"not to be quoted", "", []entry{{"PRESENCE", "it's"}}, ""},
		{"unreadable", "canary", []entry{{key, "0a"}}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			after, err := withSettings([]byte(c.before), c.entries)
			if string(after) != c.after || (err == nil) != (c.after != "") {
				t.Errorf("got  %q, %v\nwant %q", after, err, c.after)
			}
			if err != nil && strings.Contains(err.Error(), "canary") {
				t.Errorf("the file is quoted: %v", err)
			}
		})
	}
}

func TestSaveSettings(t *testing.T) {
	dir := t.TempDir()
	kept, link := filepath.Join(dir, "kept"), filepath.Join(dir, ".env")
	if err := os.WriteFile(kept, []byte("A=1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(kept, link); err != nil {
		t.Fatal(err)
	}
	if err := saveSettings(link, []entry{{"DISCORD_TOKEN", "abc"}}); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(kept)
	if err != nil || string(data) != "A=1\nDISCORD_TOKEN=abc\n" {
		t.Errorf("it holds %q, %v", data, err)
	}
	info, err := os.Lstat(kept)
	if err != nil || info.Mode() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode().Type() != fs.ModeSymlink {
		t.Errorf("the link is %v, %v", info.Mode(), err)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 2 {
		t.Errorf("left behind: %v, %v", files, err)
	}
	if err := saveSettings(filepath.Join(dir, "missing", ".env"), nil); err == nil {
		t.Error("a folder that does not exist is no error")
	}
}
