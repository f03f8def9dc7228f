package render

import (
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

// comparison lays out pairs: one container, in which the sides are set against
// each other by topic.
type comparison struct {
	answer.Passages
	language message.Language
	pages    answer.Pages
	shown    map[*corpus.Passage]string // quotes as text
	parts    []answer.Action
}

// maxPairs is how many pairs a message has room for, a text and a separator
// each, besides its other texts and its buttons.
const maxPairs = 12

// newComparison keeps as many pairs and sides as a message takes, and as many
// quotes as fit into room, as many of one side as of the other.
func newComparison(p answer.Passages, l message.Language, pages answer.Pages, room int) comparison {
	p.Pairs = p.Pairs[:min(len(p.Pairs), maxPairs)]
	p.Sections = ofPairs(p.Sections[:min(len(p.Sections), maxSections)], p.Pairs)
	c := comparison{Passages: p, language: l, pages: pages, shown: map[*corpus.Passage]string{}}
	boxes := make([]*box, len(p.Sections))
	quotes := 0
	for i, s := range p.Sections {
		boxes[i] = newBox(s, l, pages)
		boxes[i].frame = statusRoom
		quotes += boxes[i].want
		c.show(boxes[i])
	}
	// Besides the quotes there are the names of topics and sides.
	names := sizes(c.texts()) - quotes
	share(boxes, room-max(names, 0))
	clear(c.shown)
	for i, b := range boxes {
		c.Sections[i] = b.section
		c.show(b)
		c.parts = append(c.parts, b.turns()...)
	}
	return c
}

func (c comparison) show(b *box) {
	for _, q := range b.quotes {
		c.shown[q.quote.Passage] = q.text
	}
}

// ofPairs leaves the sections the quotes that are in pairs, and counts the others.
func ofPairs(sections []answer.Section, pairs []answer.Pair) []answer.Section {
	paired := map[*corpus.Passage]bool{}
	for _, p := range pairs {
		for _, side := range p.Sides {
			for _, q := range side.Quotes {
				paired[q.Passage] = true
			}
		}
	}
	out := slices.Clone(sections)
	for i, s := range out {
		out[i].Quotes = slices.DeleteFunc(slices.Clone(s.Quotes), func(q answer.Quote) bool { return !paired[q.Passage] })
		out[i].More += len(s.Quotes) - len(out[i].Quotes)
	}
	return out
}

func (c comparison) component() Component {
	var inside []Component
	for i, text := range c.texts() {
		if i > 0 {
			inside = append(inside, Component{Type: discordgo.SeparatorComponent})
		}
		inside = append(inside, text)
	}
	return Component{Type: discordgo.ContainerComponent, Components: inside}
}

// texts has one for each pair with a quote that is shown, and one for how much
// more there is.
func (c comparison) texts() []Component {
	var out []Component
	for _, p := range c.Pairs {
		if text := c.pair(p); text != "" {
			out = append(out, Text(text))
		}
	}
	var left []string
	for _, l := range c.Left(c.language) {
		left = append(left, escape(l))
	}
	return append(out, texts(strings.Join(left, "\n"))...)
}

// pair is a topic with what each side says about it; "" where nothing of it is
// shown.
func (c comparison) pair(p answer.Pair) string {
	var lines []string
	if heading := p.Heading(c.language); heading != "" {
		lines = append(lines, aboveSign+escape(heading))
	}
	if only := c.OnlyOne(p, c.language); only != "" {
		lines = append(lines, small(only))
	}
	found := false
	for _, side := range p.Sides {
		if !c.has(side.Statement) {
			continue
		}
		quotes := c.side(side)
		found = found || len(quotes) > 0
		lines = append(lines, headingSign+escape(answer.Name(side.Statement, c.language)))
		lines = append(lines, quotes...)
		if status := side.Status(c.language); status != "" {
			lines = append(lines, escape(status))
		}
		if len(side.Elsewhere) > 0 {
			lines = append(lines, smallSign+c.language.Text(side.ElsewhereKey(), answer.IDList(side.Elsewhere, c.link)))
		}
	}
	if !found {
		return ""
	}
	return strings.Join(lines, "\n")
}

// has reports whether there is room for the statement.
func (c comparison) has(s *corpus.Statement) bool {
	return slices.ContainsFunc(c.Sections, func(own answer.Section) bool { return own.Statement == s })
}

func (c comparison) link(p *corpus.Passage) string { return linked(p, c.pages) }

func (c comparison) side(s answer.Side) []string {
	var out []string
	for _, q := range s.Quotes {
		if text, shown := c.shown[q.Passage]; shown {
			out = append(out, text)
		}
	}
	return out
}
