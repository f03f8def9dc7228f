package web

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"strings"

	"bothsides/corpus"
)

//go:embed static/style.css
var style string

//go:embed static/icon.svg
var icon string

//go:embed openapi.json
var openapiDocument []byte

// static has the files that pages load. The path of each has a hash of its
// bytes, so that browsers never ask for it twice.
type static struct {
	style, icon string // paths
	files       map[string]reply
}

func newStatic(c *corpus.Corpus) static {
	s := static{files: map[string]reply{}}
	s.style = s.add("style", "css", "text/css; charset=utf-8", style+colours(c))
	s.icon = s.add("icon", "svg", "image/svg+xml", icon)
	return s
}

func (s static) add(name, ending, kind, body string) string {
	sum := sha256.Sum256([]byte(body))
	path := "/" + name + "." + hex.EncodeToString(sum[:6]) + "." + ending
	s.files[path] = reply{kind: kind, body: []byte(body), cache: cacheForever}
	return path
}

// colours are the sides' accents, as rules: a style of an element would be
// inline, which the pages' policy forbids.
func colours(c *corpus.Corpus) string {
	var b strings.Builder
	for _, s := range c.Texts() {
		fmt.Fprintf(&b, ".side-%s { --side: %s }\n", s.ID, colour(s))
	}
	return b.String()
}

// colour is a statement's accent as CSS writes it.
func colour(s *corpus.Statement) string { return fmt.Sprintf("#%06x", s.Colour) }
