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
func (h *House) DrawPictures() {
	defer func() { _ = recover() }() // a panic comes again, and is told, where the picture is asked for
	if len(h.Corpus.Topics) == 0 {
		return
	}
	for _, l := range message.Languages() {
		_, _ = h.picture(l)
	}
}

// picture is the chart of how much of each statement each topic takes. It is
// drawn once; one language does not wait for another.
func (h *House) picture(l message.Language) (*answer.Image, error) {
	h.pictures.mutex.Lock()
	draw := h.pictures.drawn[l]
	if draw == nil {
		if h.pictures.drawn == nil {
			h.pictures.drawn = map[message.Language]func() (*answer.Image, error){}
		}
		draw = sync.OnceValues(func() (*answer.Image, error) { return h.draw(l) })
		h.pictures.drawn[l] = draw
	}
	h.pictures.mutex.Unlock()
	return draw()
}

func (h *House) draw(l message.Language) (*answer.Image, error) {
	c := h.chart(l)
	data, err := c.PNG()
	if err != nil {
		return nil, fmt.Errorf("drawing chart: %w", err)
	}
	return &answer.Image{Name: "differences.png", PNG: data, Alt: altText(l, c)}, nil
}

func (h *House) chart(l message.Language) chart.Chart {
	c := chart.Chart{Title: l.Text("chart.title"), Notes: []string{l.Text("chart.measure"), l.Text("chart.divided")}}
	for _, s := range h.Corpus.Statements {
		c.Sides = append(c.Sides, chart.Side{Name: answer.Name(s, l), Colour: s.Colour})
	}
	for _, g := range h.groups() {
		group := chart.Group{Heading: h.groupHeading(l, g)}
		for _, t := range g.topics {
			row := chart.Row{Label: t.Name(string(l))}
			for _, s := range h.Corpus.Statements {
				share := h.share(t, s)
				row.Values = append(row.Values, chart.Value{Share: share, Text: percent(l, share)})
			}
			group.Rows = append(group.Rows, row)
		}
		c.Groups = append(c.Groups, group)
	}
	return c
}

// share is the part of a statement's words that a topic takes. A passage on
// several topics is divided evenly among them, so that all shares of a
// statement together make the whole.
func (h *House) share(t *corpus.Topic, s *corpus.Statement) float64 {
	own, all := 0.0, 0.0
	for _, p := range s.Passages {
		words := float64(len(strings.Fields(p.Text())))
		all += words
		if t.Has(p) {
			own += words / float64(len(h.Corpus.TopicsOf(p)))
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
	for _, g := range c.Groups {
		for _, row := range g.Rows {
			var values []string
			for _, v := range row.Values {
				values = append(values, v.Text)
			}
			rows = append(rows, row.Label+" "+strings.Join(values, " / "))
		}
	}
	return l.Text("chart.alt", strings.Join(sides, " / "), strings.Join(rows, "; "))
}
