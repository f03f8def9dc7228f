package handlers

import (
	"bothsides/internal/answer"
)

func about() Command {
	return Command{
		Name:    "about",
		Options: []Option{privateOption()},
		Example: "/about",
		Run:     runAbout,
	}
}

// shownHash is how many digits of the corpus hash tell corpora apart.
const shownHash = 12

func runAbout(h *House, args Args) (answer.Answer, error) {
	l := args.Language
	var statements []string
	for _, s := range h.Corpus.Statements {
		statements = append(statements, answer.Name(s, l)+" ("+s.Code+"): "+s.Title+", "+s.Date+"; "+
			l.Text("count.passages", len(s.Passages))+", "+l.Text("count.paragraphs", len(s.Paragraphs))+".")
	}
	return answer.Answer{Body: []answer.Block{
		{Heading: l.Text("about.what"), Lines: []string{l.Text("about.what.quotes"), l.Text("about.what.neutral")}},
		{Heading: l.Text("about.statements"), Lines: statements},
		{Heading: l.Text("about.wording"), Lines: []string{l.Text("about.wording.differs")}},
		{Heading: l.Text("about.privacy"), Lines: []string{l.Text("about.privacy.nothing")}},
		{Heading: l.Text("about.version"), Lines: []string{l.Text("about.version.is", h.Version, h.Corpus.Hash[:shownHash])}},
	}}, nil
}
