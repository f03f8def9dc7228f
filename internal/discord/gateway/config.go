package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"bothsides/internal/discord/request"
)

const (
	defaultAPIURL = "https://discord.com/api/v10"

	// maxShards is far above what Discord gives out; a larger figure is a
	// broken answer that must not start a million goroutines.
	maxShards = 16384
)

// Handler gets the raw `d` of one dispatched event. Its context ends when the
// client has waited long enough for handlers at shutdown. It runs in a
// goroutine of its own; a panic in it is logged and survived.
type Handler func(ctx context.Context, raw json.RawMessage)

// Config says how to reach Discord and who gets the events. Only Token is
// required.
type Config struct {
	// Token is the bot token, with or without the "Bot " before it. It is
	// sent in the Authorization header, in IDENTIFY and in RESUME, and shown
	// nowhere.
	Token string

	// APIURL is the REST root under which the gateway is discovered, at
	// /gateway/bot and else at /gateway. Empty: Discord's API, version 10.
	APIURL string

	// HTTPClient asks for the gateway's address. Nil: http.DefaultClient.
	// Every request has a time limit of its own.
	HTTPClient *http.Client

	// DialContext opens the connections of the websocket. Nil: a net.Dialer.
	DialContext func(ctx context.Context, network, address string) (net.Conn, error)

	// UserAgent goes with every request, in the form that Discord asks for:
	// "DiscordBot (url, version)". Empty: one that names this program.
	UserAgent string

	// Intents is the bit set of https://discord.com/developers/docs/events/gateway#gateway-intents.
	// Interactions need none.
	Intents int

	// Presence is a line that members see under the bot's name. Empty: none.
	Presence string

	// ShardCount is the number of shards over all processes. 0: what Discord
	// recommends.
	ShardCount int

	// ShardIDs are the shards that this client runs. Empty: all of them.
	ShardIDs []int

	// OnInteraction gets every INTERACTION_CREATE. Nil: they are ignored.
	OnInteraction Handler

	// OnMessage gets every MESSAGE_CREATE, which needs an intent. Nil: they
	// are ignored.
	OnMessage Handler

	// Log hears of connections, their ends and their delays. Nil: nobody does.
	Log *slog.Logger
}

// withDefaults checks the configuration and fills in what was left out.
func (c Config) withDefaults() (Config, error) {
	c.Token = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(c.Token)+" ", "Bot "))
	if err := checkToken(c.Token); err != nil {
		return c, err
	}
	if c.APIURL == "" {
		c.APIURL = defaultAPIURL
	}
	c.APIURL = strings.TrimRight(c.APIURL, "/")
	if !isRoot(c.APIURL) {
		return c, errors.New("gateway: the API address must be an http or https URL without a query")
	}
	if c.HTTPClient == nil {
		c.HTTPClient = http.DefaultClient
	}
	if c.DialContext == nil {
		c.DialContext = new(net.Dialer).DialContext
	}
	if c.UserAgent == "" {
		c.UserAgent = request.UserAgent
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	c.ShardIDs = slices.Sorted(slices.Values(c.ShardIDs))
	return c, c.checkShards(c.ShardCount)
}

// isRoot reports whether paths can be added to an address.
func isRoot(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !strings.ContainsAny(address, "?#")
}

// checkToken refuses what could break out of a header; the message never
// holds the token.
func checkToken(token string) error {
	if token == "" {
		return errors.New("gateway: no bot token")
	}
	for _, r := range token {
		if r <= ' ' || r > '~' {
			return errors.New("gateway: the bot token holds a character that no token has")
		}
	}
	return nil
}

// checkShards checks the shard ids against a count; 0 is a count that is not
// known yet.
func (c Config) checkShards(count int) error {
	if count < 0 || count > maxShards {
		return fmt.Errorf("gateway: shard count %d is not between 0 and %d", count, maxShards)
	}
	for i, id := range c.ShardIDs {
		switch {
		case id < 0 || id >= maxShards:
			return fmt.Errorf("gateway: shard id %d is not between 0 and %d", id, maxShards-1)
		case count > 0 && id >= count:
			return fmt.Errorf("gateway: shard id %d is not below the shard count %d", id, count)
		case i > 0 && c.ShardIDs[i-1] == id:
			return fmt.Errorf("gateway: shard id %d is given twice", id)
		}
	}
	return nil
}
