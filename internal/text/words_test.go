package text

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// joined is the folded forms of tokens, with "_" for spaces in them.
func joined(tokens []Token) string {
	var out []string
	for _, t := range tokens {
		out = append(out, strings.ReplaceAll(t.Folded, " ", "_"))
	}
	return strings.Join(out, " ")
}

func TestWords(t *testing.T) {
	tests := []struct{ name, lang, text, want string }{
		{"nothing", "en", "", ""},
		{"marks alone", "en", "...?", ""},
		{"possessive", "en", "Trump's and Trump’s", "trump and trump"},
		{"plural possessive", "en", "the leaders’ call", "the leaders call"},
		{"hyphen", "en", "30-day, long-lasting", "30 day long lasting"},
		{"non", "en", "non-proliferation, Non proliferation", "nonproliferation nonproliferation"},
		{"non in French", "fr", "non merci, non-prolifération", "non merci nonproliferation"},
		{"contractions", "en", "don't I'm they’d", "dont i m theyd"},
		{"elision", "fr", "un vote commun à l'ONU", "un vote commun a l onu"},
		{"apostrophe in Cyrillic", "uk", "перемир'я, п'ять, м’яч, зʼїзд", "перемиря пять мяч зїзд"},
		{"apostrophes of every kind", "en", "don‘t donʼt don`t don´t don′t don‛t don＇t", strings.Repeat(" dont", 7)[1:]},
		{"quote marks", "en", "'peace' ‘peace’ ʼpeaceʼ `peace`", "peace peace peace peace"},
		{"initials", "en", "The U.S. President, U.N., a.m.", "the us president un am"},
		{"full stop", "en", "end.Next example.com", "end next example com"},
		{"no initials", "en", "U.Sam 19.x", "u sam 19 x"},
		{"numbers", "en", "1,750 3.5 1,2 12:30 19.03.2025", "1750 3.5 1 2 12 30 19.03.2025"},
		{"decimal comma", "de", "3,5 1.750,5", "3.5 1750.5"},
		{"groups", "fr", "1 750 000 et 23, 175", "1750000 et 23 175"},
		{"no groups in English", "en", "1 750", "1 750"},
		{"digits of other scripts", "ar", "١٧٥; ۲۳; १७५; １７５", "175 23 175 175"},
		{"digits beyond the first plane", "en", "𑁧𑁨", "12"},
		{"Arabic separators", "ar", "١٬٧٥٠ ٣٫٥", "1750 3.5"},
		{"ordinal", "en", "the 19th", "the 19th"},
		{"accents", "en", "Ёлка énergie ЄС e\u0301nergie", "елка energie єс energie"},
		{"letters that are no accents", "ru", "Российский Україна", "российский україна"},
		{"sharp s", "de", "daß", "dass"},
		{"markup", "en", "**KYIV!!!** <@123> 🏒 _not_", "kyiv 123 🏒 not"},
		{"control characters", "en", "a\x00b", "a b"},
		{"characters without width", "en", "cease\u200bfire n\u00ado\u2060t \u202eabc a\ufeffb", "ceasefire not abc ab"},
		{"flags", "en", "🇮🇷🇮🇱 vs 🇳🇴 ⚡🇪🇺", "🇮🇷 🇮🇱 vs 🇳🇴 ⚡ 🇪🇺"},
		{"flag with the last letter", "en", "🇳🇿", "🇳🇿"},
		{"emoji of several characters", "en", "👩‍👩‍👧 👍🏽 ❤️", "👩‍👩‍👧 👍🏽 ❤"},
		{"regional indicators", "en", "🇳🇴🇹 🇳\u200b🇴 🇿🇿", "not no zz"},
		{"black squares", "en", "🅽🅾🆃 🅐🅑", "not ab"},
		{"squares and circles", "en", "🄽🄾🅃 ⓃⓄⓉ ⒩⒪⒯ ①⑦⑤ ❶❼ ❿", "not not not 175 17 10"},
		{"mathematical and wide", "en", "𝐧𝐨𝐭 𝓃ℴ𝓉 ｎｏｔ 𝟏𝟕𝟓", "not not not 175"},
		{"small capitals", "en", "ɴᴏᴛ", "not"},
		{"keycaps", "en", "1️⃣7️⃣5️⃣", "175"},
		{"tags", "en", "is\U000e006e\U000e006f\U000e0074 agreed", "is not agreed"},
		{"flag of tags", "en", "🏴\U000e0067\U000e0062\U000e007f", "🏴\U000e0067\U000e0062\U000e007f"},
		{"Chinese", "zh", "普京，停火30天。", "普 京 停 火 30 天"},
		{"Arabic", "ar", "قال بوتين؟ نَعَم", "قال بوتين نعم"},
		{"Hindi keeps its vowels", "hi", "युद्ध।", "युद्ध"},
		{"Hangul", "ko", "푸틴 대통령", "푸틴 대통령"},
		{"no UTF-8", "en", "a\xffb \xc3", "a b"},
		{"a long word", "en", strings.Repeat("x", 500), strings.Repeat("x", 500)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, joined(Words(test.text, test.lang))); diff != "" {
				t.Errorf("%q: %s", test.text, diff)
			}
		})
	}
}

func TestScan(t *testing.T) {
	const s = "“The U.S.—NATO’s…” 🏒 5%, 🅽🅾"
	var got []string
	for _, tok := range Scan(s, "en") {
		got = append(got, fmt.Sprintf("%q %q %d", s[tok.Start:tok.End], tok.Lemma, tok.Kind))
	}
	want := []string{
		`"“" "" 3`, `"The" "the" 0`, `"U.S" "us" 0`, `"." "" 3`, `"—" "" 3`, `"NATO’s" "nato" 0`, `"…" "" 3`, `"”" "" 3`,
		`"🏒" "🏒" 2`, `"5" "5" 1`, `"%" "" 3`, `"," "" 3`, `"🅽🅾" "no" 0`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTokenFlags(t *testing.T) {
	tests := []struct {
		name, text               string
		capital, acronym, styled bool
	}{
		{"small", "peace", false, false, false},
		{"capital", "Peace", true, false, false},
		{"acronym", "NATO", true, true, false},
		{"initials", "U.S.", true, true, false},
		{"with a digit", "G7", true, true, false},
		{"five letters", "UNRWA", true, true, false},
		{"six letters", "UNESCO", true, false, false},
		{"acronym after non", "non-NATO", false, false, false},
		{"one letter", "A", true, false, false},
		{"shouted", "CEASEFIRE", true, false, false},
		{"number", "1234", false, false, false},
		{"no capitals in the script", "قال", false, false, false},
		{"Cyrillic", "США", true, true, false},
		{"circled", "ⓝⓞ", false, false, true},
		{"keycap", "1️⃣", false, false, true},
		{"regional", "🇳🇴🇹", false, false, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tok := Words(test.text, "en")[0]
			if tok.Capital != test.capital || tok.Acronym != test.acronym || tok.Styled != test.styled {
				t.Errorf("%q: capital %v, acronym %v, styled %v", test.text, tok.Capital, tok.Acronym, tok.Styled)
			}
		})
	}
}

func TestFold(t *testing.T) {
	tests := []struct{ name, word, want string }{
		{"plain", "peace", "peace"},
		{"case", "PEACE", "peace"},
		{"the possessive alone", "'s", "s"},
		{"Turkish capital", "İstanbul", "istanbul"},
		{"ligature", "ﬁre", "fire"},
		{"combining twice", "й", "й"},
		{"flood of accents", "a" + strings.Repeat("\u0301", 1000) + "b", "ab"},
		{"thousands", "1,234,567.5", "1234567.5"},
		{"empty", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := Fold(test.word); got != test.want {
				t.Errorf("%q: got %q, want %q", test.word, got, test.want)
			}
		})
	}
}

func TestWordsAllocateLittle(t *testing.T) {
	got := testing.AllocsPerRun(100, func() { Words(question, "en") })
	if got > 30 {
		t.Errorf("%v allocations", got)
	}
}

// question has twelve words.
const question = "what does the Russian statement say about exchanging one hundred seventy-five prisoners"

func BenchmarkWords(b *testing.B) {
	for _, bench := range []struct{ name, lang, text string }{
		{"question", "en", question},
		{"russian", "ru", "что говорится в российском заявлении об обмене ста семьюдесятью пятью пленными сторонами"},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Words(bench.text, bench.lang)
			}
		})
	}
}
