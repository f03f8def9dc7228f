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
// RESUMED. Script makes single connections behave otherwise, Answer single
// REST requests. Everything the bot sends is recorded.
//
// A server listens on 127.0.0.1, or with Options.InMemory on no network at
// all, which is what a bubble of testing/synctest needs. It never leaves the
// machine, and it closes with the test.
package discordtest
