package web

import (
	"fmt"
	"hash/fnv"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

// reply is what goes out.
type reply struct {
	status   int // 0: OK
	kind     string
	body     []byte
	tag      string // the ETag; empty: none
	cache    string
	varies   bool   // by Accept-Language
	location string // of a redirect
	shared   bool   // scripts of other sites may read it
	headers  string // those that they may send when they ask for it
}

// How long a reply may be kept, and by whom.
const (
	cachePublic  = "public, max-age=300"
	cachePrivate = "private, max-age=300" // its address holds what was typed
	cacheForever = "public, max-age=31536000, immutable"
	cacheNever   = "no-store"
)

// The media types.
const (
	typeHTML = "text/html; charset=utf-8"
	typeText = "text/plain; charset=utf-8"
	typeJSON = "application/json"
)

// contentPolicy lets a page load its style and pictures from here, send its
// forms here, and nothing else; it has no script.
const contentPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// handler answers the requests of a route, and counts them.
func (s *Site) handler(r route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		start := time.Now()
		status := s.write(w, req, s.safely(r, req))
		s.Metrics.Requested(r.name, status, time.Since(start))
	})
}

// safely answers, also where that panics. What it panicked with may hold what
// was typed and is not logged.
func (s *Site) safely(r route, req *http.Request) (out reply) {
	defer func() {
		if p := recover(); p != nil {
			s.Log.Error("answering failed", "page", r.name, "error", fmt.Sprintf("panic: %T\n%s", p, debug.Stack()))
			out = failed()
		}
	}()
	return r.answer(view{s, read(req)})
}

// failed is the reply where not even a page can be made.
func failed() reply {
	return reply{status: http.StatusInternalServerError, kind: typeText, body: []byte("Something went wrong.\n"), cache: cacheNever}
}

// write sends a reply, without its body where the asker has it, and returns
// the status.
func (s *Site) write(w http.ResponseWriter, req *http.Request, r reply) int {
	h := w.Header()
	h.Set("Content-Security-Policy", contentPolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cache-Control", r.cache)
	for _, optional := range []struct{ name, value string }{{"Etag", r.tag}, {"Location", r.location}} {
		if optional.value != "" {
			h.Set(optional.name, optional.value)
		}
	}
	if r.varies {
		h.Set("Vary", "Accept-Language")
	}
	if r.shared {
		h.Set("Access-Control-Allow-Origin", "*")
		h.Set("Access-Control-Expose-Headers", "Etag")
	}
	if r.headers != "" {
		h.Set("Access-Control-Allow-Headers", r.headers)
	}
	if r.status == http.StatusTooManyRequests {
		h.Set("Retry-After", "5")
	}
	if r.tag != "" && has(req.Header.Get("If-None-Match"), r.tag) {
		w.WriteHeader(http.StatusNotModified)
		return http.StatusNotModified
	}
	status := max(r.status, http.StatusOK)
	h.Set("Content-Type", r.kind)
	h.Set("Content-Length", strconv.Itoa(len(r.body)))
	w.WriteHeader(status)
	_, _ = w.Write(r.body) // who has gone away needs no answer; of HEAD net/http drops the body
	return status
}

// has reports whether the list of tags of If-None-Match has one, in its weak
// form too, which a proxy that compresses makes of it.
func has(list, tag string) bool { return list == "*" || strings.Contains(list, tag) }

// tagged gives a reply its tag: of which statements it is, and of which bytes.
func (s *Site) tagged(r reply) reply {
	sum := fnv.New64a()
	sum.Write(r.body)
	r.tag = fmt.Sprintf(`"%s-%016x"`, s.corpus().Hash[:shownHash], sum.Sum64())
	return r
}

// shownHash is how many digits of the corpus hash tell corpora apart.
const shownHash = 12

// redirect leads to another address of a page for good.
func (v view) redirect(path string) reply {
	return reply{status: http.StatusMovedPermanently, kind: typeText, cache: cachePublic, location: v.link(path)}
}
