package main

import (
	"io"
	"strconv"
	"strings"

	"bothsides/internal/answer"
	"bothsides/internal/handlers"
)

// At the prompt an answer's next steps, which are buttons elsewhere, are
// numbered, and a number alone takes one.

// chosen is the step of the last answer that a line names by its number.
func (c *console) chosen(text string) (answer.Action, bool) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < 1 || n > len(c.choices) {
		return answer.Action{}, false
	}
	return c.choices[n-1], true
}

// take answers a step; a menu is opened first.
func (c *console) take(action answer.Action) error {
	if len(action.Options) == 0 {
		return c.write(c.run(handlers.Call{State: &action.State, Language: c.language}))
	}
	lines := make([]answer.Action, len(action.Options))
	for i, o := range action.Options {
		lines[i] = answer.Action{Label: o.Label, State: action.State}
		lines[i].State.Choice = o.Value
	}
	return c.offer(lines)
}

// offer numbers the steps for the next line; none says nothing.
func (c *console) offer(actions []answer.Action) error {
	c.choices = actions
	if len(actions) == 0 {
		return nil
	}
	const joined = "\ufdd1" // a number stands on a line with the word that it is for
	var numbered []string
	for i, action := range actions {
		numbered = append(numbered, strconv.Itoa(i+1)+joined+action.Label)
	}
	text := c.language.Text("console.choices", strings.Join(numbered, "; "))
	text = strings.ReplaceAll(answer.Wrap(text, c.style.Width), joined, " ")
	_, err := io.WriteString(c.out, text+"\n")
	return err
}
