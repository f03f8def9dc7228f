package discord

import (
	"fmt"
	"strings"
	"testing"

	"bothsides/internal/discord/contract"
	"bothsides/internal/message"
)

// TestFindingsFit checks texts that take the most room when they are repeated.
func TestFindingsFit(t *testing.T) {
	r := newFixture(t)
	real := "Vladimir Putin announced that on March 20, a prisoner exchange would take place between the Russian and Ukrainian sides"
	languages := message.Languages()
	if testing.Short() {
		languages = languages[:2]
	}
	for _, l := range languages {
		for _, noise := range []string{"", "*_`~|[<@ ", "\U0001F600 ", "<@1> @here ", "https://a.b :c: ", "не ", "Vladimir Putin "} {
			var quotes []string
			for n := range 10 {
				quotes = append(quotes, fmt.Sprintf("“%d %s%.120s”", n, strings.Repeat(noise, 200/max(1, len([]rune(noise)))), real))
			}
			long := strings.Repeat(noise+real[:60]+" ", 18)
			for _, i := range []object{onMessage("Check this quote", strings.Join(quotes, "\n")), onMessage("Check this quote", "“Vladimir Putin”"),
				command("verify", option("quote", string([]rune(long)[:min(2000, len([]rune(long)))])))} {
				i["locale"], i["member"] = string(l), person(fmt.Sprint(l, len(noise)))
				got := r.answerTo(i)
				for _, fault := range contract.Faults([]byte(got.raw)) {
					t.Errorf("%s, %q: %s", l, noise, fault)
				}
			}
		}
	}
}

// TestAlteredQuote shows the words of the statement, and what is not among
// them crossed out.
func TestAlteredQuote(t *testing.T) {
	got := newFixture(t).answerTo(command("verify", option("quote", "with 157 individuals released on each side"))).text()
	if !strings.Contains(got, "> with ~~157~~ **175** individuals released on each side\n") {
		t.Errorf("got %s", got)
	}
}

// TestPreviewIsNoPartOfAQuote: what Discord shows of a page that a message links
// to does not make its quote an altered one.
func TestPreviewIsNoPartOfAQuote(t *testing.T) {
	const quote = "These negotiations will commence immediately in the Middle East."
	i := onMessage("Check this quote", quote+" https://example.org/report")
	target := i["data"].(object)["resolved"].(object)["messages"].(object)["600"].(object)
	target["embeds"] = []object{{"type": "article", "title": "A new page", "description": "Read the report of our own correspondent."}}
	got := newFixture(t).answerTo(i).text()
	if !strings.Contains(got, "✅ Word for word.") || strings.Contains(got, "✏") || !strings.Contains(got, "🔍 Not found.") {
		t.Errorf("got %s", got)
	}
}
