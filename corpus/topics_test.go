package corpus

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestEveryPassageIsOnATopic(t *testing.T) {
	c := builtinCorpus(t)
	for _, s := range c.Statements {
		for _, p := range s.Passages {
			if len(c.TopicsOf(p)) == 0 {
				t.Errorf("%s is on no topic", p.ID())
			}
		}
	}
}

func TestEveryTopicHasANameInEveryLanguage(t *testing.T) {
	for _, topic := range builtinCorpus(t).Topics {
		for _, code := range languages() {
			if topic.names[code] == "" {
				t.Errorf("topic %s has no name in %s", topic.ID, code)
			}
		}
	}
}

// The differences that a reader of the two statements must be shown.
func TestTopicsBringOutTheDifferences(t *testing.T) {
	c := builtinCorpus(t)
	wh, kr := c.Statement("white-house"), c.Statement("kremlin")
	for _, test := range []struct {
		id   string
		want [2]string
	}{
		{"energy", [2]string{"a ceasefire on energy and infrastructure", "energy infrastructure for 30 days"}},
		{"economy", [2]string{"significant economic agreements", "both the economy and energy sectors"}},
		{"military-aid", [2]string{"", "a complete halt to foreign military assistance"}},
		{"mobilization", [2]string{"", "halting forced mobilization in Ukraine"}},
		{"kursk", [2]string{"", "soldiers encircled in the Kursk region"}},
		{"prisoners", [2]string{"", "175 individuals released on each side"}},
		{"hockey", [2]string{"", "organizing hockey matches"}},
		{"iran-and-israel", [2]string{"a position to threaten Israel", ""}},
		{"beginning", [2]string{"should have never begun", ""}},
		{"talks-in-the-middle-east", [2]string{"will commence immediately in the Middle East", ""}},
	} {
		t.Run(test.id, func(t *testing.T) {
			topic := c.Topic(test.id)
			if topic == nil {
				t.Errorf("there is no topic %s", test.id)
				return
			}
			if diff := cmp.Diff(test.want, [2]string{topic.Words(wh), topic.Words(kr)}); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.id, diff)
			}
			for i, s := range c.Statements {
				if (len(topic.Of(s)) > 0) != (test.want[i] != "") {
					t.Errorf("%s has %d passages", s.ID, len(topic.Of(s)))
				}
			}
		})
	}
}

// A comma at the end of a list is none too many.
func TestNearOfATopic(t *testing.T) {
	c, err := Load(fstest.MapFS{
		"a.md":        {Data: []byte("---\n" + goodHead + "---\nText of the lake.\n")},
		"topics.yaml": {Data: []byte("topics:\n  - {id: x, names: {en: X}, passages: [A-1.1], near: 'pond, old mill,'}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"pond", "old mill"}, c.Topics[0].Near); diff != "" {
		t.Error(diff)
	}
}

func TestFaultsOfTopics(t *testing.T) {
	const head = "topics:\n  - id: x\n    names: {en: X}\n"
	for _, test := range []struct{ name, file, want string }{
		{"unknown passage", head + "    passages:\n      - A-1.1\n      - A-9.9\n", `topics.yaml:6: The topic "x" lists A-9.9, which is no passage.`},
		{"passage twice", head + "    passages: [A-1.1, a-1.1]\n", `topics.yaml:4: The topic "x" lists a-1.1 twice.`},
		{"no passages", head, `topics.yaml:2: The topic "x" lists no passages.`},
		{"no English name", "topics:\n  - id: x\n    names: {de: X}\n    passages: [A-1.1]\n", `topics.yaml:2: The topic "x" has no English name.`},
		{"unknown language", "topics:\n  - id: x\n    names: {en: X, xx: X}\n    passages: [A-1.1]\n", `topics.yaml:3: The key "xx" is unknown; known here: de, en, `},
		{"no id", "topics:\n  - names: {en: X}\n    passages: [A-1.1]\n", `topics.yaml:2: The topic "" must have an id`},
		{"bad id", "topics:\n  - id: X y\n    names: {en: X}\n    passages: [A-1.1]\n", `topics.yaml:2: The topic "X y" must have an id`},
		{"twice", head + "    passages: [A-1.1]\n  - id: x\n    names: {en: X}\n    passages: [A-1.1]\n", `topics.yaml:5: The topic "x" appears twice.`},
		{"words not said", head + "    passages: [A-1.1]\n    words:\n      a: Never\n", `topics.yaml:6: The topic "x" has words that are in none of its passages of a.`},
		{"unknown statement", head + "    passages: [A-1.1]\n    words: {b: Text}\n", `topics.yaml:5: The topic "x" has words of "b", which is no statement.`},
		{"unknown key", head + "    passage: [A-1.1]\n", `topics.yaml:4: The key "passage" is unknown; known here: id, names, near, passages, words.`},
		{"text for a list", "topics: x\n", "topics.yaml:1: Expected a list here, found a text."},
		{"reference", "topics:\n  - &x {id: x}\n  - *x\n", "topics.yaml:3: Expected keys with values here, found a reference."},
		{"second document", "topics: []\n---\ntopics: []\n", "topics.yaml:2: The file has a second YAML document, which would not be read."},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := faultsOf(map[string]string{"topics.yaml": test.file}); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error is %v, want one with %q", err, test.want)
			}
		})
	}
}
