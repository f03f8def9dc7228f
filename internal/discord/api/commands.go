package api

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"bothsides/corpus"
	"bothsides/internal/handlers"
	"bothsides/internal/message"
)

// Commands describes every command of the table over a corpus as Discord
// registers it, in all languages. For a guild, where the bot is installed by its nature, they
// carry neither contexts nor kinds of installation.
//
// See https://discord.com/developers/docs/interactions/application-commands.
func Commands(c *corpus.Corpus, guild bool) []*discordgo.ApplicationCommand {
	var out []*discordgo.ApplicationCommand
	for _, command := range handlers.Table() {
		out = append(out, newCommand(c, command, guild))
	}
	return out
}

func newCommand(over *corpus.Corpus, c handlers.Command, guild bool) *discordgo.ApplicationCommand {
	names := localized(c.LocalName, isName)
	out := &discordgo.ApplicationCommand{Type: discordgo.ChatApplicationCommand, Name: c.Name}
	if c.Message {
		names = localized(c.LocalName, isMenuName)
		out.Type, out.Name = discordgo.MessageApplicationCommand, c.LocalName(message.English)
	} else {
		descriptions := localized(c.Description, isDescription)
		out.Description, out.DescriptionLocalizations = c.Description(message.English), &descriptions
		for _, o := range c.Options {
			out.Options = append(out.Options, newOption(over, o.Over(over)))
		}
	}
	out.NameLocalizations = &names
	if !guild {
		out.IntegrationTypes = &[]discordgo.ApplicationIntegrationType{
			discordgo.ApplicationIntegrationGuildInstall, discordgo.ApplicationIntegrationUserInstall}
		out.Contexts = &[]discordgo.InteractionContextType{discordgo.InteractionContextGuild,
			discordgo.InteractionContextBotDM, discordgo.InteractionContextPrivateChannel}
	}
	return out
}

func newOption(over *corpus.Corpus, o handlers.Option) *discordgo.ApplicationCommandOption {
	out := &discordgo.ApplicationCommandOption{
		Name: o.Name, NameLocalizations: localized(o.LocalName, isName),
		Description:              o.Description(message.English),
		DescriptionLocalizations: localized(o.Description, isDescription),
		Required:                 o.Required,
		Autocomplete:             o.Complete != nil,
	}
	least := float64(o.Min)
	switch o.Kind {
	case handlers.Integer:
		out.Type, out.MinValue, out.MaxValue = discordgo.ApplicationCommandOptionInteger, &least, float64(o.Max)
	case handlers.Boolean:
		out.Type = discordgo.ApplicationCommandOptionBoolean
	case handlers.Choice:
		out.Type = discordgo.ApplicationCommandOptionString
		out.Choices = newChoices(over, o)
		if len(out.Choices) > MaxChoices {
			out.Choices, out.Autocomplete = nil, true
		}
	default:
		out.Type = discordgo.ApplicationCommandOptionString
		out.MinLength, out.MaxLength = &o.Min, o.Max
	}
	return out
}

func newChoices(over *corpus.Corpus, o handlers.Option) []*discordgo.ApplicationCommandOptionChoice {
	var out []*discordgo.ApplicationCommandOptionChoice
	for n, s := range o.Choices(over, message.English) {
		name := func(l message.Language) string { return o.Choices(over, l)[n].Name }
		out = append(out, &discordgo.ApplicationCommandOptionChoice{Name: s.Name, Value: s.Value,
			NameLocalizations: localized(name, isDescription)})
	}
	return out
}

// localized are a text's forms in the languages other than English, by
// Discord's locales, without those that Discord would refuse.
func localized(text func(message.Language) string, valid func(string) bool) map[discordgo.Locale]string {
	out := map[discordgo.Locale]string{}
	for _, l := range message.Languages() {
		if s := text(l); l != message.English && valid(s) {
			for _, locale := range locales(l) {
				out[locale] = s
			}
		}
	}
	return out
}

// locales are Discord's locales in which a language is spoken.
//
// See https://discord.com/developers/docs/reference#locales.
func locales(l message.Language) []discordgo.Locale {
	if l == "es" {
		return []discordgo.Locale{discordgo.SpanishES, discordgo.SpanishLATAM}
	}
	return []discordgo.Locale{discordgo.Locale(l)}
}

// Discord's limits of the values offered for an option.
const (
	MaxChoices = 25
	MaxChoice  = 100 // runes of the name and of the value
)

const maxCommandName = 32

// isName reports whether Discord takes a text as the name of a slash command or
// of an option.
func isName(s string) bool {
	return namePattern.MatchString(s) && utf8.RuneCountInString(s) <= maxCommandName && strings.ToLower(s) == s
}

// namePattern is Discord's own but for the length: compiled with "{1,32}" it takes
// a megabyte.
var namePattern = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]+$`)

// isMenuName is isName for a command on messages, which may have spaces
// and capitals.
func isMenuName(s string) bool { return s != "" && len([]rune(s)) <= maxCommandName }

// isDescription is isName for a description or the name of a choice.
func isDescription(s string) bool { return s != "" && len([]rune(s)) <= MaxChoice }
