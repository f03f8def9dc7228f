package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/bwmarrin/discordgo"

	"bothsides/corpus"
)

const (
	registerTime     = 2 * time.Minute // for all of it, waits after a 429 included
	registerAttempts = 5
)

// CommandsJSON is what Register would write, as JSON for people to read.
func CommandsJSON(corpus *corpus.Corpus, guild bool) ([]byte, error) {
	out, err := json.MarshalIndent(Commands(corpus, guild), "", "  ")
	if err != nil {
		return nil, fmt.Errorf("encoding commands: %w", err)
	}
	return append(out, '\n'), nil
}

// Register writes the commands to Discord if those there differ, and reports
// whether it did. An empty appID is looked up; with a guildID they are
// written for that server alone.
func (c *Client) Register(ctx context.Context, corpus *corpus.Corpus, appID, guildID string) (written bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, registerTime)
	defer cancel()
	if appID == "" {
		if appID, err = c.appID(ctx); err != nil {
			return false, fmt.Errorf("asking for the application's id: %w", err)
		}
	}
	path := "/applications/" + url.PathEscape(appID)
	if guildID != "" {
		path += "/guilds/" + url.PathEscape(guildID)
	}
	path += "/commands"
	ours := Commands(corpus, guildID != "")
	var theirs []*discordgo.ApplicationCommand
	err = retrying(ctx, registerAttempts, func() error { return c.getJSON(ctx, path+"?with_localizations=true", &theirs) })
	if err != nil {
		return false, fmt.Errorf("reading the registered commands: %w", err)
	}
	if slices.Equal(canonical(ours, guildID != ""), canonical(theirs, guildID != "")) {
		return false, nil
	}
	body, err := json.Marshal(ours)
	if err != nil {
		return false, fmt.Errorf("encoding commands: %w", err)
	}
	err = retrying(ctx, registerAttempts, func() error {
		_, err := c.do(ctx, http.MethodPut, path, contentJSON, body)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("writing commands: %w", err)
	}
	return true, nil
}

func (c *Client) appID(ctx context.Context) (string, error) {
	var app struct {
		ID string `json:"id"`
	}
	err := retrying(ctx, registerAttempts, func() error { return c.getJSON(ctx, "/applications/@me", &app) })
	if err == nil && app.ID == "" {
		err = errors.New("the answer names none; set DISCORD_APP_ID")
	}
	return app.ID, err
}
