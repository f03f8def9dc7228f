// Package gateway is a small client of Discord's gateway, made to outlast
// Discord's bad days: it never storms, never hangs and survives any frame.
//
// One Client runs the shards of one process. From the bottom up:
//
//   - frame.go reads the few fields of a frame that matter here;
//   - dial.go opens a websocket and closes it;
//   - link.go is one connection until its end, which ending.go judges;
//     dialogue.go answers its frames, heartbeat.go keeps it alive;
//   - shard.go keeps one shard connected; backoff.go decides when it tries
//     again, and whether to RESUME or to IDENTIFY;
//   - budget.go says when the next IDENTIFY may go out, for all shards;
//   - discovery.go asks where the gateway is and how many shards to run;
//   - pool.go calls the handlers, bounded in number, panics survived, and
//     recent.go keeps an event from being handled twice;
//   - client.go puts these together and stops them in time.
//
// The client knows nothing of commands: it hands the raw data of
// INTERACTION_CREATE and MESSAGE_CREATE to the functions in its Config.
// Of what a frame held it logs no more than the host to connect to, and the
// token never.
//
// It follows https://discord.com/developers/docs/events/gateway.
package gateway
