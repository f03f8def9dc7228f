package search

import (
	"testing"
	"testing/fstest"

	"bothsides/corpus"
)

// loaded indexes a corpus of one statement for each text, in its language.
func loaded(t *testing.T, files map[string]string) *Index {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, file := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(file)}
	}
	c, err := corpus.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	ix, err := Open(c, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return ix
}

// statement is a file of a statement; its code is A, B or so on.
func statement(code, language, body string) string {
	return "---\nid: s" + string(code[0]|0x20) + "\ncode: " + code + "\nname: Side " + code + "\ntitle: T\ndate: 2025-01-02\nlanguage: " +
		language + "\nwording: W\n---\n" + body + "\n"
}

// Statements are found in the language that they are in, by other forms of
// their words, and what they do not have is not found.
func TestLanguagesOfStatements(t *testing.T) {
	for _, test := range []struct{ language, text, query, hit, none string }{
		{"ru", "Стороны обсудили поставки зерна. Пленных обменяют весной.", "пленными", "A-1.2", "санкции"},
		{"uk", "Сторони обговорили постачання зерна. Полонених обміняють навесні.", "полоненими", "A-1.2", "санкції"},
		{"fr", "Les parties ont parlé des livraisons de blé. Les prisonniers seront libérés en mai.", "prisonnier", "A-1.2", "sanctions"},
		{"de", "Die Seiten sprachen über Getreide. Die Gefangenen kommen im Mai frei.", "Gefangener", "A-1.2", "Sanktionen"},
		{"es", "Las partes hablaron del trigo. Los prisioneros serán liberados en mayo.", "prisionero", "A-1.2", "sanciones"},
		{"it", "Le parti hanno parlato del grano. I prigionieri saranno liberati a maggio.", "prigioniero", "A-1.2", "sanzioni"},
		{"tr", "Taraflar tahıl sevkiyatını görüştü. Esirler mayısta serbest bırakılacak.", "esir", "A-1.2", "yaptırım"},
		{"ar", "ناقش الطرفان شحنات الحبوب. سيتم إطلاق سراح الأسرى في مايو.", "أسرى", "A-1.2", "عقوبات"},
		{"fa", "طرفین درباره غلات گفتگو کردند. زندانیان در ماه مه آزاد می\u200cشوند.", "زندانیان", "A-1.2", "تحریم"},
		{"hi", "दोनों पक्षों ने अनाज पर बात की। कैदियों को मई में रिहा किया जाएगा।", "कैदी", "A-1.2", "प्रतिबंध"},
		{"zh", "双方讨论了粮食运输。战俘将于五月获释。", "战俘获释", "A-1.2", "制裁"},
		{"zh", "双方讨论了粮食运输。战俘将于五月获释。", "粮", "A-1.1", "糖"},
		{"ja", "両者は穀物について話し合った。捕虜は五月に解放される。", "捕虜の解放", "A-1.2", "制裁"},
		{"ko", "양측은 곡물을 논의했다. 포로는 5월에 석방된다.", "포로를 석방", "A-1.2", "제재"},
		{"el", "Οι πλευρές μίλησαν για σιτηρά. Οι αιχμάλωτοι απελευθερώνονται.", "αιχμάλωτοι", "A-1.2", "κυρώσεις"},
	} {
		t.Run(test.language+" "+test.query, func(t *testing.T) {
			ix := loaded(t, map[string]string{"a.md": statement("A", test.language, test.text)})
			for _, asked := range []struct{ query, want string }{{test.query, test.hit}, {test.none, ""}} {
				result, err := ix.Search(Query{Text: asked.query})
				if err != nil || ids(result.Hits[0]) != asked.want {
					t.Errorf("%q finds %q, %v; want %q", asked.query, ids(result.Hits[0]), err, asked.want)
				}
			}
		})
	}
}

// A query finds statements of all languages by what they share: names, and what
// the thesaurus says is one thing.
func TestStatementsInTwoLanguages(t *testing.T) {
	ix := loaded(t, map[string]string{
		"a.md":           statement("A", "en", "The pitch stays open. Visitors from Berlin pay less."),
		"b.md":           statement("B", "de", "Der Platz bleibt offen. Besucher aus Berlin zahlen weniger."),
		"thesaurus.yaml": "concepts:\n  - {name: pitch, says: \"pitch, Platz\", asked: ground, ru: поле}\n",
	})
	for _, test := range []struct{ query, first, second string }{
		{"berlin", "A-1.2", "B-1.2"},
		{"ground", "A-1.1", "B-1.1"},
		{"поле", "A-1.1", "B-1.1"},
		{"auf den Plätzen", "A-1.1", "B-1.1"},
		{"was ist mit den Besuchern", "", "B-1.2"},
	} {
		t.Run(test.query, func(t *testing.T) { wantHits(t, ix, Query{Text: test.query}, test.first, test.second) })
	}
}
