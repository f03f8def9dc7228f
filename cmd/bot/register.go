package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"bothsides/internal/discord/api"
)

const (
	// restTime bounds each request that registration makes.
	restTime = 15 * time.Second
	// restPatience is how long Discord can have registration wait, in all.
	restPatience = 2 * time.Minute
)

func registerCommand() subcommand {
	s := subcommand{name: "register", args: "[--remove] [--dry-run] [--guild ID]",
		summary: "write the commands to Discord if they differ, print them, or take them away"}
	s.run = func(ctx context.Context, p *program, args []string) error {
		var dry, remove bool
		var guild guildFlag
		done, err := p.parseFlagsOnly(s, args, func(set *flag.FlagSet) {
			set.BoolVar(&dry, "dry-run", false, "print the commands as JSON and write nothing")
			set.BoolVar(&remove, "remove", false, "take the commands away")
			set.Var(&guild, "guild", "in the server with this `ID` alone; empty: everywhere though DISCORD_GUILD_ID is set")
		})
		if err != nil || done {
			return err
		}
		switch err := guild.fault("register"); {
		case err != nil:
			return err
		case dry && remove:
			return &usageError{"register: --dry-run prints what would be registered; leave --remove out"}
		case dry:
			return p.printCommands(guild)
		}
		return p.register(ctx, guild, remove)
	}
	return s
}

// guildFlag is --guild: a server's id, or empty for everywhere though
// DISCORD_GUILD_ID is set.
type guildFlag struct {
	id    string
	given bool
}

// String is the id.
func (g *guildFlag) String() string { return g.id }

// Set takes any value, which fault then judges.
func (g *guildFlag) Set(value string) error {
	g.id, g.given = value, true
	return nil
}

// fault is a value that is no id.
func (g *guildFlag) fault(command string) error {
	if g.id == "" || isSnowflake(g.id) {
		return nil
	}
	return &usageError{command + ": --guild takes a server's id, a number such as 1351234567890123456"}
}

// or is the server, the setting's where the flag was not given.
func (g *guildFlag) or(setting string) string {
	if g.given {
		return g.id
	}
	return setting
}

// printCommands needs neither a token nor any setting but what the commands
// depend on.
func (p *program) printCommands(guild guildFlag) error {
	cfg, err := p.loadOnly("DISCORD_GUILD_ID", "CORPUS_DIR")
	if err != nil {
		return err
	}
	if err := cfg.readCorpus(); err != nil {
		return err
	}
	out, err := api.CommandsJSON(cfg.Corpus, guild.or(cfg.GuildID) != "")
	p.print(string(out))
	return err
}

// rest is the API for registration and what goes with it.
func (cfg *Config) rest() *api.Client {
	return &api.Client{URL: cfg.APIURL, Token: string(cfg.Token), HTTP: api.NewHTTP(restTime), Patience: restPatience}
}

// place is where commands are registered. Discord is asked for the
// application's id where it is not set.
func place(ctx context.Context, cfg *Config, client *api.Client, guild string) (api.Place, error) {
	if cfg.AppID != "" {
		return api.Place{AppID: cfg.AppID, GuildID: guild}, nil
	}
	app, err := client.Application(ctx)
	return api.Place{AppID: app.ID, GuildID: guild}, err
}

// where says a place in words.
func where(p api.Place) string {
	if p.GuildID == "" {
		return "everywhere"
	}
	return "in the server " + p.GuildID
}

func (p *program) register(ctx context.Context, guild guildFlag, remove bool) error {
	cfg, err := p.load()
	if err != nil {
		return err
	}
	if cfg.Token == "" {
		return missingToken("register")
	}
	client := cfg.rest()
	at, err := place(ctx, cfg, client, guild.or(cfg.GuildID))
	if err != nil {
		return err
	}
	if remove {
		return p.remove(ctx, cfg, client, at)
	}
	written, err := client.Register(ctx, cfg.Corpus, at)
	if err != nil {
		return err
	}
	p.say(registered(cfg, written, at))
	if double := doubles(ctx, cfg, client, at); double != "" {
		p.say(double)
	}
	p.printLinks(cfg, at.AppID)
	return nil
}

func missingToken(mode string) error {
	return &settingError{"DISCORD_TOKEN", "is not set, and " + mode + " needs it. Copy it from the Bot page of the developer portal."}
}

func registered(cfg *Config, written bool, at api.Place) string {
	n := len(api.Commands(cfg.Corpus, at.GuildID != ""))
	if written {
		return fmt.Sprintf("Registered %d commands %s.", n, where(at))
	}
	return fmt.Sprintf("The %d commands are registered %s already; nothing was written.", n, where(at))
}

// doubles says so where the commands are registered both everywhere and in the
// one server that the settings name: people there see each of them twice.
func doubles(ctx context.Context, cfg *Config, client *api.Client, at api.Place) string {
	other := api.Place{AppID: at.AppID}
	if at.GuildID == "" {
		other.GuildID = cfg.GuildID
	}
	if other == at {
		return ""
	}
	there, err := client.Registered(ctx, cfg.Corpus, other)
	if err != nil {
		return "Whether commands are also registered " + where(other) + " is not known: " + explained(err)
	}
	if there.Commands == 0 {
		return ""
	}
	return fmt.Sprintf("Commands are also registered %s, so that people see them twice; bot register --remove --guild=%s takes those away.",
		where(other), other.GuildID)
}

func (p *program) remove(ctx context.Context, cfg *Config, client *api.Client, at api.Place) error {
	n, err := client.Remove(ctx, cfg.Corpus, at)
	switch {
	case err != nil:
		return err
	case n == 0:
		p.say("No commands are registered " + where(at) + "; nothing was written.")
	default:
		p.say(fmt.Sprintf("Removed %s that %s registered %s.", counted(n, "command"), was(n), where(at)))
	}
	return nil
}

func was(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

// printLinks prints the addresses at which people add the bot.
func (p *program) printLinks(cfg *Config, appID string) {
	install := api.NewInstallConfig(cfg.AnswerMentions)
	p.tell("Add it to a server: " + install.Link(api.InServer, appID))
	p.tell("Add it to your own account: " + install.Link(api.ForUser, appID))
}

// registering is work beside a mode: it registers the commands once, if they
// differ. The bot answers in the meantime, and where this fails too.
func registering(cfg *Config, log *slog.Logger) func(context.Context) error {
	return func(ctx context.Context) error {
		if cfg.registers() {
			registerAtStart(ctx, cfg, log)
		}
		<-ctx.Done()
		return nil
	}
}

// registers reports whether this process registers the commands by itself.
func (cfg *Config) registers() bool {
	return cfg.RegisterAtStart && cfg.Token != "" && hasFirstShard(cfg)
}

// hasFirstShard reports whether this is the one of several processes that
// speaks for all.
func hasFirstShard(cfg *Config) bool {
	return len(cfg.ShardIDs) == 0 || slices.Contains(cfg.ShardIDs, 0)
}

func registerAtStart(ctx context.Context, cfg *Config, log *slog.Logger) {
	client := cfg.rest()
	at, err := place(ctx, cfg, client, cfg.GuildID)
	written := false
	if err == nil {
		written, err = client.Register(ctx, cfg.Corpus, at)
	}
	switch {
	case ctx.Err() != nil:
	case err != nil:
		details := []any{"error", err}
		if advice := api.Explain(err); advice != "" {
			details = append(details, "advice", advice)
		}
		log.Warn("the commands could not be registered; bot register tries again", details...)
	case written:
		log.Info("registered the commands", "where", where(at))
	default:
		log.Debug("the commands are registered already", "where", where(at))
	}
}
