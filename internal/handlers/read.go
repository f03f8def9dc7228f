package handlers

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

func read() Command {
	source := Option{Name: "source", Kind: Choice, Required: true, Describe: "option.source.read", Choices: textChoices, Resolve: textMeant, Sample: lastStatementID}
	return Command{
		Name: "read",
		Options: []Option{source,
			{Name: "paragraph", Kind: Integer, Min: 1, Max: maxParagraph, OutOfRange: noParagraph, Sample: firstParagraph}, privateOption()},
		Example: "/read kremlin paragraph: 3",
		Run:     runRead,
		Press:   pressRead,
	}
}

// textMeant is the statement or the other wording that somebody names, or what
// they typed where that names passages.
func textMeant(c *corpus.Corpus, typed string) string {
	if id := meant(c.Texts(), typed); id != "" || references(c, typed) == nil {
		return id
	}
	return typed
}

// noParagraph says which paragraphs the statement has.
func noParagraph(c *corpus.Corpus, args Args) string {
	s, l := c.Text(args.Text("source")), args.Language
	if s == nil {
		s = references(c, args.Text("source"))[0].Statement()
	}
	return answer.Sentence(l.Text("refusal.paragraph", len(s.Paragraphs), answer.Subject(s, l)))
}

func firstParagraph(*corpus.Corpus) string { return "1" }

// maxParagraph is the highest number that is taken for a paragraph's; how
// many there are depends on the statement.
const maxParagraph = 99999

func runRead(svc *Service, args Args) (answer.Answer, error) {
	s, l := svc.Corpus.Text(args.Text("source")), args.Language
	if s == nil { // a reference
		return pressRead(svc, l, answer.State{Passages: references(svc.Corpus, args.Text("source"))[:1]})
	}
	n := max(args.Integer("paragraph"), 1)
	if n > len(s.Paragraphs) {
		return answer.Refused(noParagraph(svc.Corpus, args)), nil
	}
	for page, passages := range pages(s) {
		if passages[len(passages)-1].Paragraph() >= n {
			return readFrom(svc.Corpus, l, s, page, n), nil
		}
	}
	return stale(l), nil // not reached: every paragraph is on a page
}

// textChoices are the statements and their other wordings.
func textChoices(c *corpus.Corpus, l message.Language) []Suggestion {
	var out []Suggestion
	for _, s := range c.Texts() {
		out = append(out, Suggestion{textName(s, l), s.ID})
	}
	return out
}

// textName is the name of a statement, of another wording with what that is
// called.
func textName(s *corpus.Statement, l message.Language) string {
	if !s.IsOther() {
		return answer.Name(s, l)
	}
	called := cmp.Or(s.CalledIn(string(l)), l.Text("check.wording.own"))
	return answer.Shorten(l.Text("answer.labelled", answer.Name(s, l), called), maxChoiceName)
}

// pressRead turns to a page of the statement that the choice names, or, with
// a passage in place of a choice, to the page that has it.
func pressRead(svc *Service, l message.Language, state answer.State) (answer.Answer, error) {
	a := stale(l)
	if len(state.Passages) > 0 {
		p := state.Passages[0]
		for page, passages := range pages(p.Statement()) {
			if passages[len(passages)-1].Index() >= p.Index() {
				a = readAnswer(svc.Corpus, l, p.Statement(), page, p)
				break
			}
		}
	} else if s := svc.Corpus.Text(state.Choice); s != nil && state.Page >= 0 && state.Page < len(pages(s)) {
		a = readAnswer(svc.Corpus, l, s, state.Page, nil)
	}
	a.Replaces = a.Refusal() == ""
	return a, nil
}

// pageRoom is how many runes of a statement are on a page, unless one
// passage alone has more.
const pageRoom = 2400

// pages cuts a statement into pages.
func pages(s *corpus.Statement) [][]*corpus.Passage { return paged(parts(s)) }

// paged cuts parts of a statement into pages, between parts.
func paged(parts [][]*corpus.Passage) [][]*corpus.Passage {
	var all [][]*corpus.Passage
	var page []*corpus.Passage
	room := pageRoom
	for _, part := range parts {
		need := 0
		for _, p := range part {
			need += runeCount(p)
		}
		if need > room && len(page) > 0 {
			all, page, room = append(all, page), nil, pageRoom
		}
		page = append(page, part...)
		room -= need
	}
	return append(all, page)
}

// runeCount is what a passage takes of a page.
func runeCount(p *corpus.Passage) int { return utf8.RuneCountInString(p.Text()) + 1 }

// parts are a statement's paragraphs, the ones with more than a page's text
// cut into their sentences.
func parts(s *corpus.Statement) [][]*corpus.Passage {
	var all [][]*corpus.Passage
	for _, p := range s.Passages {
		span := s.Paragraphs[p.Paragraph()-1]
		if long := span.End-span.Start > pageRoom; p.Sentence() == 1 || long {
			all = append(all, nil)
		}
		all[len(all)-1] = append(all[len(all)-1], p)
	}
	return all
}

// readAnswer is a page, with where one is in the statement.
func readAnswer(c *corpus.Corpus, l message.Language, s *corpus.Statement, page int, marked *corpus.Passage) answer.Answer {
	all := pages(s)
	return readPassages(l, s, all[page], page, len(all), marked, readActions(c, l, s, page-1, page+1))
}

// readFrom begins with a paragraph, of those that are on a page: what is
// before it is on the same page, what is after it on that or the next.
func readFrom(c *corpus.Corpus, l message.Language, s *corpus.Statement, page, paragraph int) answer.Answer {
	all := pages(s)
	if all[page][0].Paragraph() == paragraph {
		return readAnswer(c, l, s, page, nil)
	}
	rest := parts(s)
	first := slices.IndexFunc(rest, func(part []*corpus.Passage) bool { return part[0].Paragraph() == paragraph })
	passages := paged(rest[first:])[0]
	last := passages[len(passages)-1]
	next := slices.IndexFunc(all, func(p []*corpus.Passage) bool { return p[len(p)-1].Index() > last.Index() })
	if next < 0 {
		next = len(all)
	}
	return readPassages(l, s, passages, page, len(all), nil, readActions(c, l, s, page, next))
}

func readPassages(l message.Language, s *corpus.Statement, passages []*corpus.Passage, page, count int, marked *corpus.Passage,
	actions []answer.Action) answer.Answer {
	return answer.Answer{
		Content: answer.Page{
			Lead:     readPlace(l, s, passages, page, count),
			Sections: []answer.Section{{Statement: s, Quotes: runs(passages, marked)}},
		},
		Actions: actions,
	}
}

// readPlace is where one is in the statement.
func readPlace(l message.Language, s *corpus.Statement, passages []*corpus.Passage, page, count int) string {
	first, last := passages[0].Paragraph(), passages[len(passages)-1].Paragraph()
	place := l.Text("read.place", answer.Name(s, l), first, last, len(s.Paragraphs))
	if first == last {
		place = l.Text("read.place-one", answer.Name(s, l), first, len(s.Paragraphs))
	}
	if count > 1 {
		place += " " + l.Text("read.page", page+1, count)
	}
	return place
}

// readActions turn to the pages before and after, and to other statements.
func readActions(c *corpus.Corpus, l message.Language, s *corpus.Statement, previous, next int) []answer.Action {
	var actions []answer.Action
	if previous >= 0 {
		actions = append(actions, answer.Action{Label: l.Text("action.previous-page"), State: answer.State{Command: "read", Page: previous, Choice: s.ID}})
	}
	if next < len(pages(s)) {
		actions = append(actions, answer.Action{Label: l.Text("action.next-page"), State: answer.State{Command: "read", Page: next, Choice: s.ID}})
	}
	return append(actions, otherTexts(c, l, s)...)
}

// otherTexts open the other statements: a button for each of a few, a menu of
// many.
func otherTexts(c *corpus.Corpus, l message.Language, s *corpus.Statement) []answer.Action {
	var buttons []answer.Action
	menu := answer.Action{Label: l.Text("action.read-other"), State: answer.State{Command: "read"}}
	for _, other := range c.Texts() {
		if other == s {
			continue
		}
		name := textName(other, l)
		buttons = append(buttons, answer.Action{Label: l.Text("action.read", name), State: answer.State{Command: "read", Choice: other.ID}})
		menu.Options = append(menu.Options, answer.ActionOption{Label: name, Value: other.ID})
	}
	if len(buttons) > answer.FewStatements {
		return []answer.Action{menu}
	}
	return buttons
}

// readAction opens the statement at the passage.
func readAction(l message.Language, p *corpus.Passage) answer.Action {
	return answer.Action{Label: l.Text("action.whole"), State: answer.State{Command: "read", Passages: []*corpus.Passage{p}}}
}
