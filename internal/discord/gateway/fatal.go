package gateway

import "fmt"

// FatalError says that Discord refused this bot in a way that trying again
// cannot mend: a close code after which its documentation forbids to
// reconnect, or 401 at discovery. Its text is one line, fit for the operator,
// and never holds the token.
//
// See https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes.
type FatalError struct {
	// Code is the gateway's close code (4004, 4010 to 4014), or the HTTP
	// status 401.
	Code int
}

// Error is a sentence that says what Discord refused and what to look at.
func (e *FatalError) Error() string {
	return fmt.Sprintf("discord %s (code %d)", fatalReason(e.Code), e.Code)
}

func fatalReason(code int) string {
	switch code {
	case closeAuthenticationFailed, 401:
		return "refused the bot token; check DISCORD_TOKEN"
	case closeInvalidShard:
		return "refused the shard; check SHARD_COUNT and SHARD_IDS"
	case closeShardingRequired:
		return "asks for more shards than one connection; raise SHARD_COUNT or leave it at 0"
	case closeInvalidVersion:
		return "no longer serves this version of its gateway; a newer release of the bot is needed"
	case closeInvalidIntents:
		return "does not know the intents asked for"
	case closeDisallowedIntents:
		return "does not allow the intents asked for; enable them in the developer portal"
	}
	return "closed the gateway for good"
}

const (
	closeNotAuthenticated     = 4003
	closeAuthenticationFailed = 4004
	closeSessionInvalid       = 4006 // no longer documented, still seen
	closeInvalidSequence      = 4007
	closeSessionTimedOut      = 4009
	closeInvalidShard         = 4010
	closeShardingRequired     = 4011
	closeInvalidVersion       = 4012
	closeInvalidIntents       = 4013
	closeDisallowedIntents    = 4014

	// closeResumable is what this client closes with when it wants to come
	// back: after 1000 or 1001 Discord would end the session.
	closeResumable = 4000
)

// fatalClose reports whether a close code forbids to reconnect.
func fatalClose(code int) bool {
	return code == closeAuthenticationFailed || code >= closeInvalidShard && code <= closeDisallowedIntents
}

// endsSession reports whether a close code leaves nothing to resume.
func endsSession(code int) bool {
	switch code {
	case closeNotAuthenticated, closeSessionInvalid, closeInvalidSequence, closeSessionTimedOut:
		return true
	}
	return false
}
