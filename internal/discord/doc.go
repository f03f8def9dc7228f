// Package discord is the edge towards Discord: it turns interactions into
// calls and answers into messages, and nothing of it is known elsewhere.
//
// There is one way through it, whichever way an interaction came in. From the
// bottom up:
//
//   - interaction.go reads the few fields of an interaction that matter here,
//     whatever else it holds; targeted.go those of a message it was used on;
//   - wire.go has the JSON that Discord is sent;
//   - markdown.go writes texts so that Discord shows them as they are;
//   - render.go lays an answer out as a message, render_finding.go what
//     checking a quote found, layout.go within Discord's limits, buttons.go
//     with the next steps, customid.go packing the state of each into its
//     custom_id;
//   - reply.go is a finished answer to an interaction as bytes;
//   - responder.go makes that reply: it calls the command, or completes an
//     option (complete.go), or answers a button or moves a message (edge.go),
//     in time (guard.go) and not too often (limiter.go);
//   - http.go takes interactions by signed POST;
//   - rest.go makes requests to Discord's API, brake.go holds them back;
//   - gateway.go takes interactions from the gateway and answers through
//     callback.go; mention.go answers plain messages;
//   - commands.go makes the commands to register from the table, canonical.go
//     compares them, register.go writes them where they differ.
//
// It follows https://discord.com/developers/docs.
package discord
