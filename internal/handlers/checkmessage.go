package handlers

import (
	"regexp"
	"strings"

	"bothsides/internal/answer"
	"bothsides/internal/verify"
)

// maxMessage is more than any message of Discord has, its embeds and what is
// forwarded in it included.
const maxMessage = 1 << 20

// MessagePartEnd is between two parts of a message to check that say nothing
// together.
const MessagePartEnd = verify.PartEnd

func checkMessage() Command {
	return Command{
		Name:       "check-message",
		Options:    []Option{{Name: "message", Max: maxMessage, Sample: sampleMessage}},
		Example:    "/check-message Kremlin: “a maritime ceasefire in the Black Sea”",
		Message:    true,
		Visibility: answer.Private,
		Run:        runCheckMessage,
	}
}

func runCheckMessage(svc *Service, args Args) (answer.Answer, error) {
	l, text := args.Language, args.Text("message")
	message := text
	if args.OneLine {
		message = strings.ReplaceAll(text, `\n`, "\n")
	}
	if err := svc.Prepare(); err != nil {
		return answer.Refused(l.Text("refusal.failed")), err
	}
	quotes, cutText, cutQuotes := svc.checker.made.Split(message)
	if len(quotes) == 0 {
		return answer.Refused(strings.Join(append([]string{l.Text("refusal.no-quote")}, unread(args)...), " ")), nil
	}
	found := answer.Findings{OfMessage: true}
	for _, q := range quotes {
		checker, err := svc.quotes(q.Text)
		if err != nil {
			return answer.Refused(l.Text("refusal.failed")), err
		}
		found.List = append(found.List, answer.Finding{Finding: checker.CheckQuoted(q), Text: bare(q.Text)})
	}
	if len(quotes) > 1 {
		found.Lead = l.Text("check.quotes", len(quotes))
	}
	notes := unread(args)
	if q := quotes[0]; len(quotes) == 1 && strings.TrimSpace(q.Text) == strings.TrimSpace(message) && bare(q.Text) == q.Text {
		notes = append(notes, l.Text("check.whole"))
	}
	if cutText {
		notes = append(notes, l.Text("check.cut-text", verify.MaxMessage))
	}
	if cutQuotes {
		notes = append(notes, l.Text("check.cut-quotes", verify.MaxQuotes))
	}
	return checked(svc.Corpus, l, text, found, notes...), nil
}

// unread says how many attachments of the message were not read; nothing where
// there are none.
func unread(args Args) []string {
	if args.Unread == 0 {
		return nil
	}
	return []string{args.Language.Text("check.unread", args.Unread)}
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
