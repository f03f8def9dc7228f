// Command scale measures the program over generated statements of any size:
// how long it takes until it is ready, how much memory it takes, and how long
// searches and checks take, beside plain bleve over the same passages.
//
//	go run ./tools/scale [-passages N] [-queries N] [-cache DIR]
//
// docs/performance.md has its figures. Times are of the process's own work
// (user and system time) and by the clock: on a shared machine the two differ.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"slices"
	"strings"
	"time"

	"bothsides/corpus"
	"bothsides/internal/finding"
	"bothsides/internal/search"
	"bothsides/internal/verify"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "scale:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("scale", flag.ContinueOnError)
	passages := flags.Int("passages", 10_000, "how many passages")
	queries := flags.Int("queries", 2_000, "how many queries are asked")
	cache := flags.String("cache", "", "the folder for the index; a new one where it is not given")
	plain := flags.Bool("bleve", true, "compare with plain bleve")
	profile := flags.String("profile", "", "a file for a profile of the searches")
	if err := flags.Parse(args); err != nil {
		return err
	}
	runtime.LockOSThread() // its own time is measured
	dir, err := os.MkdirTemp("", "scale-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	g, err := newGenerator(1)
	if err != nil {
		return err
	}
	if err := g.write(dir, *passages); err != nil {
		return err
	}
	if *cache == "" {
		if *cache, err = os.MkdirTemp("", "scale-cache-"); err != nil {
			return err
		}
		defer os.RemoveAll(*cache)
	}
	first, err := measure(out, "first start", dir, *cache)
	if err != nil {
		return err
	}
	if err := first.index.Close(); err != nil {
		return err
	}
	second, err := measure(out, "second start", dir, *cache)
	if err != nil {
		return err
	}
	defer second.index.Close()
	stop, err := profiled(*profile)
	if err != nil {
		return err
	}
	err = errors.Join(second.ask(out, g, *queries), second.check(out, g, *queries))
	stop()
	if err != nil || !*plain {
		return err
	}
	return second.compare(out, g, *queries)
}

// profiled writes a profile of the processor until the function that it returns
// is called, if a file is named.
func profiled(file string) (stop func(), err error) {
	if file == "" {
		return func() {}, nil
	}
	f, err := os.Create(file)
	if err != nil {
		return nil, err
	}
	return pprof.StopCPUProfile, pprof.StartCPUProfile(f)
}

// started is the program ready to answer.
type started struct {
	corpus *corpus.Corpus
	index  *search.Index
}

// measure starts it and prints what that takes.
func measure(out io.Writer, name, dir, cache string) (*started, error) {
	clock := now()
	c, err := corpus.Load(os.DirFS(dir))
	if err != nil {
		return nil, err
	}
	ix, err := search.Open(c, search.Options{Cache: cache})
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(out, "%-14s %s; %d MB in use, %d MB resident\n", name, clock.since(), heap(), resident())
	return &started{c, ix}, nil
}

// query is what somebody might type: a few words of a passage, frequent and rare
// ones alike, sometimes with one that no passage has.
func (g *generator) query() string {
	n := 1 + g.random.IntN(4)
	words := make([]string, n)
	for i := range words {
		switch p := g.random.Float64(); {
		case p < 0.1:
			words[i] = "unheardof" + string(rune('a'+g.random.IntN(26)))
		case p < 0.3:
			words[i] = g.name()
		default:
			words[i] = g.words[g.zipf.Uint64()]
		}
	}
	return strings.Join(words, " ")
}

func (s *started) ask(out io.Writer, g *generator, queries int) error {
	before := resident()
	var times []time.Duration
	for range queries {
		q := g.query()
		start := thread()
		if _, err := s.index.Search(search.Query{Text: q}); err != nil {
			return err
		}
		times = append(times, thread()-start)
	}
	fmt.Fprintf(out, "%-14s %s; resident %d MB before, %d MB after\n", "searches", percentiles(times), before, resident())
	return nil
}

// check has quotes compared with the statements.
func (s *started) check(out io.Writer, g *generator, quotes int) error {
	checkers, err := verify.NewCheckers(s.corpus, s.index)
	if err != nil {
		return err
	}
	var times []time.Duration
	verdicts := map[finding.Verdict]int{}
	for range quotes {
		q := g.quote(s.corpus)
		start := thread()
		k, err := checkers.For(q)
		if err != nil {
			return err
		}
		verdicts[k.Check(q, "").Verdict]++
		times = append(times, thread()-start)
	}
	fmt.Fprintf(out, "%-14s %s; %d MB in use, %d MB resident; %v\n", "checks", percentiles(times), heap(), resident(), verdicts)
	return nil
}

// quote is a passage as people quote it: whole, in part, with a word changed, or
// a text of nobody's.
func (g *generator) quote(c *corpus.Corpus) string {
	s := c.Statements[g.random.IntN(len(c.Statements))]
	words := strings.Fields(s.Passages[g.random.IntN(len(s.Passages))].Text())
	switch g.random.IntN(4) {
	case 0:
		return g.sentence()
	case 1:
		words = words[:max(4, len(words)/2)]
	case 2:
		words[g.random.IntN(len(words))] = g.word()
	}
	return strings.Join(words, " ")
}

// percentiles are the mean, the median, the ninety-ninth hundredth and the longest.
func percentiles(times []time.Duration) string {
	slices.Sort(times)
	n, sum := len(times), time.Duration(0)
	for _, t := range times {
		sum += t
	}
	return fmt.Sprintf("mean %s, p50 %s, p99 %s, longest %s", rounded(sum/time.Duration(n)), rounded(times[n/2]), rounded(times[n*99/100]), rounded(times[n-1]))
}

func rounded(d time.Duration) time.Duration { return d.Round(time.Microsecond) }

// heap is what is in use after a collection, in MB.
func heap() uint64 {
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc >> 20
}
