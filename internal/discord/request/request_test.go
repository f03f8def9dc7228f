package request

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

func TestRetryAfter(t *testing.T) {
	for _, test := range []struct {
		name, header, body string
		want               time.Duration
	}{
		{"neither", "", "", 0},
		{"header", "2", "", 2 * time.Second},
		{"body", "", `{"retry_after":0.25}`, 250 * time.Millisecond},
		{"header longer", "3", `{"retry_after":1.5}`, 3 * time.Second},
		{"body longer", "1", `{"retry_after":1.5}`, 1500 * time.Millisecond},
		{"header a date", "Wed, 21 Oct 2026 07:28:00 GMT", `{"retry_after":1}`, time.Second},
		{"header not a number", "NaN", `{"retry_after":1}`, time.Second},
		{"body of HTML", "1", "<html>", time.Second},
		{"body null", "1", "null", time.Second},
		{"negative", "-5", `{"retry_after":-1e300}`, 0},
		{"endless", "inf", "", maxWait},
		{"too long for a duration", "", `{"retry_after":1e300}`, maxWait},
	} {
		t.Run(test.name, func(t *testing.T) {
			header := http.Header{}
			if test.header != "" {
				header.Set("Retry-After", test.header)
			}
			if got := retryAfter(header, []byte(test.body)); got != test.want {
				t.Errorf("retryAfter = %v, want %v", got, test.want)
			}
		})
	}
}

func TestWithoutURL(t *testing.T) {
	cause := errors.New("connection refused")
	err := fmt.Errorf("wrapped: %w", &url.Error{Op: "Post", URL: "https://discord.test/secret", Err: cause})
	if got := WithoutURL(err); got != cause || strings.Contains(got.Error(), "secret") {
		t.Errorf("WithoutURL = %v", got)
	}
	if got := WithoutURL(cause); got != cause {
		t.Errorf("WithoutURL of another error = %v", got)
	}
}
