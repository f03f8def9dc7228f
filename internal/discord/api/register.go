package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/bwmarrin/discordgo"

	"bothsides/corpus"
)

// registerAttempts is how often each request is made at most.
const registerAttempts = 5

// Place is where commands are registered: in one server, or without a GuildID
// everywhere.
type Place struct{ AppID, GuildID string }

func (p Place) path() string {
	path := "/applications/" + url.PathEscape(p.AppID)
	if p.GuildID != "" {
		path += "/guilds/" + url.PathEscape(p.GuildID)
	}
	return path + "/commands"
}

// CommandsJSON is what Register would write, as JSON for people to read.
func CommandsJSON(corpus *corpus.Corpus, guild bool) ([]byte, error) {
	out, err := json.MarshalIndent(Commands(corpus, guild), "", "  ")
	if err != nil {
		return nil, fmt.Errorf("encoding commands: %w", err)
	}
	return append(out, '\n'), nil
}

// Registered is what is registered at a place.
type Registered struct {
	Commands int
	Same     bool // as ours
}

// Registered asks what is registered at a place and compares it to ours.
func (c *Client) Registered(ctx context.Context, corpus *corpus.Corpus, p Place) (Registered, error) {
	var theirs []*discordgo.ApplicationCommand
	err := c.retrying(ctx, registerAttempts, func() error { return c.getJSON(ctx, p.path()+"?with_localizations=true", &theirs) })
	if err != nil {
		return Registered{}, fmt.Errorf("reading the registered commands: %w", err)
	}
	guild := p.GuildID != ""
	same := slices.Equal(canonical(Commands(corpus, guild), guild), canonical(theirs, guild))
	return Registered{Commands: len(theirs), Same: same}, nil
}

// Register writes the commands to Discord if those there differ, and reports
// whether it did.
func (c *Client) Register(ctx context.Context, corpus *corpus.Corpus, p Place) (written bool, err error) {
	there, err := c.Registered(ctx, corpus, p)
	if err != nil || there.Same {
		return false, err
	}
	return true, c.overwrite(ctx, p, Commands(corpus, p.GuildID != ""))
}

// Remove takes the commands away from a place, and says how many there were.
func (c *Client) Remove(ctx context.Context, corpus *corpus.Corpus, p Place) (removed int, err error) {
	there, err := c.Registered(ctx, corpus, p)
	if err != nil || there.Commands == 0 {
		return 0, err
	}
	return there.Commands, c.overwrite(ctx, p, []*discordgo.ApplicationCommand{})
}

// overwrite has these commands and no others at a place.
//
// See https://discord.com/developers/docs/interactions/application-commands#bulk-overwrite-global-application-commands.
func (c *Client) overwrite(ctx context.Context, p Place, commands []*discordgo.ApplicationCommand) error {
	body, err := json.Marshal(commands)
	if err != nil {
		return fmt.Errorf("encoding commands: %w", err)
	}
	err = c.retrying(ctx, registerAttempts, func() error {
		_, err := c.do(ctx, http.MethodPut, p.path(), contentJSON, body)
		return err
	})
	if err != nil {
		return fmt.Errorf("writing commands: %w", err)
	}
	return nil
}
