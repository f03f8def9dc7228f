package render

import (
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

const (
	// maxHeading is how much of a heading is shown, and of what was asked.
	maxHeading = 200
	// maxSentence is more than any sentence of the bot's own takes.
	maxSentence = 1000
	// maxSections is how many statements a message has room for, a container
	// and its text each, besides its other texts and its buttons.
	maxSections = 12
)

// The signs with which a heading, one above it and a line in small letters begin
// in Discord's markdown.
const (
	quoteSign   = "> "
	headingSign = "### "
	aboveSign   = "## "
	smallSign   = "-# "
)

// Answer lays an answer out as a message within Discord's limits. asked comes
// first where the answer itself says nothing of what was asked. last are
// buttons after the answer's own next steps; where there is no room for all,
// those are left out first.
func Answer(c *corpus.Corpus, a answer.Answer, asked string, last ...Component) Message {
	e := Message{Flags: discordgo.MessageFlagsIsComponentsV2}
	if a.Visibility != answer.Public {
		e.Flags |= discordgo.MessageFlagsEphemeral
	}
	if h := head(a); h != "" {
		asked = h
	}
	a.Actions = append(e.arrange(a, texts(asked), texts(foot(a))), a.Actions...)
	e.Components = append(e.Components, buttonRows(c, a, maxComponents-count(e.Components), last)...)
	return e
}

// usualComponents is how many components most messages have, those within others
// left out.
const usualComponents = 6

// arrange fills in everything of an answer that is read, top to bottom, and
// gives the ways to the parts of quotes that are not shown.
func (e *Message) arrange(a answer.Answer, top, bottom []Component) (turns []answer.Action) {
	room := maxText - postRoom - sizes(top) - sizes(bottom)
	e.Components = append(make([]Component, 0, usualComponents), top...)
	if p, ok := a.Content.(answer.Passages); ok && len(p.Pairs) > 0 {
		c := newComparison(p, a.Language, a.Pages, room)
		e.Components = append(append(e.Components, c.component()), bottom...)
		return c.parts
	}
	sections, _ := a.Arranged()
	boxes := make([]*box, 0, len(sections))
	want := 0
	for _, s := range sections[:min(len(sections), maxSections)] {
		b := newBox(s, a.Language, a.Pages)
		boxes = append(boxes, b)
		want += b.frame + b.want
	}
	// The quotes have a right to half of the room, however long the rest is.
	middle := texts(body(a, room-min(want, room/2)))
	share(boxes, room-sizes(middle))
	for _, b := range boxes {
		e.Components = append(e.Components, b.component())
		turns = append(turns, b.turns()...)
	}
	e.addImage(a.Image())
	e.Components = append(e.Components, middle...)
	e.Components = append(e.Components, bottom...)
	return turns
}

// texts is one text display, or none for an empty text.
func texts(content string) []Component {
	if content == "" {
		return nil
	}
	return []Component{Text(content)}
}

// head is what was asked and the answer to it in words.
func head(a answer.Answer) string {
	var lines []string
	found, checked := a.Content.(answer.Findings) // which have the text in them
	if asked := answer.Asked(a.Query); asked != "" && !checked {
		lines = append(lines, smallSign+echo(a.Language.Text("answer.asked", asked), maxSentence))
	}
	for _, sentence := range []string{a.Refusal(), a.Lead()} {
		if sentence != "" {
			lines = append(lines, echo(sentence, maxSentence))
		}
	}
	if checked {
		lines = append(lines, findings(a.Language, found.List))
	}
	return strings.Join(lines, "\n")
}

// foot is what comes after everything else: the remarks, and last the
// provenance where words are quoted.
func foot(a answer.Answer) string {
	var lines []string
	if p, _ := a.Content.(answer.Passages); len(p.Pairs) == 0 {
		_, lines = a.Arranged()
		for i := range lines {
			lines[i] = echo(lines[i], maxSentence)
		}
	}
	for _, r := range a.Remarks() {
		lines = append(lines, echo(r, maxSentence))
	}
	if p, _ := a.Content.(answer.Passages); len(p.Suggestions) > 0 {
		lines = append(lines, small(a.Language.Text("answer.nearest-topics")))
	}
	sections, _ := a.Arranged()
	if left := len(sections) - maxSections; left > 0 {
		lines = append(lines, a.Language.Text("discord.statements-left", left))
	}
	if a.Quotes() && a.Provenance != "" {
		lines = append(lines, small(a.Provenance))
	}
	return strings.Join(lines, "\n")
}

// body is the text of the answer's blocks, as many lines of it as fit.
func body(a answer.Answer, room int) string {
	p, _ := a.Content.(answer.Page)
	shown := slices.DeleteFunc(slices.Clone(p.Body), func(b answer.Block) bool { return b.Pictured && p.Image != nil })
	for left := 0; ; left++ {
		blocks, rest := dropLines(shown, left)
		if s := blockText(blocks, a.Language, left); size(s) <= room || !rest {
			return s
		}
	}
}

// dropLines takes the last lines away, and blocks that lose all of them.
// rest reports whether more can be taken.
func dropLines(blocks []answer.Block, lines int) (out []answer.Block, rest bool) {
	out = append(out, blocks...)
	for lines > 0 && len(out) > 0 {
		last := &out[len(out)-1]
		keep := max(len(last.Lines)-lines, 0)
		lines -= len(last.Lines) - keep
		last.Lines = last.Lines[:keep]
		if keep == 0 {
			out = out[:len(out)-1]
		}
	}
	return out, len(out) > 0
}

func blockText(blocks []answer.Block, l message.Language, left int) string {
	var lines []string
	for _, b := range blocks {
		if b.Heading != "" {
			lines = append(lines, headingSign+echo(b.Heading, maxHeading))
		}
		if b.Code {
			lines = append(lines, code(b.Lines))
			continue
		}
		bullet := ""
		if b.List {
			bullet = "- "
		}
		for _, line := range b.Lines {
			lines = append(lines, bullet+echo(line, maxText))
		}
	}
	if left > 0 {
		lines = append(lines, l.Text("discord.left-out", left))
	}
	return strings.Join(lines, "\n")
}

// code is a code block, in which Discord shows everything as it is but the
// sign that ends it.
func code(lines []string) string {
	const fence = "```"
	inside := strings.ReplaceAll(strings.Join(lines, "\n"), fence, "`"+zeroWidthSpace+"``")
	return fence + "\n" + inside + "\n" + fence
}

// small is a line in small grey letters.
func small(s string) string { return smallSign + escape(s) }

// linked is a passage's id, which leads to its page where there are pages.
func linked(p *corpus.Passage, pages answer.Pages) string {
	if url := pages.Passage(p); url != "" {
		return "[" + escape(p.ID()) + "](" + url + ")"
	}
	return escape(p.ID())
}

// addImage shows the picture, with its alternative text, and announces the
// file that travels beside the message.
func (e *Message) addImage(i *answer.Image) {
	if i == nil {
		return
	}
	alt := answer.Shorten(i.Alt, maxAlt)
	e.Attachments = &[]Attachment{{ID: "0", Filename: i.Name, Description: alt}}
	e.Components = append(e.Components, Component{Type: discordgo.MediaGalleryComponent,
		Items: []galleryItem{{Media: mediaItem{URL: "attachment://" + i.Name}, Description: alt}}})
}

// maxAlt is the longest text that Discord takes for a picture.
const maxAlt = 1024
