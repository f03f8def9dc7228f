package api

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
	"bothsides/internal/discord/request"
)

func TestExplain(t *testing.T) {
	faults := map[string]string{"0.options.1.name": "String value did not match.", "3.description": "Must be 100 or fewer in length."}
	many := map[string]string{}
	for _, n := range strings.Fields("0 1 2 3 4 5 6") {
		many[n+".name"] = "Required"
	}
	for _, c := range []struct {
		name   string
		answer discordtest.Answer
		want   string
	}{
		{"paths of values", discordtest.Refusal(400, 50035, "Invalid Form Body", faults),
			"Discord says: Invalid Form Body (0.options.1.name: String value did not match; 3.description: Must be 100 or fewer in length). Change what is named there"},
		{"many values", discordtest.Refusal(400, 50035, "Invalid Form Body", many),
			"Discord says: Invalid Form Body (0.name: Required; 1.name: Required; 2.name: Required; 3.name: Required; 4.name: Required; and 2 more). "},
		{"missing access", discordtest.Refusal(403, 50001, "Missing Access", nil), "Discord says: Missing Access. The bot is not in that server"},
		{"unknown server", discordtest.Refusal(404, 10004, "Unknown Guild", nil), "Discord says: Unknown Guild. There is no server with that id"},
		{"another application", discordtest.Refusal(403, 20012, "You are not authorized to perform this action on this application", nil),
			"Discord says: You are not authorized to perform this action on this application. The token is that of another application."},
		{"entry point", discordtest.Refusal(400, 50240, "You cannot remove this app's Entry Point command in a bulk update operation.", nil),
			"Discord says: You cannot remove this app's Entry Point command in a bulk update operation. The application has an Activity"},
		{"unauthorised", discordtest.Refusal(403, 40001, "Unauthorized", nil), "Discord says: Unauthorized. Reset the token"},
		{"shut out", discordtest.Answer{Status: 403, Body: "error code: 1015"}, "Discord has shut this machine's address out for a while."},
		{"shut out, in JSON", discordtest.Refusal(403, 1015, "", nil), "Discord has shut this machine's address out for a while."},
		{"unknown webhook", discordtest.Refusal(404, 10015, "Unknown Webhook", nil), "Discord says: Unknown Webhook. The webhook was deleted"},
		{"another code", discordtest.Refusal(400, 99999, "Odd.", nil), "Discord says: Odd."},
		{"a page", discordtest.Answer{Status: 400, Body: "<html>"}, ""},
		{"odd errors", discordtest.Answer{Status: 400, Body: `{"message":"M","errors":{"a":5,"_errors":{},"b":{"_errors":[null,7,{"message":"x"}]}}}`}, "Discord says: M (b: x)."},
		{"a secret and signs that steer a terminal", discordtest.Refusal(400, 0, "no "+discordtest.DefaultToken+"\x1b[2J\nhere", nil),
			"Discord says: no [secret] [2J here."},
		{"long", discordtest.Refusal(400, 0, strings.Repeat("a", 5000), nil), "Discord says: " + strings.Repeat("a", 300-1) + "…."},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d := discordtest.New(t, discordtest.Options{})
			d.Answer(discordtest.RouteEdit, c.answer)
			client := &Client{URL: d.APIURL(), Token: d.Token(), HTTP: testClient(t)}
			err := client.SetInstall(t.Context(), NewInstallConfig(false))
			if err == nil || strings.Contains(err.Error(), "Discord says") {
				t.Fatalf("got %v", err)
			}
			if got := Explain(err); !strings.HasPrefix(got, c.want) || c.want == "" && got != "" {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
	if got := Explain(http.ErrHandlerTimeout); got != "" {
		t.Errorf("another error is explained as %s", got)
	}
	nobody := &Client{URL: "http://127.0.0.1:1", HTTP: testClient(t)}
	err := nobody.SetInstall(t.Context(), NewInstallConfig(false))
	if got := Explain(fmt.Errorf("setting: %w", err)); got != "Check the network, a proxy, and DISCORD_API_URL if it is set." {
		t.Errorf("%v is explained as %q", err, got)
	}
	if got := Explain(&Error{Refusal: request.Refusal{Status: 502}}); !strings.HasPrefix(got, "Discord has a fault of its own.") {
		t.Errorf("got %s", got)
	}
}

// TestPatience has Discord ask for more waiting than the client is ready for.
func TestPatience(t *testing.T) {
	d := discordtest.New(t, discordtest.Options{})
	client := &Client{URL: d.APIURL(), Token: d.Token(), HTTP: testClient(t), Patience: time.Second}
	short := discordtest.TooMany(150 * time.Millisecond)
	d.Answer(discordtest.RouteEdit, short, short)
	if err := client.SetInstall(t.Context(), nil); err != nil {
		t.Errorf("short waits: %v", err)
	}
	d.Answer(discordtest.RouteEdit, discordtest.TooMany(900*time.Millisecond))
	start := time.Now()
	err := client.SetInstall(t.Context(), nil)
	if err == nil || time.Since(start) > 800*time.Millisecond {
		t.Errorf("waited %v, and then %v", time.Since(start), err)
	}
	if want := "Discord asks to wait for 1s. Try again after that."; !strings.HasSuffix(Explain(err), want) {
		t.Errorf("it says %q", Explain(err))
	}
}
