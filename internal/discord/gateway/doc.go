// Package gateway is a small client of Discord's gateway, made to outlast
// Discord's bad days: it never storms, never hangs and survives any frame.
//
// One Client runs the shards of one process. From the bottom up:
//
//   - frame.go reads the few fields of a frame that matter here;
//   - link.go is one connection, from Hello to its end, with heartbeat.go;
//   - shard.go keeps one shard connected and decides when to try again, and
//     whether to RESUME or to IDENTIFY;
//   - budget.go says when the next IDENTIFY may go out, for all shards;
//   - discovery.go asks where the gateway is and how many shards to run;
//   - pool.go calls the handlers, bounded in number, panics survived;
//   - client.go puts these together and stops them in time.
//
// The client knows nothing of commands: it hands the raw data of
// INTERACTION_CREATE and MESSAGE_CREATE to the functions in its Config.
// It logs neither the token nor anything that a frame held.
//
// It follows https://discord.com/developers/docs/events/gateway.
package gateway
