package handlers

import (
	"fmt"
	"sync"
	"testing"

	"bothsides/internal/answer"
	"bothsides/internal/message"
)

// The examples that help shows are answered in every language, and find
// something.
func TestExamplesWork(t *testing.T) {
	svc := testService(t)
	for _, c := range Table() {
		for _, l := range message.Languages() {
			line := c.ExampleOver(svc.Corpus, l)
			call := ParseLine(line)
			if call.Language = l; call.Command != c.Name {
				t.Errorf("the example of /%s in %s is one of /%s", c.Name, l, call.Command)
			}
			a, err := svc.Answer(call)
			if err != nil || a.Refusal() != "" || !c.Message && len(a.Sections()) > 0 && !a.Quotes() {
				t.Errorf("%s in %s: %q, %v or silent", line, l, a.Refusal(), err)
			}
		}
		if line := c.ExampleOver(svc.Corpus, message.English); line != c.Example {
			t.Errorf("the example of /%s is %q, in English %q", c.Name, c.Example, line)
		}
	}
}

func TestWhoSaidComesFirst(t *testing.T) {
	if name := Table()[0].Name; name != "who-said" {
		t.Errorf("first is /%s", name)
	}
	for _, c := range Table() {
		if found, ok := Find(c.Name); !ok || found.Example != c.Example {
			t.Errorf("/%s is not found", c.Name)
		}
	}
}

// One service serves everybody at once, and everybody the same.
func TestAnswersAtOnce(t *testing.T) {
	svc := serviceOver(t, testService(t).Corpus)
	texts := map[string]string{}
	var mutex sync.Mutex
	var wait sync.WaitGroup
	for n := range 12 {
		l := message.Languages()[n%len(message.Languages())]
		wait.Go(func() {
			for name, line := range lines() {
				call := ParseLine(line)
				call.Language = l
				a, err := svc.Answer(call)
				key := fmt.Sprint(l, name)
				mutex.Lock()
				text := a.Text(answer.Style{})
				if before, seen := texts[key]; err != nil || seen && before != text {
					t.Errorf("%s: %v, or two answers", key, err)
				}
				texts[key] = text
				mutex.Unlock()
			}
		})
	}
	wait.Wait()
}

// A name in one language is never another command's in another language.
func TestNamesInAllLanguagesAreUnique(t *testing.T) {
	for _, c := range Table() {
		for _, l := range message.Languages() {
			if found, _ := findByAnyName(c.LocalName(l)); found.Name != c.Name {
				t.Errorf("%s in %s: %q is /%s", c.Name, l, c.LocalName(l), found.Name)
			}
		}
	}
}
