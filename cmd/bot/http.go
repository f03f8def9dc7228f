package main

import (
	"context"
	"crypto/ed25519"
	"log/slog"
	"net/http"
	"runtime/debug"
	"sync"
	"time"

	"bothsides/internal/discord"
	"bothsides/internal/handlers"
	"bothsides/internal/message"
	"bothsides/internal/metrics"
	"bothsides/internal/serve"
	"bothsides/internal/text"
)

func httpCommand() subcommand {
	return mode("http", "answer Discord's signed HTTP interactions", variables(), (*program).serveHTTP)
}

// serveHTTP answers interactions that Discord sends to LISTEN_ADDR, until ctx
// ends.
func (p *program) serveHTTP(ctx context.Context, cfg *Config) error {
	p.tuneGC()
	key, err := publicKey(ctx, cfg)
	if err != nil {
		return err
	}
	p.log = newLog(p.stderr, cfg)
	m := metrics.New()
	live, err := newReloader(cfg, p.log, func(cfg *Config) (*answering, error) {
		service, err := preparedService(cfg, m, p.log)
		if err != nil {
			return nil, err
		}
		pages, err := publicPages(cfg, service, m, p.log)
		return &answering{service: service, endpoint: newResponder(cfg, service, m, p.log).Endpoint(key), pages: pages}, err
	})
	if err != nil {
		return err
	}
	s := newServers(cfg, httpDrain)
	s.Post(cfg.ListenAddr, cfg.endpointPath(), http.HandlerFunc(live.endpoint))
	live.addPages(s.At(cfg.ListenAddr))
	serve.Health(s.At(cfg.MetricsAddr), func() bool { return ctx.Err() == nil }, m)
	return s.Run(ctx, p.log, "http", registering(cfg, p.log), live.watch)
}

// endpointPath is where interactions are taken.
func (cfg *Config) endpointPath() string { return cfg.PathPrefix + "/interactions" }

// publicKey is the key by which Discord signs, which it is asked for where the
// settings have a token alone.
func publicKey(ctx context.Context, cfg *Config) (ed25519.PublicKey, error) {
	if cfg.PublicKey != nil {
		return cfg.PublicKey, nil
	}
	if cfg.Token == "" {
		return nil, &settingError{"DISCORD_PUBLIC_KEY",
			"is not set, and http needs it. Copy it from the General Information page of the developer portal."}
	}
	app, err := cfg.rest().Application(ctx)
	if err != nil {
		return nil, err
	}
	return app.PublicKey()
}

// How long requests are answered after the stop, where DRAIN does not say. A
// proxy looks for /readyz every few seconds; Discord's gateway looks for nothing.
const (
	httpDrain    = 5 * time.Second
	gatewayDrain = time.Second
)

// newServers makes the servers of a mode, that of pprof where it is asked for.
func newServers(cfg *Config, drain time.Duration) *serve.Servers {
	s := &serve.Servers{Drain: drain}
	if cfg.Drain != nil {
		s.Drain = *cfg.Drain
	}
	if cfg.PprofAddr != "" {
		serve.Pprof(s.At(cfg.PprofAddr))
	}
	return s
}

// preparedService builds what a server answers from.
func preparedService(cfg *Config, m *metrics.Metrics, log *slog.Logger) (*handlers.Service, error) {
	var reading sync.WaitGroup
	reading.Go(message.Prepare)
	defer reading.Wait()
	service, err := newService(cfg, log)
	if err != nil {
		return nil, err
	}
	service.Searched = m.Searched
	if err := service.Prepare(); err != nil {
		return nil, err
	}
	go func() { // being ready is not held up by it
		service.Corpus.Lexicon.Prepare() // the words of other languages, which few ask in
		text.NewAlike()                  // words for the same, which a changed quote is read with
		service.DrawPictures()
		debug.FreeOSMemory() // what the start and the drawing took is not needed again
	}()
	return service, nil
}

// newResponder builds what answers interactions.
func newResponder(cfg *Config, service *handlers.Service, m *metrics.Metrics, log *slog.Logger) *discord.Responder {
	responder := discord.NewResponder(service, log, m)
	responder.ReplyLanguage = discord.ReplyLanguage(cfg.ReplyLanguage)
	return responder
}

// mode is a subcommand that runs, by the settings of a table, until it is
// stopped.
func mode(name, summary string, table []variable, serve func(*program, context.Context, *Config) error) subcommand {
	return simple(name, summary, func(ctx context.Context, p *program) error {
		cfg, err := p.loadWith(table)
		if err != nil {
			return err
		}
		return serve(p, ctx, cfg)
	})
}

// serverGC lets the heap grow to two and a half times what is in use before it
// is collected. That is under 10 MB more than Go's default of twice takes, and
// answers leave nothing behind.
const serverGC = 150

// tuneGC suits the collector to a server, unless GOGC is set.
func (p *program) tuneGC() {
	if !p.gogcSet() {
		debug.SetGCPercent(serverGC)
	}
}
