package web

import (
	"bytes"
	"encoding/xml"
)

// paths are all pages that do not depend on a request.
func (s *Site) paths() []string {
	out := []string{"/", "/topics", "/differences", "/check", "/help", "/about", "/privacy", "/terms"}
	for _, t := range s.corpus().Topics {
		out = append(out, topicPath(t))
	}
	for _, of := range s.corpus().Texts() {
		for i := range of.Paragraphs {
			out = append(out, "/p/"+paragraphID(of, i+1))
		}
		for _, p := range of.Passages {
			out = append(out, passagePath(p))
		}
	}
	return out
}

// sitemap lists the pages for search engines.
//
// See https://www.sitemaps.org/protocol.html.
func (v view) sitemap() reply {
	type entry struct {
		Location string `xml:"loc"`
	}
	var list struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		Entries []entry  `xml:"url"`
	}
	for _, path := range v.paths() {
		list.Entries = append(list.Entries, entry{string(v.Address) + path})
	}
	body, err := xml.MarshalIndent(list, "", " ")
	if err != nil {
		v.Log.Error("making the sitemap failed", "error", err)
		return failed()
	}
	return v.tagged(reply{kind: "application/xml", cache: cachePublic, body: append([]byte(xml.Header), body...)})
}

// robots keeps search engines off what is made for one request.
func (v view) robots() reply {
	var b bytes.Buffer
	b.WriteString("User-agent: *\n")
	for _, path := range []string{"/ask", "/step", "/api/"} {
		b.WriteString("Disallow: " + v.root + path + "\n")
	}
	b.WriteString("Sitemap: " + string(v.Address) + "/sitemap.xml\n")
	return v.tagged(reply{kind: typeText, cache: cachePublic, body: b.Bytes()})
}
