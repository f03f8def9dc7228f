package main

import (
	"context"
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
	if cfg.Token == "" {
		return missingToken("gateway")
	}
	p.log = newLog(p.stderr, cfg)
	m := metrics.New()
	service, err := preparedService(cfg, m, p.log)
	if err != nil {
		return err
	}
	responder := newResponder(cfg, service, m, p.log)
	limited := func() { m.Limited("discord") }
	link := &discord.Link{Responder: responder,
		Callbacks: &api.Client{URL: cfg.APIURL, HTTP: api.NewHTTP(api.CallbackTime), Limited: limited}}
	config := gateway.Config{
		Token: string(cfg.Token), APIURL: cfg.APIURL, HTTPClient: api.NewHTTP(discoveryTime),
		ShardCount: cfg.ShardCount, ShardIDs: cfg.ShardIDs, Presence: cfg.Presence, OnInteraction: link.OnInteraction, Log: p.log,
	}
	var client *gateway.Client
	if cfg.AnswerMentions {
		mentions := &discord.Mentions{Responder: responder, BotID: func() string { return client.BotID() },
			API: &api.Client{URL: cfg.APIURL, Token: string(cfg.Token), HTTP: api.NewHTTP(restTime), Limited: limited}}
		config.Intents, config.OnMessage = discord.MentionIntents, mentions.OnMessage
	}
	if client, err = gateway.New(config); err != nil {
		return err
	}
	m.WatchGateway(func() metrics.Gateway { return discord.Reading(client) })
	p.collectLess()
	s := newServers(cfg, gatewayDrain)
	if err := addPages(cfg, service, m, p.log, s); err != nil {
		return err
	}
	serve.Health(s.At(cfg.MetricsAddr), func() bool { return ctx.Err() == nil && client.Ready() }, m)
	return s.Run(ctx, p.log, "gateway", client.Run, registering(cfg, p.log))
}
