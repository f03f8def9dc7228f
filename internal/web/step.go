package web

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

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
func (v view) steps(actions []answer.Action) (topics, links []link, menus g.Group) {
	for _, a := range actions {
		to := link{Href: v.stepHref(a.State), Text: a.Label}
		switch {
		case len(a.Options) > 0:
			menus = append(menus, v.stepMenu(a))
		case a.Topic:
			topics = append(topics, to)
		case !ownPage(a.State):
			links = append(links, to)
		}
	}
	return topics, links, menus
}

func (v view) stepMenu(a answer.Action) g.Node {
	var links []link
	for _, o := range a.Options {
		state := a.State
		state.Choice = o.Value
		links = append(links, link{Href: v.stepHref(state), Text: o.Label})
	}
	return h.Details(lines(h.Summary(g.Text(a.Label)), chips(links)))
}

// ownPage reports whether a step shows or cites a passage, as its page does.
func ownPage(state answer.State) bool {
	return state.Choice == "" && (state.Command == "context" || state.Command == "cite")
}

// stepHref is the address of a step.
func (v view) stepHref(state answer.State) string {
	if topic := v.corpus().Topic(state.Choice); topic != nil && state.Command == "compare" && len(state.Passages) == 0 {
		return v.link(topicPath(topic))
	}
	return v.link("/step?" + encoded(state).Encode())
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
func (v view) step() reply {
	if !v.allowed() {
		return v.tooMuch()
	}
	state := v.decoded(v.query)
	title := v.text("web.ask")
	p := page{Title: title, Content: titled(title, v.shown(v.run(handlers.Call{State: &state}), ""))}
	query := encoded(state)
	for _, name := range slices.Sorted(maps.Keys(query)) {
		p.Carried = append(p.Carried, parameter{name, query.Get(name)})
	}
	return v.render(p)
}
