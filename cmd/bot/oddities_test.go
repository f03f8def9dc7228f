package main

import (
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestOddities(t *testing.T) {
	const secretFile = "DISCORD_TOKEN=canary\n"
	readable := ".env holds a secret and other users of this machine can read it: chmod 600 .env"
	for _, c := range []struct {
		name string
		file string
		mode os.FileMode
		want []string
	}{
		{"nothing", "", 0o644, nil},
		{"own names", "LISTEN_ADDR=:1\nPORT=1\n", 0o644, nil},
		{"a secret of one's own", secretFile, 0o600, nil},
		{"a secret that a group reads", secretFile, 0o640, []string{readable}},
		{"a secret that all read", secretFile, 0o604, []string{readable}},
		{"a webhook that all read", "DISCORD_WEBHOOK_URL=https://canary\n", 0o604, []string{readable}},
		{"no secret yet", "DISCORD_TOKEN=\n", 0o644, nil},
		{"a letter left out", "DISCORD_PUBIC_KEY=1\n", 0o600, []string{".env sets DISCORD_PUBIC_KEY, which is no setting. Is DISCORD_PUBLIC_KEY meant?"}},
		{"without its bars", "DISCORDTOKEN=1\n", 0o600, []string{".env sets DISCORDTOKEN, which is no setting. Is DISCORD_TOKEN meant?"}},
		{"in small letters", "log_level=info\n", 0o600, []string{".env sets log_level, which is no setting. Is LOG_LEVEL meant?"}},
		{"two slips", "ANSWER_MENTOINZS=1\n", 0o600, []string{".env sets ANSWER_MENTOINZS, which is no setting. Is ANSWER_MENTIONS meant?"}},
		{"like none of ours but with our beginning", "DISCORD_CLIENT_SECRET=1\n", 0o600, []string{".env sets DISCORD_CLIENT_SECRET, which is no setting; see bot help."}},
		{"of other programs", "DOMAIN=example.org\nPOSTGRES_USER=1\nHOST=1\nDEBUG=1\nTOKEN=1\n", 0o644, nil},
		{"unreadable", "MTIz\n", 0o644, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := os.WriteFile(".env", []byte(c.file), c.mode); err != nil {
				t.Fatal(err)
			}
			if runtime.GOOS == "windows" {
				c.want = slices.DeleteFunc(c.want, func(s string) bool { return s == readable })
			}
			if got := oddities(".env"); !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestOdditiesAreSaid(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile(".env", []byte("DISCORD_PUBIC_KEY=canary\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	status, _, stderr := runHere(t, nil, "console", "/about")
	if want := "bot: .env sets DISCORD_PUBIC_KEY, which is no setting. Is DISCORD_PUBLIC_KEY meant?\n"; status != exitOK || stderr != want {
		t.Errorf("status %d, it says %q", status, stderr)
	}
	if _, _, stderr := runHere(t, map[string]string{"LISTEN_ADDR": "127.0.0.1:1"}, "health"); strings.Contains(stderr, ".env sets") {
		t.Errorf("health, which is asked every few seconds, says %q", stderr)
	}
}
