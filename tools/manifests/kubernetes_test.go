package manifests

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	apps "k8s.io/api/apps/v1"
	autoscaling "k8s.io/api/autoscaling/v2"
	batch "k8s.io/api/batch/v1"
	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
	policy "k8s.io/api/policy/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/util/yaml"
	strict "sigs.k8s.io/yaml"
)

// project is the folder of the whole project, from this one.
const project = "../.."

// cluster is all that one file asks for.
type cluster struct {
	deployments  []*apps.Deployment
	statefulSets []*apps.StatefulSet
	services     []*core.Service
	autoscalers  []*autoscaling.HorizontalPodAutoscaler
	budgets      []*policy.PodDisruptionBudget
	cronJobs     []*batch.CronJob
	policies     []*networking.NetworkPolicy
}

// read decodes a file and refuses any field that Kubernetes does not know.
func read(t *testing.T, name string) *cluster {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(project, "deploy/kubernetes", name))
	if err != nil {
		t.Fatal(err)
	}
	c := &cluster{}
	documents := yaml.NewDocumentDecoder(io.NopCloser(bytes.NewReader(data)))
	buffer := make([]byte, len(data))
	for {
		n, err := documents.Read(buffer)
		if errors.Is(err, io.EOF) {
			return c
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		c.add(t, name, buffer[:n])
	}
}

func (c *cluster) add(t *testing.T, name string, document []byte) {
	t.Helper()
	var kind meta.TypeMeta
	if err := strict.Unmarshal(document, &kind); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	switch kind.APIVersion + " " + kind.Kind {
	case "apps/v1 Deployment":
		c.deployments = append(c.deployments, decode[apps.Deployment](t, name, document))
	case "apps/v1 StatefulSet":
		c.statefulSets = append(c.statefulSets, decode[apps.StatefulSet](t, name, document))
	case "v1 Service":
		c.services = append(c.services, decode[core.Service](t, name, document))
	case "autoscaling/v2 HorizontalPodAutoscaler":
		c.autoscalers = append(c.autoscalers, decode[autoscaling.HorizontalPodAutoscaler](t, name, document))
	case "policy/v1 PodDisruptionBudget":
		c.budgets = append(c.budgets, decode[policy.PodDisruptionBudget](t, name, document))
	case "batch/v1 CronJob":
		c.cronJobs = append(c.cronJobs, decode[batch.CronJob](t, name, document))
	case "networking.k8s.io/v1 NetworkPolicy":
		c.policies = append(c.policies, decode[networking.NetworkPolicy](t, name, document))
	default:
		t.Errorf("%s: %s %s is not known here", name, kind.APIVersion, kind.Kind)
	}
}

func decode[T any](t *testing.T, name string, document []byte) *T {
	t.Helper()
	object := new(T)
	if err := strict.UnmarshalStrict(document, object); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	return object
}

func TestHTTP(t *testing.T) {
	c := read(t, "http.yaml")
	if len(c.deployments) != 1 || len(c.services) != 1 || len(c.autoscalers) != 1 || len(c.budgets) != 1 {
		t.Fatalf("got %+v", c)
	}
	d := c.deployments[0]
	checkPod(t, d.Spec.Template, d.Spec.Selector, "http")
	checkService(t, c.services[0], d.Spec.Template)
	checkBudget(t, c.budgets[0], d.Spec.Template)
	if pod := d.Spec.Template.Spec; variable(t, d.Spec.Template, "DRAIN").Value != "5s" || *pod.TerminationGracePeriodSeconds < 20 {
		t.Error("it is killed before it has drained")
	}
	target := c.autoscalers[0].Spec.ScaleTargetRef
	if target.Kind != "Deployment" || target.APIVersion != "apps/v1" || target.Name != d.Name {
		t.Errorf("the autoscaler scales %+v", target)
	}
	if d.Spec.Replicas != nil {
		t.Error("a number of replicas in the Deployment undoes the autoscaler's with every apply")
	}
}

func TestGateway(t *testing.T) {
	c := read(t, "gateway.yaml")
	if len(c.statefulSets) != 1 || len(c.services) != 1 || len(c.budgets) != 1 {
		t.Fatalf("got %+v", c)
	}
	s := c.statefulSets[0]
	checkPod(t, s.Spec.Template, s.Spec.Selector, "gateway")
	checkService(t, c.services[0], s.Spec.Template)
	checkBudget(t, c.budgets[0], s.Spec.Template)
	if s.Spec.ServiceName != c.services[0].Name {
		t.Errorf("the StatefulSet is served by %q", s.Spec.ServiceName)
	}
	count := variable(t, s.Spec.Template, "SHARD_COUNT").Value
	if s.Spec.Replicas == nil || count != strconv.Itoa(int(*s.Spec.Replicas)) {
		t.Errorf("SHARD_COUNT is %s, replicas differ", count)
	}
	// The label with a pod's ordinal: Kubernetes has it from 1.28 on.
	source := variable(t, s.Spec.Template, "SHARD_IDS").ValueFrom
	if source == nil || source.FieldRef == nil || source.FieldRef.FieldPath != "metadata.labels['"+apps.PodIndexLabel+"']" {
		t.Errorf("SHARD_IDS does not come from the ordinal: %+v", source)
	}
}

// TestVersions: what a manifest uses decides which Kubernetes it takes, and the
// manifest and the document for operators both say which.
func TestVersions(t *testing.T) {
	document := text(t, "docs/operating.md")
	for _, c := range []struct{ file, uses, version, said string }{
		{"http.yaml", "apiVersion: autoscaling/v2\n", "1.23", "for HTTP (from 1.23 on)"},
		{"gateway.yaml", "metadata.labels['" + apps.PodIndexLabel + "']", "1.28", "(from 1.28 on)"},
		{"post.yaml", "timeZone: ", "1.27", "(Kubernetes 1.27 or newer)"},
	} {
		t.Run(c.file, func(t *testing.T) {
			manifest := text(t, "deploy/kubernetes/"+c.file)
			if !strings.Contains(manifest, c.uses) || !strings.Contains(manifest, "It takes Kubernetes "+c.version+" or newer") {
				t.Errorf("it does not use %q or does not say that it takes Kubernetes %s", c.uses, c.version)
			}
			if !strings.Contains(document, c.said) {
				t.Errorf("docs/operating.md does not say %q", c.said)
			}
		})
	}
}

// text is one of the project's files.
func text(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(project, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestPost(t *testing.T) {
	c := read(t, "post.yaml")
	if len(c.cronJobs) != 1 {
		t.Fatalf("got %+v", c)
	}
	spec := c.cronJobs[0].Spec
	job := spec.JobTemplate.Spec
	if *job.BackoffLimit != 0 || job.Template.Spec.RestartPolicy != core.RestartPolicyNever || spec.ConcurrencyPolicy != batch.ForbidConcurrent {
		t.Error("a topic may be posted twice")
	}
	checkRights(t, job.Template, "post")
}

// TestNetwork checks that each pod has a policy of its own, which opens no port but
// its own ones, and to the way out that its mode takes.
func TestNetwork(t *testing.T) {
	pods := map[string]core.PodTemplateSpec{
		"bot-http":    read(t, "http.yaml").deployments[0].Spec.Template,
		"bot-gateway": read(t, "gateway.yaml").statefulSets[0].Spec.Template,
		"bot-post":    read(t, "post.yaml").cronJobs[0].Spec.JobTemplate.Spec.Template,
	}
	policies := read(t, "network.yaml").policies
	if len(policies) != len(pods) {
		t.Errorf("%d policies for %d pods", len(policies), len(pods))
	}
	for _, p := range policies {
		pod := pods[p.Name]
		matches(t, &p.Spec.PodSelector, pod)
		if len(p.Spec.PolicyTypes) != 2 {
			t.Errorf("%s leaves a way open", p.Name)
		}
		for _, rule := range p.Spec.Ingress {
			for _, port := range rule.Ports {
				if !hasPort(pod.Spec.Containers[0], port.Port.StrVal) {
					t.Errorf("%s opens the port %s, which the container has not", p.Name, port.Port)
				}
			}
		}
		if asks := p.Name != "bot-http"; asks != (len(p.Spec.Egress) == 1) {
			t.Errorf("%s lets out %+v", p.Name, p.Spec.Egress)
		}
	}
}

func variable(t *testing.T, pod core.PodTemplateSpec, name string) core.EnvVar {
	t.Helper()
	env := pod.Spec.Containers[0].Env
	i := slices.IndexFunc(env, func(v core.EnvVar) bool { return v.Name == name })
	if i < 0 {
		t.Fatalf("%s is not set", name)
	}
	return env[i]
}

// checkPod checks what every pod of ours must be: selected by its
// owner, without rights, watched at ports that it has, set by known settings.
func checkPod(t *testing.T, pod core.PodTemplateSpec, selector *meta.LabelSelector, mode string) {
	t.Helper()
	matches(t, selector, pod)
	checkRights(t, pod, mode)
	c := pod.Spec.Containers[0]
	for _, test := range []struct {
		path  string
		probe *core.Probe
	}{{"/healthz", c.LivenessProbe}, {"/readyz", c.ReadinessProbe}} {
		get := test.probe != nil && test.probe.HTTPGet != nil
		if !get || test.probe.HTTPGet.Path != test.path || !hasPort(c, test.probe.HTTPGet.Port.StrVal) {
			t.Errorf("the probe of %s is %+v", test.path, test.probe)
		}
	}
}

// checkRights checks that a pod runs one mode, without rights, and with a
// secret of its own.
func checkRights(t *testing.T, pod core.PodTemplateSpec, mode string) {
	t.Helper()
	if len(pod.Spec.Containers) != 1 {
		t.Fatalf("%d containers", len(pod.Spec.Containers))
	}
	c := pod.Spec.Containers[0]
	if !slices.Equal(c.Args, []string{mode}) {
		t.Errorf("it runs %q", c.Args)
	}
	if s := pod.Spec.SecurityContext; s == nil || s.RunAsNonRoot == nil || !*s.RunAsNonRoot {
		t.Error("it may run as root")
	}
	if s := c.SecurityContext; s == nil || s.ReadOnlyRootFilesystem == nil || !*s.ReadOnlyRootFilesystem ||
		s.AllowPrivilegeEscalation == nil || *s.AllowPrivilegeEscalation || s.Capabilities == nil ||
		!slices.Equal(s.Capabilities.Drop, []core.Capability{"ALL"}) {
		t.Errorf("it has more rights than it needs: %+v", s)
	}
	if len(c.EnvFrom) != 1 || c.EnvFrom[0].SecretRef == nil || c.EnvFrom[0].SecretRef.Name != "bot-"+mode {
		t.Errorf("its secret is %+v", c.EnvFrom)
	}
	known := settings(t)
	for _, v := range c.Env {
		if !slices.Contains(known, v.Name) {
			t.Errorf("there is no setting %s", v.Name)
		}
	}
	if c.Resources.Limits.Memory().IsZero() || c.Resources.Requests.Cpu().IsZero() {
		t.Errorf("its resources are %+v", c.Resources)
	}
}

func hasPort(c core.Container, name string) bool {
	return slices.ContainsFunc(c.Ports, func(p core.ContainerPort) bool { return p.Name == name })
}

func matches(t *testing.T, selector *meta.LabelSelector, pod core.PodTemplateSpec) {
	t.Helper()
	s, err := meta.LabelSelectorAsSelector(selector)
	if err != nil {
		t.Fatal(err)
	}
	if s.Empty() || !s.Matches(labels.Set(pod.Labels)) {
		t.Errorf("%s does not select %v", s, pod.Labels)
	}
}

func checkService(t *testing.T, s *core.Service, pod core.PodTemplateSpec) {
	t.Helper()
	matches(t, &meta.LabelSelector{MatchLabels: s.Spec.Selector}, pod)
	for _, p := range s.Spec.Ports {
		if !hasPort(pod.Spec.Containers[0], p.TargetPort.StrVal) {
			t.Errorf("the service leads to the port %s, which the container has not", p.TargetPort.String())
		}
	}
}

func checkBudget(t *testing.T, b *policy.PodDisruptionBudget, pod core.PodTemplateSpec) {
	t.Helper()
	matches(t, b.Spec.Selector, pod)
	if (b.Spec.MinAvailable == nil) == (b.Spec.MaxUnavailable == nil) {
		t.Error("a budget says either how many must be there or how many may be gone")
	}
}
