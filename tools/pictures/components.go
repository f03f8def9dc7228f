package main

import (
	"encoding/base64"
	"fmt"
	"html"
	"strings"
)

// message is the part of a reply that is shown.
type message struct {
	Flags      int         `json:"flags"`
	Components []component `json:"components"`
}

// component is any of Discord's components; its type says which.
type component struct {
	Type        int         `json:"type"`
	Content     string      `json:"content,omitempty"`
	AccentColor *int        `json:"accent_color,omitempty"`
	Components  []component `json:"components,omitempty"`
	Accessory   *component  `json:"accessory,omitempty"`
	Items       []item      `json:"items,omitempty"`
	Label       string      `json:"label,omitempty"`
	Style       int         `json:"style,omitempty"`
	CustomID    string      `json:"custom_id,omitempty"`
	Placeholder string      `json:"placeholder,omitempty"`
	Options     []option    `json:"options,omitempty"`
}

type item struct {
	Media       struct{ URL string } `json:"media"`
	Description string               `json:"description"`
}

type option struct {
	Label   string `json:"label"`
	Value   string `json:"value"`
	Default bool   `json:"default,omitempty"`
}

// The types of components that the bot may send.
const (
	actionRow    = 1
	button       = 2
	stringSelect = 3
	section      = 9
	textDisplay  = 10
	mediaGallery = 12
	separator    = 14
	container    = 17
)

const flagEphemeral = 64

// button is the custom_id of the button with a label, "" if there is none.
func (m message) button(label string) string {
	var find func([]component) string
	find = func(all []component) string {
		for _, c := range all {
			if c.Type == button && c.Label == label {
				return c.CustomID
			}
			if id := find(c.Components); id != "" {
				return id
			}
		}
		return ""
	}
	return find(m.Components)
}

// draw is the components' HTML.
func (r *reply) draw(all []component) (string, error) {
	var b strings.Builder
	for _, c := range all {
		drawn, err := r.drawOne(c)
		if err != nil {
			return "", err
		}
		b.WriteString(drawn)
	}
	return b.String(), nil
}

func (r *reply) drawOne(c component) (string, error) {
	inner, err := r.draw(c.Components)
	if err != nil {
		return "", err
	}
	switch c.Type {
	case textDisplay:
		return `<div class="text">` + markdown(c.Content) + `</div>`, nil
	case container:
		bar := ""
		if c.AccentColor != nil {
			bar = fmt.Sprintf(` style="--accent: #%06x"`, *c.AccentColor)
		}
		return `<div class="container"` + bar + `>` + inner + `</div>`, nil
	case actionRow:
		return `<div class="row">` + inner + `</div>`, nil
	case button:
		return fmt.Sprintf(`<span class="button style%d">%s</span>`, c.Style, html.EscapeString(c.Label)), nil
	case stringSelect:
		return drawSelect(c), nil
	case separator:
		return `<hr>`, nil
	case section:
		accessory, err := r.drawOne(*c.Accessory)
		return `<div class="section"><div>` + inner + `</div>` + accessory + `</div>`, err
	case mediaGallery:
		return r.drawGallery(c)
	}
	return "", fmt.Errorf("components of type %d cannot be drawn", c.Type)
}

func drawSelect(c component) string {
	shown := c.Placeholder
	class := "select"
	for _, o := range c.Options {
		if o.Default {
			shown, class = o.Label, "select chosen"
		}
	}
	return `<span class="` + class + `">` + html.EscapeString(shown) + `<i></i></span>`
}

func (r *reply) drawGallery(c component) (string, error) {
	var b strings.Builder
	for _, i := range c.Items {
		name, _ := strings.CutPrefix(i.Media.URL, "attachment://")
		file, ok := r.files[name]
		if !ok {
			return "", fmt.Errorf("the reply has no file %q", name)
		}
		b.WriteString(`<img class="media" alt="" src="data:image/png;base64,` + base64.StdEncoding.EncodeToString(file) + `">`)
	}
	return b.String(), nil
}
