package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"bothsides/internal/answer"
	"bothsides/internal/handlers"
	"bothsides/internal/metrics"
	"bothsides/internal/serve"
	"bothsides/internal/web"
)

func webCommand() subcommand {
	return mode("web", "serve the web pages alone, without Discord, on "+webAddress+" where LISTEN_ADDR is not set", webVariables(), (*program).serveWeb)
}

// webAddress is where the pages alone are served if no setting says where: on
// this machine, for whoever tries them.
const webAddress = "127.0.0.1:8080"

// webVariables is the table of settings with the default address of web.
func webVariables() []variable {
	table := variables()
	for i := range table {
		if table[i].name == "LISTEN_ADDR" {
			table[i].fallback = webAddress
		}
	}
	return table
}

// webDrain is short: where the pages are served alone there is rarely a second
// process.
const webDrain = time.Second

// serveWeb serves the pages on LISTEN_ADDR, until ctx ends.
func (p *program) serveWeb(ctx context.Context, cfg *Config) error {
	p.tuneGC()
	m := metrics.New()
	s := newServers(cfg, webDrain)
	serve.Health(s.At(cfg.MetricsAddr), func() bool { return ctx.Err() == nil }, m)
	routes := s.At(cfg.ListenAddr)
	if err := s.Listen(); err != nil {
		return err
	}
	defer s.Close()
	address := cfg.pages()
	if address == "" {
		address = answer.Pages(s.URL(cfg.ListenAddr) + cfg.PathPrefix)
	}
	log := newLog(p.stderr, cfg)
	live, err := newReloader(cfg, log, func(cfg *Config) (*answering, error) {
		service, err := preparedService(cfg, m, log)
		if err != nil {
			return nil, err
		}
		pages, err := newSite(cfg, address, service, m, log)
		return &answering{service: service, pages: pages}, err
	})
	if err != nil {
		return err
	}
	live.addPages(routes)
	p.say("The pages are at " + string(address) + "/")
	p.log = log
	return s.Run(ctx, log, "web", live.watch)
}

// pages is the address of the start page as people see it; empty: there is
// none. A proxy that takes a path off is one whose path PUBLIC_URL has.
func (cfg *Config) pages() answer.Pages {
	if u, err := url.Parse(cfg.PublicURL); cfg.PublicURL != "" && err == nil && u.Path == "" {
		return answer.Pages(cfg.PublicURL + cfg.PathPrefix)
	}
	return answer.Pages(cfg.PublicURL)
}

// publicPages are the pages that a Discord mode serves too, where they have a
// public address; else nil.
func publicPages(cfg *Config, service *handlers.Service, m *metrics.Metrics, log *slog.Logger) (http.Handler, error) {
	if cfg.PublicURL == "" {
		return nil, nil
	}
	return newSite(cfg, cfg.pages(), service, m, log)
}

func newSite(cfg *Config, at answer.Pages, service *handlers.Service, m *metrics.Metrics, log *slog.Logger) (http.Handler, error) {
	site, err := web.New(web.Options{Service: service, Address: at, Prefix: cfg.PathPrefix, Contact: cfg.Contact, Log: log, Metrics: m})
	if err != nil {
		return nil, fmt.Errorf("making the web pages: %w", err)
	}
	routes := http.NewServeMux()
	site.Register(routes)
	return routes, nil
}
