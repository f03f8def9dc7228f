package api

import (
	"maps"
	"net/url"
	"slices"
	"strconv"

	"github.com/bwmarrin/discordgo"
)

// InstallConfig says for each kind of installation what the application asks
// for.
//
// See https://discord.com/developers/docs/resources/application#application-object-application-integration-types.
type InstallConfig map[InstallKind]*InstallSettings

// InstallKind is who installs the application.
type InstallKind string

// The kinds of installation.
const (
	InServer InstallKind = "0" // a server's moderator, for everybody there
	ForUser  InstallKind = "1" // a user, for use anywhere
)

// InstallSettings wrap what a kind of installation asks for.
type InstallSettings struct {
	Params InstallParams `json:"oauth2_install_params"`
}

// InstallParams are what an installation asks for.
type InstallParams struct {
	Scopes      []string `json:"scopes"`
	Permissions Bits     `json:"permissions"`
}

const (
	scopeBot      = "bot"
	scopeCommands = "applications.commands"
)

// permission is one of Discord's with the name that its settings give it.
type permission struct {
	bit  Bits
	name string
}

// mentionPermissions are what it takes to answer a message that mentions the
// bot. Commands need none.
func mentionPermissions() []permission {
	return []permission{
		{discordgo.PermissionViewChannel, "View Channels"},
		{discordgo.PermissionSendMessages, "Send Messages"},
		{discordgo.PermissionSendMessagesInThreads, "Send Messages in Threads"},
		{discordgo.PermissionReadMessageHistory, "Read Message History"},
		{discordgo.PermissionAttachFiles, "Attach Files"},
	}
}

// NewInstallConfig is what this bot asks for: in a server, where it answers
// mentions, to be a member with the permissions for that; else its commands
// alone.
func NewInstallConfig(mentions bool) InstallConfig {
	server := InstallParams{Scopes: []string{scopeCommands}}
	if mentions {
		server.Scopes = []string{scopeCommands, scopeBot}
		for _, p := range mentionPermissions() {
			server.Permissions |= p.bit
		}
	}
	return InstallConfig{
		InServer: {server},
		ForUser:  {InstallParams{Scopes: []string{scopeCommands}}},
	}
}

// Equal reports whether two settings ask for the same.
func (c InstallConfig) Equal(other InstallConfig) bool {
	return maps.EqualFunc(c, other, func(a, b *InstallSettings) bool {
		return a != nil && b != nil && a.Params.Permissions == b.Params.Permissions &&
			slices.Equal(slices.Sorted(slices.Values(a.Params.Scopes)), slices.Sorted(slices.Values(b.Params.Scopes)))
	})
}

// Missing lists, by the names that Discord's settings give them, what the
// settings lack of those wanted.
func (c InstallConfig) Missing(wanted InstallConfig) []string {
	var out []string
	names := map[InstallKind]string{InServer: "Guild Install", ForUser: "User Install"}
	for _, kind := range []InstallKind{InServer, ForUser} {
		want, has := wanted[kind], c[kind]
		if want == nil {
			continue
		}
		if has == nil {
			out = append(out, names[kind])
			continue
		}
		for _, scope := range want.Params.Scopes {
			if !slices.Contains(has.Params.Scopes, scope) {
				out = append(out, "the scope "+scope)
			}
		}
		for _, p := range mentionPermissions() {
			if lacking := want.Params.Permissions &^ has.Params.Permissions; lacking&p.bit != 0 {
				out = append(out, p.name)
			}
		}
	}
	return out
}

// Link is the address at which a person installs the application, with
// exactly what the settings ask for.
//
// See https://discord.com/developers/docs/topics/oauth2#bot-authorization-flow.
func (c InstallConfig) Link(kind InstallKind, appID string) string {
	query := url.Values{"client_id": {appID}, "integration_type": {string(kind)}}
	scopes := ""
	if s := c[kind]; s != nil {
		for _, scope := range s.Params.Scopes {
			scopes += "+" + scope
		}
		if s.Params.Permissions != 0 {
			query.Set("permissions", strconv.FormatUint(uint64(s.Params.Permissions), 10))
		}
	}
	return "https://discord.com/oauth2/authorize?" + query.Encode() + "&scope=" + scopes[min(1, len(scopes)):]
}
