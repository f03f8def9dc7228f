package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/url"
	"strings"

	"bothsides/internal/discord/api"
)

func setupCommand() subcommand {
	s := subcommand{name: "setup", args: "[--url URL] [--guild ID] [--dry-run] [--yes]", summary: "from a token to an application that is ready to be added to servers"}
	s.run = func(ctx context.Context, p *program, args []string) error {
		var guild guildFlag
		var o setupOptions
		done, err := p.parseFlagsOnly(s, args, func(set *flag.FlagSet) {
			set.StringVar(&o.address, "url", "", "the https `URL` at which Discord reaches the bot; Discord checks it")
			set.Var(&guild, "guild", "register the commands in the server with this `ID` alone")
			set.BoolVar(&o.dry, "dry-run", false, "show the changes and make none")
			set.BoolVar(&o.yes, "yes", false, "make them without asking, for scripts")
		})
		if err != nil || done {
			return err
		}
		o.guild = guild.id
		if err := cmp.Or(guild.fault("setup"), o.fault()); err != nil {
			return err
		}
		return p.setup(ctx, o)
	}
	return s
}

// setupOptions are setup's flags.
type setupOptions struct {
	address, guild string
	dry, yes       bool
}

// fault is an endpoint URL that Discord would not take.
func (o setupOptions) fault() error {
	if o.address == "" {
		return nil
	}
	u, err := url.Parse(o.address)
	if err != nil || !private(u) || !isBare(u) {
		return &usageError{"setup: --url takes the https address at which Discord reaches the bot, such as https://bot.example.org/interactions"}
	}
	return nil
}

// setup is what one run of bot setup works with.
type setup struct {
	*program
	setupOptions
	cfg    *Config
	client *api.Client
	app    api.Application
	place  api.Place
	// typed is a token that was typed here, and so is in no setting yet.
	typed bool
}

// step is one thing that setup changes. do says what it did.
type step struct {
	plan string
	do   func(context.Context) (done string, err error)
}

// setup asks Discord whose the token is, says what it is going to change,
// changes that, and prints where to go on. It can be repeated: what is in
// place is left alone.
func (p *program) setup(ctx context.Context, o setupOptions) error {
	s := &setup{program: p, setupOptions: o}
	if err := s.begin(ctx); err != nil {
		return err
	}
	steps, err := s.steps(ctx)
	if err != nil {
		return err
	}
	switch goOn, err := s.confirm(ctx, steps); {
	case err != nil:
		return err
	case !goOn:
		s.tell("Nothing was changed.")
		return nil
	}
	for _, step := range steps {
		done, err := step.do(ctx)
		switch {
		case err != nil && ctx.Err() != nil:
			return errHalfway
		case err != nil:
			return err
		}
		s.tell(done)
	}
	s.finish(ctx)
	return nil
}

// begin reads the settings, gets a token and finds out whose it is.
func (s *setup) begin(ctx context.Context) (err error) {
	if s.cfg, err = s.load(); err != nil {
		return err
	}
	_, typing := s.terminal()
	if !typing && !s.yes && !s.dry {
		return &usageError{"setup has no terminal to ask on: --yes makes the changes without asking, --dry-run shows them"}
	}
	if s.cfg.Token == "" {
		if !typing {
			return missingToken("setup")
		}
		if err := s.askToken(ctx); err != nil {
			return err
		}
	}
	s.client = s.cfg.rest()
	if s.app, err = s.client.Application(ctx); err != nil {
		return err
	}
	if err := s.checkApplication(); err != nil {
		return err
	}
	s.place = api.Place{AppID: s.app.ID, GuildID: s.guild}
	if s.guild == "" {
		s.place.GuildID = s.cfg.GuildID
	}
	s.tell(fmt.Sprintf("The token is that of the application %q, id %s.", s.app.Name, s.app.ID))
	return nil
}

// askToken has a person type the token, unseen.
func (s *setup) askToken(ctx context.Context) error {
	tty, _ := s.terminal()
	if _, err := io.WriteString(tty, "Token, from the Bot page of https://discord.com/developers/applications (it is not shown): "); err != nil {
		return err
	}
	typed, err := tty.readUnseen(ctx)
	if err != nil {
		return err
	}
	s.typed = true
	sentence := parseToken(s.cfg, strings.TrimSpace(typed))
	switch {
	case sentence != "":
		return &settingError{"DISCORD_TOKEN", sentence}
	case s.cfg.Token == "":
		return missingToken("setup")
	}
	return nil
}

// How setup ends where a person stops it: at a question, and between its steps.
var (
	errInterrupted = errors.New("stopped; nothing was changed")
	errHalfway     = errors.New("stopped; bot setup goes on from there")
)

// checkApplication checks what is set against the application. A key in .env is replaced.
func (s *setup) checkApplication() error {
	if s.cfg.AppID != "" && s.cfg.AppID != s.app.ID {
		return &settingError{"DISCORD_APP_ID", "is the id of another application than the token's. Take it out: it is looked up."}
	}
	key, err := s.app.PublicKey()
	if err != nil {
		return err
	}
	_, fromOutside := s.lookup("DISCORD_PUBLIC_KEY")
	if s.cfg.PublicKey != nil && fromOutside && !bytes.Equal(s.cfg.PublicKey, key) {
		return &settingError{"DISCORD_PUBLIC_KEY", "is the key of another application than the token's. Its own is " + s.app.VerifyKey + "."}
	}
	return nil
}

// confirm shows the steps and asks whether to take them.
func (s *setup) confirm(ctx context.Context, steps []step) (bool, error) {
	if len(steps) == 0 {
		return true, nil
	}
	s.tell("To do:")
	for _, step := range steps {
		s.tell("  - " + step.plan)
	}
	if s.dry || s.yes {
		return s.yes && !s.dry, nil
	}
	s.print("Do this? [y/N] ")
	var answer string
	err := until(ctx, func() (err error) {
		answer, err = typedLine(s.stdin)
		return err
	})
	ended := errors.Is(err, io.EOF)
	if ended || ctx.Err() != nil {
		s.tell("") // the line of the question ends
	}
	switch {
	case ctx.Err() != nil:
		return false, errInterrupted
	case ended:
		err = nil
	}
	answer = strings.ToLower(strings.TrimSpace(answer))
	return answer == "y" || answer == "yes", err
}

// typedLine reads what is typed up to Enter, which is a carriage return where it
// was typed ahead, while the terminal was hiding the token.
func typedLine(r io.Reader) (string, error) {
	in := bufio.NewReader(r)
	var line []byte
	for {
		b, err := in.ReadByte()
		if err != nil || b == '\n' || b == '\r' {
			return string(line), err
		}
		line = append(line, b)
	}
}

// finish says where to go on.
func (s *setup) finish(ctx context.Context) {
	if double := doubles(ctx, s.cfg, s.client, s.place); double != "" {
		s.say(double)
	}
	s.printLinks(s.cfg, s.app.ID)
	next := "Start the bot without a subcommand; it runs over the gateway. Then open a link above."
	if s.address != "" || s.cfg.PublicKey != nil {
		next = "Start the bot without a subcommand; it runs by HTTP. Then open a link above."
	} else if s.app.EndpointURL != "" {
		next = "Before the bot is started, clear Interactions Endpoint URL on the page General Information of the developer portal: " +
			"as long as it is set, nothing comes over the gateway. Or run bot setup --url " + s.app.EndpointURL
	}
	s.tell(next)
}

// entries is what of the token and the server goes to .env.
func (s *setup) entries() []entry {
	var out []entry
	if s.typed {
		out = append(out, entry{"DISCORD_TOKEN", string(s.cfg.Token)})
	}
	if s.guild != "" && s.guild != s.cfg.GuildID {
		out = append(out, entry{"DISCORD_GUILD_ID", s.guild})
	}
	return out
}

// keyEntry is the public key for .env, where it selects http.
func (s *setup) keyEntry() []entry {
	if s.address == "" && s.cfg.PublicKey == nil || hex.EncodeToString(s.cfg.PublicKey) == s.app.VerifyKey {
		return nil
	}
	return []entry{{"DISCORD_PUBLIC_KEY", s.app.VerifyKey}}
}
