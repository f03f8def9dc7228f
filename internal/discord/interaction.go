package discord

import (
	"encoding/json"
	"errors"
	"strconv"

	"github.com/bwmarrin/discordgo"
)

// errMalformed is an interaction that cannot be answered: it is no object, of
// no known type, or lacks its data.
var errMalformed = errors.New("malformed interaction")

// interaction is what is read of an interaction. The library's own type is not
// used here: it refuses the whole interaction for one component of a type that
// it does not know, be it in a message of somebody else.
//
// See https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object.
type interaction struct {
	ID      string                    `json:"id"`
	Token   string                    `json:"token"`
	Type    discordgo.InteractionType `json:"type"`
	Data    *interactionData          `json:"data"`
	GuildID string                    `json:"guild_id"` // empty outside of a server
	Member  member                    `json:"member"`   // in a server, else User
	User    user                      `json:"user"`
	Locale  string                    `json:"locale"`
	// GuildLocale is the server's language, empty outside of a server.
	GuildLocale string          `json:"guild_locale"`
	Message     json.RawMessage `json:"message"` // that the component sits on
	// Owners says by which kind of installation the app is here.
	Owners map[string]json.RawMessage `json:"authorizing_integration_owners"`
}

type interactionData struct {
	// Of a command and its completion.
	Name     string                           `json:"name"`
	Type     discordgo.ApplicationCommandType `json:"type"`
	Options  []optionValue                    `json:"options"`
	TargetID string                           `json:"target_id"`
	Resolved struct {
		Messages map[string]json.RawMessage `json:"messages"`
	} `json:"resolved"`
	// Of a component.
	CustomID string   `json:"custom_id"`
	Values   []string `json:"values"`
}

type optionValue struct {
	Name    string `json:"name"`
	Value   any    `json:"value"`
	Focused bool   `json:"focused"`
}

type member struct {
	User        user   `json:"user"`
	Nick        string `json:"nick"`
	Permissions string `json:"permissions"` // in this channel, a decimal bit set
}

type user struct {
	ID         string `json:"id"`
	Username   string `json:"username"`
	GlobalName string `json:"global_name"`
	Bot        bool   `json:"bot"`
}

// decode reads an interaction. A field of an unexpected type reads as if it
// were absent. The error is errMalformed: the decoder's own would quote the
// interaction.
func decode(raw []byte) (*interaction, error) {
	i := new(interaction)
	if !decodeLenient(raw, i) || !i.complete() {
		return nil, errMalformed
	}
	return i, nil
}

// decodeLenient decodes as much of raw as fits into v and reports whether it is
// JSON at all.
func decodeLenient(raw []byte, v any) bool {
	err := json.Unmarshal(raw, v)
	var mismatch *json.UnmarshalTypeError // the rest was decoded nevertheless
	return err == nil || errors.As(err, &mismatch)
}

// complete reports whether the interaction has what its type needs.
func (i *interaction) complete() bool {
	switch i.Type {
	case discordgo.InteractionPing:
		return true
	case discordgo.InteractionApplicationCommand, discordgo.InteractionApplicationCommandAutocomplete:
		return i.Data != nil && i.Data.Name != ""
	case discordgo.InteractionMessageComponent, discordgo.InteractionModalSubmit:
		return i.Data != nil && i.Data.CustomID != ""
	}
	return false
}

// asker is who made the interaction.
func (i *interaction) asker() user {
	if i.Member.User.ID != "" {
		return i.Member.User
	}
	return i.User
}

// askerName is the name by which people see the asker.
func (i *interaction) askerName() string {
	u := i.asker()
	for _, name := range []string{i.Member.Nick, u.GlobalName, u.Username} {
		if name != "" {
			return name
		}
	}
	return u.ID
}

// may reports whether the asker has one of the permissions in this channel.
func (i *interaction) may(permissions uint64) bool {
	has, err := strconv.ParseUint(i.Member.Permissions, 10, 64)
	return err == nil && has&(permissions|discordgo.PermissionAdministrator) != 0
}

// forcedPrivate reports whether Discord shows replies to the asker alone: the
// server did not install the app, and lets no other post.
func (i *interaction) forcedPrivate() bool {
	if i.GuildID == "" || len(i.Owners) == 0 {
		return false
	}
	_, installed := i.Owners[strconv.Itoa(int(discordgo.ApplicationIntegrationGuildInstall))]
	return !installed && !i.may(discordgo.PermissionUseExternalApps)
}
