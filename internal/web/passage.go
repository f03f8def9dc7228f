package web

import (
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/handlers"
)

// passagePage is a passage within its paragraph, or with no passage marked
// the paragraph itself.
type passagePage struct {
	Side       side
	ID         string
	Place      string
	Paragraph  paragraph
	Whole      *link // the paragraph's own page
	Previous   *link
	Next       *link
	Topics     []topicPart
	Citations  []handlers.Citation
	Provenance string
}

// topicPart is a topic of the passage with what the other sides say about it.
type topicPart struct {
	Topic  link
	Others []section
}

// passage answers for the id of a passage or of a paragraph, in any letter
// case.
func (s *Site) passage(r request) reply {
	id := r.PathValue("id")
	if p := s.corpus().Passage(id); p != nil {
		return s.canonically(r, passagePath(p), func() page { return s.passageView(r, p) })
	}
	if of, number := s.paragraphOf(id); of != nil {
		return s.canonically(r, "/p/"+paragraphID(of, number), func() page { return s.paragraphView(r, of, number) })
	}
	return s.missing(r, "web.no-passage", s.passageLinks(r, nearest(s.corpus(), id)))
}

// canonically keeps a page under its one path and leads to it from others.
func (s *Site) canonically(r request, path string, make func() page) reply {
	if r.URL.Path != s.Prefix+path {
		return s.redirect(r, path)
	}
	return s.keep(r, path, make)
}

func (s *Site) passageView(r request, p *corpus.Passage) page {
	of := p.Statement()
	content := passagePage{Side: sideOf(of, r.language), ID: p.ID(),
		Place:     r.language.Text("context.place", p.ID(), answer.Name(of, r.language), p.Paragraph(), len(of.Paragraphs)),
		Paragraph: s.paragraph(r, of, p.Paragraph(), func(other *corpus.Passage) bool { return other == p }),
		Whole:     &link{Href: s.link(r, "/p/"+paragraphID(of, p.Paragraph())), Text: r.language.Text("action.context.paragraph")},
		Previous:  s.neighbour(r, p, -1), Next: s.neighbour(r, p, 1),
		Topics:    s.topicParts(r, of, s.corpus().TopicsOf(p)),
		Citations: s.Service.Citations(p), Provenance: s.Service.Provenance(r.language)}
	return page{Title: content.Side.Name + ", " + p.ID(), Description: s.preview(r, p.Text()),
		Canonical: passagePath(p), Colour: colour(of), Kind: "article", Content: content}
}

func (s *Site) paragraphView(r request, of *corpus.Statement, number int) page {
	id := paragraphID(of, number)
	passages := passagesOf(of, number)
	var topics []*corpus.Topic
	for _, p := range passages {
		for _, t := range s.corpus().TopicsOf(p) {
			if !slices.Contains(topics, t) {
				topics = append(topics, t)
			}
		}
	}
	content := passagePage{Side: sideOf(of, r.language), ID: id,
		Place:     r.language.Text("context.place", id, answer.Name(of, r.language), number, len(of.Paragraphs)),
		Paragraph: s.paragraph(r, of, number, func(*corpus.Passage) bool { return false }),
		Topics:    s.topicParts(r, of, topics), Provenance: s.Service.Provenance(r.language)}
	span := of.Paragraphs[number-1]
	return page{Title: content.Side.Name + ", " + id, Description: s.preview(r, of.Text[span.Start:span.End]),
		Canonical: "/p/" + id, Colour: colour(of), Kind: "article", Content: content}
}

// preview is what a link unfolds to: the words, and where they are from.
func (s *Site) preview(r request, words string) string {
	return r.language.Text("answer.word", words) + " " + s.Service.Provenance(r.language)
}

func (s *Site) neighbour(r request, p *corpus.Passage, by int) *link {
	all := p.Statement().Passages
	at := p.Index() + by
	if at < 0 || at >= len(all) {
		return nil
	}
	out := s.passageLink(r, all[at])
	return &out
}

// topicParts are topics with what the sides but one say about them.
func (s *Site) topicParts(r request, but *corpus.Statement, topics []*corpus.Topic) []topicPart {
	var out []topicPart
	for _, t := range topics {
		part := topicPart{Topic: s.topicLink(r, t)}
		for _, other := range s.corpus().Statements {
			if other != but {
				part.Others = append(part.Others, s.sections(r, []answer.Section{about(t, other)})...)
			}
		}
		out = append(out, part)
	}
	return out
}

// about is what a statement says about a topic, or that it says nothing.
func about(t *corpus.Topic, s *corpus.Statement) answer.Section {
	out := answer.Section{Statement: s}
	for _, p := range t.Of(s) {
		out.Quotes = append(out.Quotes, answer.Quote{Passage: p})
	}
	if len(out.Quotes) == 0 {
		out.Outcome = answer.Silent
	}
	return out
}

// paragraphOf finds the paragraph of an id such as KR-6; nil: there is none.
func (s *Site) paragraphOf(id string) (*corpus.Statement, int) {
	id = strings.ToUpper(id)
	for _, of := range s.corpus().Statements {
		for i := range of.Paragraphs {
			if paragraphID(of, i+1) == id {
				return of, i + 1
			}
		}
	}
	return nil, 0
}
