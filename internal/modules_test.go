package internal

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var (
	requirement  = regexp.MustCompile(`(?m)^\s*(?:require )?(\S+\.\S+/\S+) (v\S+)( // indirect)?$`)
	documentedAs = regexp.MustCompile(`(?m)^\| (\S+/\S+) \| (.+) \| (.+) \|$`)
)

// required reads go.mod: versions by module, and the modules that we import
// ourselves.
func required(t *testing.T) (versions map[string]string, direct []string) {
	t.Helper()
	versions = map[string]string{}
	for _, m := range requirement.FindAllStringSubmatch(readFile(t, "go.mod"), -1) {
		versions[m[1]] = m[2]
		if m[3] == "" {
			direct = append(direct, m[1])
		}
	}
	if len(direct) == 0 {
		t.Fatal("go.mod requires nothing")
	}
	return versions, direct
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestDependenciesHaveReasons(t *testing.T) {
	_, direct := required(t)
	var documented []string
	for _, m := range documentedAs.FindAllStringSubmatch(readFile(t, "docs/dependencies.md"), -1) {
		documented = append(documented, m[1])
	}
	if !slices.IsSorted(documented) {
		t.Error("docs/dependencies.md is not sorted by module")
	}
	for _, module := range direct {
		if !slices.Contains(documented, module) {
			t.Errorf("docs/dependencies.md gives no reason for %s", module)
		}
	}
	for _, module := range documented {
		if !slices.Contains(direct, module) {
			t.Errorf("docs/dependencies.md names %s, which go.mod does not require directly", module)
		}
	}
}

// TestMinimumVersions takes the place of govulncheck where its database cannot be
// asked: discordgo by itself brings versions with known vulnerabilities.
func TestMinimumVersions(t *testing.T) {
	versions, _ := required(t)
	_, discord := versions["github.com/bwmarrin/discordgo"]
	for _, test := range []struct{ module, least string }{
		{"golang.org/x/crypto", "v0.45.0"},
		{"github.com/gorilla/websocket", "v1.5.1"},
	} {
		t.Run(test.module, func(t *testing.T) {
			version, found := versions[test.module]
			if !found && discord {
				t.Errorf("go.mod does not raise it to %s", test.least)
			}
			if found && slices.Compare(numbers(t, version), numbers(t, test.least)) < 0 {
				t.Errorf("go.mod requires %s, below %s", version, test.least)
			}
		})
	}
}

// numbers takes a version apart; a pre-release counts as its release.
func numbers(t *testing.T, version string) []int {
	t.Helper()
	version, _, _ = strings.Cut(strings.TrimPrefix(version, "v"), "-")
	var out []int
	for part := range strings.SplitSeq(version, ".") {
		n, err := strconv.Atoi(part)
		if err != nil {
			t.Fatalf("version %q: %v", version, err)
		}
		out = append(out, n)
	}
	return out
}
