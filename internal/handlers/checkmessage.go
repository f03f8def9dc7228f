package handlers

import (
	"regexp"
	"strings"

	"bothsides/internal/answer"
	"bothsides/internal/finding"
	"bothsides/internal/verify"
)

// maxMessage is more than any message of Discord has, its embeds and what is
// forwarded in it included.
const maxMessage = 1 << 20

func checkMessage() Command {
	return Command{
		Name:          "check-message",
		Options:       []Option{{Name: "message", Max: maxMessage, Sample: sampleMessage}},
		Example:       "/check-message Kremlin: “a maritime ceasefire in the Black Sea”",
		Message:       true,
		AlwaysPrivate: true,
		Run:           runCheckMessage,
	}
}

// lineFeed is how a line's end is written where a message is given on one
// line.
const lineFeed = `\n`

func runCheckMessage(svc *Service, args Args) (answer.Answer, error) {
	l, text := args.Language, args.Text("message")
	quotes, cutText, cutQuotes := verify.Split(strings.ReplaceAll(text, lineFeed, "\n"))
	if len(quotes) == 0 {
		return answer.Answer{Refusal: l.Text("refusal.no-quote")}, nil
	}
	a := answer.Answer{Query: text, OfMessage: true}
	var found []finding.Finding
	for _, q := range quotes {
		f := svc.quotes().CheckQuoted(q)
		found = append(found, f)
		a.Findings = append(a.Findings, answer.Finding{Finding: f, Text: bare(q.Text)})
	}
	a.Sections = places(svc.Corpus, found...)
	if len(quotes) > 1 {
		a.Lead = l.Text("check.quotes", len(quotes))
	}
	if cutText {
		a.Notes = append(a.Notes, l.Text("check.cut-text", verify.MaxMessage))
	}
	if cutQuotes {
		a.Notes = append(a.Notes, l.Text("check.cut-quotes", verify.MaxQuotes))
	}
	return svc.checked(l, a), nil
}

// blockSigns make a block quote or a block of code.
var blockSigns = regexp.MustCompile("(?m:^[ \\t]*>(?:>>)?[ \\t]*)|^```(?:[a-z]*\n)?|```$")

// bare is a quote without the signs that make it one, which are no words of it.
func bare(quote string) string {
	if s := strings.TrimSpace(quote); strings.HasPrefix(s, ">") || strings.HasPrefix(s, "```") {
		return strings.TrimSpace(blockSigns.ReplaceAllString(s, ""))
	}
	return quote
}
