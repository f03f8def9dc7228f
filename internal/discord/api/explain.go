package api

import (
	"errors"

	"bothsides/internal/discord/request"
)

// Discord's error codes that something follows from.
const (
	CodeMissingAccess      = request.CodeMissingAccess
	CodeMissingPermissions = request.CodeMissingPermissions
	CodeNoHistory          = request.CodeNoHistory
)

// Explain is what Discord says about an error, in its own words, and what to
// do about it, also where Discord is not reached; "" where there is nothing to
// add. It is for requests that hold
// nothing of users.
func Explain(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Refusal.Explain()
	}
	if errors.As(err, new(unreachable)) {
		return "Check the network, a proxy, and DISCORD_API_URL if it is set."
	}
	return ""
}

// Code is Discord's own code of an error, 0 where it has none.
func Code(err error) int {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return 0
}
