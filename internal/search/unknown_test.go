package search

import (
	"strings"
	"testing"
	"time"
)

// What is told to be in neither statement is what was asked for besides what is
// shown; what was not understood is told where nothing certain can be said.
func TestUnknown(t *testing.T) {
	ix := builtin(t)
	for _, test := range []struct{ name, query, understood, not string }{
		{"absent beside a topic", "hockey and NATO?", "nato", ""},
		{"a name beside a topic", "Nagorno-Karabakh or Kursk?", "nagorno karabakh", ""},
		{"a part of the query", "hockey, chess or gymnastics?", "chess gymnastics", ""},
		{"an aside", "my teacher wants to know what they say about hockey?", "", ""},
		{"a way to ask", "is hockey brought up in a friendly manner?", "", ""},
		{"a link", "see https://en.wikipedia.org/wiki/Hockey, was hockey mentioned?", "", ""},
		{"emoji by their names", ":flag_ru: hockey :white_check_mark:?", "", ""},
		{"letters without a shape", "\u3164\u3164 hockey \uffa0\u115f?", "", ""},
		{"absent", "NATO", "nato", ""},
		{"not understood", "did they laugh and cry together?", "", "laugh cry"},
		{"a language that is not read", "czy mówili o hokeju?", "", ""},
		{"known", "energy ceasefire", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			result, err := ix.Search(Query{Text: test.query, Question: strings.HasSuffix(test.query, "?")})
			if err != nil {
				t.Fatal(err)
			}
			var understood, not []string
			for _, u := range result.Unknown {
				if u.Understood {
					understood = append(understood, u.Text)
				} else {
					not = append(not, u.Text)
				}
			}
			if strings.Join(understood, " ") != test.understood || strings.Join(not, " ") != test.not {
				t.Errorf("understood %q, not understood %q", understood, not)
			}
		})
	}
}

// A word that is in no dictionary is not understood, and nothing certain is said;
// what is known to be missing, a name and a number are understood.
func TestStrangeWordsAreNotUnderstood(t *testing.T) {
	ix := builtin(t)
	for _, test := range []struct {
		question string
		outcomes [2]Outcome
	}{
		{"did they frobnicate the parliament?", [2]Outcome{Unsure, Unsure}},
		{"did they frobnicate hockey?", [2]Outcome{Unsure, Found}},
		{"did they talk about pizza?", [2]Outcome{Silent, Silent}},
		{"is kashmir mentioned?", [2]Outcome{Silent, Silent}},
		{"did they talk about Zorgistan?", [2]Outcome{Silent, Silent}},
		{"did they talk about NATO?", [2]Outcome{Silent, Silent}},
		{"was ist mit den Trafohäuschen?", [2]Outcome{Unsure, Unsure}}, // a capital makes no name in German
	} {
		t.Run(test.question, func(t *testing.T) {
			result, err := ix.Search(Query{Text: test.question, Question: true})
			if err != nil || [2]Outcome(result.Outcomes) != test.outcomes {
				t.Errorf("outcomes are %v, %v; want %v", result.Outcomes, err, test.outcomes)
			}
		})
	}
}

// What is asked for beside a thing that no statement has is answered: what is
// missing counts in its own part of the question alone.
func TestPartsBesideAnAbsentThing(t *testing.T) {
	ix := builtin(t)
	for _, test := range []struct{ question, whiteHouse, kremlin string }{
		{"did they talk about tariffs, the black sea and minerals", "WH-2.2", "KR-7.1"},
		{"did putin talk about Odesa or the Black Sea", "WH-2.2", "KR-7.1"},
		{"sanctions or hockey, which of these is in it", "", "KR-13.1"},
	} {
		t.Run(test.question, func(t *testing.T) {
			result, err := ix.Search(Query{Text: test.question, Question: true})
			if err != nil {
				t.Fatal(err)
			}
			for i, want := range []string{test.whiteHouse, test.kremlin} {
				if got, _, _ := strings.Cut(ids(result.Hits[i]), " "); got != want {
					t.Errorf("first of %d is %q, want %q", i, got, want)
				}
			}
		})
	}
}

// Of a statement that is asked in a language that is not read nothing certain is
// said, and the language is told.
func TestUnread(t *testing.T) {
	ix := builtin(t)
	for _, test := range []struct{ query, unread string }{
		{"czy mówili o sankcjach", "pl"},
		{"谁提议举行冰球比赛？", "zh"},
		{"что сказано о НАТО", ""},
		{"hockey", ""},
		{"la mer Noire", ""},
	} {
		t.Run(test.query, func(t *testing.T) {
			result, err := ix.Search(Query{Text: test.query, Question: true})
			if err != nil || result.Unread != test.unread {
				t.Errorf("language %q, %v", result.Unread, err)
			}
			for i, o := range result.Outcomes {
				if test.unread != "" && o != Unsure && o != Found {
					t.Errorf("outcome %d is %s", i, o)
				}
			}
		})
	}
}

// The roles count: what a passage says the other way round is no answer, and
// its statement says nothing about what was asked.
func TestExchanged(t *testing.T) {
	ix := builtin(t)
	for _, test := range []struct{ question, exchanged string }{
		{"did Trump thank Putin?", "KR-1.2"},
		{"did Putin thank Trump?", ""},
		{"did Putin thank Trump or the other way round?", ""},
		{"is it Ukraine giving back 23 wounded Russians?", "KR-8.2"},
		{"Did Putin propose that both sides stop attacking energy infrastructure?", "KR-6.1 KR-6.2"},
		{"did Trump propose that both sides stop attacking energy infrastructure?", ""},
		{"did Trump propose the hockey matches?", "KR-13.1"},
		{"did Putin say yes to the hockey matches?", "KR-13.1"},
		{"предложил ли Трамп хоккей?", "KR-13.1"},
		{"hat Trump das Eishockey vorgeschlagen?", "KR-13.1"},
		{"was it Putin or Trump who proposed hockey?", ""},
		{"is Moscow accused of terrorism?", "KR-4.1"},
		{"is Kyiv accused of terrorism?", ""},
		{"must Russia stop its forced mobilization?", "KR-3.1"},
		{"must Ukraine stop its forced mobilization?", ""},
		{"why did Putin reject the hockey matches?", ""}, // a reader is set right
		{"Iran and Israel", ""},
	} {
		t.Run(test.question, func(t *testing.T) {
			result, err := ix.Search(Query{Text: test.question, Question: true})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range result.Exchanged {
				got = append(got, p.ID())
				if i := ix.statementIndex(p.Statement()); len(result.Hits[i]) == 0 && result.Outcomes[i] != Silent {
					t.Errorf("%s: outcome %s", p.Statement().ID, result.Outcomes[i])
				}
			}
			if strings.Join(got, " ") != test.exchanged {
				t.Errorf("exchanged are %q, want %q", got, test.exchanged)
			}
		})
	}
}

// gibberish is what no word of is known, by the script that it is in. Each is
// as long as a question may be.
func gibberish() map[string]string {
	texts := map[string]string{"digits": strings.Repeat("9381 7264 ", 20), "signs": strings.Repeat("?!… ", 50), "emoji": strings.Repeat("🦑", 200),
		"one word": strings.Repeat("q", 200), "nothing": strings.Repeat(" ", 200)}
	for script, words := range map[string]string{
		"Latin": "zzxq vvornk plimf qwbt ", "Cyrillic": "жжщы вкрым плыфь цзгъ ", "Greek": "ζξψβ θχωρ ", "Arabic": "ظغضث خقشط ", "Hebrew": "זשצק טגכפ ",
		"Han": "鑫龘靐 ", "Hangul": "뷁쀍쟭 ", "Devanagari": "झढ़ठ घछङ ", "Georgian": "ჭჯჰ ძწჟ ", "Thai": "ฆฌฒ ฐฎฏ ", "Ethiopic": "ጰጸፀ ",
	} {
		texts[script] = string([]rune(strings.Repeat(words, 50))[:200])
	}
	return texts
}

// Nothing is found for what has no known word, nothing is claimed of a
// statement, and it takes next to no time: see BenchmarkGibberish.
func TestGibberish(t *testing.T) {
	ix := builtin(t)
	for script, s := range gibberish() {
		t.Run(script, func(t *testing.T) {
			start := time.Now()
			result, err := ix.Search(Query{Text: s, Question: true})
			if took := time.Since(start); err != nil || result.Intent != "" || took > slowest {
				t.Errorf("intent %q, %s, %v", result.Intent, took, err)
			}
			for i, o := range result.Outcomes {
				if o != Unsure {
					t.Errorf("outcome %d is %s: %v", i, o, ids(result.Hits[i]))
				}
			}
		})
	}
}

// slowest is far above the few milliseconds that the worst query takes, for
// machines that do much else.
const slowest = 200 * time.Millisecond
