package handlers

import (
	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

// Passages that are no answer are shown apart from answers, and told to be
// none. Which they are is the choice of the state that shows them; no
// statement's id has a sign like it.
const (
	nearestChoice   = "~nearest"
	exchangedChoice = "~exchanged"
)

// otherPassages shows passages that are no answer.
func otherPassages(command string, l message.Language, label, choice string, passages []*corpus.Passage) answer.Action {
	return answer.Action{Label: l.Text(label), State: answer.State{Command: command, Passages: passages, Choice: choice}}
}

// otherLead says what passages are that are no answer; "" for those that are one.
func otherLead(l message.Language, choice string) string {
	switch choice {
	case nearestChoice:
		return l.Text("nearest.lead")
	case exchangedChoice:
		return l.Text("exchanged.lead")
	}
	return ""
}

// pressOther shows passages that are no answer, and says so.
func pressOther(c *corpus.Corpus, l message.Language, lead string, passages []*corpus.Passage) answer.Answer {
	page := answer.Page{Lead: lead, Sections: sectionsOf(c, passages)}
	return answer.Answer{Content: page, Actions: steps(c, l, passagesOf(page.Sections))}
}

// sectionsOf quotes passages by statement, in the corpus's order.
func sectionsOf(c *corpus.Corpus, passages []*corpus.Passage) []answer.Section {
	var out []answer.Section
	for _, s := range c.Texts() {
		section := answer.Section{Statement: s}
		for _, p := range passages {
			if p.Statement() == s {
				section.Quotes = append(section.Quotes, answer.Quote{Passage: p})
			}
		}
		if len(section.Quotes) > 0 {
			out = append(out, section)
		}
	}
	return out
}
