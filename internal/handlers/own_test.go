package handlers

import (
	"strings"
	"testing"
	"testing/fstest"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/finding"
	"bothsides/internal/message"
)

// ownFile is a statement of a corpus of one's own.
func ownFile(id, code, name, text string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("---\nid: " + id + "\ncode: " + code + "\nname: " + name +
		"\ntitle: On the bridge\ndate: 2024-05-02\nwording: As in a leaflet.\n---\n" + text + "\n")}
}

// ownFiles are statements of somebody else's: so many of these sides.
func ownFiles(sides int) fstest.MapFS {
	files := fstest.MapFS{
		"mayor.md": ownFile("mayor", "MA", "Mayor", "The bridge over the river will be closed in June. Buses run along the quay.\nThe council approved 3.5 million euros for it."),
		"union.md": ownFile("union", "UN", "Union", "Nobody asked us about the bridge. The workers want better pay."),
		"paper.md": ownFile("paper", "PA", "Paper", "The bridge is the oldest of the city."),
	}
	for _, name := range []string{"mayor.md", "union.md", "paper.md"}[sides:] {
		delete(files, name)
	}
	return files
}

func ownService(t *testing.T, files fstest.MapFS) *Service {
	t.Helper()
	c, err := corpus.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return serviceOver(t, c)
}

// foreignFiles are statements in three languages.
func foreignFiles() fstest.MapFS {
	files := ownFiles(1)
	for code, text := range map[string]string{"de": "Die Brücke wird im Juni gesperrt.", "ru": "Мост закроют в июне."} {
		files[code+".md"] = &fstest.MapFile{Data: []byte("---\nid: " + code + "\ncode: " + strings.ToUpper(code) + "\nname: Side " + code +
			"\ntitle: On the bridge\ndate: 2024-05-02\nlanguage: " + code + "\nwording: As in a leaflet.\n---\n" + text + "\n")}
	}
	return files
}

// Who asks in another language than a statement's is told so where nothing is
// found, and a citation says in which language its words are.
func TestStatementsInOtherLanguages(t *testing.T) {
	svc := ownService(t, foreignFiles())
	for _, test := range []struct{ line, want string }{
		{"/who-said Gehälter der Busfahrer", "Not written in the language of the question: Mayor (English), Side ru (Russian)."},
		{"/who-said зарплаты водителей", "Not written in the language of the question: Side de (German), Mayor (English)."},
		{"/who-said Brücke", ""},
		{"/cite DE-1.1 style: csl-json", `"language": "de"`},
		{"/cite DE-1.1 style: bibtex", "language = {de}"},
		{"/cite DE-1.1 style: wikipedia", "|language=de"},
	} {
		t.Run(test.line, func(t *testing.T) {
			a := answerLine(t, svc, test.line).Text(answer.Style{})
			if !strings.Contains(a, test.want) || test.want == "" && strings.Contains(a, "Not written in the language") {
				t.Errorf("%s\nhas not %q", a, test.want)
			}
		})
	}
}

// Over statements of one's own nothing speaks of the built-in ones, and the
// examples are answered.
func TestOwnStatementsHaveTheirOwnExamples(t *testing.T) {
	mapped := ownFiles(2)
	mapped["topics.yaml"] = &fstest.MapFile{Data: []byte("topics:\n  - {id: pay, names: {en: Pay for the workers}, passages: [UN-1.2]}\n" +
		"  - {id: bridge, names: {en: The bridge}, passages: [MA-1.1, MA-1.2, MA-2.1, UN-1.1]}\n")}
	for _, test := range []struct {
		name  string
		files fstest.MapFS
	}{
		{"one", ownFiles(1)}, {"two", ownFiles(2)}, {"three", ownFiles(3)}, {"with a map", mapped},
	} {
		t.Run(test.name, func(t *testing.T) {
			svc := ownService(t, test.files)
			for _, c := range Table() {
				line := c.ExampleOver(svc.Corpus, "en")
				if got := ParseLine(line).Command; got != c.Name {
					t.Errorf("%q is an example of /%s", line, c.Name)
				}
				alone := len(svc.Corpus.Statements) == 1 && c.Name == "quiz"
				mapless := len(svc.Corpus.Topics) == 0 && c.Name == "differences"
				a := answerLine(t, svc, line)
				if (a.Refusal() != "") != (alone || mapless) || len(a.Sections()) > 0 && !a.Quotes() {
					t.Errorf("%s: %q, sections %d", line, a.Refusal(), len(a.Sections()))
				}
				if found, ok := a.Content.(answer.Findings); ok && found.List[0].Verdict != finding.Exact {
					t.Errorf("%s: %s", line, found.List[0].Verdict)
				}
				for _, said := range []string{line, a.Text(answer.Style{}), answerLine(t, svc, "/"+c.Name).Text(answer.Style{})} {
					for _, word := range []string{"kremlin", "Kremlin", "WH-", "KR-", "energy", "hockey", "the call", "economy"} {
						if strings.Contains(said, word) {
							t.Errorf("%s speaks of %q:\n%s", line, word, said)
						}
					}
				}
			}
		})
	}
}

func TestOptionsOverOwnStatements(t *testing.T) {
	own := ownService(t, ownFiles(2))
	for _, c := range Table() {
		for _, o := range c.Options {
			for _, l := range message.Languages() {
				if got, want := o.Over(testService(t).Corpus).Description(l), o.Description(l); got != want {
					t.Errorf("/%s %s: %q over the built-in statements, want %q", c.Name, o.Name, got, want)
				}
				if got := o.Over(own.Corpus).Description(l); strings.Contains(got, "WH-") || strings.Contains(got, "energy") {
					t.Errorf("/%s %s: %q over others", c.Name, o.Name, got)
				}
			}
		}
	}
}

// What comes after a command that takes no text changes nothing.
func TestTextNobodyAskedFor(t *testing.T) {
	for _, c := range []struct{ line, same string }{
		{"/topics all of them", "/topics"}, {"/quiz me", "/quiz"}, {"/about you private: true", "/about private: true"},
		{"/Who-Said hockey", "/who-said hockey"}, {"/help /Ask", "/help ask"}, {"/hilfe befehl: fragen", "/help ask"},
		{"/read WH", "/read white-house"}, {"/read whitehouse", "/read white-house"}, {"/read the Kremlin paragraph: 2", "/read kremlin paragraph: 2"},
		{"/read putin's office", "/read kremlin"}, {"/verify hockey matches said-by: KR", "/verify hockey matches said-by: kremlin"},
		{"/verify said-by: Kremlin “hockey matches”", "/verify “hockey matches” said-by: kremlin"},
		{"/verify said-by: white house the path to peace", "/verify the path to peace said-by: white-house"},
		{"/cite style: mla WH-2.2", "/cite WH-2.2 style: mla"},
	} {
		t.Run(c.line, func(t *testing.T) {
			got, want := answerLine(t, testService(t), c.line), answerLine(t, testService(t), c.same)
			if got.Text(answer.Style{}) != want.Text(answer.Style{}) || got.Command != want.Command || got.Visibility != want.Visibility {
				t.Errorf("%s", got.Text(answer.Style{}))
			}
		})
	}
	if a := answerLine(t, testService(t), "/help private: perhaps"); a.Refusal() == "" {
		t.Error("a value that is neither true nor false is taken")
	}
}
