package api

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"bothsides/internal/discord/discordtest"
)

func TestApplication(t *testing.T) {
	d := discordtest.New(t, discordtest.Options{})
	c := &Client{URL: d.APIURL(), Token: d.Token(), HTTP: testClient(t)}
	a, err := c.Application(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	key, err := a.PublicKey()
	if err != nil || hex.EncodeToString(key) != d.VerifyKey() || a.ID != "100" || a.Name != "bot" || a.EndpointURL != "" {
		t.Errorf("got %+v, %v", a, err)
	}
	for _, test := range []struct {
		name, body string
	}{{"nothing", `{}`}, {"null", `null`}, {"no JSON", `<html>`}, {"no object", `[]`}} {
		t.Run(test.name, func(t *testing.T) {
			d.Answer(discordtest.RouteApplication, discordtest.Answer{Status: http.StatusOK, Body: test.body})
			if _, err := c.Application(t.Context()); err == nil || !strings.HasPrefix(err.Error(), "asking for the application: the answer of Discord's API ") {
				t.Errorf("%v", err)
			}
		})
	}
	for _, odd := range []string{"", "0a", strings.Repeat("zz", 32)} {
		t.Run(fmt.Sprintf("%q", odd), func(t *testing.T) {
			if _, err := (Application{VerifyKey: odd}).PublicKey(); err == nil {
				t.Errorf("%q is taken for a key", odd)
			}
		})
	}
}

func TestInstallSettings(t *testing.T) {
	const all = 1<<10 | 1<<11 | 1<<15 | 1<<16 | 1<<38
	for _, c := range []struct {
		name     string
		mentions bool
		body     string
		links    [2]string
	}{
		{"commands alone", false,
			`{"0":{"oauth2_install_params":{"scopes":["applications.commands"],"permissions":"0"}},` +
				`"1":{"oauth2_install_params":{"scopes":["applications.commands"],"permissions":"0"}}}`,
			[2]string{"https://discord.com/oauth2/authorize?client_id=100&integration_type=0&scope=applications.commands",
				"https://discord.com/oauth2/authorize?client_id=100&integration_type=1&scope=applications.commands"}},
		{"mentions", true,
			`{"0":{"oauth2_install_params":{"scopes":["applications.commands","bot"],"permissions":"274878008320"}},` +
				`"1":{"oauth2_install_params":{"scopes":["applications.commands"],"permissions":"0"}}}`,
			[2]string{"https://discord.com/oauth2/authorize?client_id=100&integration_type=0&permissions=274878008320&scope=applications.commands+bot",
				"https://discord.com/oauth2/authorize?client_id=100&integration_type=1&scope=applications.commands"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := discordtest.New(t, discordtest.Options{})
			client := &Client{URL: d.APIURL(), Token: d.Token(), HTTP: testClient(t)}
			want := NewInstallConfig(c.mentions)
			if got := string(encode(t, want)); got != c.body {
				t.Errorf("asks for\n%s, want\n%s", got, c.body)
			}
			for n, kind := range []InstallKind{InServer, ForUser} {
				if got := want.Link(kind, "100"); got != c.links[n] {
					t.Errorf("link %s\nwant %s", got, c.links[n])
				}
			}
			if err := client.SetInstall(t.Context(), want); err != nil {
				t.Fatal(err)
			}
			a, err := client.Application(t.Context())
			if err != nil || !a.Install.Equal(want) || len(a.Install.Missing(want)) > 0 {
				t.Errorf("comes back as %s, %v", encode(t, a.Install), err)
			}
		})
	}
	if p := NewInstallConfig(true)[InServer].Params.Permissions; p != all {
		t.Errorf("permissions %d, want %d", p, uint64(all))
	}
}

func TestMissing(t *testing.T) {
	for _, c := range []struct {
		name, has string
		mentions  bool
		want      string
	}{
		{"nothing set", `null`, false, "Guild Install, User Install"},
		{"servers alone", `{"0":{"oauth2_install_params":{"scopes":["applications.commands"],"permissions":"0"}}}`, false, "User Install"},
		{"kinds without settings", `{"0":{},"1":null}`, false, "the scope applications.commands, User Install"},
		{"one permission", `{"0":{"oauth2_install_params":{"scopes":["bot","applications.commands"],"permissions":274877975552}},
			"1":{"oauth2_install_params":{"scopes":["applications.commands"],"permissions":"0"}}}`, true, "Attach Files"},
		{"no member of the server", `{"0":{"oauth2_install_params":{"scopes":["applications.commands"],"permissions":"0"}},
			"1":{"oauth2_install_params":{"scopes":["applications.commands"],"permissions":"0"}}}`, true,
			"the scope bot, View Channels, Send Messages, Send Messages in Threads, Read Message History, Attach Files"},
		{"more than it takes", `{"0":{"oauth2_install_params":{"scopes":["bot","applications.commands"],"permissions":"8"}},
			"1":{"oauth2_install_params":{"scopes":["applications.commands"],"permissions":"0"}}}`, false, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var has InstallConfig
			if err := json.Unmarshal([]byte(c.has), &has); err != nil {
				t.Fatal(err)
			}
			want := NewInstallConfig(c.mentions)
			if got := strings.Join(has.Missing(want), ", "); got != c.want {
				t.Errorf("lacks %q, want %q", got, c.want)
			}
			if has.Equal(want) {
				t.Error("is what is wanted")
			}
		})
	}
}

func TestPermissionsAreNumbers(t *testing.T) {
	for _, odd := range []string{`"x"`, `-1`, `{}`, `1.5`, `""`} {
		t.Run(odd, func(t *testing.T) {
			var b Bits
			if err := json.Unmarshal([]byte(odd), &b); err == nil {
				t.Errorf("%s is read as %d", odd, b)
			}
		})
	}
}
