package main

import (
	"strconv"
	"strings"

	"bothsides/internal/answer"
	"bothsides/internal/handlers"
)

// At the prompt an answer's next steps, which are buttons elsewhere, are
// numbered, and a number alone takes one.

// byNumber answers a line that is a number, where there is something to choose.
func (c *console) byNumber(text string) (done bool, err error) {
	n, err := strconv.Atoi(text)
	if err != nil || len(c.choices) == 0 {
		return false, nil
	}
	if n < 1 || n > len(c.choices) {
		return true, c.print(c.language.Text("console.no-number", text) + "\n")
	}
	return true, c.take(c.choices[n-1])
}

// take answers a step; a menu is opened first.
func (c *console) take(action answer.Action) error {
	if len(action.Options) == 0 {
		return c.write(c.run(handlers.Call{State: &action.State, Language: c.language}))
	}
	return c.offer(options(action))
}

// options are the steps of a menu.
func options(menu answer.Action) []answer.Action {
	steps := make([]answer.Action, len(menu.Options))
	for i, o := range menu.Options {
		steps[i] = answer.Action{Label: o.Label, State: menu.State}
		steps[i].State.Choice = o.Value
	}
	return steps
}

// offerSteps numbers what can be done next; where the answer lists the options
// of a menu, those are it.
func (c *console) offerSteps(a answer.Answer) error {
	page, _ := a.Content.(answer.Page)
	for _, b := range page.Body {
		if b.Menu {
			c.choices = options(a.Actions[0])
			return c.print(c.language.Text("console.menu", a.Actions[0].Label) + "\n")
		}
	}
	return c.offer(a.Actions)
}

// offer numbers the steps for the next line; none says nothing.
func (c *console) offer(actions []answer.Action) error {
	c.choices = actions
	if len(actions) == 0 {
		return nil
	}
	const joined = "\ufdd1" // a number is on one line with the word that it is for
	var numbered []string
	for i, action := range actions {
		numbered = append(numbered, strconv.Itoa(i+1)+joined+action.Label)
	}
	text := c.language.Text("console.choices", strings.Join(numbered, c.language.Text("answer.clauses")))
	text = answer.Wrap(text, c.style().Width)
	return c.print(strings.ReplaceAll(text, joined, " ") + "\n")
}
