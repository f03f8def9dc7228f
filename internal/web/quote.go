package web

import (
	"fmt"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

// side is a statement as pages name it.
type side struct{ ID, Name, Title string }

func sideOf(s *corpus.Statement, l message.Language) side {
	return side{s.ID, answer.Name(s, l), s.Title}
}

// section is what one side says about something.
type section struct {
	side
	Quotes    []quote
	Status    string
	Elsewhere *reference // passages that are shown elsewhere
}

// reference is a sentence of the bot's own with links in it.
type reference struct {
	Before string
	Links  []link
	After  string
}

// quote is a run of passages with what is marked in it.
type quote struct {
	First, Last string // the passage ids of its ends
	Pieces      []piece
	Links       []link
	Before      *before
}

// before is the passage that a quote leans on.
type before struct{ ID, Text, Says string }

// piece is a part of a quoted text.
type piece struct {
	Text   string
	Marked bool
}

func (s *Site) sections(r request, sections []answer.Section) []section {
	out := make([]section, len(sections))
	for i, from := range sections {
		out[i] = section{side: sideOf(from.Statement, r.language), Status: from.Status(r.language)}
		out[i].Quotes = s.quotes(r, from.Quotes)
	}
	return out
}

// sides are what each side of a pair says.
func (s *Site) sides(r request, sides []answer.Side) []section {
	out := make([]section, len(sides))
	for i, from := range sides {
		out[i] = section{side: sideOf(from.Statement, r.language), Quotes: s.quotes(r, from.Quotes), Status: from.Status(r.language),
			Elsewhere: s.refer(r, "compare.elsewhere", from.Elsewhere)}
	}
	return out
}

// refer is the sentence of a key whose argument is a list of passages; nil
// without any.
func (s *Site) refer(r request, key string, passages []*corpus.Passage) *reference {
	if len(passages) == 0 {
		return nil
	}
	const object = "\ufffc" // in no text: it takes the place of what is no text
	before, after, _ := strings.Cut(r.language.Text(key, object), object)
	return &reference{before, s.passageLinks(r, passages), after}
}

func (s *Site) quotes(r request, quotes []answer.Quote) []quote {
	var out []quote
	for _, q := range quotes {
		out = append(out, s.quote(r, q))
	}
	return out
}

func (s *Site) quote(r request, q answer.Quote) quote {
	out := quote{First: q.Passage.ID(), Last: q.Passage.ID(), Pieces: pieces(q.Text(), q.Marks), Links: []link{s.passageLink(r, q.Passage)}}
	if q.Last != nil && q.Last != q.Passage {
		out.Last = q.Last.ID()
		out.Links = append(out.Links, s.passageLink(r, q.Last))
	}
	if b := q.Before; b != nil {
		out.Before = &before{b.ID(), b.Text(), r.language.Text("answer.before", b.ID())}
	}
	return out
}

// pieces cuts a text at its marks, which are in order and do not overlap.
func pieces(text string, marks []corpus.Span) []piece {
	var out []piece
	end := 0
	for _, m := range marks {
		out = append(out, piece{text[end:m.Start], false}, piece{text[m.Start:m.End], true})
		end = m.End
	}
	return append(out, piece{text[end:], false})
}

func passagePath(p *corpus.Passage) string { return "/p/" + p.ID() }

func (s *Site) passageLink(r request, p *corpus.Passage) link {
	return link{Href: s.link(r, passagePath(p)), Text: p.ID()}
}

func (s *Site) passageLinks(r request, passages []*corpus.Passage) []link {
	var out []link
	for _, p := range passages {
		out = append(out, s.passageLink(r, p))
	}
	return out
}

func topicPath(t *corpus.Topic) string { return "/topics/" + t.ID }

func (s *Site) topicLink(r request, t *corpus.Topic) link {
	return link{Href: s.link(r, topicPath(t)), Text: t.Name(string(r.language))}
}

// paragraph is a paragraph of a statement with its passages, each of which
// can be linked to.
type paragraph struct {
	ID, Label string
	Href      string
	Sentences []sentence
}

// sentence is a passage among its neighbours.
type sentence struct {
	Gap    string // the statement's own bytes between it and the one before
	ID     string
	Href   string
	Text   string
	Marked bool
}

func paragraphID(s *corpus.Statement, number int) string { return fmt.Sprintf("%s-%d", s.Code, number) }

// paragraph is a statement's paragraph, counted from 1, with the passages
// marked that are to be.
func (s *Site) paragraph(r request, of *corpus.Statement, number int, marked func(*corpus.Passage) bool) paragraph {
	id := paragraphID(of, number)
	out := paragraph{ID: id, Href: s.link(r, "/p/"+id)}
	end := of.Paragraphs[number-1].Start
	for _, p := range passagesOf(of, number) {
		out.Sentences = append(out.Sentences, sentence{of.Text[end:p.Span().Start], p.ID(), s.link(r, passagePath(p)), p.Text(), marked(p)})
		end = p.Span().End
	}
	return out
}

// passagesOf are the passages of a statement's paragraph.
func passagesOf(s *corpus.Statement, number int) []*corpus.Passage {
	var out []*corpus.Passage
	for _, p := range s.Passages {
		if p.Paragraph() == number {
			out = append(out, p)
		}
	}
	return out
}
