package main

import (
	"encoding/base64"
	"fmt"
	"html"
	"strings"

	"github.com/bwmarrin/discordgo"

	"bothsides/internal/answer"
	"bothsides/internal/discord/render"
)

// button is the custom_id of the button with a label, "" if there is none.
func button(all []render.Component, label string) string {
	for _, c := range all {
		if c.Type == discordgo.ButtonComponent && c.Label == label {
			return c.CustomID
		}
		if id := button(c.Components, label); id != "" {
			return id
		}
	}
	return ""
}

// draw is the components' HTML, with the picture that goes with them.
func draw(all []render.Component, image *answer.Image) (string, error) {
	var b strings.Builder
	for _, c := range all {
		drawn, err := drawOne(c, image)
		if err != nil {
			return "", err
		}
		b.WriteString(drawn)
	}
	return b.String(), nil
}

func drawOne(c render.Component, image *answer.Image) (string, error) {
	inner, err := draw(c.Components, image)
	if err != nil {
		return "", err
	}
	switch c.Type {
	case discordgo.TextDisplayComponent:
		return `<div class="text">` + markdown(c.Content) + `</div>`, nil
	case discordgo.ContainerComponent:
		bar := ""
		if c.AccentColor != nil {
			bar = fmt.Sprintf(` style="--accent: #%06x"`, *c.AccentColor)
		}
		return `<div class="container"` + bar + `>` + inner + `</div>`, nil
	case discordgo.ActionsRowComponent:
		return `<div class="row">` + inner + `</div>`, nil
	case discordgo.ButtonComponent:
		return fmt.Sprintf(`<span class="button style%d">%s</span>`, c.Style, html.EscapeString(c.Label)), nil
	case discordgo.SelectMenuComponent:
		return `<span class="select">` + html.EscapeString(c.Placeholder) + `<i></i></span>`, nil
	case discordgo.SeparatorComponent:
		return `<hr>`, nil
	case discordgo.MediaGalleryComponent:
		return `<img class="media" alt="" src="data:image/png;base64,` + base64.StdEncoding.EncodeToString(image.PNG) + `">`, nil
	}
	return "", fmt.Errorf("components of type %d cannot be drawn", c.Type)
}
