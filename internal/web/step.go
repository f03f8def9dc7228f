package web

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"bothsides/internal/answer"
	"bothsides/internal/handlers"
)

// A next step of an answer is an address: all that it takes is in the state,
// which never holds what somebody typed.
const (
	stepCommand  = "c"
	stepPassages = "p"
	stepPage     = "n"
	stepChoice   = "v"
)

// steps are the next steps of an answer as links and menus of links, topics that
// are near what was asked apart. Steps that lead to a page of one of the passages
// are left out: each passage has its link.
func (s *Site) steps(r request, actions []answer.Action) (topics, links []link, menus []choices) {
	for _, a := range actions {
		to := link{Href: s.stepHref(r, a.State), Text: a.Label}
		switch {
		case len(a.Options) > 0:
			menus = append(menus, s.menu(r, a))
		case a.Topic:
			topics = append(topics, to)
		case !ownPage(a.State):
			links = append(links, to)
		}
	}
	return topics, links, menus
}

func (s *Site) menu(r request, a answer.Action) choices {
	m := choices{Label: a.Label}
	for _, o := range a.Options {
		state := a.State
		state.Choice = o.Value
		m.Links = append(m.Links, link{Href: s.stepHref(r, state), Text: o.Label})
	}
	return m
}

// ownPage reports whether a step shows or cites a passage, as its page does.
func ownPage(state answer.State) bool {
	return state.Choice == "" && (state.Command == "context" || state.Command == "cite")
}

// stepHref is the address of a step.
func (s *Site) stepHref(r request, state answer.State) string {
	if topic := s.corpus().Topic(state.Choice); topic != nil && state.Command == "compare" && len(state.Passages) == 0 {
		return s.link(r, topicPath(topic))
	}
	return s.link(r, "/step?"+encoded(state).Encode())
}

func encoded(state answer.State) url.Values {
	out := url.Values{stepCommand: {state.Command}}
	var ids []string
	for _, p := range state.Passages {
		ids = append(ids, p.ID())
	}
	if len(ids) > 0 {
		out.Set(stepPassages, strings.Join(ids, ","))
	}
	if state.Page > 0 {
		out.Set(stepPage, strconv.Itoa(state.Page))
	}
	if state.Choice != "" {
		out.Set(stepChoice, state.Choice)
	}
	return out
}

// decoded is the state of an address, which anybody may have made up: commands
// refuse what they did not make. Passages that there are not are left out.
func (s *Site) decoded(query url.Values) answer.State {
	state := answer.State{Command: query.Get(stepCommand), Choice: query.Get(stepChoice)}
	for id := range strings.SplitSeq(query.Get(stepPassages), ",") {
		if p := s.corpus().Passage(id); p != nil && len(state.Passages) < s.corpus().PassageCount() {
			state.Passages = append(state.Passages, p)
		}
	}
	if n, err := strconv.ParseUint(query.Get(stepPage), 10, 8); err == nil {
		state.Page = int(n)
	}
	return state
}

// step takes a next step of an answer.
func (s *Site) step(r request) reply {
	if !s.allowed(r) {
		return s.tooMuch(r)
	}
	state := s.decoded(r.query)
	content := s.shown(r, s.run(r, handlers.Call{State: &state}))
	var carried []parameter
	query := encoded(state)
	for _, name := range slices.Sorted(maps.Keys(query)) {
		carried = append(carried, parameter{name, query.Get(name)})
	}
	return s.render(r, page{Title: r.language.Text("web.ask"), Content: content, Carried: carried})
}
