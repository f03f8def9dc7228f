package request

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Refusal is what Discord says where it does not do what it was asked for.
type Refusal struct {
	Status     int
	Code       int // Discord's own, 0 where it gives none
	Message    string
	Faults     []Fault
	RetryAfter time.Duration
	Global     bool // a rate limit is that of all requests
}

// NewRefusal reads a response that is not 2xx. The secret, which a server could
// send back, is taken out of its words.
func NewRefusal(resp *http.Response, body []byte, secret string) Refusal {
	var said struct {
		Code    int             `json:"code"`
		Global  bool            `json:"global"`
		Message string          `json:"message"`
		Errors  json.RawMessage `json:"errors"`
	}
	_ = json.Unmarshal(body, &said) // a page of HTML says nothing
	if bytes.Contains(body, []byte(cloudflareBanMessage)) {
		said.Code = codeCloudflareBan
	}
	r := Refusal{Status: resp.StatusCode, Code: said.Code, RetryAfter: retryAfter(resp.Header, body), Global: said.Global,
		Message: plain(said.Message, secret)}
	for _, f := range faultsIn(said.Errors, "") {
		r.Faults = append(r.Faults, Fault{plain(f.Path, secret), plain(f.Message, secret)})
	}
	return r
}

// Fault is one value of a request that Discord does not take.
type Fault struct {
	Path    string // such as 0.options.1.name
	Message string
}

const (
	maxFaults  = 5
	maxDepth   = 16  // of a fault's path
	maxMessage = 300 // characters of a text of Discord's that are shown
)

// faultsIn reads Discord's nested object of errors, whose innermost lists are
// named _errors.
//
// See https://discord.com/developers/docs/reference#error-messages.
func faultsIn(raw json.RawMessage, path string) []Fault {
	var parts map[string]json.RawMessage
	if strings.Count(path, ".") > maxDepth || json.Unmarshal(raw, &parts) != nil {
		return nil
	}
	var out []Fault
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if name != "_errors" {
			out = append(out, faultsIn(parts[name], strings.TrimPrefix(path+"."+name, "."))...)
			continue
		}
		var list []struct{ Message string }
		_ = json.Unmarshal(parts[name], &list) // what is no list says nothing
		for _, e := range list {
			if e.Message != "" {
				out = append(out, Fault{path, e.Message})
			}
		}
	}
	return out
}

// Blames reports whether Discord names a value, by its path.
func (r Refusal) Blames(path string) bool {
	return slices.ContainsFunc(r.Faults, func(f Fault) bool { return f.Path == path })
}

// Explain is what Discord says, in its own words, and what to do about it; ""
// where there is nothing to add. It is for requests that hold nothing of users.
func (r Refusal) Explain() string {
	var out []string
	if r.Message != "" || len(r.Faults) > 0 {
		out = append(out, "Discord says: "+r.words())
	}
	if advice := r.advice(); advice != "" {
		out = append(out, advice)
	}
	return strings.Join(out, " ")
}

// words are Discord's message with the values that it does not take.
func (r Refusal) words() string {
	message := strings.TrimRight(r.Message, ".: ")
	var faults []string
	for _, f := range r.Faults[:min(len(r.Faults), maxFaults)] {
		faults = append(faults, f.Path+": "+strings.TrimRight(f.Message, ". "))
	}
	if left := len(r.Faults) - maxFaults; left > 0 {
		faults = append(faults, fmt.Sprintf("and %d more", left))
	}
	if len(faults) > 0 {
		message = strings.TrimSpace(message + " (" + strings.Join(faults, "; ") + ")")
	}
	return message + "."
}

// Discord's error codes that something follows from.
//
// See https://discord.com/developers/docs/topics/opcodes-and-status-codes#json.
const (
	CodeMissingAccess      = 50001
	CodeMissingPermissions = 50013
	CodeNoHistory          = 160002 // a reply takes the permission to read what it replies to

	codeUnknownGuild     = 10004
	codeUnknownWebhook   = 10015
	codeNotThisApp       = 20012
	codeUnauthorized     = 40001
	codeWebhookToken     = 50027
	codeInvalidForm      = 50035
	codeEntryPoint       = 50240
	codeCloudflareBan    = 1015
	cloudflareBanMessage = "error code: 1015"
)

const newToken = "Reset the token on the page Bot of the developer portal and put the new one into DISCORD_TOKEN."

func (r Refusal) advice() string {
	switch r.Code {
	case codeUnknownGuild:
		return "There is no server with that id, or the bot is not in it. Check DISCORD_GUILD_ID or --guild, and open the install link."
	case codeUnknownWebhook, codeWebhookToken:
		return "The webhook was deleted or its address is not whole. Make one under Server Settings > Integrations > Webhooks and copy its URL again."
	case codeNotThisApp:
		return "The token is that of another application. Check DISCORD_TOKEN and DISCORD_APP_ID."
	case codeUnauthorized:
		return newToken
	case CodeMissingAccess:
		return "The bot is not in that server or may not see that channel. Open the install link and add it there."
	case codeInvalidForm:
		return "Change what is named there; for a value that is not yours to change, look for a newer release of the bot."
	case codeEntryPoint:
		return "The application has an Activity, whose entry point command must stay. Give the bot an application of its own."
	case codeCloudflareBan:
		return "Discord has shut this machine's address out for a while. Stop the bot and wait for an hour: every further try makes it longer."
	}
	switch {
	case r.Status == http.StatusUnauthorized:
		return newToken
	case r.Status == http.StatusTooManyRequests && r.RetryAfter > 0:
		return fmt.Sprintf("Discord asks to wait for %v. Try again after that.", r.RetryAfter.Round(time.Second))
	case r.Status >= 500:
		return "Discord has a fault of its own. Try again later, and see https://discordstatus.com."
	}
	return ""
}

// plain is a text from outside on one line, shortened, without the secret.
func plain(s, secret string) string {
	if secret != "" {
		s = strings.ReplaceAll(s, secret, "[secret]")
	}
	s = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, ""))), " ")
	if runes := []rune(s); len(runes) > maxMessage {
		s = string(runes[:maxMessage-1]) + "…"
	}
	return s
}
