package main

import (
	"context"
	"flag"
	"fmt"
	"net"
	"net/http"
	"time"

	"bothsides/internal/serve"
)

// healthTimeout is how long an answer may take; a check that hangs is one
// that failed.
const healthTimeout = 2 * time.Second

func healthCommand() subcommand {
	s := subcommand{name: "health", args: "[--ready]", summary: "ask the bot on this machine whether it lives, or whether it is ready"}
	s.run = func(ctx context.Context, p *program, args []string) error {
		var ready bool
		done, err := p.parseFlagsOnly(s, args, func(set *flag.FlagSet) {
			set.BoolVar(&ready, "ready", false, "whether it is ready: a server may be alive and not be")
		})
		if err != nil || done {
			return err
		}
		cfg, err := p.loadOnly("PORT", "LISTEN_ADDR", "METRICS_ADDR")
		if err != nil {
			return err
		}
		path := "/healthz"
		if ready {
			path = "/readyz"
		}
		return askHealth(ctx, cfg.MetricsAddr, path)
	}
	return s
}

func askHealth(ctx context.Context, address, path string) error {
	ctx, cancel := context.WithTimeout(ctx, healthTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://localhost"+path, nil)
	if err != nil {
		return fmt.Errorf("asking for health: %w", err)
	}
	// It is reached where it listens, never through a proxy.
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true,
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) { return serve.Dial(ctx, address) }}}
	response, err := client.Do(request)
	if err != nil {
		return fmt.Errorf("asking for health: %w", err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("asking for health: %s at %s answers %s", path, address, response.Status)
	}
	return nil
}
