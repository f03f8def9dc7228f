package discordtest

import (
	"maps"
	"slices"
	"strings"
)

// OddFrames are texts that are no frame, or one that no bot expects, by name.
// None says anything that a bot must obey. The words are in some of them,
// for a test that looks for them in a log.
func OddFrames(words string) map[string]string {
	odd := map[string]string{
		"null":           `null`,
		"array":          `[]`,
		"empty":          ``,
		"number":         `7`,
		"text":           `"` + words + `"`,
		"no JSON":        words,
		"cut":            `{"op":0,"t":"INTERACTION_CREATE","d":{"id":"` + words,
		"two frames":     `{"op":11}{"op":11}`,
		"no op":          `{"d":{},"t":"READY"}`,
		"null op":        `{"op":null}`,
		"text op":        `{"op":"0"}`,
		"fraction op":    `{"op":0.5}`,
		"huge op":        `{"op":99999999999999999999}`,
		"negative op":    `{"op":-1}`,
		"unknown op":     `{"op":123456,"d":"` + words + `"}`,
		"client's op":    `{"op":2,"d":{"token":"` + words + `"}}`,
		"not UTF-8":      "{\"op\":0,\"t\":\"\xff\xfe\"}",
		"zero bytes":     "\x00\x00\x00",
		"deep":           `{"op":0,"d":` + strings.Repeat("[", 1<<19) + strings.Repeat("]", 1<<19) + `}`,
		"deep and open":  strings.Repeat(`{"d":`, 1<<18),
		"null type":      `{"op":0,"s":null,"t":null,"d":null}`,
		"number type":    `{"op":0,"s":null,"t":7,"d":{}}`,
		"text sequence":  `{"op":0,"s":"` + words + `","t":"X","d":{}}`,
		"huge sequence":  `{"op":0,"s":99999999999999999999,"t":"X","d":{}}`,
		"negative":       `{"op":0,"s":-5,"t":"X","d":{}}`,
		"unknown event":  `{"op":0,"s":null,"t":"` + words + `","d":{}}`,
		"1 MiB":          `{"op":0,"s":null,"t":"X","d":"` + strings.Repeat("x", 1<<20) + `"}`,
		"READY, no data": `{"op":0,"s":null,"t":"READY"}`,
		"READY, a text":  `{"op":0,"s":null,"t":"READY","d":"` + words + `"}`,
	}
	for name, d := range map[string]string{"no": ``, "null": `,"d":null`, "array": `,"d":[]`, "text": `,"d":"` + words + `"`} {
		odd[name+" interaction"] = `{"op":0,"s":null,"t":"INTERACTION_CREATE"` + d + `}`
		odd[name+" message"] = `{"op":0,"s":null,"t":"MESSAGE_CREATE"` + d + `}`
	}
	return odd
}

// oddTexts is the odd frames in an order that does not change.
func oddTexts() []string {
	odd := OddFrames("odd words")
	var texts []string
	for _, name := range slices.Sorted(maps.Keys(odd)) {
		texts = append(texts, odd[name])
	}
	return texts
}
