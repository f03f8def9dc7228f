package main

import (
	_ "embed"
	"html/template"
	"strings"

	"github.com/bwmarrin/discordgo"
)

//go:embed page.html
var pageSource string

// page is the HTML of a scene in a theme.
func page(s scene, r reply, theme string) ([]byte, error) {
	body, err := draw(r.Components, r.image)
	if err != nil {
		return nil, err
	}
	parsed, err := template.New("page").Parse(pageSource)
	if err != nil {
		return nil, err
	}
	used := "/" + s.command
	if len(s.press) > 0 {
		used = ""
	}
	var b strings.Builder
	err = parsed.Execute(&b, map[string]any{
		"Theme": theme, "Command": used, "Options": shownOptions(s), "Private": r.Flags&discordgo.MessageFlagsEphemeral != 0,
		"Body": template.HTML(body), // escaped where it was drawn
	})
	return []byte(b.String()), err
}

// shownOptions is what was typed, as the message box shows it.
func shownOptions(s scene) string {
	var out []string
	for _, o := range s.options {
		out = append(out, o[0]+": "+o[1])
	}
	return strings.Join(out, "  ")
}
