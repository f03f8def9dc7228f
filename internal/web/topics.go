package web

import (
	"strings"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/handlers"
)

// topics lists the topics of the reviewed map.
func (s *Site) topics(r request) reply {
	return s.keep(r, "/topics", func() page {
		var links []link
		for _, t := range s.corpus().Topics {
			links = append(links, s.topicLink(r, t))
		}
		return page{Title: r.language.Text("topics.heading"), Description: r.language.Text("command.topics.description"),
			Canonical: "/topics", Content: topicsPage(links)}
	})
}

// topic is what each side says about a topic, side by side.
func (s *Site) topic(r request) reply {
	t := s.corpus().Topic(r.PathValue("id"))
	if t == nil {
		return s.notFound(r)
	}
	return s.keep(r, topicPath(t), func() page {
		content := s.shown(r, s.run(r, handlers.Call{State: &answer.State{Command: "compare", Choice: t.ID}}))
		content.Lead = "" // it is the heading
		content.Steps = append(content.Steps, link{Href: s.link(r, "/?topic="+t.ID), Text: r.language.Text("web.topic.within")})
		return page{Title: t.Name(string(r.language)), Description: s.topicPreview(r, t), Canonical: topicPath(t),
			Kind: "article", Content: content}
	})
}

// topicPreview is what a link unfolds to: a few words of each side, or that it
// says nothing.
func (s *Site) topicPreview(r request, t *corpus.Topic) string {
	var sides []string
	for _, of := range s.corpus().Statements {
		name, words := answer.Name(of, r.language), t.Words(of)
		switch {
		case words != "":
			sides = append(sides, r.language.Text("answer.labelled", name, r.language.Text("answer.word", words))+".")
		case len(t.Of(of)) == 0:
			sides = append(sides, silent(of, r))
		}
	}
	return strings.Join(append(sides, s.Service.Provenance(r.language)), " ")
}

// differencesPage is the table of topics with its picture.
type differencesPage struct {
	Image      *picture
	Sides      []side
	Topics     []topicRow
	Refusal    string
	Provenance string
}

// topicRow is a topic with what is found about it on each side.
type topicRow struct {
	Topic link
	Sides []cell
}

// cell is where a side speaks about a topic, with a few of its words, or that
// it says nothing.
type cell struct {
	side
	Links  []link
	Words  string
	Status string
}

// differences is a table of every topic.
func (s *Site) differences(r request) reply {
	return s.keep(r, "/differences", func() page {
		return page{Title: r.language.Text("web.differences"),
			Description: r.language.Text("command.differences.description"), Canonical: "/differences", Content: s.table(r)}
	})
}

func (s *Site) table(r request) differencesPage {
	a := s.run(r, handlers.Call{Command: "differences"})
	out := differencesPage{Refusal: a.Refusal(), Provenance: a.Provenance}
	if i := a.Image(); i != nil {
		out.Image = &picture{s.link(r, "/"+i.Name), i.Alt}
	}
	for _, of := range s.corpus().Statements {
		out.Sides = append(out.Sides, sideOf(of, r.language))
	}
	content, _ := a.Content.(answer.Page)
	for _, t := range content.Topics {
		out.Topics = append(out.Topics, s.row(r, s.corpus().Topic(t.ID)))
	}
	return out
}

func (s *Site) row(r request, t *corpus.Topic) topicRow {
	row := topicRow{Topic: s.topicLink(r, t)}
	for _, of := range s.corpus().Statements {
		c := cell{side: sideOf(of, r.language), Links: s.passageLinks(r, t.Of(of)), Words: t.Words(of)}
		if len(c.Links) == 0 {
			c.Status = silent(of, r)
		}
		row.Sides = append(row.Sides, c)
	}
	return row
}

// picture is the chart of the differences.
func (s *Site) picture(r request) reply {
	i := s.run(r, handlers.Call{Command: "differences"}).Image()
	if i == nil {
		return s.notFound(r)
	}
	return s.tagged(reply{kind: "image/png", body: i.PNG, cache: keepPublic, varies: !r.chosen})
}
