package answer

import (
	"github.com/charmbracelet/x/ansi"

	"bothsides/corpus"
)

// Pages is the address of the web's start page, https://bot.example.org/bot,
// without a slash at its end; empty where no pages are served.
type Pages string

// Passage is the address of a passage's page, or "".
func (p Pages) Passage(of *corpus.Passage) string {
	if p == "" {
		return ""
	}
	return string(p) + "/p/" + of.ID()
}

// link is a passage's id that leads to its page: where the terminal cannot
// make the id a link, with its address.
func (t *terminal) link(p *corpus.Passage) string {
	url := t.pages.Passage(p)
	switch {
	case url == "":
		return p.ID()
	case t.style.Colour:
		return ansi.SetHyperlink(url) + p.ID() + ansi.ResetHyperlink()
	}
	return p.ID() + " " + url
}
