package attribution

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"bothsides/corpus"
	"bothsides/internal/corpustest"
	"bothsides/internal/text"
)

func reader(t testing.TB) *Reader {
	t.Helper()
	r, err := New(corpustest.Builtin(t))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func codeOf(s *corpus.Statement) string {
	if s == nil {
		return ""
	}
	return s.Code
}

// saidIn is what is left of a text, its pieces divided by bars.
func saidIn(source string, a Attribution) string {
	var pieces []string
	for _, tokens := range a.Said {
		var words []string
		for _, w := range tokens {
			if w.Kind != text.Mark {
				words = append(words, source[w.Start:w.End])
			}
		}
		pieces = append(pieces, strings.Join(words, " "))
	}
	return strings.Join(pieces, " | ")
}

// Whom a text credits, and with what.
func TestRead(t *testing.T) {
	r := reader(t)
	for _, test := range []struct{ name, text, side, speaker, said string }{
		{"nobody", "They reviewed many areas", "", "", "They reviewed many areas"},
		{"a side and a colon", "Kremlin: they reviewed many areas", "KR", "", "they reviewed many areas"},
		{"a heading", "Kremlin statement, 18 March: they reviewed", "KR", "", "they reviewed"},
		{"said that", "The White House said in a statement on Tuesday that they reviewed", "WH", "", "they reviewed"},
		{"according to", "According to Moscow, they reviewed", "KR", "", "they reviewed"},
		{"in brackets before", "(White House) they reviewed", "WH", "", "they reviewed"},
		{"after a dash", "They reviewed areas. - the White House", "WH", "", "They reviewed areas"},
		{"in brackets after", "They reviewed areas (Kremlin)", "KR", "", "They reviewed areas"},
		{"a dateline", "WASHINGTON (AP) - They reviewed areas", "", "", "They reviewed areas"},
		{"a dateline with a date", "MOSCOW, March 18 (TASS). They reviewed areas", "", "", "They reviewed areas"},
		{"a dateline and a credit", "MOSCOW (Reuters) - The White House said they reviewed areas", "WH", "", "they reviewed areas"},
		{"said after", "They reviewed areas, the Kremlin said", "KR", "", "They reviewed areas"},
		{"on a line after", "They reviewed areas.\nKremlin, 18 March", "KR", "", "They reviewed areas"},
		{"an address", "They reviewed areas. Source: www.whitehouse.gov", "WH", "", "They reviewed areas"},
		{"between two pieces", "“They reviewed,” the Kremlin said, “many areas”", "KR", "", "They reviewed | many areas"},
		{"between without quote marks", "They reviewed, the Kremlin said, many areas", "KR", "", "They reviewed many areas"},
		{"before and after", "Kremlin: they reviewed areas - the Kremlin", "KR", "", "they reviewed areas"},
		{"a spokesman", "Kremlin spokesman Dmitry Peskov: they reviewed", "KR", "", "they reviewed"},
		{"a press secretary", "Karoline Leavitt: they reviewed", "WH", "", "they reviewed"},
		{"another speaker", "Macron: they reviewed", "", "Macron", "they reviewed"},
		{"another speaker after", "They reviewed areas. - Emmanuel Macron", "", "Emmanuel Macron", "They reviewed areas"},
		{"a president signs", "They reviewed areas. - Donald Trump", "", "Donald Trump", "They reviewed areas"},
		{"in Russian", "Кремль: они обсудили области", "KR", "", "они обсудили области"},
		{"in German", "Das Weiße Haus: sie sprachen", "WH", "", "sie sprachen"},
		{"in French", "La Maison Blanche : ils ont parlé", "WH", "", "ils ont parlé"},
		{"a question about it", "is it true that “they reviewed”?", "", "", "they reviewed"},

		{"somebody who is no side, without marks", "Zelensky told reporters in Kyiv that they reviewed", "", "Zelensky", "they reviewed"},
		{"a name that begins the text as a word does", "Macron said that they reviewed", "", "Macron", "they reviewed"},
		{"whom a president's spokesman speaks for", "Putin's spokesman said that they reviewed", "KR", "", "they reviewed"},
		{"a side in what somebody else says", "Analysts said the Kremlin reviewed", "", "Analysts", "the Kremlin reviewed"},
		{"an account", "RT @WhiteHouse: they reviewed", "WH", "", "they reviewed"},
		{"in Ukrainian, with an ending", "Вони обговорили галузі, повідомили у Білому домі", "WH", "", "Вони обговорили галузі"},
		{"a name after the side", "Прес-секретарка Білого дому Керолайн Левітт: вони обговорили", "WH", "", "вони обговорили"},
		{"a dateline with a date and an agency", "MOSCOW. March 18 (Interfax) - They reviewed areas, the Kremlin press service reported.", "KR", "", "They reviewed areas"},
		{"a German compound", "Kremlsprecher Peskow sagte: sie sprachen", "KR", "", "sie sprachen"},

		{"the last side that says something", "Unlike the White House, the Kremlin mentions “many areas”", "KR", "", "many areas"},
		{"what a side is compared with", "Compared with the White House text, the Kremlin mentions “many areas”", "KR", "", "many areas"},
		{"a side that is silent", "The Kremlin is silent, yet the White House statement contains “many areas”", "WH", "", "many areas"},
		{"a country that is no side", "Ukraine said “many areas”", "", "Ukraine", "many areas"},
		{"a capital of it", "Kyiv says: “many areas”", "", "Kyiv", "many areas"},
		{"a president whom a side speaks for", "Donald Trump said “many areas”", "", "Donald Trump", "many areas"},
		{"a president's readout", "Putin's readout says “many areas”", "KR", "", "many areas"},
		{"whose critics say it", "Putin critics: “many areas”", "", "", "many areas"},
		{"both presidents", "Trump and Putin said “many areas”", "", "", "many areas"},
		{"what it is about", "On Ukraine: “many areas”", "", "", "many areas"},
		{"whom it is about", "About Putin: “many areas”", "", "", "many areas"},
		{"a place", "In Ukraine, Putin said “many areas”", "", "Putin", "many areas"},
		{"a platform", "Trump wrote on Truth Social: “many areas”", "", "Trump", "many areas"},
		{"another platform", "Macron posted on Instagram: “many areas”", "", "Macron", "many areas"},
		{"whose line", "My favourite line: “many areas”", "", "", "many areas"},
		{"who is nobody by name", "My mate said: “many areas”", "", "", "many areas"},
		{"everybody", "Everybody says “many areas”", "", "", "many areas"},
		{"a heading in capitals", "Key Demand: “many areas”", "", "", "many areas"},
		{"a page", "Page One says “many areas”", "", "", "many areas"},
		{"a verb", "Remember: “many areas”", "", "", "many areas"},

		{"a side in the sentence", "They met at the Kremlin on Tuesday", "", "", "They met at the Kremlin on Tuesday"},
		{"what a president did", "Putin thanked Trump", "", "", "Putin thanked Trump"},
		{"only an attribution", "Kremlin:", "KR", "", ""},
		{"nothing", "", "", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := r.Read(test.text, text.Scan(test.text, "en"))
			if codeOf(a.Side) != test.side || a.Speaker != test.speaker {
				t.Errorf("credits %q %q, want %q %q", codeOf(a.Side), a.Speaker, test.side, test.speaker)
			}
			if got := saidIn(test.text, a); got != test.said {
				t.Errorf("said %q, want %q", got, test.said)
			}
		})
	}
}

// Whoever is said not to have said something is credited with nothing.
func TestDenied(t *testing.T) {
	r := reader(t)
	for _, test := range []struct{ name, text, said string }{
		{"never", "The Kremlin never said “they reviewed”", "they reviewed"},
		{"a short form", "The White House didn't say that they reviewed", "they reviewed"},
		{"a verb of denying", "Peskov denies that he said “they reviewed”", "they reviewed"},
		{"nobody", "Nobody at the White House said “they reviewed”", "they reviewed"},
		{"after a no", "No, the Kremlin never said “they reviewed”", "they reviewed"},
		{"after the words", "“they reviewed” was never said by the White House", "they reviewed"},
		{"after the words and a dash", "“they reviewed” - the Kremlin never said that", "they reviewed"},
		{"in Russian", "Кремль никогда не говорил «они обсудили»", "они обсудили"},
		{"a verb left out", "The Kremlin didn't: “they reviewed”", "they reviewed"},
		{"what it did not repeat", "The Kremlin did not repeat the White House line that “they reviewed”", "they reviewed"},
		{"in German", "Der Kreml hat nie gesagt: „sie sprachen“", "sie sprachen"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := r.Read(test.text, text.Scan(test.text, "en"))
			if got := saidIn(test.text, a); !a.Denied || a.Side != nil || a.Speaker != "" || got != test.said {
				t.Errorf("denied %v, credits %q %q with %q", a.Denied, codeOf(a.Side), a.Speaker, got)
			}
		})
	}
	for _, said := range []string{"The prime minister has not yet replied", "Iran should never be allowed that", "The White House did not comment"} {
		t.Run(said, func(t *testing.T) {
			if a := r.Read(said, text.Scan(said, "en")); a.Denied {
				t.Errorf("it is read as a denial of %q", saidIn(said, a))
			}
		})
	}
}

// What may be words of what is said is taken off as such, and stays in a strict
// reading.
func TestReadStrictly(t *testing.T) {
	r := reader(t)
	for _, test := range []struct {
		name, text string
		loose      bool
		said       string // by a strict reading
	}{
		{"a side", "The Kremlin said that they reviewed", false, "they reviewed"},
		{"somebody else", "Zelensky announced that they reviewed", true, "Zelensky announced that they reviewed"},
		{"a denial", "The Kremlin never said that they reviewed", true, "The Kremlin never said that they reviewed"},
		{"a president", "Vladimir Putin: reviewed areas", true, "Vladimir Putin reviewed areas"},
		{"a side and a denial", "Kremlin: they never said that areas were reviewed", true, "they never said that areas were reviewed"},
		{"somebody else, in quote marks", "“they reviewed,” Macron said", false, "they reviewed"},
		{"a denial, in quote marks", "The Kremlin never said “they reviewed”.", false, "they reviewed"},
		{"nobody", "they reviewed areas", false, "they reviewed areas"},
	} {
		t.Run(test.name, func(t *testing.T) {
			tokens := text.Scan(test.text, "en")
			if a := r.Read(test.text, tokens); a.Loose != test.loose {
				t.Errorf("loose is %v", a.Loose)
			}
			if got := saidIn(test.text, r.ReadStrictly(test.text, tokens)); got != test.said {
				t.Errorf("said %q, want %q", got, test.said)
			}
		})
	}
}

// A line that begins a text of its own names whom it credits with the rest of it,
// or is nothing but a name.
func TestLines(t *testing.T) {
	r := reader(t)
	for _, test := range []struct {
		line              string
		introduces, heads bool
	}{
		{"White House: they reviewed", true, false},
		{"Zelensky: they reviewed", true, false},
		{"White House", false, true},
		{"The Kremlin's statement:", false, true},
		{"Forwarded from: Kremlin. News", false, true},
		{"Kremlin, 18 March", false, true},
		{"They reviewed many areas", false, false},
		{"They reviewed areas at the Kremlin", false, false},
		{"Source: they reviewed", false, false},
	} {
		t.Run(test.line, func(t *testing.T) {
			if got := r.Introduces(test.line); got != test.introduces {
				t.Errorf("introduces: %v", got)
			}
			if got := r.IsHeading(test.line); got != test.heads {
				t.Errorf("heading: %v", got)
			}
		})
	}
}

// What the statements speak of by a side's own name acts: what it does is no
// credit, and what it says is.
func TestSidesThatAct(t *testing.T) {
	c, err := corpus.Load(fstest.MapFS{
		"southbay.md": {Data: []byte("---\nid: southbay\ncode: SO\nname: Southbay\ntitle: T\ndate: 2025-01-02\nwording: W\n---\nTowns in Southbay will get new roads.\n")},
		"hall.md":     {Data: []byte("---\nid: hall\ncode: HA\nname: Town Hall\ntitle: T\ndate: 2025-01-02\nwording: W\norder: 2\n---\nThe roads are old.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ text, side string }{
		{"Southbay's minister promised that there will be new roads", ""},
		{"Southbay will get new roads", ""},
		{"Southbay said that there will be new roads", "SO"},
		{"Southbay: there will be new roads", "SO"},
		{"there will be new roads, said Southbay's minister", "SO"},
		{"Town Hall wants new roads", "HA"},
	} {
		t.Run(test.text, func(t *testing.T) {
			if a := r.Read(test.text, text.Scan(test.text, "en")); codeOf(a.Side) != test.side {
				t.Errorf("credits %q, want %q", codeOf(a.Side), test.side)
			}
		})
	}
}

// The side that a sentence begins with is no part of what it says.
func TestSubject(t *testing.T) {
	r := reader(t)
	for _, test := range []struct {
		text string
		want int
	}{{"The Kremlin wants serious talks", 2}, {"Kremlin wants serious talks", 1}, {"They want serious talks", 0}, {"Talks are what the Kremlin wants", 0}} {
		t.Run(test.text, func(t *testing.T) {
			if a := r.Read(test.text, text.Scan(test.text, "en")); a.Subject != test.want {
				t.Errorf("%d tokens are the subject, want %d; said %q", a.Subject, test.want, saidIn(test.text, a))
			}
		})
	}
}

// Whom the text around a quote credits with it.
func TestAround(t *testing.T) {
	r := reader(t)
	for _, test := range []struct{ name, before, after, side, speaker string }{
		{"before", "Kremlin: ", "", "KR", ""},
		{"after", "", " - the White House", "WH", ""},
		{"after other words", "as I told you, the Kremlin said ", "", "KR", ""},
		{"somebody else", "Macron: ", "", "", "Macron"},
		{"a side goes before somebody else", "Macron: ", " - Kremlin", "KR", ""},
		{"who is named first", "Macron said ", " and Zelensky said ", "", "Macron"},
		{"nobody", "look at this: ", " wow", "", ""},
		{"nothing", "", "", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := r.Around(test.before, test.after)
			if codeOf(a.Side) != test.side || a.Side == nil && a.Speaker != test.speaker {
				t.Errorf("credits %q %q, want %q %q", codeOf(a.Side), a.Speaker, test.side, test.speaker)
			}
		})
	}
}

// Every pattern takes something off, and its classes are known.
func TestPatterns(t *testing.T) {
	named := regexp.MustCompile(`\{[a-z]+\}`)
	for _, list := range patterns() {
		for _, p := range list {
			if p.tags.MatchString("") {
				t.Errorf("%s matches where there is nothing", p.examples)
			}
			if class := named.FindString(p.tags.String()); class != "" {
				t.Errorf("%s has a class that is not replaced: %s", p.examples, class)
			}
		}
	}
}

func TestReadWords(t *testing.T) {
	for _, test := range []struct {
		name, file string
		wrong      bool
	}{
		{"the package's own", wordsFile, false},
		{"a tag is missing", "# words\n\nS: said", true},
		{"no words", "S:", true},
		{"no tag", "said says", true},
		{"a tag too long", "SS: said", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := readWords(test.file); (err != nil) != test.wrong {
				t.Errorf("error %v", err)
			}
		})
	}
}

// The tags of a text, a letter each.
func TestTags(t *testing.T) {
	r := reader(t)
	for _, test := range []struct{ name, text, want string }{
		{"a side by its name", "The Kremlin said", "FNS"},
		{"a side by another name", "Moscow announced", "AR"},
		{"a name of the statements", "Putin said:", "PS:"},
		{"another name", "areas told Macron", "LSC"},
		{"a quote", "“areas”", "QLQ"},
		{"a dash and a line", "areas -\nKremlin", "L-nN"},
		{"a number", "175 areas", "#L"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := tagsOf(r, test.text); got != test.want {
				t.Errorf("%q is %s, want %s", test.text, got, test.want)
			}
		})
	}
}

// A number is part of an attribution as a date, and else of what is said.
func TestDatesAreTagged(t *testing.T) {
	r := reader(t)
	for _, test := range []struct{ name, text, want string }{
		{"a day", "18 March", "DD"},
		{"a month and a day", "March 18th", "DD"},
		{"a year", "in 2025", "OD"},
		{"digits", "18.03.2025", "D"},
		{"a number", "175", "#"},
		{"a number beside a month", "March, 175", "D,#"},
		{"a time", "10:30", "#X#"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := tagsOf(r, test.text); got != test.want {
				t.Errorf("%q is %s, want %s", test.text, got, test.want)
			}
		})
	}
}

func tagsOf(r *Reader, source string) string {
	var tags []byte
	for _, u := range r.tagger.units(source, text.Scan(source, "en")) {
		tags = append(tags, u.tag)
	}
	return string(tags)
}

// What a mark is depends on what is beside it.
func TestSignsAreTagged(t *testing.T) {
	r := reader(t)
	for _, test := range []struct{ name, text, want string }{
		{"a colon before a space", "areas: areas", "L:L"},
		{"a colon within", "areas:areas", "LXL"},
		{"a colon before a quote", "areas:“areas”", "L:QLQ"},
		{"a colon at the end", "areas:", "L:"},
		{"a single mark that opens", "'areas areas", "QLL"},
		{"an apostrophe at the end of a word", "areas’ areas", "LFL"},
		{"a dash between spaces", "areas – areas", "L-L"},
		{"a hyphen", "areas-areas", "LFL"},
		{"a dash after a quote", "“areas”–areas", "QLQ-L"},
		{"an account", "@areas", "FL"},
		{"an object", "\uFFFC areas", "EL"},
		{"an emoji", "😀 areas", "EL"},
		{"brackets", "(areas) [areas]", "(L)[L]"},
		{"any other", "areas % areas", "LXL"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := tagsOf(r, test.text); got != test.want {
				t.Errorf("%q is %s, want %s", test.text, got, test.want)
			}
		})
	}
}
