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

// compose loads a file as Compose does, with a user's settings and the given
// environment.
func compose(t *testing.T, name string, environment types.Mapping) (*types.Project, error) {
	t.Helper()
	file := filepath.Join(project, "deploy", name)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, ".env"), []byte("DISCORD_TOKEN=canary\nDISCORD_PUBLIC_KEY=0a\nDISCORD_WEBHOOK_URL=canary\nLISTEN_ADDR=127.0.0.1:1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return loader.LoadWithContext(t.Context(), types.ConfigDetails{
		WorkingDir:  filepath.Join(folder, "deploy"),
		ConfigFiles: []types.ConfigFile{{Filename: file, Content: data}},
		Environment: environment,
	}, func(o *loader.Options) { o.Profiles = []string{"*"} })
}

func TestCompose(t *testing.T) {
	domain := types.Mapping{"DOMAIN": "bot.example.org"}
	for _, c := range []struct {
		file, service string
		command       []string
		token         string // what it is given of it
	}{
		{"compose.yaml", "http", []string{"http"}, ""},
		{"compose.yaml", "setup", []string{"setup", "--yes", "--url", "https://bot.example.org"}, "canary"},
		{"compose.gateway.yaml", "gateway", []string{"gateway"}, "canary"},
	} {
		t.Run(c.service, func(t *testing.T) {
			p, err := compose(t, c.file, domain)
			if err != nil {
				t.Fatal(err)
			}
			s := p.Services[c.service]
			hardened(t, s)
			if !slices.Equal(s.Command, c.command) || len(s.CapAdd) > 0 || len(s.Ports) > 0 {
				t.Errorf("it runs %q with the rights %q at the ports %v", s.Command, s.CapAdd, s.Ports)
			}
			if got := s.Environment["DISCORD_TOKEN"]; got == nil || *got != c.token {
				t.Errorf("it is given the token %v", got)
			}
			if got := s.Environment["DISCORD_WEBHOOK_URL"]; got == nil || *got != "" {
				t.Errorf("it is given the webhook %v", got)
			}
		})
	}
}

func TestComposeProxy(t *testing.T) {
	p, err := compose(t, "compose.yaml", types.Mapping{"DOMAIN": "bot.example.org"})
	if err != nil {
		t.Fatal(err)
	}
	s := p.Services["proxy"]
	hardened(t, s)
	if !slices.Equal(s.CapAdd, []string{"NET_BIND_SERVICE"}) || *s.Environment["DOMAIN"] != "bot.example.org" || len(s.EnvFiles) > 0 {
		t.Errorf("the proxy is %+v", s)
	}
	if got := p.Services["http"].Environment["LISTEN_ADDR"]; got == nil || *got != ":8080" {
		t.Errorf("the proxy asks port 8080, and the bot listens on %v", got)
	}
	if got := p.Configs["caddyfile"].Content; !strings.Contains(got, "\n{$DOMAIN} {\n") {
		t.Errorf("the proxy serves %s", got)
	}
	for _, environment := range []types.Mapping{nil, {"DOMAIN": ""}} {
		if _, err := compose(t, "compose.yaml", environment); err == nil || !strings.Contains(err.Error(), "--env-file .env") {
			t.Errorf("without a domain: %v", err)
		}
	}
	if _, err := compose(t, "compose.gateway.yaml", nil); err != nil {
		t.Errorf("the gateway needs a domain: %v", err)
	}
}

// hardened checks what every service of ours must be.
func hardened(t *testing.T, s types.ServiceConfig) {
	t.Helper()
	if !s.ReadOnly || !slices.Equal(s.CapDrop, []string{"ALL"}) || !slices.Contains(s.SecurityOpt, "no-new-privileges:true") {
		t.Errorf("%s has more rights than it needs: %+v", s.Name, s)
	}
	if s.MemLimit == 0 || s.PidsLimit == 0 {
		t.Errorf("%s may take what it likes", s.Name)
	}
}

// TestPinned: what others publish under a name can change, so that images and
// actions are named by what they hold.
func TestPinned(t *testing.T) {
	image := regexp.MustCompile(`(?m)^\s*(?:FROM (?:--\S+ )*|image: |- ?uses: |uses: )(\S+)`)
	pinned := regexp.MustCompile(`@(?:sha256:[0-9a-f]{64}|[0-9a-f]{40})$`)
	ours := []string{"scratch", "bothsides", "IMAGE"}
	seen := 0
	for _, pattern := range []string{"deploy/*file", "deploy/*.yaml", "deploy/kubernetes/*.yaml", ".github/workflows/*.yml"} {
		files, err := filepath.Glob(filepath.Join(project, pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range image.FindAllStringSubmatch(string(data), -1) {
				seen++
				if !slices.Contains(ours, m[1]) && !pinned.MatchString(m[1]) {
					t.Errorf("%s: %s is not pinned", file, m[1])
				}
			}
		}
	}
	if seen < 12 {
		t.Errorf("found only %d", seen)
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
		t.Errorf("the image is built on %s", last.BaseName)
	}
	found := map[string]bool{}
	for _, command := range last.Commands {
		found[command.Name()] = true
		if copied, ok := command.(*instructions.CopyCommand); ok {
			for _, source := range copied.SourcePaths {
				found[filepath.Base(source)] = true
			}
		}
		if user, ok := command.(*instructions.UserCommand); ok && user.User != "65532:65532" {
			t.Errorf("it runs as %s", user.User)
		}
	}
	for _, name := range []string{"USER", "HEALTHCHECK", "ENTRYPOINT", "bot", "LICENSE", "notices.txt", "ca-certificates.crt"} {
		if !found[name] {
			t.Errorf("the image has no %s", name)
		}
	}
	goVersion(t, stages[0].BaseName)
}

// goVersion checks the image that builds against the version that go.mod asks for.
func goVersion(t *testing.T, image string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(project, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindSubmatch(data)
	if want := "golang:" + string(m[1]) + "@"; !strings.HasPrefix(image, want) {
		t.Errorf("it is built with %s, want %s", image, want)
	}
}
