package serve

import (
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestListenOnASocket(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bot.sock")
	left, err := net.Listen("unix", path) // by a process that was killed
	if err != nil {
		t.Fatal(err)
	}
	left.(*net.UnixListener).SetUnlinkOnClose(false)
	left.Close()
	for range 2 {
		l, err := listen("unix:" + path)
		if err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode() != fs.ModeSocket|0o666 {
			t.Errorf("mode %v, %v", info.Mode(), err)
		}
		c, err := Dial(t.Context(), "unix:"+path)
		if err != nil {
			t.Fatal(err)
		}
		c.Close()
		if _, err := listen("unix:" + path); err == nil || !strings.HasPrefix(err.Error(), "listening: ") {
			t.Errorf("a socket in use is taken over: %v", err)
		}
		l.Close()
		if _, err := os.Stat(path); err == nil {
			t.Error("the socket is left behind")
		}
	}
}

func TestListenLeavesFilesAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notes")
	if err := os.WriteFile(path, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := listen("unix:" + path); err == nil {
		t.Error("listens on a file")
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "precious" {
		t.Errorf("the file holds %q, %v", data, err)
	}
}

func TestNearest(t *testing.T) {
	for _, test := range []struct {
		address, want string
	}{
		{":8080", "127.0.0.1:8080"}, {"0.0.0.0:80", "127.0.0.1:80"}, {"[::]:80", "[::1]:80"},
		{"10.0.0.1:80", "10.0.0.1:80"}, {"localhost:80", "localhost:80"}, {"odd", "odd"},
	} {
		t.Run(test.address, func(t *testing.T) {
			if got := nearest(test.address); got != test.want {
				t.Errorf("nearest(%s) = %s, want %s", test.address, got, test.want)
			}
		})
	}
}
