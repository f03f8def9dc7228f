// Package discord is where Discord comes in: it turns interactions and messages
// into calls, and sends the answers back. There is one way through it, whether
// an interaction came by signed HTTP or over the gateway, so that the reply is
// the same byte for byte.
//
// It promises an answer to every interaction that is one, within two seconds:
// an apology where answering takes longer, panics, or has to wait for too many
// others, and a sentence to who asks too fast. It keeps nothing between two
// interactions but how fast each user is, and logs nothing that was typed.
//
// How an answer looks is the business of package render; requests to Discord
// are that of package api. It follows https://discord.com/developers/docs.
package discord
