package contract

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPackedDocument(t *testing.T) {
	data, err := read("")
	if err != nil {
		t.Fatal(err)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != hash {
		t.Errorf("the document's SHA-256 is %x, and that of commit %s is %s", sum, commit, hash)
	}
}

func TestDocumentOfAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "openapi.json")
	if err := os.WriteFile(file, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if data, err := read(file); err != nil || string(data) != "{}" {
		t.Errorf("read %q, %v", data, err)
	}
	if _, err := read(file + ".missing"); err == nil {
		t.Error("a file that is missing is read")
	}
}

func TestFaults(t *testing.T) {
	const allowed = `"flags":32768,"allowed_mentions":{"parse":[]}`
	tests := []struct {
		name, body, want string
	}{
		{"right", `{"type":4,"data":{` + allowed + `,"components":[{"type":10,"content":"a"}]}}`, ""},
		{"no flag", `{"type":4,"data":{"allowed_mentions":{"parse":[]}}}`, "not a message of components"},
		{"content beside components", `{"type":4,"data":{` + allowed + `,"content":"a"}}`, "content or embeds"},
		{"mentions allowed", `{"type":4,"data":{"flags":32768}}`, "allowed_mentions"},
		{"too many components", `{"type":4,"data":{` + allowed + `,"components":[` + strings.Repeat(`{"type":14},`, 40) + `{"type":14}]}}`, "41 components"},
		{"too long", `{"type":4,"data":{` + allowed + `,"components":[{"type":10,"content":"` + strings.Repeat("a", 4001) + `"}]}}`, "4001 characters"},
		{"an empty text", `{"type":4,"data":{` + allowed + `,"components":[{"type":10,"content":" "}]}}`, "an empty text"},
		{"one custom_id twice", `{"type":4,"data":{` + allowed + `,"components":[{"type":2,"custom_id":"a"},{"type":2,"custom_id":"a"}]}}`, "custom_id a twice"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := strings.Join(Faults([]byte(test.body)), "; ")
			if (got == "") != (test.want == "") || !strings.Contains(got, test.want) {
				t.Errorf("faults %q, want %q", got, test.want)
			}
		})
	}
}
