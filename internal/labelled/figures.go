package labelled

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Answer is what was answered to a query.
type Answer struct {
	Intent string              // of a question about the whole
	Only   string              // with the intent "only": the code of the statement
	Codes  []string            // of the statements, in their order; nil: of the built-in ones
	Shown  map[string][]string // ids of passages, the first first, by the code of the statement
	Silent map[string]bool     // the statement was said to say nothing, by its code
}

// Figures are measures over labelled queries, each a list of values from 0 to 1.
type Figures map[string][]float64

// Names of figures that tools look at.
const (
	Right     = "QUERY RIGHT"
	Recall    = "recall of grade 2"
	Precision = "precision of shown"
)

// Percent is the mean of a figure in percent.
func (f Figures) Percent(name string) float64 {
	sum := 0.0
	for _, v := range f[name] {
		sum += v
	}
	return 100 * sum / float64(max(1, len(f[name])))
}

// String is a line for each figure.
func (f Figures) String() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(f)) {
		fmt.Fprintf(&b, "%6.1f%%  %s (n=%d)\n", f.Percent(name), name, len(f[name]))
	}
	return b.String()
}

func (f Figures) add(name string, ok bool) {
	v := 0.0
	if ok {
		v = 1
	}
	f[name] = append(f[name], v)
}

// Judge measures an answer and says what is wrong with it, "" if it is right.
// An intent that was not wanted counts as showing nothing.
func (f Figures) Judge(q Query, a Answer) (wrong string) {
	defer func() {
		f.add(Right, wrong == "")
		for _, group := range q.groups() {
			f.add(Right+", "+group, wrong == "")
		}
	}()
	if want := q.WantedIntent(); want != "" {
		if got := strings.TrimSpace(a.Intent + " " + a.Only); got != want {
			return fmt.Sprintf("wanted the intent %q, got %q", want, got)
		}
		return ""
	}
	var wrongs []string
	for _, code := range a.codes() {
		if !q.Judged(code) {
			continue
		}
		shown := a.Shown[code][:min(len(a.Shown[code]), maxShown)]
		if !f.statement(code, q.Of(code), shown, a.Silent[code]) {
			wrongs = append(wrongs, fmt.Sprintf("%s: wanted %v, showed %v", code, q.Of(code), shown))
		}
	}
	return strings.Join(wrongs, "; ")
}

func (a Answer) codes() []string {
	if a.Codes == nil {
		return []string{"WH", "KR"}
	}
	return a.Codes
}

// WantedIntent is the intent of a question about the whole, with the code of
// the statement that it is about; "" where passages answer.
func (q Query) WantedIntent() string {
	if q.Intent == nil {
		return ""
	}
	if q.OnlyOf != "" {
		return *q.Intent + " " + strings.ToUpper(q.OnlyOf)
	}
	return *q.Intent
}

// groups are the names of the groups of queries that a query belongs to.
func (q Query) groups() []string {
	groups := []string{q.Kind}
	if q.Intent != nil {
		groups = append(groups, "intent")
	}
	if q.Tag != "" {
		groups = append(groups, "tag "+q.Tag)
	}
	if q.Lang != "" && q.Lang != "en" || strings.HasPrefix(q.Note, "lang=") {
		groups = append(groups, "other language")
	}
	return groups
}

// statement measures what was shown of one statement and reports whether it is
// right.
func (f Figures) statement(code string, grades map[string]int, shown []string, silent bool) bool {
	right := rightStatement(grades, shown)
	f.add("right, "+code, right)
	switch {
	case len(grades) == 0:
		f.add("silence kept", len(shown) == 0)
		if len(shown) == 0 {
			f.add("silence said", silent)
		}
	case Answers(grades):
		f.add("no false silence", !silent)
		f.add("first passage right", right)
		f[Recall] = append(f[Recall], recall(grades, shown))
		for _, id := range shown {
			f.add(Precision, grades[id] > 0)
		}
	default:
		f.add("related only, kept", right)
	}
	return right
}

// recall is the part of the passages that must be shown that are.
func recall(grades map[string]int, shown []string) float64 {
	found, all := 0, 0
	for id, grade := range grades {
		if grade == 2 {
			all++
			if slices.Contains(shown, id) {
				found++
			}
		}
	}
	return float64(found) / float64(all)
}
