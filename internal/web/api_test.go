package web

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"bothsides/internal/handlers"
	"bothsides/internal/message"
)

// apiLines are lines of every command and of every kind of answer.
func apiLines() []string {
	lines := []string{
		"/who-said tariffs", "/who-said hockey source: kremlin", "/ask NATO", "/ask bloodshed", "/ask what does each statement say?",
		"/ask how do they differ?", "/ask what can I ask?", "/verify nothing of the kind was ever said", "/verify the", "/cite KR-6.1 style: csl-json",
		"/check-message “a maritime ceasefire in the Black Sea” and “with 157 individuals released on each side”", "/read kremlin", "/dance", "hockey?",
		"/verify “engaged in an in-depth and candid discussion … The leaders conversed broadly about the Middle East”",
	}
	for _, c := range handlers.Table() {
		lines = append(lines, c.Example)
	}
	return lines
}

// strict closes each object of the schemas, so that an answer may have nothing
// that the document does not name.
func strict(node any) {
	switch node := node.(type) {
	case map[string]any:
		if _, object := node["properties"].(map[string]any); object && node["type"] == "object" {
			node["additionalProperties"] = false
		}
		for _, inner := range node {
			strict(inner)
		}
	case []any:
		for _, inner := range node {
			strict(inner)
		}
	}
}

// openAPI is the document as it is served, with a compiler that has it.
func openAPI(t *testing.T, f *fixture) (document map[string]any, compile func(path string) *jsonschema.Schema) {
	t.Helper()
	w := f.get("/api/openapi.json")
	parsed, err := jsonschema.UnmarshalJSON(w.Body)
	if err != nil || w.Header().Get("Content-Type") != typeJSON {
		t.Fatal(err, w.Header())
	}
	strict(parsed)
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("openapi.json", parsed); err != nil {
		t.Fatal(err)
	}
	return parsed.(map[string]any), func(path string) *jsonschema.Schema {
		t.Helper()
		schema, err := compiler.Compile("openapi.json#" + path)
		if err != nil {
			t.Fatal(err)
		}
		return schema
	}
}

// Every answer has the form that the document gives it, and nothing else.
func TestAnswersAreAsDocumented(t *testing.T) {
	f := newFixture(t, func(o *Options) { o.Service.Pages = o.Address })
	_, compile := openAPI(t, f)
	answers := compile("/paths/~1api~1answer/get/responses/200/content/application~1json/schema")
	for _, line := range apiLines() {
		t.Run(line, func(t *testing.T) {
			w := f.get("/api/answer?line=" + url.QueryEscape(line))
			got, err := jsonschema.UnmarshalJSON(strings.NewReader(w.Body.String()))
			if err != nil || w.Code != http.StatusOK {
				t.Fatal(w.Code, err)
			}
			if err := answers.Validate(got); err != nil {
				t.Errorf("%v\n%s", err, w.Body)
			}
		})
	}
	w := f.get("/api/answer")
	refused, err := jsonschema.UnmarshalJSON(w.Body)
	if err != nil || w.Code != http.StatusBadRequest {
		t.Fatal(w.Code, err)
	}
	if err := compile("/components/responses/Refusal/content/application~1json/schema").Validate(refused); err != nil {
		t.Error(err)
	}
}

// The document names the languages and the commands that there are.
func TestDocumentKnowsTheProgram(t *testing.T) {
	f := newFixture(t, nil)
	document, _ := openAPI(t, f)
	text, err := json.Marshal(document)
	if err != nil {
		t.Fatal(err)
	}
	var languages []string
	for _, l := range message.Languages() {
		languages = append(languages, string(l))
	}
	if want, _ := json.Marshal(languages); !strings.Contains(string(text), `"enum":`+string(want)) {
		t.Errorf("the languages %s are not in the document", want)
	}
	for path := range document["paths"].(map[string]any) {
		if !slices.ContainsFunc(routes(), func(r route) bool { return r.path == path }) {
			t.Errorf("there is no page %s", path)
		}
	}
}

// The bytes are those of the terminal with --json, whatever a browser prefers.
func TestAPIGivesTheTerminalsJSON(t *testing.T) {
	f := newFixture(t, nil)
	for _, test := range []struct {
		name, query string
		line        string
		language    message.Language
	}{
		{"a command", "line=/who-said+energy+ceasefire", "/who-said energy ceasefire", "en"},
		{"a question", "line=hockey%3F", "hockey?", "en"},
		{"another language", "line=/who-said+tariffs&lang=de", "/who-said tariffs", "de"},
		{"a language that it does not speak", "line=/who-said+tariffs&lang=xx", "/who-said tariffs", "en"},
		{"signs of HTML", "line=/who-said+%3Cb%3E%26", "/who-said <b>&", "en"},
	} {
		t.Run(test.name, func(t *testing.T) {
			call := handlers.ParseLine(test.line)
			call.Language = test.language
			a, err := f.Service.Answer(call)
			if err != nil {
				t.Fatal(err)
			}
			want, err := a.JSONLine()
			if err != nil {
				t.Fatal(err)
			}
			w := f.get("/api/answer?"+test.query, "Accept-Language", "ru")
			if w.Body.String() != string(want) {
				t.Errorf("got %s\nwant %s", w.Body, want)
			}
			h := w.Header()
			if h.Get("Access-Control-Allow-Origin") != "*" || h.Get("Cache-Control") != cachePrivate || h.Get("Vary") != "" {
				t.Errorf("headers %v", h)
			}
			if again := f.get("/api/answer?"+test.query, "If-None-Match", h.Get("Etag")); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
				t.Errorf("with the tag %s: status %d", h.Get("Etag"), again.Code)
			}
		})
	}
}

// TestPreflight: a script of another site may send the tag that it has.
func TestPreflight(t *testing.T) {
	r := httptest.NewRequest(http.MethodOptions, "/api/answer?line=hockey", nil)
	r.Header.Set("Origin", "https://example.org")
	r.Header.Set("Access-Control-Request-Method", http.MethodGet)
	r.Header.Set("Access-Control-Request-Headers", "if-none-match")
	w := newFixture(t, nil).send(r)
	h := w.Header()
	if w.Code != http.StatusOK || h.Get("Access-Control-Allow-Origin") != "*" || h.Get("Access-Control-Allow-Headers") != "If-None-Match" {
		t.Errorf("status %d, headers %v", w.Code, h)
	}
}
