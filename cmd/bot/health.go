package main

import (
	"context"
	"flag"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"time"
)

// healthTimeout is how long an answer may take; a check that hangs is one
// that failed.
const healthTimeout = 2 * time.Second

func healthCommand() subcommand {
	s := subcommand{name: "health", args: "[--ready]", summary: "ask the bot on this machine whether it lives, or whether it is ready"}
	s.run = func(ctx context.Context, p *program, args []string) error {
		var ready bool
		rest, done, err := p.parseFlags(s, args, func(set *flag.FlagSet) { set.BoolVar(&ready, "ready", false, "") })
		if err != nil || done {
			return err
		}
		if err := noArguments(s, rest); err != nil {
			return err
		}
		cfg, err := p.loadOnly("LISTEN_ADDR", "METRICS_ADDR")
		if err != nil {
			return err
		}
		path := "/healthz"
		if ready {
			path = "/readyz"
		}
		return askHealth(ctx, "http://"+nearest(cfg.MetricsAddr)+path)
	}
	return s
}

// nearest is where to reach a server that listens on address: on loopback if
// it listens everywhere.
func nearest(address string) string {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return address
	}
	ip, err := netip.ParseAddr(host)
	switch {
	case host == "", err == nil && ip.IsUnspecified() && ip.Is4():
		host = "127.0.0.1"
	case err == nil && ip.IsUnspecified():
		host = "::1"
	}
	return net.JoinHostPort(host, port)
}

func askHealth(ctx context.Context, url string) error {
	ctx, cancel := context.WithTimeout(ctx, healthTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return fmt.Errorf("asking for health: %w", err)
	}
	// Loopback is never reached through a proxy.
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	response, err := client.Do(request)
	if err != nil {
		return fmt.Errorf("asking for health: %w", err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("asking for health: %s answers %s", url, response.Status)
	}
	return nil
}
