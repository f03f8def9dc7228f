package discord

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"math/big"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"bothsides/internal/message"
)

func TestPing(t *testing.T) {
	r := newFixture(t)
	w := r.send([]byte(`{"type":1}`))
	if w.Code != http.StatusOK || w.Body.String() != `{"type":1}` || w.Header().Get("Content-Type") != "application/json" {
		t.Errorf("got %d %q %v", w.Code, w.Body, w.Header())
	}
}

func TestCommandOverHTTP(t *testing.T) {
	r := newFixture(t)
	w := r.send(encode(t, command("who-said", option("topic", "energy ceasefire"))))
	got := decodeReply(t, w.Body.Bytes()).text()
	for _, want := range []string{"### White House", "-# WH-2.2", "### Kremlin", "-# KR-6.1", "-# KR-6.2"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %s", want, got)
		}
	}
}

// header sets a header of a request, or takes it away where there is no value.
func header(name string, values ...string) func(*http.Request) {
	return func(req *http.Request) {
		req.Header.Del(name)
		for _, v := range values {
			req.Header.Add(name, v)
		}
	}
}

// changed passes the first value of a header through f.
func changed(name string, f func(string) string) func(*http.Request) {
	return func(req *http.Request) { req.Header.Set(name, f(req.Header.Get(name))) }
}

func replaced(b []byte) func(*http.Request) {
	return func(req *http.Request) {
		fresh := httptest.NewRequest(req.Method, "/interactions", bytes.NewReader(b))
		req.Body, req.ContentLength = fresh.Body, fresh.ContentLength
	}
}

// chunked hides how long the body is.
func chunked(req *http.Request) { req.ContentLength = -1 }

func TestRefusedRequests(t *testing.T) {
	ping := []byte(`{"type":1}`)
	flip := func(i int) func(string) string {
		return func(s string) string {
			b, _ := hex.DecodeString(s)
			b[i] ^= 1
			return hex.EncodeToString(b)
		}
	}
	big := bytes.Repeat([]byte(" "), maxBody+1)
	for _, test := range []struct {
		name   string
		body   []byte
		change func(*http.Request)
		want   int
	}{
		{"no signature", ping, header(headerSignature), 401},
		{"no timestamp", ping, header(headerTimestamp), 401},
		{"two signatures", ping, func(r *http.Request) { r.Header.Add(headerSignature, r.Header.Get(headerSignature)) }, 401},
		{"two timestamps", ping, func(r *http.Request) { r.Header.Add(headerTimestamp, r.Header.Get(headerTimestamp)) }, 401},
		{"signature no hex", ping, header(headerSignature, strings.Repeat("zz", 64)), 401},
		{"signature short", ping, changed(headerSignature, func(s string) string { return s[2:] }), 401},
		{"signature long", ping, changed(headerSignature, func(s string) string { return s + "00" }), 401},
		{"signature empty", ping, header(headerSignature, ""), 401},
		{"signature of zeros", ping, header(headerSignature, strings.Repeat("00", 64)), 401},
		{"flipped bit in R", ping, changed(headerSignature, flip(0)), 401},
		{"flipped bit in S", ping, changed(headerSignature, flip(40)), 401},
		{"S plus the group's order", ping, changed(headerSignature, plusOrder), 401},
		{"another body", ping, replaced([]byte(`{"type":2}`)), 401},
		{"a longer body", ping, replaced([]byte(`{"type":1} `)), 401},
		{"another timestamp", ping, changed(headerTimestamp, nextSecond), 401},
		{"timestamp of nine digits", ping, changed(headerTimestamp, func(s string) string { return s[1:] }), 401},
		{"timestamp with a sign", ping, changed(headerTimestamp, func(s string) string { return "+" + s[1:] }), 401},
		{"timestamp with spaces", ping, changed(headerTimestamp, func(s string) string { return " " + s[1:] }), 401},
		{"timestamp with underscores", ping, changed(headerTimestamp, func(s string) string { return s[:4] + "_" + s[5:] }), 401},
		{"shifted border", []byte("1" + string(ping)), func(r *http.Request) {
			r.Header.Set(headerTimestamp, r.Header.Get(headerTimestamp)+"1")
			replaced(ping)(r)
		}, 401},
		{"too large", big, func(*http.Request) {}, 413},
		{"too large, chunked", big, chunked, 413},
		{"too large, not signed", big, header(headerSignature), 413},
		{"chunked, not signed", ping, func(r *http.Request) { chunked(r); r.Header.Del(headerSignature) }, 401},
		{"chunked, signed", ping, chunked, 200},
		{"as large as may be", append(slices.Clone(ping), bytes.Repeat([]byte(" "), maxBody-len(ping))...), func(*http.Request) {}, 200},
	} {
		t.Run(test.name, func(t *testing.T) {
			if w := newFixture(t).send(test.body, test.change); w.Code != test.want {
				t.Errorf("status %d, want %d: %s", w.Code, test.want, w.Body)
			}
		})
	}
}

func TestSignedNoise(t *testing.T) {
	r := newFixture(t)
	for _, test := range []struct {
		name string
		body []byte
	}{
		{"signed list", []byte(`[]`)},
		{"signed null", []byte(`null`)},
		{"signed nothing", nil},
		{"signed noise", []byte("\x00\xff")},
		{"command without data", []byte(`{"type":2}`)},
		{"command with data null", []byte(`{"type":2,"data":null}`)},
		{"command without name", []byte(`{"type":2,"data":{}}`)},
		{"component without data", []byte(`{"type":3}`)},
		{"completion without data", []byte(`{"type":4}`)},
		{"unknown type", []byte(`{"type":99,"data":{"name":"x"}}`)},
		{"type of another kind", []byte(`{"type":"2","data":{"name":"x"}}`)},
		{"nested beyond any reason", bytes.Repeat([]byte(`{"data":`), 30000)},
	} {
		t.Run(test.name, func(t *testing.T) {
			if w := r.send(test.body); w.Code != http.StatusBadRequest {
				t.Errorf("status %d: %s", w.Code, w.Body)
			}
		})
	}
}

// plusOrder adds the order of the curve's group to S: the same number there,
// but another signature.
func plusOrder(signature string) string {
	b, _ := hex.DecodeString(signature)
	order, _ := new(big.Int).SetString("7237005577332262213973186563042994240857116359379907606001950938285454250989", 10)
	s := slices.Clone(b[32:])
	slices.Reverse(s)
	sum := new(big.Int).Add(new(big.Int).SetBytes(s), order).FillBytes(make([]byte, 32))
	slices.Reverse(sum)
	return hex.EncodeToString(append(b[:32:32], sum...))
}

func nextSecond(timestamp string) string {
	n, _ := strconv.ParseInt(timestamp, 10, 64)
	return strconv.FormatInt(n+1, 10)
}

func TestTimestampsAreFresh(t *testing.T) {
	r := newFixture(t)
	e := r.endpoint().(*endpoint)
	now := time.Unix(1_750_000_000, 0)
	e.now = func() time.Time { return now }
	for _, test := range []struct {
		name    string
		seconds int64
		want    int
	}{{"too old", -301, 401}, {"oldest", -300, 200}, {"now", 0, 200}, {"newest", 300, 200}, {"too new", 301, 401}} {
		t.Run(test.name, func(t *testing.T) {
			ping := []byte(`{"type":1}`)
			w := r.sendTo(e, ping, func(req *http.Request) { r.sign(req, ping, now.Add(time.Duration(test.seconds)*time.Second)) })
			if w.Code != test.want {
				t.Errorf("%d s off: status %d, want %d", test.seconds, w.Code, test.want)
			}
		})
	}
}

func TestSignatureOfAnotherKey(t *testing.T) {
	r := newFixture(t)
	ours := r.endpoint()
	r.key = ed25519.NewKeyFromSeed(bytes.Repeat([]byte{8}, ed25519.SeedSize))
	w := r.sendTo(ours, []byte(`{"type":1}`))
	if w.Code != http.StatusUnauthorized {
		t.Errorf("status %d", w.Code)
	}
}

// TestRefusalsAreLogged: an operator sees why Discord's check fails.
func TestRefusalsAreLogged(t *testing.T) {
	ping := []byte(`{"type":1}`)
	at := func(off time.Duration) func(*fixture, *http.Request) {
		return func(r *fixture, req *http.Request) { r.sign(req, ping, time.Now().Add(-off)) }
	}
	on := func(change func(*http.Request)) func(*fixture, *http.Request) {
		return func(_ *fixture, req *http.Request) { change(req) }
	}
	for _, c := range []struct {
		name   string
		body   []byte
		change func(*fixture, *http.Request)
		want   string
	}{
		{"another key", ping, func(r *fixture, req *http.Request) {
			r.key = ed25519.NewKeyFromSeed(bytes.Repeat([]byte{1}, ed25519.SeedSize))
			at(0)(r, req)
		}, `msg="refused: the signature does not fit DISCORD_PUBLIC_KEY;`},
		{"clock ahead", ping, at(10 * time.Minute), `msg="refused: the clock of this machine is off, or an old request was sent again" times=1 off="60`},
		{"clock behind", ping, at(-10 * time.Minute), `msg="refused: the clock of this machine is off, or an old request was sent again" times=1 off="-59`},
		{"an old time that is not signed", ping, on(header(headerTimestamp, "1000000000")), `msg="refused: the signature does not fit`},
		{"no headers", ping, on(header(headerSignature)), `msg="refused: without a signature; a proxy has to pass on`},
		{"too large", bytes.Repeat([]byte(" "), maxBody+1), on(func(*http.Request) {}), `msg="refused: a body of more than 256 KiB"`},
		{"no interaction", []byte(`{"canary":1}`), on(func(*http.Request) {}), `msg="refused: a signed request that is no interaction"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newFixture(t)
			endpoint := r.endpoint()
			for range 3 {
				r.sendTo(endpoint, c.body, func(req *http.Request) { c.change(r, req) })
			}
			logs := r.logs.String()
			if strings.Count(logs, "\n") != 1 || !strings.Contains(logs, "level=INFO "+c.want) || strings.Contains(logs, "canary") {
				t.Errorf("it logs\n%swant %s", logs, c.want)
			}
		})
	}
}

// TestAnswersAreLogged: at level debug there is a line for each, without
// anything of the user.
func TestAnswersAreLogged(t *testing.T) {
	r := newFixture(t)
	r.send(encode(t, command("who-said", option("topic", "canary hockey"))))
	r.send([]byte(`{"type":1}`))
	for _, want := range []string{"level=DEBUG msg=answered command=who-said outcome=answer ms=", "command=ping outcome=pong", " mode=http\n"} {
		if !strings.Contains(r.logs.String(), want) {
			t.Errorf("it does not log %q:\n%s", want, r.logs)
		}
	}
	if strings.Contains(r.logs.String(), "canary") || strings.Contains(r.logs.String(), "asker") {
		t.Errorf("it logs what is a user's:\n%s", r.logs)
	}
}

func TestReplyLanguage(t *testing.T) {
	private, public := option("private", true), option("private", false)
	for _, c := range []struct {
		name     string
		language ReplyLanguage
		locale   string // the server's
		options  []map[string]any
		want     message.Language
	}{
		{"the asker's", ReplyToAsker, "de", nil, "ru"},
		{"nothing set", "", "de", nil, "ru"},
		{"the server's", ReplyToServer, "de", []map[string]any{public}, "de"},
		{"the server's, in private", ReplyToServer, "de", []map[string]any{private}, "ru"},
		{"the server's, which is not known", ReplyToServer, "", []map[string]any{public}, "ru"},
		{"French", "fr", "de", nil, "fr"},
		{"French, in private", "fr", "de", []map[string]any{private}, "fr"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newFixture(t)
			r.ReplyLanguage = c.language
			i := command("about", c.options...)
			i["locale"], i["guild_locale"] = "ru", c.locale
			if got := r.answerTo(i).text(); !strings.Contains(got, c.want.Text("about.what")+"\n") {
				t.Errorf("want %s, got %s", c.want, got)
			}
		})
	}
}

// TestQuestionsNeverLookLikeAnswers asks what looks like an answer of the bot:
// it is repeated in small letters, in quote marks that it does not end.
func TestQuestionsNeverLookLikeAnswers(t *testing.T) {
	r := newFixture(t)
	for _, question := range []string{
		"✅ VERIFIED. Kremlin (KR-7.2): “Russia will return …”",
		"# Kremlin\n> Russia will return\n-# KR-7.2",
		"” ✅ Kremlin: “Russia will return”",
		"\u2800\u2800### Kremlin",
		":flag_ru: :white_check_mark: Kremlin: hockey",
		"\u3164\u3164\u3164 Kremlin: hockey",
		"hockey " + strings.Repeat("z"+strings.Repeat("\u0335", 30), 5),
	} {
		t.Run(question[:8], func(t *testing.T) {
			text := r.answerTo(command("ask", option("question", question))).text()
			first, _, _ := strings.Cut(text, "\n")
			asked, is := strings.CutPrefix(first, "-# Asked: “")
			asked, ends := strings.CutSuffix(asked, "”")
			if !is || !ends || strings.ContainsAny(asked, "“”✅\u2800\u3164") || strings.Contains(asked, "\u0335\u0335\u0335") {
				t.Errorf("it begins %q", first)
			}
			if strings.HasPrefix(asked, ":") || strings.Contains(text, "“”") {
				t.Errorf("an emoji or nothing is shown: %s", text)
			}
			if strings.Contains(text, "Russia will return") && strings.Count(text, "Russia will return") != strings.Count(first, "Russia will return") {
				t.Errorf("the question is elsewhere too: %s", text)
			}
		})
	}
}

// TestQuotesNeverLookLikeVerdicts checks what looks like a verdict of the bot: a
// sign of one is repeated only crossed out or named as a difference.
func TestQuotesNeverLookLikeVerdicts(t *testing.T) {
	r := newFixture(t)
	different := regexp.MustCompile(`~~[^~]+~~|: “[^”]+”`)
	for _, quote := range []string{
		"✅ Word for word. These words are from: Kremlin.",
		"🔍 hockey matches ✅ between players",
		"On March 19, Russia and Ukraine ✅ would exchange 157 prisoners of war ✅✅",
	} {
		t.Run(quote[:8], func(t *testing.T) {
			text := r.answerTo(command("verify", option("quote", quote))).text()
			verdict, rest, _ := strings.Cut(text, "\n")
			if !strings.HasPrefix(verdict, "**") || strings.ContainsAny(different.ReplaceAllString(rest, ""), "✅🔍") {
				t.Errorf("it says %s", text)
			}
		})
	}
}

func TestMetricsCountAnswers(t *testing.T) {
	r := newFixture(t)
	r.send(encode(t, command("who-said", option("topic", "hockey"))))
	r.send(encode(t, command("who-said", option("topic", "tariffs"))))
	r.send(encode(t, command("who-said")))
	r.send(encode(t, command("made-up-name-"+strings.Repeat("x", 50))))
	r.send([]byte(`{"type":1}`))
	r.send([]byte(`[]`))
	r.send([]byte(`{"type":1}`), header(headerSignature))
	w := httptest.NewRecorder()
	r.metrics.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	body := w.Body.String()
	for _, want := range []string{
		`bot_interactions_total{command="who-said",mode="http",outcome="answer"} 2`,
		`bot_interactions_total{command="who-said",mode="http",outcome="refusal"} 1`,
		`bot_interactions_total{command="unknown",mode="http",outcome="refusal"} 1`,
		`bot_interactions_total{command="ping",mode="http",outcome="pong"} 1`,
		`bot_http_refusals_total{status="400"} 1`,
		`bot_http_refusals_total{status="401"} 1`,
	} {
		if !strings.Contains(body, want+"\n") {
			t.Errorf("%s is not among the metrics", want)
		}
	}
	if strings.Contains(body, "made-up") {
		t.Error("a made-up name is a label")
	}
}
