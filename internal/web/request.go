package web

import (
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"bothsides/internal/message"
)

// request is what a page is asked for.
type request struct {
	*http.Request
	query    url.Values
	language message.Language
	// chosen reports that the language was asked for by ?lang=, which links
	// then carry on: there is no cookie to remember it by.
	chosen bool
}

// languageParameter chooses a language whatever the browser prefers.
const languageParameter = "lang"

// read reads a request.
func read(r *http.Request) request {
	out := request{Request: r}
	if r.URL.RawQuery != "" {
		out.query = r.URL.Query()
	}
	if l := message.Language(out.query.Get(languageParameter)); l != "" && message.Of(string(l)) == l {
		out.language, out.chosen = l, true
		return out
	}
	out.language = preferred(r.Header.Get("Accept-Language"))
	return out
}

// matcher finds the language that the bot speaks and a browser likes best.
var matcher = sync.OnceValue(func() language.Matcher {
	var tags []language.Tag
	for _, l := range message.Languages() {
		tags = append(tags, language.Make(string(l)))
	}
	return language.NewMatcher(tags)
})

// preferred reads the header Accept-Language.
func preferred(header string) message.Language {
	if header == "" {
		return message.English
	}
	_, index := language.MatchStrings(matcher(), header)
	return message.Languages()[index]
}

// link is the address of a page of the site, in the chosen language.
func (v view) link(path string) string {
	if !v.chosen {
		return v.root + path
	}
	separator := "?"
	if strings.Contains(path, "?") {
		separator = "&"
	}
	return v.root + path + separator + languageParameter + "=" + string(v.language)
}

// asker is whose rate a request counts for: the network address that it
// comes from. A proxy on this machine or in its network says for whom it asks.
func (r request) asker() string {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	address := peer.Addr().Unmap()
	if err != nil || address.IsLoopback() || address.IsPrivate() || address.IsLinkLocalUnicast() {
		if forwarded, ok := lastForwarded(r.Header.Values("X-Forwarded-For")); ok {
			address = forwarded
		}
	}
	if !address.IsValid() {
		return "" // a socket in the file system, and nobody says for whom
	}
	if address.Is6() { // who has one such address has a whole network of them
		network, _ := address.Prefix(64) // fits every address
		return network.String()
	}
	return address.String()
}

// lastForwarded is the address that the nearest proxy added: those before it
// are what a client made up, if it liked.
func lastForwarded(lines []string) (netip.Addr, bool) {
	if len(lines) == 0 {
		return netip.Addr{}, false
	}
	last := lines[len(lines)-1]
	last = last[strings.LastIndexByte(last, ',')+1:]
	address, err := netip.ParseAddr(strings.TrimSpace(last))
	return address.Unmap().WithZone(""), err == nil
}
