package manifests

import (
	"slices"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"
)

// workflow is what is read of a workflow.
type workflow struct {
	Permissions map[string]string
	Jobs        map[string]struct {
		Needs       string
		Permissions map[string]string
		Steps       []struct {
			Uses, Run string
			With      map[string]any
		}
	}
}

// TestRelease: what is run of others' code has no right to write, and what is
// released is built of nothing but the commit, for both processors, and attested.
func TestRelease(t *testing.T) {
	var w workflow
	if err := yaml.Unmarshal([]byte(text(t, ".github/workflows/release.yml")), &w); err != nil {
		t.Fatal(err)
	}
	if len(w.Permissions) != 1 || w.Permissions["contents"] != "read" {
		t.Errorf("all jobs have the rights %v", w.Permissions)
	}
	check, release := w.Jobs["check"], w.Jobs["release"]
	if check.Permissions != nil || release.Needs != "check" {
		t.Errorf("the checks have the rights %v; the release needs %q", check.Permissions, release.Needs)
	}
	var attested []string
	for _, step := range release.Steps {
		if strings.Contains(step.Run, ".ci/run") {
			t.Error("checks run where the rights to write are")
		}
		if strings.HasPrefix(step.Uses, "actions/attest-build-provenance@") {
			for _, subject := range []string{"subject-path", "subject-digest"} {
				if step.With[subject] != nil {
					attested = append(attested, subject)
				}
			}
		}
		if strings.Contains(step.Run, "docker buildx build") {
			for _, want := range []string{"[[ -z $(git status --porcelain --ignored) ]]\n", "--platform linux/amd64,linux/arm64 "} {
				if !strings.Contains(step.Run, want) {
					t.Errorf("the image is built without %q:\n%s", want, step.Run)
				}
			}
		}
	}
	if !slices.Equal(attested, []string{"subject-path", "subject-digest"}) {
		t.Errorf("attested are %v", attested)
	}
	if checks := check.Steps[len(check.Steps)-1].Run; checks != ".ci/run" {
		t.Errorf("checked is %q", checks)
	}
}
