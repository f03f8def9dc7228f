package metrics

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/VictoriaMetrics/metrics"
)

// The types of metrics, as Prometheus calls them.
const (
	counter   = "counter"
	gauge     = "gauge"
	histogram = "histogram"
)

// family is the metrics of one name, which differ in their labels.
type family struct {
	name, kind, help string
	set              *metrics.Set
}

func newFamily(name, kind, help string) *family {
	return &family{name, kind, help, metrics.NewSet()}
}

func (f *family) count(labels string) { f.set.GetOrCreateCounter(f.name + labels).Inc() }

func (f *family) observe(labels string, took time.Duration) {
	f.set.GetOrCreatePrometheusHistogramExt(f.name+labels, buckets()).Update(took.Seconds())
}

// buckets are bounds in seconds, from an answer out of memory to Discord's
// limit of three seconds.
func buckets() []float64 {
	return []float64{.0001, .00025, .0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2, 3}
}

// write writes the metrics, if there are any.
func (f *family) write(w io.Writer) {
	if len(f.set.ListMetricNames()) == 0 {
		return
	}
	describe(w, f.name, f.kind, f.help)
	f.set.WritePrometheus(w)
}

// describe writes what Prometheus shows of a metric.
func describe(w io.Writer, name, kind, help string) {
	_, _ = fmt.Fprintf(w, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, kind) // a scraper that is gone needs no answer
}

// labels writes labels, given as names and values in turn.
func labels(pairs ...string) string {
	var b strings.Builder
	b.WriteByte('{')
	for i := 0; i < len(pairs); i += 2 {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(pairs[i] + `="` + pairs[i+1] + `"`)
	}
	b.WriteByte('}')
	return b.String()
}
