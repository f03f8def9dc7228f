package notice

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestLog(t *testing.T) {
	type event struct {
		wait     time.Duration
		sentence string
		times    int
	}
	for _, c := range []struct {
		name   string
		events []event
		want   []string
	}{
		{"one", []event{{0, "refused", 1}}, []string{"0s refused 1"}},
		{"many at once", []event{{0, "refused", 1000}}, []string{"0s refused 1", "10s refused 999"}},
		{"kinds do not share", []event{{0, "refused", 2}, {0, "late", 1}}, []string{"0s refused 1", "0s late 1", "10s refused 1"}},
		{"over and over", []event{{0, "refused", 2}, {9 * time.Second, "refused", 2}, {9 * time.Second, "refused", 1}},
			[]string{"0s refused 1", "10s refused 3", "20s refused 1"}},
		{"far apart", []event{{0, "refused", 1}, {time.Minute, "refused", 1}}, []string{"0s refused 1", "1m0s refused 1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var got lines
				start := time.Now()
				l := New(slog.New(slog.NewTextHandler(&got, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
					if a.Key == slog.TimeKey {
						a.Value = slog.StringValue(a.Value.Time().Sub(start).String())
					}
					return a
				}})))
				for _, e := range c.events {
					time.Sleep(e.wait)
					for range e.times {
						l.Info(e.sentence)
					}
				}
				time.Sleep(time.Hour)
				synctest.Wait()
				if got := got.short(); got != strings.Join(c.want, "\n") {
					t.Errorf("got\n%s\nwant\n%s", got, strings.Join(c.want, "\n"))
				}
			})
		})
	}
}

func TestDetailsAndLevel(t *testing.T) {
	var out lines
	l := New(slog.New(slog.NewTextHandler(&out, nil)))
	l.Warn("clock is off", "seconds", 600)
	if got := out.String(); !strings.HasSuffix(got, "level=WARN msg=\"clock is off\" times=1 seconds=600\n") {
		t.Errorf("got %s", got)
	}
	(*Log)(nil).Info("nobody hears this")
}

// lines is what was logged.
type lines struct{ bytes.Buffer }

// short is each line's time, message and number.
func (l *lines) short() string {
	text := strings.NewReplacer("time=", "", "level=INFO ", "", "msg=", "", "times=", "").Replace(l.String())
	return strings.TrimSuffix(text, "\n")
}
