package discord

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// TestTooFast floods a responder as one user: every interaction has an answer,
// most of them that it is too much, and another user notices nothing.
func TestTooFast(t *testing.T) {
	r := newFixture(t)
	limited, shed := 0, 0
	for range 200 {
		switch got := r.answerTo(command("who-said", option("topic", "hockey"))); {
		case got.Type != 4:
			t.Fatalf("got %s", got.raw)
		case got.private():
			limited++
		}
		if got := r.answerTo(completion("who-said", "topic", "hock")); got.Type != 8 {
			t.Fatalf("got %s", got.raw)
		} else if len(got.Data.Choices) == 0 {
			shed++
		}
	}
	if limited < 100 || shed < 80 {
		t.Errorf("of 200 each %d commands and %d completions were shed", limited, shed)
	}
	i := command("who-said", option("topic", "hockey"))
	i["member"] = person("401")
	if got := r.answerTo(i); got.private() {
		t.Errorf("another user got %s", got.raw)
	}
}

func TestOverload(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newFixture(t)
		r.patience = answerTime
		for range maxAtOnce {
			r.slots <- struct{}{}
		}
		start := time.Now()
		if got := r.answerTo(completion("who-said", "topic", "hock")); got.Type != 8 || len(got.Data.Choices) != 0 || time.Since(start) > 0 {
			t.Errorf("after %v a completion got %s", time.Since(start), got.raw)
		}
		if got := r.answerTo(command("quiz")); !got.private() || time.Since(start) != answerTime {
			t.Errorf("after %v a command got %s", time.Since(start), got.raw)
		}
		<-r.slots
		if got := r.answerTo(command("quiz")); got.private() {
			t.Errorf("with a free slot a command got %s", got.raw)
		}
	})
}

func TestLateAnswer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newFixture(t)
		i, err := decode(encode(t, command("help")))
		if err != nil {
			t.Fatal(err)
		}
		got := make(chan Reply, 2)
		r.inTime(i, answerTime, func(reply Reply) { got <- reply }, func() Reply {
			time.Sleep(time.Minute)
			if len(got) != 1 {
				t.Error("no apology while the answer was being made")
			}
			return pong()
		})
		if len(got) != 1 {
			t.Fatalf("%d replies", len(got))
		}
		if reply := <-got; reply.outcome != outcomeLate ||
			!strings.HasPrefix(decodeReply(t, reply.Body).text(), "This took too long.") {
			t.Errorf("got %s", reply.Body)
		}
	})
}
