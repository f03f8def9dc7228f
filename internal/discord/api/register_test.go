package api

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"bothsides/corpus"
	"bothsides/internal/corpustest"
	"bothsides/internal/discord/contract"
	"bothsides/internal/discord/discordtest"
	"bothsides/internal/golden"
	"bothsides/internal/handlers"
	"bothsides/internal/message"
)

func TestCommandsWithinDiscordsLimits(t *testing.T) {
	valid := contract.New(t)
	for _, guild := range []bool{false, true} {
		seen := map[string]bool{}
		for _, c := range Commands(corpustest.Builtin(t), guild) {
			raw := encode(t, c)
			valid.Command(t, raw)
			key := string(rune(c.Type)) + c.Name
			if seen[key] {
				t.Errorf("command %s twice", c.Name)
			}
			seen[key] = true
			if (c.Contexts == nil) != guild || (c.IntegrationTypes == nil) != guild {
				t.Errorf("%s in a guild (%v): contexts %v", c.Name, guild, c.Contexts)
			}
			if n := spent(c); n > 8000 {
				t.Errorf("%s has %d characters", c.Name, n)
			}
			if c.Type == discordgo.ChatApplicationCommand {
				slash(t, c)
			} else if c.Description != "" || c.Options != nil || !isMenuName(c.Name) {
				t.Errorf("command on messages %s", raw)
			}
		}
	}
}

// slash checks a slash command against what Discord asks of names and options.
func slash(t *testing.T, c *discordgo.ApplicationCommand) {
	t.Helper()
	if !isName(c.Name) || !isDescription(c.Description) || len(c.Options) > 25 {
		t.Errorf("command %q, %q", c.Name, c.Description)
	}
	names, optional := map[string]bool{}, false
	for _, o := range c.Options {
		if !isName(o.Name) || !isDescription(o.Description) || len(o.Choices) > 25 {
			t.Errorf("option %s of %s", o.Name, c.Name)
		}
		if names[o.Name] || o.Required && optional {
			t.Errorf("option %s of %s is there twice or after one that may be left out", o.Name, c.Name)
		}
		names[o.Name], optional = true, optional || !o.Required
		if o.Type == discordgo.ApplicationCommandOptionString && o.Choices == nil && !o.Autocomplete && o.MaxLength == 0 {
			t.Errorf("option %s of %s takes 6000 characters", o.Name, c.Name)
		}
	}
}

// spent is what a command takes of its 8,000 characters: the longest form of
// each name, description and value.
func spent(c *discordgo.ApplicationCommand) int {
	longest := func(s string, forms map[discordgo.Locale]string) int {
		n := utf8.RuneCountInString(s)
		for _, form := range forms {
			n = max(n, utf8.RuneCountInString(form))
		}
		return n
	}
	n := longest(c.Name, *c.NameLocalizations)
	if c.DescriptionLocalizations != nil {
		n += longest(c.Description, *c.DescriptionLocalizations)
	}
	for _, o := range c.Options {
		n += longest(o.Name, o.NameLocalizations) + longest(o.Description, o.DescriptionLocalizations)
		for _, choice := range o.Choices {
			n += longest(choice.Name, choice.NameLocalizations) + utf8.RuneCountInString(choice.Value.(string))
		}
	}
	return n
}

// TestNamesInEveryLanguage finds names in the catalogues that Discord would
// refuse and that therefore would not be registered, and two commands of one name.
func TestNamesInEveryLanguage(t *testing.T) {
	for _, l := range message.Languages() {
		taken := map[string]bool{}
		for _, c := range handlers.Table() {
			valid := isName
			if c.Message {
				valid = isMenuName
			}
			name := c.LocalName(l)
			if !valid(name) || taken[name] || l == message.English && !c.Message && name != c.Name {
				t.Errorf("%s: /%s is called %q", l, c.Name, name)
			}
			taken[name] = true
			if d := c.Description(l); !c.Message && !isDescription(d) {
				t.Errorf("%s: /%s is described as %q", l, c.Name, d)
			}
			for _, o := range c.Options {
				if name, d := o.LocalName(l), o.Description(l); !c.Message && (!isName(name) || !isDescription(d)) {
					t.Errorf("%s: option %s of /%s is %q, %q", l, o.Name, c.Name, name, d)
				}
			}
		}
	}
}

func TestNamePattern(t *testing.T) {
	for _, test := range []struct {
		name string
		want bool
	}{{"who-said", true}, {"wer_hat's", true}, {"сравнить", true}, {"तुलना", true}, {"ไทย", true},
		{"", false}, {"Who", false}, {"СРАВНИТЬ", false}, {"two words", false}, {"a.b", false}, {strings.Repeat("a", 33), false}} {
		t.Run(test.name, func(t *testing.T) {
			if isName(test.name) != test.want {
				t.Errorf("isName(%q) = %v", test.name, !test.want)
			}
		})
	}
}

func puts(d *discordtest.Server) int {
	n := 0
	for _, r := range d.Requests() {
		if r.Route == discordtest.RoutePutCommands {
			n++
		}
	}
	return n
}

func TestRegisterWritesOnlyWhatDiffers(t *testing.T) {
	for _, guild := range []string{"", "200"} {
		d := discordtest.New(t, discordtest.Options{})
		api := &Client{URL: d.APIURL(), Token: d.Token(), HTTP: testClient(t)}
		register := func(want bool) {
			t.Helper()
			written, err := api.Register(t.Context(), corpustest.Builtin(t), Place{"100", guild})
			if err != nil || written != want {
				t.Errorf("guild %q: Register = %v, %v, want %v", guild, written, err, want)
			}
		}
		register(true)
		register(false)
		if n := puts(d); n != 1 {
			t.Errorf("written %d times", n)
		}
	}
}

// asDiscord is the commands as Discord gives them back: with ids and defaults,
// without what is empty, in another order.
func asDiscord(t *testing.T, c *corpus.Corpus, guild bool) []map[string]any {
	t.Helper()
	var commands []map[string]any
	if err := json.Unmarshal(encode(t, Commands(c, guild)), &commands); err != nil {
		t.Fatal(err)
	}
	for n, c := range commands {
		c["id"], c["version"], c["application_id"] = "1", "2", "100"
		c["nsfw"], c["default_member_permissions"], c["dm_permission"] = false, nil, true
		c["handler"] = nil
		if guild {
			c["guild_id"], c["contexts"], c["integration_types"] = "200", nil, []int{0}
		} else {
			c["contexts"], c["integration_types"] = []int{2, 0, 1}, []int{1, 0}
		}
		for _, key := range []string{"options", "name_localizations", "description_localizations"} {
			if empty, ok := c[key].(map[string]any); c[key] == nil || ok && len(empty) == 0 {
				delete(c, key)
			}
		}
		if options, ok := c["options"].([]any); ok {
			for _, o := range options {
				o := o.(map[string]any)
				for key, v := range o {
					if v == nil || v == false {
						delete(o, key)
					}
				}
			}
		}
		commands[n] = c
	}
	random := rand.New(rand.NewPCG(1, 2))
	random.Shuffle(len(commands), func(i, j int) { commands[i], commands[j] = commands[j], commands[i] })
	return commands
}

func TestRegisterKnowsDiscordsDefaults(t *testing.T) {
	d := discordtest.New(t, discordtest.Options{})
	api := &Client{URL: d.APIURL(), Token: d.Token(), HTTP: testClient(t)}
	d.SetCommands("", asDiscord(t, corpustest.Builtin(t), false))
	if written, err := api.Register(t.Context(), corpustest.Builtin(t), Place{AppID: "100"}); err != nil || written {
		t.Errorf("Register = %v, %v", written, err)
	}
	for _, test := range []struct {
		name   string
		change func(commands []map[string]any) []map[string]any
	}{
		{"one more", func(c []map[string]any) []map[string]any {
			return append(c, map[string]any{"name": "old", "type": 1, "description": "x"})
		}},
		{"one less", func(c []map[string]any) []map[string]any { return c[1:] }},
		{"another description", func(c []map[string]any) []map[string]any { c[0]["description"] = "x"; return c }},
		{"fewer languages", func(c []map[string]any) []map[string]any { delete(c[0], "name_localizations"); return c }},
		{"servers alone", func(c []map[string]any) []map[string]any { c[0]["integration_types"] = []int{0}; return c }},
		{"for adults", func(c []map[string]any) []map[string]any { c[0]["nsfw"] = true; return c }},
	} {
		t.Run(test.name, func(t *testing.T) {
			d.SetCommands("", test.change(asDiscord(t, corpustest.Builtin(t), false)))
			if written, err := api.Register(t.Context(), corpustest.Builtin(t), Place{AppID: "100"}); err != nil || !written {
				t.Errorf("Register = %v, %v", written, err)
			}
		})
	}
}

func TestGuildCommandsComeBackTheSame(t *testing.T) {
	var theirs []*discordgo.ApplicationCommand
	if err := json.Unmarshal(encode(t, asDiscord(t, corpustest.Builtin(t), true)), &theirs); err != nil {
		t.Fatal(err)
	}
	ours, got := canonical(Commands(corpustest.Builtin(t), true), true), canonical(theirs, true)
	for n := range ours {
		if ours[n] != got[n] {
			t.Errorf("ours   %s\ntheirs %s", ours[n], got[n])
		}
	}
}

func TestRegisterFailures(t *testing.T) {
	for _, test := range []struct {
		name    string
		route   discordtest.Route
		answers []discordtest.Answer
		ok      bool
		want    string
	}{
		{"limited", discordtest.RoutePutCommands, []discordtest.Answer{discordtest.TooMany(50 * time.Millisecond)}, true, ""},
		{"failed once", discordtest.RouteGetCommands, []discordtest.Answer{{Status: 503}}, true, ""},
		{"refused", discordtest.RoutePutCommands, []discordtest.Answer{{Status: 400, Body: `{"code":50035}`}}, false, "writing commands: discord answered with HTTP status 400 (code 50035)"},
		{"unauthorised", discordtest.RouteGetCommands, []discordtest.Answer{{Status: 401}}, false, "reading the registered commands: discord refused the bot token"},
		{"odd answer", discordtest.RouteGetCommands, []discordtest.Answer{{Status: 200, Body: `<html>`}}, false, "reading the registered commands: the answer"},
		{"null inside", discordtest.RouteGetCommands, []discordtest.Answer{{Status: 200, Body: `[null,{"name":"x","options":[null,{"choices":[null]}]}]`}}, true, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := discordtest.New(t, discordtest.Options{})
			d.Answer(test.route, test.answers...)
			api := &Client{URL: d.APIURL(), Token: d.Token(), HTTP: testClient(t)}
			_, err := api.Register(t.Context(), corpustest.Builtin(t), Place{AppID: "100"})
			if (err == nil) != test.ok || err != nil && !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("got %v", err)
			}
			if err != nil && strings.Contains(err.Error(), d.Token()) {
				t.Error("the token is in the error")
			}
		})
	}
}

func TestRemove(t *testing.T) {
	d := discordtest.New(t, discordtest.Options{})
	api := &Client{URL: d.APIURL(), Token: d.Token(), HTTP: testClient(t)}
	everywhere, there := Place{AppID: "100"}, Place{"100", "200"}
	for _, p := range []Place{everywhere, there} {
		if _, err := api.Register(t.Context(), corpustest.Builtin(t), p); err != nil {
			t.Fatal(err)
		}
	}
	n := len(Commands(corpustest.Builtin(t), true))
	for _, want := range []int{n, 0} { // the second time there is nothing to do
		if removed, err := api.Remove(t.Context(), corpustest.Builtin(t), there); err != nil || removed != want {
			t.Errorf("Remove = %d, %v, want %d", removed, err, want)
		}
	}
	if left := len(d.Commands("200")); left != 0 || len(d.Commands("")) != n || puts(d) != 3 {
		t.Errorf("%d are left there and %d everywhere, after %d writes", left, len(d.Commands("")), puts(d))
	}
}

func TestGoldenCommands(t *testing.T) {
	out, err := CommandsJSON(corpustest.Builtin(t), false)
	if err != nil {
		t.Fatal(err)
	}
	golden.CheckJSON(t, "golden/commands.json", out)
}
