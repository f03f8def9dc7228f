package gateway

import (
	"fmt"
	"os"
	"regexp"
	"testing"
)

// The figures in the documentation are those of the code.
func TestDocumentedFigures(t *testing.T) {
	page, err := os.ReadFile("../../../docs/gateway.md")
	if err != nil {
		t.Fatal(err)
	}
	figures := map[string]any{
		"identifySpacing": identifySpacing, "dailyIdentifies": dailyIdentifies, "discoveryTimeout": discoveryTimeout,
		"dialTimeout": dialTimeout, "helloTimeout": helloTimeout, "readyTimeout": readyTimeout, "resumedTimeout": resumedTimeout,
		"writeTimeout": writeTimeout, "resumeTries": resumeTries, "longestBackoff": longestBackoff, "longestInvalid": longestInvalid,
		"lastingReady": lastingReady, "interactionHandlers": interactionHandlers, "messageHandlers": messageHandlers,
		"handlerWait": handlerWait, "drainTime": drainTime, "frameLimit": frameLimit,
	}
	rows := regexp.MustCompile("(?m)^\\| `(\\w+)` \\| (\\S+) \\|").FindAllStringSubmatch(string(page), -1)
	for _, row := range rows {
		if got := fmt.Sprint(figures[row[1]]); got != row[2] {
			t.Errorf("%s is %s in the documentation and %s in the code", row[1], row[2], got)
		}
	}
	if len(rows) != len(figures) {
		t.Errorf("%d figures documented, want %d", len(rows), len(figures))
	}
}
