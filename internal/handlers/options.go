package handlers

// Options that several commands share.

func privateOption() Option {
	return Option{Name: "private", Description: "Only you see the answer", Kind: Boolean}
}

func statementOption(name, description string) Option {
	return Option{Name: name, Description: description, Kind: Choice, Choices: statementChoices}
}

func statementChoices(h *House) []Suggestion {
	var out []Suggestion
	for _, s := range h.Corpus.Statements {
		out = append(out, Suggestion{s.Name, s.ID})
	}
	return out
}

func topicOption() Option {
	return Option{Name: "topic", Description: "What to look for, such as: energy ceasefire",
		Required: true, Min: 1, Max: 100, Complete: completeTopic}
}

// maxSuggestions is the number of values that Discord takes for one
// autocompletion.
const maxSuggestions = 25

func completeTopic(h *House, typed string) []Suggestion {
	var out []Suggestion
	for _, name := range h.Index.Complete(typed, maxSuggestions) {
		out = append(out, Suggestion{name, name})
	}
	return out
}
