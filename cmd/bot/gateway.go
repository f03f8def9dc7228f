package main

import (
	"context"
	"encoding/json"
	"time"

	"bothsides/internal/discord"
	"bothsides/internal/discord/api"
	"bothsides/internal/discord/gateway"
	"bothsides/internal/metrics"
	"bothsides/internal/serve"
)

func gatewayCommand() subcommand {
	return mode("gateway", "answer Discord over the gateway, all shards or the given ones", variables(), (*program).runGateway)
}

// discoveryTime bounds each request for the gateway's address.
const discoveryTime = 10 * time.Second

// runGateway answers interactions that come over the gateway, until ctx ends
// or Discord refuses the bot for good. Health and metrics are served beside.
func (p *program) runGateway(ctx context.Context, cfg *Config) error {
	p.tuneGC()
	if cfg.Token == "" {
		return missingToken("gateway")
	}
	p.log = newLog(p.stderr, cfg)
	m := metrics.New()
	limited := func() { m.Limited("discord") }
	callbacks := &api.Client{URL: cfg.APIURL, HTTP: api.NewHTTP(api.CallbackTime), Limited: limited}
	messages := &api.Client{URL: cfg.APIURL, Token: string(cfg.Token), HTTP: api.NewHTTP(restTime), Limited: limited}
	var client *gateway.Client
	live, err := newReloader(cfg, p.log, func(cfg *Config) (*answering, error) {
		service, err := preparedService(cfg, m, p.log)
		if err != nil {
			return nil, err
		}
		responder := newResponder(cfg, service, m, p.log)
		link := &discord.Link{Responder: responder, Callbacks: callbacks}
		mentions := &discord.Mentions{Responder: responder, API: messages, BotID: func() string { return client.BotID() }}
		pages, err := publicPages(cfg, service, m, p.log)
		return &answering{service: service, interaction: link.OnInteraction, message: mentions.OnMessage, pages: pages}, err
	})
	if err != nil {
		return err
	}
	config := gateway.Config{
		Token: string(cfg.Token), APIURL: cfg.APIURL, HTTPClient: api.NewHTTP(discoveryTime),
		ShardCount: cfg.ShardCount, ShardIDs: cfg.ShardIDs, Presence: cfg.Presence, Log: p.log,
		OnInteraction: func(ctx context.Context, raw json.RawMessage) { live.now.Load().interaction(ctx, raw) },
	}
	if cfg.AnswerMentions {
		config.Intents = discord.MentionIntents
		config.OnMessage = func(ctx context.Context, raw json.RawMessage) { live.now.Load().message(ctx, raw) }
	}
	if client, err = gateway.New(config); err != nil {
		return err
	}
	m.WatchGateway(func() metrics.Gateway { return discord.Reading(client) })
	s := newServers(cfg, gatewayDrain)
	live.addPages(s.At(cfg.ListenAddr))
	serve.Health(s.At(cfg.MetricsAddr), func() bool { return ctx.Err() == nil && client.Ready() }, m)
	return s.Run(ctx, p.log, "gateway", client.Run, registering(cfg, p.log), live.watch)
}
