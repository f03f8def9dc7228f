package api

import (
	"cmp"
	"encoding/json"
	"slices"

	"github.com/bwmarrin/discordgo"
)

// canonical is a set of commands in a form in which two are equal when they
// are the same to Discord, which adds ids, fills in defaults, keeps no order
// and leaves out what is empty. Settings that are never made here, such as
// who may use a command, stay: to write would undo them.
func canonical(commands []*discordgo.ApplicationCommand, guild bool) []string {
	var out []string
	for _, c := range commands {
		if c == nil {
			continue
		}
		plain := *c
		if guild { // where they mean nothing
			plain.Contexts, plain.IntegrationTypes = nil, nil
		}
		out = append(out, canonicalCommand(plain))
	}
	slices.Sort(out)
	return out
}

func canonicalCommand(c discordgo.ApplicationCommand) string {
	c.ID, c.ApplicationID, c.GuildID, c.Version = "", "", "", ""
	c.DefaultPermission = nil // superseded
	c.DMPermission = nil      //lint:ignore SA1019 Discord still sends what it superseded
	c.Type = max(c.Type, discordgo.ChatApplicationCommand)
	if c.NSFW != nil && !*c.NSFW {
		c.NSFW = nil
	}
	c.NameLocalizations = unlessEmpty(c.NameLocalizations)
	c.DescriptionLocalizations = unlessEmpty(c.DescriptionLocalizations)
	c.Contexts, c.IntegrationTypes = inOrder(c.Contexts), inOrder(c.IntegrationTypes)
	c.Options = canonicalOptions(c.Options)
	out, err := json.Marshal(c)
	if err != nil {
		return err.Error() // it differs from every command, and so is written
	}
	return string(out)
}

func canonicalOptions(options []*discordgo.ApplicationCommandOption) []*discordgo.ApplicationCommandOption {
	out := []*discordgo.ApplicationCommandOption{}
	for _, o := range options {
		if o == nil {
			continue
		}
		p := *o
		if p.MinLength != nil && *p.MinLength == 0 {
			p.MinLength = nil
		}
		p.ChannelTypes = append([]discordgo.ChannelType{}, p.ChannelTypes...)
		p.Options = canonicalOptions(p.Options)
		p.Choices = append([]*discordgo.ApplicationCommandOptionChoice{}, p.Choices...)
		slices.SortFunc(p.Choices, func(a, b *discordgo.ApplicationCommandOptionChoice) int { return cmp.Compare(a.Name, b.Name) })
		out = append(out, &p)
	}
	slices.SortFunc(out, func(a, b *discordgo.ApplicationCommandOption) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

func unlessEmpty(m *map[discordgo.Locale]string) *map[discordgo.Locale]string {
	if m == nil || len(*m) == 0 {
		return nil
	}
	return m
}

func inOrder[T cmp.Ordered](list *[]T) *[]T {
	if list == nil || len(*list) == 0 {
		return nil
	}
	out := slices.Sorted(slices.Values(*list))
	return &out
}
