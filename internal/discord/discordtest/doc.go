// Package discordtest is a scripted fake of Discord for tests: a gateway over
// a real websocket and the few REST routes that a bot of slash commands uses.
//
//	d := discordtest.New(t, discordtest.Options{})
//	d.Script(discordtest.Hello(time.Second), discordtest.AwaitLogin(), discordtest.InvalidSession(false))
//	… start the bot with d.Token(), d.APIURL() and d.HTTPClient() …
//	d.WaitLive(0)
//	id := d.Interact(0, discordtest.Command("who-said", map[string]any{"topic": "energy"}))
//	reply := d.WaitCallback(id)
//
// Left alone it behaves: it says Hello, answers IDENTIFY with READY, keeps the
// session while the bot is away, and answers RESUME with what was missed and
// RESUMED. Everything the bot sends is recorded, and a second answer to an
// interaction is refused as Discord refuses it.
//
// What people do:
//
//   - Command, Autocomplete, MessageCommand and Press make interactions, in a
//     server or, with InDM, in a direct message. Press carries the message that
//     it sits on, which Callback.Message makes of an earlier answer. Interact
//     sends them, or Offer where the bot may be away.
//   - Message and DirectMessage make messages, and Say sends them. Posts are
//     the bot's own.
//
// What an operator does: SetApplication changes the application as the
// developer portal does, and a PATCH of its endpoint URL is taken only from an
// endpoint that tells signed PINGs from wrongly signed ones. WebhookURL is a
// channel's webhook.
//
// What goes wrong:
//
//   - Script and ScriptAlways have single connections, or all, take steps:
//     silence, any opcode, any close code, any bytes. A Step is a function, so
//     a test can write its own. Live gives the connection of a shard, on which
//     the same can be done at any moment.
//   - Answer scripts single REST requests, the upgrade to a websocket among
//     them: a status, a delay, a reset. Refusal and TooMany are Discord's own
//     forms of one.
//   - OddFrames are texts that no bot may stumble over.
//   - Chaos lets all of that happen at random, by a seed.
//
// A server listens on 127.0.0.1, or with Options.InMemory on no network at
// all, which is what a bubble of testing/synctest needs. It never leaves the
// machine, and it closes with the test. With Options.Keep it can take millions
// of interactions without growing. Output keeps what a bot prints, to be read
// while it runs.
package discordtest
