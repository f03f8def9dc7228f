package manifests

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// settings are the names of the program's settings.
func settings(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(project, ".env.example"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range regexp.MustCompile(`(?m)^([A-Z_]+)=`).FindAllStringSubmatch(string(data), -1) {
		out = append(out, m[1])
	}
	if len(out) < 10 {
		t.Fatalf("read only %v", out)
	}
	return out
}

func TestCompose(t *testing.T) {
	file := filepath.Join(project, "deploy/compose.yaml")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	// The file of settings is the user's own.
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, ".env"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := loader.LoadWithContext(t.Context(), types.ConfigDetails{
		WorkingDir:  filepath.Join(folder, "deploy"),
		ConfigFiles: []types.ConfigFile{{Filename: file, Content: data}},
		Environment: types.Mapping{"DOMAIN": "bot.example.org"},
	}, func(o *loader.Options) { o.Profiles = []string{"*"} })
	if err != nil {
		t.Fatal(err)
	}
	for _, mode := range []string{"http", "gateway"} {
		s := p.Services[mode]
		if !s.ReadOnly || !slices.Equal(s.CapDrop, []string{"ALL"}) || !slices.Equal(s.Command, []string{mode}) || s.MemLimit == 0 {
			t.Errorf("the service %s is %+v", mode, s)
		}
	}
	if len(p.Services["http"].Ports) > 0 {
		t.Error("the bot is reached past the proxy, health and metrics too")
	}
	if got := p.Configs["caddyfile"].Content; !strings.HasPrefix(got, "{$DOMAIN} {\n") {
		t.Errorf("the proxy's file begins %.30q", got)
	}
}

func TestDockerfile(t *testing.T) {
	f, err := os.Open(filepath.Join(project, "deploy/Dockerfile"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	parsed, err := parser.Parse(f)
	if err != nil {
		t.Fatal(err)
	}
	stages, _, err := instructions.Parse(parsed.AST, nil)
	if err != nil {
		t.Fatal(err)
	}
	last := stages[len(stages)-1]
	if last.BaseName != "scratch" {
		t.Errorf("the image stands on %s", last.BaseName)
	}
	found := map[string]bool{}
	for _, command := range last.Commands {
		found[command.Name()] = true
		if user, ok := command.(*instructions.UserCommand); ok && user.User != "65532:65532" {
			t.Errorf("it runs as %s", user.User)
		}
	}
	for _, name := range []string{"USER", "HEALTHCHECK", "ENTRYPOINT"} {
		if !found[name] {
			t.Errorf("the image has no %s", name)
		}
	}
	goVersion(t, stages[0].BaseName)
}

// goVersion holds the image that builds to the version that go.mod asks for.
func goVersion(t *testing.T, image string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(project, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindSubmatch(data)
	if want := "golang:" + string(m[1]); image != want {
		t.Errorf("it is built with %s, want %s", image, want)
	}
}
