package handlers

import (
	"strings"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

func differences() Command {
	return Command{
		Name:    "differences",
		Options: []Option{privateOption()},
		Example: "/differences",
		Run:     runDifferences,
	}
}

func runDifferences(svc *Service, args Args) (answer.Answer, error) {
	l := args.Language
	if len(svc.Corpus.Topics) == 0 {
		return answer.Refused(l.Text("refusal.no-topics")), nil
	}
	var page answer.Page
	for _, g := range groups(svc.Corpus) {
		block := answer.Block{Heading: groupHeading(svc.Corpus, l, g), List: true, Pictured: g.only == nil}
		for _, t := range g.topics {
			block.Lines = append(block.Lines, topicLine(l, t, svc.Corpus.Statements, false))
			page.Topics = append(page.Topics, topicOf(svc.Corpus, l, t))
		}
		page.Body = append(page.Body, block)
	}
	image, err := svc.picture(l)
	page.Image = image // nil beside an error: the answer can be read without
	return answer.Answer{Content: page, Actions: []answer.Action{topicMenu(l, svc.Corpus.Topics)}}, err
}

// group is the topics that one statement alone speaks of, or with only nil
// the ones that more do.
type group struct {
	only   *corpus.Statement
	topics []*corpus.Topic
}

func groupHeading(c *corpus.Corpus, l message.Language, g group) string {
	switch {
	case g.only != nil && len(c.Statements) == 1:
		return answer.Name(g.only, l)
	case g.only != nil:
		return l.Text("compare.only", answer.Subject(g.only, l))
	case len(c.Statements) > 2:
		return l.Text("differences.several")
	}
	return l.Text("differences.both")
}

// groups parts the topics, first those of each single statement; groups
// without a topic are left out.
func groups(c *corpus.Corpus) []group {
	var all []group
	for _, s := range append(append([]*corpus.Statement{}, c.Statements...), nil) {
		g := group{only: s}
		for _, t := range c.Topics {
			if only(t) == s {
				g.topics = append(g.topics, t)
			}
		}
		if len(g.topics) > 0 {
			all = append(all, g)
		}
	}
	return all
}

// only is the one statement that speaks of the topic; nil where more do.
func only(t *corpus.Topic) *corpus.Statement {
	for _, p := range t.Passages {
		if p.Statement() != t.Passages[0].Statement() {
			return nil
		}
	}
	return t.Passages[0].Statement()
}

// topicOf is what each statement says on a topic, for programs.
func topicOf(c *corpus.Corpus, l message.Language, t *corpus.Topic) answer.Topic {
	return answer.Topic{ID: t.ID, Name: t.Name(string(l)), Sections: topicSections(c, t)}
}

// topicLine is a topic with the passages of each side and a few of its words,
// and if that is wanted the sides without any.
func topicLine(l message.Language, t *corpus.Topic, statements []*corpus.Statement, silent bool) string {
	var sides []string
	for _, s := range statements {
		switch own := t.Of(s); {
		case len(own) > 0:
			sides = append(sides, topicSide(l, own, t.Words(s)))
		case silent:
			sides = append(sides, l.Text("overview.silent", answer.Name(s, l)))
		}
	}
	return l.Text("answer.labelled", t.Name(string(l)), strings.Join(sides, l.Text("answer.clauses")))
}

// topicSide is the ids of a side's passages and a few words of them.
func topicSide(l message.Language, passages []*corpus.Passage, words string) string {
	side := answer.IDs(passages)
	if words != "" {
		side += " " + l.Text("answer.word", words)
	}
	return side
}
