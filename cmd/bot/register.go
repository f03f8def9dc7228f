package main

import (
	"context"
	"flag"
	"fmt"
	"time"

	"bothsides/internal/discord/api"
	"bothsides/internal/handlers"
)

// restTime bounds each request that registration makes.
const restTime = 15 * time.Second

func registerCommand() subcommand {
	s := subcommand{name: "register", args: "[--dry-run] [--guild ID]", summary: "write the commands to Discord if they differ, or print them"}
	s.run = func(ctx context.Context, p *program, args []string) error {
		var dry bool
		var guild string
		rest, done, err := p.parseFlags(s, args, func(set *flag.FlagSet) {
			set.BoolVar(&dry, "dry-run", false, "")
			set.StringVar(&guild, "guild", "", "")
		})
		if err != nil || done {
			return err
		}
		if err := noArguments(s, rest); err != nil {
			return err
		}
		if guild != "" && !isSnowflake(guild) {
			return &usageError{"register: --guild takes a server's id, a number such as 1351234567890123456"}
		}
		if dry {
			return p.printCommands(guild)
		}
		return p.register(ctx, guild)
	}
	return s
}

// printCommands needs neither a token nor any setting but what the commands
// depend on.
func (p *program) printCommands(guild string) error {
	cfg, err := p.loadOnly("DISCORD_GUILD_ID", "CORPUS_DIR")
	if err != nil {
		return err
	}
	out, err := api.CommandsJSON(cfg.Corpus, guild != "" || cfg.GuildID != "")
	if err != nil {
		return err
	}
	if _, err := p.stdout.Write(out); err != nil {
		return fmt.Errorf("writing commands: %w", err)
	}
	return nil
}

func (p *program) register(ctx context.Context, guild string) error {
	cfg, err := p.load()
	if err != nil {
		return err
	}
	if cfg.Token == "" {
		return &settingError{"DISCORD_TOKEN", "is not set, and register needs it. Copy it from the Bot page of the developer portal."}
	}
	if guild == "" {
		guild = cfg.GuildID
	}
	client := &api.Client{URL: cfg.APIURL, Token: string(cfg.Token), HTTP: api.NewHTTP(restTime)}
	written, err := client.Register(ctx, cfg.Corpus, cfg.AppID, guild)
	if err != nil {
		return err
	}
	where := "everywhere"
	if guild != "" {
		where = "in one server"
	}
	if written {
		p.say(fmt.Sprintf("Registered %d commands %s.", len(handlers.Table()), where))
	} else {
		p.say(fmt.Sprintf("The %d commands are registered %s already; nothing was written.", len(handlers.Table()), where))
	}
	return nil
}
