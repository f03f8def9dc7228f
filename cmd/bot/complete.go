package main

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"bothsides/internal/handlers"
	"bothsides/internal/message"
)

// complete goes on with the line as far as there is one way, and offers what
// there is a choice between.
func (e *editor) complete(line string) {
	if e.input.Column() != len([]rune(line)) {
		return
	}
	next, offers := complete(e.console.service, e.console.language, line)
	e.offers = offers
	if next != line {
		e.input.SetValue(next)
	}
}

// complete goes on with a line as far as there is one way, and says between
// what there is a choice.
func complete(service *handlers.Service, language message.Language, line string) (next string, offers []string) {
	ways := service.CompleteLine(language, line)
	if len(ways) == 0 {
		return line, nil
	}
	next = ways[0].Value
	for _, w := range ways {
		next = commonPrefix(next, w.Value)
		offers = append(offers, w.Name)
	}
	switch {
	case len(ways) == 1:
		return next, nil
	case len(next) > len(line):
		return next, offers
	}
	return line, offers
}

func commonPrefix(a, b string) string {
	as, bs := []rune(a), []rune(b)
	n := 0
	for n < len(as) && n < len(bs) && as[n] == bs[n] {
		n++
	}
	return string(as[:n])
}

// Offers up to longestInColumns wide are set beside each other, offersGap apart;
// longer ones, such as passages, have a line each.
const (
	longestInColumns = 30
	offersGap        = 2
)

// listOffers sets the offers below the line, as many as the screen has room for.
func (e *editor) listOffers() string {
	widest, columns := 0, 1
	for _, o := range e.offers {
		widest = max(widest, ansi.StringWidth(o))
	}
	if widest <= longestInColumns {
		columns = max(e.size.Width/(widest+offersGap), 1)
	}
	var rows []string
	for row := range slices.Chunk(e.offers, columns) {
		line := ""
		for _, o := range row {
			line += o + strings.Repeat(" ", widest+offersGap-ansi.StringWidth(o))
		}
		rows = append(rows, ansi.Truncate(strings.TrimRight(line, " "), e.size.Width, "…"))
	}
	if room := max(e.size.Height-e.input.Height()-1, 2); len(rows) > room {
		left := len(e.offers) - (room-1)*columns
		rows = append(rows[:room-1], e.console.language.Text("console.offers-left", left))
	}
	return strings.Join(rows, "\n")
}
