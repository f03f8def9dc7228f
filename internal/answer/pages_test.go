package answer

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"bothsides/corpus"
	"bothsides/internal/finding"
)

func TestPassagesLinkToTheirPages(t *testing.T) {
	a := quoting(t, 1)
	a.Pages = "https://bot.example.org/b"
	const url = "https://bot.example.org/b/p/WH-1.1"
	for _, test := range []struct {
		name  string
		style Style
		want  string
	}{
		{"plain", Style{}, "WH-1.1 " + url},
		{"a column too narrow for it", Style{Width: 76}, url},
		{"a terminal that hides addresses", Style{Width: 80, Colour: true}, ansi.SetHyperlink(url) + "WH-1.1" + ansi.ResetHyperlink()},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := a.Text(test.style); !strings.Contains(got, test.want) {
				t.Errorf("%q is not in\n%s", test.want, got)
			}
		})
	}
}

func TestAddressesInJSON(t *testing.T) {
	p := statements(t)[0].Passages[0]
	checked := Answer{Content: Findings{List: []Finding{{Finding: finding.Finding{Passages: []*corpus.Passage{p}}}}}}
	for _, test := range []struct {
		name   string
		answer Answer
	}{
		{"passages", quoting(t, 1)},
		{"findings", checked},
	} {
		t.Run(test.name, func(t *testing.T) {
			without, err := json.Marshal(test.answer)
			if err != nil || strings.Contains(string(without), `"url"`) {
				t.Errorf("without pages: %s, %v", without, err)
			}
			test.answer.Pages = "https://bot.example.org"
			with, err := json.Marshal(test.answer)
			if want := `"url":"https://bot.example.org/p/WH-1.1"`; err != nil || !strings.Contains(string(with), want) {
				t.Errorf("%s is not in %s, %v", want, with, err)
			}
		})
	}
}
