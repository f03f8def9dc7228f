package text

import "testing"

func TestLanguage(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", ""},
		{"🏒 175", ""},
		{"Zelenskyy", ""},
		{"what did they say about hockey", "en"},
		{"hockey", "en"},
		{"Iran war", "en"},
		{"did iran die in war", "en"},
		{"Что сказал Кремль об обмене пленными?", "ru"},
		{"перемирие", "ru"},
		{"Що сказав Кремль про полонених?", "uk"},
		{"перемир'я і полонені", "uk"},
		{"¿Qué dijo la Casa Blanca sobre el alto el fuego?", "es"},
		{"Que dit le Kremlin sur le hockey ?", "fr"},
		{"Was sagt der Kreml zu Eishockey?", "de"},
		{"Kreml und Hockey", "de"},
		{"Cosa ha detto il Cremlino sulla tregua?", "it"},
		{"O que disse a Casa Branca sobre o cessar-fogo?", "pt"},
		{"Wat zei het Kremlin over de gevangenen?", "nl"},
		{"Co Kreml powiedział o jeńcach?", "pl"},
		{"Vad sa Kreml om fångarna?", "sv"},
		{"Hva sa Kreml om ikke krig?", "no"},
		{"Mitä Kreml sanoi vangeista?", "fi"},
		{"Co řekl Kreml o zajatcích, které jsou?", "cs"},
		{"Mit mondott a Kreml a foglyokról és hogy nem?", "hu"},
		{"Ce a spus Kremlinul despre prizonieri și ce este?", "ro"},
		{"Kremlin esirler hakkında ne dedi ve bu ne için?", "tr"},
		{"Apa yang dikatakan Kremlin tentang tahanan?", "id"},
		{"Какво каза Кремъл за пленниците?", "bg"},
		{"Τι είπε το Κρεμλίνο για τους αιχμαλώτους;", "el"},
		{"מה אמר הקרמלין על השבויים?", "he"},
		{"ماذا قال الكرملين عن الأسرى؟", "ar"},
		{"کرملین درباره اسیران چه گفت؟", "fa"},
		{"क्रेमलिन ने कैदियों के बारे में क्या कहा?", "hi"},
		{"クレムリンは捕虜について何と言いましたか", "ja"},
		{"克里姆林宫对战俘说了什么？", "zh"},
		{"크렘린은 포로에 대해 뭐라고 했나요?", "ko"},
		{"เครมลินพูดอะไรเกี่ยวกับนักโทษ", "th"},
		{"რა თქვა კრემლმა ტყვეებზე?", "ka"},
	}
	for _, test := range tests {
		t.Run(test.want+" "+test.text, func(t *testing.T) {
			if got := Language(Words(test.text, "")); got != test.want {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestLettersOutliveFolding(t *testing.T) {
	for letter, code := range data().evidence.letters {
		if Fold(letter) != letter {
			t.Errorf("%q of %s is folded to %q", letter, data().evidence.codes[code], Fold(letter))
		}
	}
}

func TestScriptsAreKnown(t *testing.T) {
	for _, s := range data().evidence.scripts {
		if s.table == nil {
			t.Errorf("a script of %s has no table", data().evidence.codes[s.code])
		}
	}
}
