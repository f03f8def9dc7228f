package claim

import (
	"slices"
	"strings"
	"testing"
)

// Each frame turns every true claim into a false one. The claim is where the
// ellipsis is.
func TestFrames(t *testing.T) {
	r := builtinReader(t)
	claims := []struct{ passage, text string }{
		{"KR-6.2", "Putin told the Russian military to comply immediately"},
		{"KR-1.2", "Putin thanked Trump for his commitment to ending the fighting"},
		{"KR-9.2", "Russia and the US will set up expert groups"},
		{"WH-2.3", "The talks will start at once in the Middle East"},
		{"WH-3.3", "Both leaders believe that Iran must never be able to threaten Israel"},
	}
	for _, frame := range []struct {
		text string
		slot Slot
	}{
		{"…", ""},
		{"It is true that …", ""},
		{"It is clear that …", ""},
		{"It is not true that …", Negation},
		{"It isn't true that …", Negation},
		{"It is false that …", Negation},
		{"It is a lie that …", Negation},
		{"The claim that … is false", Negation},
		{"Reports that … are wrong", Negation},
		{"It was falsely reported that …", Negation},
		{"Far from it: …", Negation},
		{"Contrary to reports, …", Negation},
		{"Nobody said that …", Negation},
		{"They refused to say that …", Negation},
		{"They never said that …", Negation},
		{"They did not say that …", Negation},
		{"…, which never happened", Negation},
		{"…, it was falsely reported", Negation},
		{"…, according to no one", Negation},
		{"… - wrong!", Negation},
		{"…? Not at all", Negation},
		{"…? No.", Negation},
		{"…. Not true.", Negation},
		{"It cannot be said that …", Negation},
		{"… (fake)", Negation},
		{"…. Just kidding", Negation},
		{"… — no!", Negation},
		{"It is unlikely that …", Modality},
		{"It is doubtful whether …", Modality},
		{"It remains unclear whether …", Modality},
		{"Supposedly …", Modality},
		{"Rumor has it that …", Modality},
		{"It is not clear if …", Modality},
		{"Whether … is unknown", Modality},
		{"…, with the exception of Russia", Scope},
	} {
		for _, claim := range claims {
			said := strings.Replace(frame.text, "…", claim.text, 1)
			t.Run(claim.passage+" "+frame.text, func(t *testing.T) {
				got := r.Compare(r.ReadText(said, ""), r.corpus.Passage(claim.passage)).Contradictions
				isFramed := slices.ContainsFunc(got, func(x Contradiction) bool { return x.Slot == frame.slot })
				if isFramed != (frame.slot != "") || !isFramed && len(got) > 0 {
					t.Errorf("%q contradicts %+v, want %q", said, got, frame.slot)
				}
			})
		}
	}
}

// The same in other languages.
func TestForeignFrames(t *testing.T) {
	r := builtinReader(t)
	for _, test := range []struct {
		lang, claim string
		frames      []string
	}{
		{"ru", "Путин немедленно приказал российским военным выполнить это", []string{"Неправда, что …", "Неверно, что …", "Вряд ли …", "…? Нет."}},
		{"uk", "Путін негайно наказав російським військовим виконати це", []string{"Неправда, що …", "Нібито …", "…? Ні."}},
		{"es", "Putin ordenó de inmediato al ejército ruso que cumpliera", []string{"Es falso que …", "No es verdad que …", "Es dudoso que …", "…? No."}},
		{"fr", "Poutine a immédiatement ordonné à l'armée russe de s'y conformer", []string{"Il est faux que …", "Il n'est pas vrai que …", "Contrairement à ce qui est dit, …", "…? Pas du tout."}},
		{"de", "Putin wies das russische Militär sofort an, dem nachzukommen", []string{"Es stimmt nicht, dass …", "Es ist falsch, dass …", "Angeblich …", "…? Nein."}},
	} {
		p := r.corpus.Passage("KR-6.2")
		t.Run(test.lang, func(t *testing.T) {
			if got := r.Compare(r.ReadText(test.claim, test.lang), p).Contradictions; len(got) > 0 {
				t.Errorf("%q contradicts %+v", test.claim, got)
			}
			for _, frame := range test.frames {
				said := strings.Replace(frame, "…", test.claim, 1)
				if got := r.Compare(r.ReadText(said, test.lang), p).Contradictions; len(got) == 0 {
					t.Errorf("%q contradicts nothing", said)
				}
			}
		})
	}
}

// Another number is meant where a bound is set to it, and another day where
// something is before or after it.
func TestBounds(t *testing.T) {
	r := builtinReader(t)
	p := r.corpus.Passage("KR-8.1")
	for _, test := range []struct {
		lang, text string // with the bound where the ellipsis is
		bounds     []string
		slot       Slot
	}{
		{"en", "Russia and Ukraine will swap … 175 prisoners each on 19 March",
			[]string{"fewer than", "less than", "up to", "over", "nearly", "about", "at most", "at least", "more than", "around", "almost", "some"}, Number},
		{"en", "Russia and Ukraine will swap 175 … prisoners each on 19 March", []string{"or more", "or so", "or fewer"}, Number},
		{"ru", "19 марта стороны обменяют … 175 пленных с каждой стороны", []string{"менее", "более", "около", "почти", "до", "свыше"}, Number},
		{"uk", "19 березня сторони обміняють … 175 полонених з кожного боку", []string{"менше", "понад", "близько", "майже"}, Number},
		{"es", "El 19 de marzo se intercambiarán … 175 prisioneros de cada lado", []string{"menos de", "más de", "casi", "hasta"}, Number},
		{"fr", "Le 19 mars … 175 prisonniers seront échangés de chaque côté", []string{"moins de", "plus de", "environ", "près de"}, Number},
		{"de", "Am 19. März werden … 175 Gefangene auf jeder Seite ausgetauscht", []string{"weniger als", "mehr als", "rund", "bis zu"}, Number},
		{"en", "Putin announced a prisoner exchange between Russia and Ukraine … March 19", []string{"before", "after", "by", "since", "until", "from", "around"}, When},
		{"ru", "Путин объявил об обмене пленными … 19 марта", []string{"до", "после", "с"}, When},
		{"de", "Putin kündigte einen Gefangenenaustausch … 19. März an", []string{"vor dem", "nach dem", "ab dem"}, When},
	} {
		t.Run(test.text, func(t *testing.T) {
			for _, bound := range append(test.bounds, "") {
				said := strings.Join(strings.Fields(strings.Replace(test.text, "…", bound, 1)), " ")
				got := r.Compare(r.ReadText(said, test.lang), p).Contradictions
				isBound := slices.ContainsFunc(got, func(x Contradiction) bool { return x.Slot == test.slot && strings.Contains(x.Alleged, bound) })
				if isBound != (bound != "") || bound == "" && len(got) > 0 {
					t.Errorf("%q contradicts %+v", said, got)
				}
			}
		})
	}
	for _, same := range []string{"Russia will hand over 23 badly wounded Ukrainian soldiers", "About peace: 175 prisoners on each side are to be released"} {
		for _, x := range r.Compare(r.ReadText(same, ""), p).Contradictions {
			if strings.Contains(strings.ToLower(x.Alleged), "over") || strings.Contains(strings.ToLower(x.Alleged), "about") {
				t.Errorf("%q contradicts %+v", same, x)
			}
		}
	}
}

// A denial in another language counts whatever verb it denies, where the passage
// denies nothing itself.
func TestForeignDenials(t *testing.T) {
	r := builtinReader(t)
	for _, test := range []struct{ lang, passage, text, denied string }{
		{"ru", "KR-8.1", "Обмен пленными 175 на 175 состоится 19 марта", "Обмен пленными 175 на 175 не состоится 19 марта"},
		{"uk", "KR-8.1", "Обмін полоненими 175 на 175 відбудеться 19 березня", "Обмін полоненими 175 на 175 не відбудеться 19 березня"},
		{"de", "KR-8.1", "Der Gefangenenaustausch findet am 19. März statt", "Der Gefangenenaustausch findet am 19. März nicht statt"},
		{"de", "WH-2.3", "Die Verhandlungen beginnen im Nahen Osten", "Die Verhandlungen beginnen nicht im Nahen Osten"},
		{"uk", "KR-6.1", "Трамп запропонував обом сторонам 30 днів не атакувати енергетичну інфраструктуру", ""},
	} {
		p := r.corpus.Passage(test.passage)
		t.Run(test.text, func(t *testing.T) {
			if got := r.Compare(r.ReadText(test.text, test.lang), p).Contradictions; len(got) > 0 {
				t.Errorf("contradicts %+v", got)
			}
			if got := r.Compare(r.ReadText(test.denied, test.lang), p).Contradictions; test.denied != "" && len(got) == 0 {
				t.Errorf("%q contradicts nothing", test.denied)
			}
		})
	}
}

// What was only thought of, tried or asked for was not done. What the statement
// only asks for itself, or calls possible, may be said so.
func TestOnlyTried(t *testing.T) {
	r := builtinReader(t)
	for _, test := range []struct {
		passage, truth string
		lies           []string
	}{
		{"KR-6.2", "Putin ordered the Russian military to comply", []string{
			"Putin considered ordering the Russian military to comply", "Putin was asked to order the Russian military to comply",
			"Putin nearly ordered the Russian military to comply", "Putin was on the verge of ordering the Russian military to comply",
			"Putin hesitated to order the Russian military to comply", "Trump asked Putin to order the Russian military to comply",
			"Trump wanted Putin to order the Russian military to comply", "Putin thought about ordering the Russian military to comply",
			"Putin might order the Russian military to comply", "Putin decided whether to order the Russian military to comply"}},
		{"KR-1.2", "Putin thanked Trump for trying to end the fighting", []string{
			"Putin forgot to thank Trump for trying to end the fighting", "Putin wanted to thank Trump for trying to end the fighting",
			"Putin was about to thank Trump for trying to end the fighting"}},
		{"KR-8.1", "Russia and Ukraine will swap 175 prisoners each on March 19", []string{
			"Russia and Ukraine had swapped 175 prisoners each on March 19", "Russia and Ukraine may swap 175 prisoners each on March 19",
			"Russia and Ukraine tried to swap 175 prisoners each on March 19"}},
		{"KR-4.2", "Foreign countries must stop arming Ukraine", []string{"Foreign countries have stopped supplying Ukraine"}},
		{"KR-5.1", "Putin was asked to spare the lives of Ukrainian soldiers encircled in Kursk", []string{
			"Putin was asked to promise to spare the lives of Ukrainian soldiers encircled in Kursk"}},
		{"KR-10.1", "They also discussed the Red Sea region", []string{
			"They also discussed the Persian Gulf instead of the Red Sea region", "They also discussed the Persian Gulf rather than the Red Sea"}},
		{"KR-11.2", "They went over what their countries could do together, and they reviewed many areas", nil},
		{"WH-2.1", "This war should have been settled long ago", nil},
		{"KR-10.2", "They want to work together on global security", nil},
	} {
		p := r.corpus.Passage(test.passage)
		t.Run(test.truth, func(t *testing.T) {
			if got := r.Compare(r.ReadText(test.truth, ""), p).Contradictions; len(got) > 0 {
				t.Errorf("contradicts %+v", got)
			}
			for _, lie := range test.lies {
				got := r.Compare(r.ReadText(lie, ""), p).Contradictions
				if !slices.ContainsFunc(got, func(x Contradiction) bool { return x.Slot == Modality || x.Slot == Negation }) {
					t.Errorf("%q contradicts %+v", lie, got)
				}
			}
		})
	}
}

// What is yet to be was not done, and what somebody did he does not have to do.
func TestTimes(t *testing.T) {
	r := builtinReader(t)
	for _, test := range []struct {
		passage, text string
		slot          Slot
	}{
		{"KR-9.2", "Expert groups from Russia and the U.S. will be set up", ""},
		{"KR-9.2", "Expert groups from Russia and the U.S. have been set up", Modality},
		{"KR-6.2", "Putin has ordered the Russian military to comply immediately", ""},
		{"KR-6.2", "Putin will order the Russian military to comply immediately", Modality},
		{"KR-6.2", "Putin could order the Russian military to comply immediately", Modality},
		{"KR-6.1", "Trump proposed that both sides stop attacking energy infrastructure for 30 days", ""},
		{"KR-6.1", "Trump will propose that both sides stop attacking energy infrastructure for 30 days", Modality},
		{"KR-6.1", "Trump has withdrawn his proposal to stop attacks on energy infrastructure for 30 days", Negation},
		{"KR-5.1", "Putin confirmed that Ukrainian servicemen who lay down their arms will have their lives spared", ""},
		{"KR-10.1", "They discussed the Middle East but not the Red Sea", Scope},
		{"KR-8.1", "A prisoner exchange will take place on March 19 with 175 on each side", ""},
		{"KR-8.1", "A prisoner exchange took place on March 19 with 175 on each side", Modality},
		{"KR-8.1", "Обмен пленными 175 на 175 уже состоялся 19 марта", Modality},
		{"WH-2.3", "The negotiations began in the Middle East", Modality},
		{"WH-4.1", "A better relationship would bring economic agreements, regardless of peace", Scope},
		{"WH-2.3", "Talks will begin in Moscow instead of the Middle East", Negation},
		{"WH-2.3", "Переговоры начнутся в Москве вместо Ближнего Востока", Negation},
	} {
		t.Run(test.text, func(t *testing.T) {
			got := r.Compare(r.ReadText(test.text, ""), r.corpus.Passage(test.passage)).Contradictions
			has := slices.ContainsFunc(got, func(x Contradiction) bool { return x.Slot == test.slot })
			if has != (test.slot != "") || !has && len(got) > 0 {
				t.Errorf("contradicts %+v, want %q", got, test.slot)
			}
		})
	}
}
