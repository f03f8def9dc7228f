package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/labelled"
	"bothsides/internal/search"
	"bothsides/tools/learn/fit"
)

// plainFile has the numbers for a corpus without labelled queries.
const plainFile = "internal/search/plain.json"

// plainSet is a corpus with files of labelled queries in its folder.
type plainSet struct {
	dir     string
	queries []string
	every   int // of how many queries one is used
}

// plainSets are what the numbers are fitted to, in folders under a root. The
// built-in statements have a hundred times as many labelled queries as the others,
// half of them written for a thesaurus: they would outvote the others.
func plainSets(root string) []plainSet {
	var out []plainSet
	for _, name := range []string{"dam", "ward"} {
		out = append(out, plainSet{name, []string{"queries.jsonl", "queries-blind.jsonl"}, 1})
	}
	for _, name := range []string{"border", "flood", "merger", "strike"} {
		out = append(out, plainSet{name, []string{"queries.jsonl"}, 1})
	}
	for i := range out {
		out[i].dir = filepath.Join(root, "internal/search/testdata", out[i].dir)
	}
	return append(out, plainSet{filepath.Join(root, "corpus"), []string{corpus.QuestionsFile}, 20})
}

// mostSamples is how many labelled queries of a corpus are used: further ones, at
// the end of a file, change nothing.
const mostSamples = 400

// plainSample is a labelled query with what is observed of it.
type plainSample struct {
	labelled.Query
	observation search.Observation
}

// plainCorpus is a corpus of which only the statements are used.
type plainCorpus struct {
	name    string
	codes   []string // of its statements
	index   *search.Index
	samples []plainSample
}

// tunePlain fits the numbers to sets of labelled queries, writes them to a file,
// and prints how those of each corpus are answered by numbers fitted to the others.
func tunePlain(sets []plainSet, file string, report io.Writer) error {
	var all []plainCorpus
	for _, set := range sets {
		c, err := readPlain(set)
		if err != nil {
			return err
		}
		defer c.index.Close()
		all = append(all, c)
	}
	for i, c := range all {
		others := slices.Delete(slices.Clone(all), i, i+1)
		p, err := fitPlain(others)
		if err != nil {
			return err
		}
		f := judgePlain([]plainCorpus{c}, p)
		fmt.Fprintf(report, "%-8s %3d queries, %.1f%% right, precision %.1f%%, recall %.1f%%\n",
			c.name, len(c.samples), f.Percent(labelled.Right), f.Percent(labelled.Precision), f.Percent(labelled.Recall))
	}
	p, err := fitPlain(all)
	if err != nil {
		return err
	}
	data, err := json.MarshalIndent(p, "", "\t")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(data, '\n'), 0o644)
}

// readPlain reads a corpus without anything but its statements, and observes its
// labelled queries: those in English that passages answer.
func readPlain(set plainSet) (plainCorpus, error) {
	c, err := corpus.Load(os.DirFS(set.dir))
	if err != nil {
		return plainCorpus{}, err
	}
	c.Thesaurus, c.Topics, c.Facts, c.Parties, c.Model = &corpus.Thesaurus{}, nil, nil, nil, nil
	c.Lexicon = corpus.NewLexicon(c.Thesaurus)
	out := plainCorpus{name: filepath.Base(set.dir)}
	for _, s := range c.Statements {
		out.codes = append(out.codes, s.Code)
	}
	if out.index, err = search.Open(c, search.Options{}); err != nil {
		return plainCorpus{}, err
	}
	for _, file := range set.queries {
		queries, err := labelled.Read(filepath.Join(set.dir, file))
		if err != nil {
			return plainCorpus{}, err
		}
		queries = slices.DeleteFunc(queries, func(q labelled.Query) bool { return q.Intent != nil || q.Lang != "" && q.Lang != "en" })
		for i := 0; i < len(queries) && len(out.samples) < mostSamples; i += set.every {
			q := queries[i]
			o, err := out.index.Observe(search.Query{Text: q.Text, Question: q.Kind == "question"}, nil)
			if err != nil {
				return plainCorpus{}, err
			}
			out.samples = append(out.samples, plainSample{q, o})
		}
	}
	return out, nil
}

// fitPlain fits the weights of features, and then the thresholds.
func fitPlain(all []plainCorpus) (*search.Learned, error) {
	var rows []fit.Row
	for _, c := range all {
		for _, s := range c.samples {
			grades := s.Grades()
			for _, p := range s.observation.Passages {
				code, _, _ := strings.Cut(p.ID, "-")
				if s.Judged(code) {
					rows = append(rows, fit.Row{X: search.Values(&p.Features), Y: fit.Target(grades[p.ID])})
				}
			}
		}
	}
	if len(rows) == 0 {
		return nil, errors.New("no labelled query meets a passage: there is nothing to fit to")
	}
	p := &search.Learned{Passage: search.Of[search.Features](fit.Logistic(rows))}
	figures := func(show, beside float64) labelled.Figures {
		trial := *p
		trial.Show, trial.Beside = show, beside
		return judgePlain(all, &trial)
	}
	p.Show = showFrom(func(show float64) float64 { return figures(show, 0).Percent(labelled.Right) })
	p.Beside = fit.Beside(p.Show, figures)
	return p, nil
}

// plateau is by how many points fewer queries may be right where that shows fewer
// wrong passages.
const plateau = 0.1

// showFrom is the highest probability for passages to be shown around which about as
// many queries are right as around any. On so few of them the best alone is chance.
func showFrom(right func(show float64) float64) float64 {
	const first, trials, around = 0.15, 50, 5
	var each, smooth []float64
	for i := range trials {
		each = append(each, right(first+float64(i)/100))
	}
	for i := around; i < trials-around; i++ {
		sum := 0.0
		for _, r := range each[i-around : i+around+1] {
			sum += r
		}
		smooth = append(smooth, sum/(2*around+1))
	}
	best, most := 0, slices.Max(smooth)
	for i, r := range smooth {
		if r >= most-plateau {
			best = i
		}
	}
	return math.Round(100*first+float64(best+around)) / 100
}

// judgePlain judges what is shown with those numbers.
func judgePlain(all []plainCorpus, p *search.Learned) labelled.Figures {
	f := labelled.Figures{}
	for _, c := range all {
		for _, s := range c.samples {
			f.Judge(s.Query, labelled.Answer{Codes: c.codes, Shown: c.index.Shown(s.observation, p)})
		}
	}
	return f
}
