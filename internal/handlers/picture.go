package handlers

import (
	"fmt"
	"strings"
	"sync"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/chart"
	"bothsides/internal/message"
)

// pictures keeps each language's chart once it is drawn: the text it is made
// from never changes.
type pictures struct {
	mutex sync.Mutex
	drawn map[message.Language]func() (*answer.Image, error)
}

// DrawPictures draws the chart in every language, so that no answer has to
// wait for it. It takes a moment for each and may run beside answers. What
// fails is said by the answer that wants it.
func (svc *Service) DrawPictures() {
	defer func() { _ = recover() }() // a panic comes again, and is told, where the picture is asked for
	if len(svc.Corpus.Topics) == 0 {
		return
	}
	for _, l := range message.Languages() {
		_, _ = svc.picture(l)
	}
}

// picture is the chart of how much of each statement each topic takes, those of
// which one statement alone speaks together. It is drawn once; one language does
// not wait for another.
func (svc *Service) picture(l message.Language) (*answer.Image, error) {
	svc.pictures.mutex.Lock()
	draw := svc.pictures.drawn[l]
	if draw == nil {
		if svc.pictures.drawn == nil {
			svc.pictures.drawn = map[message.Language]func() (*answer.Image, error){}
		}
		draw = sync.OnceValues(func() (*answer.Image, error) { return svc.draw(l) })
		svc.pictures.drawn[l] = draw
	}
	svc.pictures.mutex.Unlock()
	return draw()
}

func (svc *Service) draw(l message.Language) (*answer.Image, error) {
	c := newChart(svc.Corpus, l)
	data, err := c.PNG()
	if err != nil {
		return nil, fmt.Errorf("drawing chart: %w", err)
	}
	return &answer.Image{Name: "differences.png", PNG: data, Alt: altText(l, c)}, nil
}

func newChart(c *corpus.Corpus, l message.Language) chart.Chart {
	out := chart.Chart{Title: l.Text("chart.title"), Note: l.Text("chart.divided")}
	for _, s := range c.Statements {
		out.Sides = append(out.Sides, chart.Side{Name: answer.Name(s, l), Colour: s.Colour})
	}
	all := groups(c)
	for _, g := range all {
		if g.only == nil || len(c.Statements) == 1 {
			for _, t := range g.topics {
				out.Rows = append(out.Rows, chartRow(c, l, t.Name(string(l)), t))
			}
		}
	}
	for _, g := range all {
		if g.only != nil && len(c.Statements) > 1 {
			out.Rows = append(out.Rows, chartRow(c, l, l.Text("differences.alone", len(g.topics), answer.Subject(g.only, l)), g.topics...))
		}
	}
	return out
}

// chartRow is how much of each statement the topics take together.
func chartRow(c *corpus.Corpus, l message.Language, label string, topics ...*corpus.Topic) chart.Row {
	row := chart.Row{Label: label}
	for _, s := range c.Statements {
		together := 0.0
		for _, t := range topics {
			together += share(c, t, s)
		}
		row.Values = append(row.Values, chart.Value{Share: together, Text: percent(l, together)})
	}
	return row
}

// share is the part of a statement's words that a topic takes. A passage on
// several topics is divided evenly among them, so that all shares of a
// statement together make the whole.
func share(c *corpus.Corpus, t *corpus.Topic, s *corpus.Statement) float64 {
	own, all := 0.0, 0.0
	for _, p := range s.Passages {
		words := float64(len(strings.Fields(p.Text())))
		all += words
		if t.Has(p) {
			own += words / float64(len(c.TopicsOf(p)))
		}
	}
	return own / all
}

// percent writes a share in whole percent.
func percent(l message.Language, share float64) string {
	switch n := int(share*100 + 0.5); {
	case n == 0 && share > 0:
		return "< " + l.Text("chart.percent", 1)
	default:
		return l.Text("chart.percent", n)
	}
}

// altText tells the figures to those who do not see the chart.
func altText(l message.Language, c chart.Chart) string {
	var sides, rows []string
	for _, s := range c.Sides {
		sides = append(sides, s.Name)
	}
	for _, row := range c.Rows {
		var values []string
		for _, v := range row.Values {
			values = append(values, v.Text)
		}
		rows = append(rows, row.Label+" "+strings.Join(values, " / "))
	}
	return l.Text("chart.alt", strings.Join(sides, " / "), strings.Join(rows, l.Text("answer.clauses")))
}
