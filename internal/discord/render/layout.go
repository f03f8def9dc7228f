package render

import (
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/bwmarrin/discordgo"

	"bothsides/internal/answer"
	"bothsides/internal/message"
)

// Discord's limits of a message of components.
//
// See https://discord.com/developers/docs/components/reference.
const (
	maxComponents = 40   // nested ones counted
	maxText       = 4000 // over all texts
)

// postRoom is kept free of text, so that an answer that was made for one
// person still fits when it is posted with that person's name.
const postRoom = 150

// size counts a text as Discord may: in UTF-16 units, of which there are never
// fewer than code points.
func size(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// sizes is how much of maxText the components take.
func sizes(components []Component) int {
	n := 0
	for _, c := range components {
		n += size(c.Content) + sizes(c.Components)
	}
	return n
}

// count is how many of maxComponents they are.
func count(components []Component) int {
	n := len(components)
	for _, c := range components {
		n += count(c.Components)
	}
	return n
}

// box is a section on its way into the message: what of it is shown whatever
// the room is, and the quotes, each of which may be left out.
type box struct {
	section  answer.Section
	language message.Language
	pages    answer.Pages
	name     string // the line above the quotes
	quotes   []shownQuote
	frame    int // the most that it takes besides its quotes
	want     int // what all its quotes would take
}

// statusRoom is more than the status of a section with quotes takes.
const statusRoom = 120

func newBox(s answer.Section, l message.Language, pages answer.Pages) *box {
	b := &box{section: s, language: l, pages: pages, name: headingSign + escape(answer.Name(s.Statement, l))}
	status := statusRoom
	if len(s.Quotes) == 0 {
		status = size(escape(s.Status(l)))
	}
	b.frame = size(b.name) + status + 1
	for _, q := range s.Quotes {
		shown := shownQuote{quote: q, text: quoted(q, l, pages)}
		b.quotes = append(b.quotes, shown)
		b.want += size(shown.text) + 1
	}
	return b
}

// fill keeps the quotes that fit into room, best first, and whole. One that is
// the first or that no message takes is kept in part.
func (b *box) fill(room int) {
	kept := b.quotes[:0:0]
	for i, q := range b.quotes {
		if size(q.text) >= room && (len(kept) == 0 || size(q.text) > maxText-postRoom) {
			q = b.partly(q.quote, room, i == len(b.quotes)-1)
		}
		if need := size(q.text) + 1; need > 1 && need <= room {
			room -= need
			kept = append(kept, q)
		}
	}
	b.section.More += len(b.quotes) - len(kept)
	b.quotes = kept
}

func (b *box) text() string {
	lines := []string{b.name}
	for _, q := range b.quotes {
		lines = append(lines, q.text)
	}
	if status := b.status(); status != "" {
		lines = append(lines, escape(status))
	}
	return strings.Join(lines, "\n")
}

// status is what the section says of itself, or, where it has passages and
// all are too long for a message, that.
func (b *box) status() string {
	if len(b.section.Quotes) > 0 && len(b.quotes) == 0 {
		return b.language.Text("discord.too-long", b.section.More)
	}
	return b.section.Status(b.language)
}

func (b *box) component() Component {
	colour := b.section.Statement.Colour
	return Component{Type: discordgo.ContainerComponent, AccentColor: &colour, Components: []Component{Text(b.text())}}
}

// share fills the boxes so that together they take no more than room. Each
// may take up to the same level, which is as high as room allows: what one
// does not need the others have. Which side comes first makes no difference.
func share(boxes []*box, room int) {
	wants := make([]int, len(boxes))
	for i, b := range boxes {
		wants[i] = b.want
		room -= b.frame
	}
	most := level(wants, room)
	for _, b := range boxes {
		b.fill(most)
	}
}

// level is the most that each may have, so that all together have no more
// than room.
func level(wants []int, room int) int {
	wants = slices.Sorted(slices.Values(wants))
	for i, want := range wants {
		if part := max(room, 0) / (len(wants) - i); want > part {
			return part
		}
		room -= want
	}
	return maxText
}
