package main

import (
	"errors"
	"net"
	"net/mail"
	"net/url"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

func parseAPIURL(c *Config, value string) string {
	u, err := url.Parse(value)
	if err != nil || !isWeb(u) || !isBare(u) {
		return "must be an http or https URL without user, query or fragment, such as https://discord.com/api/v10."
	}
	c.APIURL = strings.TrimRight(value, "/")
	return ""
}

// isWeb reports whether an address is of http or https and names a host.
func isWeb(u *url.URL) bool {
	return (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != ""
}

// isBare reports whether an address is without user, query and fragment.
func isBare(u *url.URL) bool { return u.User == nil && u.RawQuery == "" && u.Fragment == "" }

// parseWebhook takes the address of a webhook, which is a secret: whoever has
// it can post.
func parseWebhook(c *Config, value string) string {
	if sentence := webhookFault(value); sentence != "" {
		return sentence
	}
	c.WebhookURL = secret(value)
	return ""
}

// webhookFault says what is wrong with the address of a webhook.
func webhookFault(value string) string {
	u, err := url.Parse(value)
	if err != nil || u.User != nil || u.Fragment != "" || !strings.Contains(u.Path, "/webhooks/") || !private(u) {
		return "must be a webhook's URL as Discord shows it, https://discord.com/api/webhooks/…; http is taken on this machine alone."
	}
	return ""
}

// private reports whether what is sent to an address stays between the two
// ends: by TLS, or because it does not leave this machine.
func private(u *url.URL) bool {
	ip := net.ParseIP(u.Hostname())
	loopback := u.Hostname() == "localhost" || ip != nil && ip.IsLoopback()
	return isWeb(u) && (u.Scheme == "https" || loopback)
}

// hostName is wide on purpose: an address that has its form and does not
// exist shows when the program listens on it.
var hostName = regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$`)

const (
	// unixScheme begins the address of a socket in the file system.
	unixScheme = "unix:"
	// maxSocket is the longest path that every system takes for a socket.
	maxSocket = 103
)

func address(field func(*Config) *string) func(*Config, string) string {
	return func(c *Config, value string) string {
		const wanted = "must be host:port or :port, such as :8080 or 127.0.0.1:8080, or unix:/path."
		if path, ok := strings.CutPrefix(value, unixScheme); ok {
			if !filepath.IsAbs(path) || len(path) > maxSocket {
				return wanted
			}
			*field(c) = value
			return ""
		}
		host, port, err := net.SplitHostPort(value)
		if err != nil {
			return wanted
		}
		if _, err := strconv.ParseUint(port, 10, 16); err != nil {
			return wanted
		}
		if host != "" && net.ParseIP(host) == nil && !hostName.MatchString(host) {
			return wanted
		}
		*field(c) = value
		return ""
	}
}

// parsePprof takes an address that no other machine can reach: profiles show
// what is in memory.
func parsePprof(c *Config, value string) string {
	host, port, err := net.SplitHostPort(value)
	number, err2 := strconv.ParseUint(port, 10, 16)
	if ip := net.ParseIP(host); errors.Join(err, err2) != nil || number == 0 || ip == nil || !ip.IsLoopback() {
		return "must be an address of this machine's loopback with a port, such as 127.0.0.1:6060."
	}
	c.PprofAddr = value
	return ""
}

func parsePort(c *Config, value string) string {
	n, err := strconv.ParseUint(value, 10, 16)
	if err != nil || n == 0 {
		return "must be a number from 1 to 65535."
	}
	c.ListenAddr = ":" + value
	return ""
}

// prefixPattern is a path whose parts need no escaping anywhere.
var prefixPattern = regexp.MustCompile(`^(/[A-Za-z0-9_-][A-Za-z0-9._~-]*)+$`)

func parsePathPrefix(c *Config, value string) string {
	value = strings.TrimSuffix(value, "/")
	if value != "" && !prefixPattern.MatchString(value) {
		return "must be a path such as /bot, of letters, digits and . _ ~ -."
	}
	c.PathPrefix = value
	return ""
}

// parsePublicURL takes an address whose path needs no escaping, and http only
// on this machine.
func parsePublicURL(c *Config, value string) string {
	value = strings.TrimSuffix(value, "/")
	u, err := url.Parse(value)
	if err != nil || !private(u) || !isBare(u) || u.Path != "" && !prefixPattern.MatchString(u.EscapedPath()) {
		return "must be an https URL without user, query or fragment, such as https://bot.example.org; http is taken on this machine alone."
	}
	c.PublicURL = value
	return ""
}

// parseContact takes what a page can link to.
func parseContact(c *Config, value string) string {
	mailbox, err := mail.ParseAddress(value)
	isMailbox := err == nil && mailbox.Address == value
	if !isMailbox && !isHTTPS(value) {
		return "must be an e-mail address or an https URL."
	}
	c.Contact = value
	return ""
}

func isHTTPS(value string) bool {
	u, err := url.Parse(value)
	return err == nil && u.Scheme == "https" && u.Host != "" && !strings.ContainsAny(value, " <>")
}
