package request

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// refused is a response of a status with a body.
func refused(status int, body string) Refusal {
	return NewRefusal(&http.Response{StatusCode: status, Header: http.Header{}}, []byte(body), "s3cret")
}

func TestFaults(t *testing.T) {
	for _, test := range []struct {
		name, errors string
		want         []Fault
	}{
		{"none", `{}`, nil},
		{"no object", `["x"]`, nil},
		{"of the whole", `{"_errors":[{"code":"A","message":"Too bad"}]}`, []Fault{{"", "Too bad"}}},
		{"nested", `{"0":{"options":{"1":{"name":{"_errors":[{"message":"Bad name"}]}}}}}`, []Fault{{"0.options.1.name", "Bad name"}}},
		{"several, by path", `{"b":{"_errors":[{"message":"B"},{"message":"C"}]},"a":{"_errors":[{"message":"A"}]}}`,
			[]Fault{{"a", "A"}, {"b", "B"}, {"b", "C"}}},
		{"beside a fault within", `{"_errors":[{"message":"whole"}],"a":{"_errors":[{"message":"A"}]}}`, []Fault{{"", "whole"}, {"a", "A"}}},
		{"without a message", `{"a":{"_errors":[{"code":"A"}]}}`, nil},
		{"no list", `{"a":{"_errors":"x"},"b":{"_errors":[{"message":"B"}]}}`, []Fault{{"b", "B"}}},
		{"as deep as is read", deep(maxDepth + 2), []Fault{{strings.TrimSuffix(strings.Repeat("a.", maxDepth+1), "."), "deep"}}},
		{"deeper than is read", deep(maxDepth + 3), nil},
		{"secret", `{"s3cret":{"_errors":[{"message":"not s3cret"}]}}`, []Fault{{"[secret]", "not [secret]"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := refused(400, `{"code":50035,"message":"Invalid Form Body","errors":`+test.errors+`}`)
			if diff := cmp.Diff(test.want, r.Faults); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
			for _, f := range test.want {
				if !r.Blames(f.Path) || r.Blames(f.Path+".x") {
					t.Errorf("Blames(%q)", f.Path)
				}
			}
		})
	}
}

// deep is an error of n objects within each other.
func deep(n int) string {
	return strings.Repeat(`{"a":`, n-1) + `{"_errors":[{"message":"deep"}]}` + strings.Repeat("}", n-1)
}

func TestExplain(t *testing.T) {
	several := func(n int) (out []Fault) {
		for i := range n {
			out = append(out, Fault{fmt.Sprint(i), "bad."})
		}
		return out
	}
	for _, test := range []struct {
		name string
		r    Refusal
		want string
	}{
		{"nothing", Refusal{Status: 400}, ""},
		{"words", Refusal{Status: 400, Message: "Not now."}, "Discord says: Not now."},
		{"a fault", Refusal{Status: 400, Message: "Invalid:", Faults: several(1)}, "Discord says: Invalid (0: bad)."},
		{"a fault alone", Refusal{Status: 400, Faults: several(1)}, "Discord says: (0: bad)."},
		{"as many as are shown", Refusal{Status: 400, Faults: several(maxFaults)}, "Discord says: (0: bad; 1: bad; 2: bad; 3: bad; 4: bad)."},
		{"one more", Refusal{Status: 400, Faults: several(maxFaults + 1)}, "Discord says: (0: bad; 1: bad; 2: bad; 3: bad; 4: bad; and 1 more)."},
		{"a limit", Refusal{Status: 429, RetryAfter: 1400 * time.Millisecond}, "Discord asks to wait for 1s. Try again after that."},
		{"a limit without a time", Refusal{Status: 429}, ""},
		{"a time without a limit", Refusal{Status: 403, RetryAfter: time.Second}, ""},
		{"Discord's fault", Refusal{Status: 500}, "Discord has a fault of its own. Try again later, and see https://discordstatus.com."},
		{"below", Refusal{Status: 499}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.r.Explain(); got != test.want {
				t.Errorf("Explain: %q", got)
			}
		})
	}
}

func TestAdviceOfEveryCode(t *testing.T) {
	seen := map[string]int{}
	for _, code := range []int{codeUnknownGuild, codeUnknownWebhook, codeNotThisApp, codeUnauthorized, CodeMissingAccess, codeInvalidForm, codeEntryPoint} {
		advice := refused(400, fmt.Sprintf(`{"code":%d}`, code)).Explain()
		if advice == "" || seen[advice] != 0 {
			t.Errorf("%d: %q, as for %d", code, advice, seen[advice])
		}
		seen[advice] = code
	}
	if got := refused(403, "<html>error code: 1015</html>"); got.Code != codeCloudflareBan || !strings.Contains(got.Explain(), "wait for an hour") {
		t.Errorf("a page of Cloudflare's: %+v", got)
	}
}

func TestMessageIsPlain(t *testing.T) {
	for _, test := range []struct{ name, message, want string }{
		{"words", "Not now", "Not now"},
		{"lines", `a\n\tb\u001b[2Jc`, "a b [2Jc"},
		{"no secret", "You sent s3cret.", "You sent [secret]."},
		{"as long as is shown", strings.Repeat("ж", maxMessage), strings.Repeat("ж", maxMessage)},
		{"longer", strings.Repeat("ж", maxMessage+1), strings.Repeat("ж", maxMessage-1) + "…"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := refused(400, `{"message":"`+test.message+`"}`).Message; got != test.want {
				t.Errorf("Message: %q", got)
			}
		})
	}
	if got := NewRefusal(&http.Response{StatusCode: 400}, []byte(`{"message":"abc"}`), "").Message; got != "abc" {
		t.Errorf("without a secret: %q", got)
	}
}
