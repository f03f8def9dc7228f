package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"bothsides/corpus"
	"bothsides/internal/discord/gateway"
	"bothsides/internal/handlers"
)

// answering is what a mode answers from one corpus with; what the mode does not
// serve is nil.
type answering struct {
	service              *handlers.Service
	endpoint, pages      http.Handler
	interaction, message gateway.Handler
}

// reloader reads the corpus again when its folder changes or on SIGHUP, and has
// what comes after that answered from the new one. What is under way is answered
// from the old one.
type reloader struct {
	cfg  *Config
	log  *slog.Logger
	make func(*Config) (*answering, error)
	now  atomic.Pointer[answering]
	// asked is listened on before anybody can know that the program is there:
	// a SIGHUP that nobody waits for ends it.
	asked chan os.Signal
}

// newReloader makes what answers for the first time.
func newReloader(cfg *Config, log *slog.Logger, build func(*Config) (*answering, error)) (*reloader, error) {
	r := &reloader{cfg: cfg, log: log, make: build, asked: make(chan os.Signal, 1)}
	signal.Notify(r.asked, syscall.SIGHUP)
	first, err := build(cfg)
	r.now.Store(first)
	return r, err
}

func (r *reloader) endpoint(w http.ResponseWriter, q *http.Request) {
	r.now.Load().endpoint.ServeHTTP(w, q)
}

func (r *reloader) pages(w http.ResponseWriter, q *http.Request) {
	r.now.Load().pages.ServeHTTP(w, q)
}

// addPages serves the pages, if the mode has some.
func (r *reloader) addPages(routes *http.ServeMux) {
	if r.now.Load().pages != nil {
		routes.HandleFunc("GET "+r.cfg.PathPrefix+"/", r.pages)
		routes.HandleFunc("POST "+r.cfg.PathPrefix+"/check", r.pages)
	}
}

const (
	// lookEvery is how often the folder is looked at.
	lookEvery = 5 * time.Second
	// retireAfter is when nothing is answered from an old corpus any more.
	retireAfter = time.Minute
)

// watch reloads until ctx ends.
func (r *reloader) watch(ctx context.Context) error {
	defer signal.Stop(r.asked)
	if r.cfg.CorpusDir == "" {
		return r.ignore(ctx)
	}
	look := time.NewTicker(lookEvery)
	defer look.Stop()
	read := stateOf(r.cfg.CorpusDir)
	seen := read
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-r.asked:
		case <-look.C:
			before := seen
			// A folder that is still being written to is left alone.
			if seen = stateOf(r.cfg.CorpusDir); seen == read || seen != before {
				continue
			}
		}
		read = stateOf(r.cfg.CorpusDir)
		seen = read
		r.reload(ctx)
	}
}

// ignore says of each SIGHUP that there is nothing to read again.
func (r *reloader) ignore(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-r.asked:
			r.log.Info("nothing was read again: the statements are the built-in ones")
		}
	}
}

// stateOf tells states of a folder apart: the names, sizes and times of what the
// corpus is read from.
func stateOf(dir string) string {
	var b strings.Builder
	for _, folder := range []string{dir, filepath.Join(dir, "thesaurus")} {
		entries, _ := os.ReadDir(folder) // one that cannot be read is a state, too
		for _, e := range entries {
			if info, err := os.Stat(filepath.Join(folder, e.Name())); err == nil {
				fmt.Fprintf(&b, "%s %d %d\n", e.Name(), info.Size(), info.ModTime().UnixNano())
			}
		}
	}
	return b.String()
}

// mostFaults is how many faults of a corpus are logged.
const mostFaults = 10

// reload reads the folder and has what comes answered from it. One that cannot be
// used changes nothing.
func (r *reloader) reload(ctx context.Context) {
	c, err := corpus.Load(os.DirFS(r.cfg.CorpusDir))
	var faults corpus.Faults
	if errors.As(err, &faults) {
		for _, f := range faults[:min(len(faults), mostFaults)] {
			r.log.Error("a fault in CORPUS_DIR", "fault", f.String())
		}
	}
	if err == nil {
		err = r.answerFrom(ctx, c)
	}
	if err != nil {
		r.log.Error("CORPUS_DIR was not read again: the old statements stay in use", "folder", r.cfg.CorpusDir, "error", short(err))
	}
}

// short is an error in one line; faults were told one by one.
func short(err error) string {
	var faults corpus.Faults
	var path *fs.PathError
	switch {
	case errors.As(err, &faults):
		return counted(len(faults), "fault")
	case errors.As(err, &path):
		return path.Err.Error()
	}
	return err.Error()
}

// answerFrom puts a corpus in the place of the one in use.
func (r *reloader) answerFrom(ctx context.Context, c *corpus.Corpus) error {
	cfg := *r.cfg
	cfg.Corpus = c
	next, err := r.make(&cfg)
	if err != nil {
		return err
	}
	old := r.now.Swap(next)
	time.AfterFunc(retireAfter, func() {
		if err := old.service.Index.Close(); err != nil {
			r.log.Warn("the index of the old corpus could not be closed", "error", err)
		}
	})
	r.log.Info("read CORPUS_DIR again", "folder", r.cfg.CorpusDir, "statements", len(c.Statements), "passages", c.PassageCount(), "corpus", c.Hash[:12])
	if cfg.registers() { // the names of statements are choices of the commands
		registerAtStart(ctx, &cfg, r.log)
	}
	return nil
}
