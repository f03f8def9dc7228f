package handlers

import (
	"slices"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

func about() Command {
	return Command{
		Name:             "about",
		Options:          []Option{privateByDefault()},
		Example:          "/about",
		PrivateByDefault: true,
		Run:              runAbout,
	}
}

// shownHash is how many digits of the corpus hash tell corpora apart.
const shownHash = 12

func runAbout(svc *Service, args Args) (answer.Answer, error) {
	l := args.Language
	var statements []string
	for _, s := range svc.Corpus.Statements {
		statements = append(statements, answer.Name(s, l)+" ("+s.Code+"): "+s.Title+l.Text("answer.clauses")+
			l.Text("count.passages", len(s.Passages))+", "+l.Text("count.paragraphs", len(s.Paragraphs))+".")
	}
	blocks := []answer.Block{
		{Heading: l.Text("about.what"), Lines: []string{l.Text("about.what.quotes"), l.Text("about.what.neutral")}},
		{Heading: l.Text("about.statements"), Lines: statements, List: true},
		{Heading: l.Text("about.wording"), Lines: wordingNote(svc.Corpus, l)},
		{Heading: l.Text("about.privacy"), Lines: []string{l.Text("about.privacy.nothing")}},
		{Heading: l.Text("about.version"), Lines: []string{l.Text("about.version.is", svc.Version, svc.Corpus.Hash[:shownHash])}},
	}
	shown := slices.DeleteFunc(blocks, func(b answer.Block) bool { return len(b.Lines) == 0 })
	return answer.Answer{Content: answer.Page{Body: shown}}, nil
}

// wordingNote is what is known of the built-in wording, and of no other.
func wordingNote(c *corpus.Corpus, l message.Language) []string {
	if !c.Builtin {
		return nil
	}
	return []string{l.Text("about.wording.differs")}
}
