package verify

import (
	"strings"
	"testing"

	"bothsides/internal/finding"
)

// changesOf is the kinds of changes, the gravest first.
func changesOf(f finding.Finding) string {
	var kinds []string
	for _, c := range f.Changes {
		kinds = append(kinds, string(c.Kind))
	}
	return strings.Join(kinds, " ")
}

// What a moderator pastes, with the kinds of differences that are named.
func TestKindsOfDifference(t *testing.T) {
	k := checker(t)
	for _, test := range []struct{ name, text, want, changes string }{
		{"a number", "with 157 individuals released on each side", "altered none>kr KR-8.1", "number"},
		{"a number in words", "with one hundred seventy-five individuals released on each side", "altered none>kr KR-8.1", "form"},
		{"a name", "This conflict in Syria should have never begun and should have been resolved long ago", "altered none>wh WH-2.1", "name"},
		{"a denial", "Vladimir Putin never responded positively to this proposal", "altered none>kr KR-6.2", "negation"},
		{"in a command's name", "Vladimir Putin responded positively to this proposal and </never:123> instructed the Russian military to comply", "altered none>kr KR-6.2", "negation"},
		{"an opposite", "presents tremendous disadvantages, including significant economic agreements", "altered none>wh WH-4.1", "negation"},
		{"names changed over", "Vladimir Putin endorsed Donald Trump’s suggestion of organizing hockey matches between players", "altered none>kr KR-13.1", "role role"},
		{"how much", "23 slightly injured Ukrainian soldiers currently receiving treatment in Russian medical facilities", "altered none>kr KR-8.2", "scope"},
		{"how far", "technical negotiations on implementing a maritime ceasefire in the Black Sea, a partial ceasefire", "altered none>wh WH-2.2", "scope"},
		{"another order", "immediately instructed the Russian military to comply, Vladimir Putin responded positively to this proposal", "altered none>kr stitched KR-6.2", "order"},
		{"left out without a sign", "Donald Trump’s suggestion about ensuring maritime safety in the Black Sea. Vladimir Putin announced that on March 19, a prisoner exchange would take place", "altered none>kr KR-7.1 KR-8.1", "left-out"},
		{"British spelling", "suggestion of organising hockey matches between players from the NHL", "altered none>kr KR-13.1", "spelling"},
		{"an abbreviation without dots", "the unified vote at the UN regarding the Ukrainian conflict resolution", "altered none>kr KR-10.4", "spelling"},
		{"divided at a line's end", "The leaders engaged in an in-depth and can-\ndid discussion regarding the situation", "altered none>kr KR-1.1", "spelling"},
		{"a hyphen within a word", "a cease-fire on energy and infrastructure", "altered none>wh WH-2.2", "spelling"},
		{"an editor's note", "“the fundamental causes of the crisis” (emphasis added)", "altered none>kr KR-2.2", "signs"},
		{"letters of another alphabet", "with 175 individuals rеleased on each side", "altered none>kr KR-8.1", "letters"},
		{"an l for an I, as in scanned text", "Both leaders shared the conviction that lran should never be allowed a position", "altered none>wh WH-3.3", "spelling"},
		{"a phrase in one character", "with 175 ﷺ individuals released on each side", "altered none>kr KR-8.1", "signs"},
		{"a sign", "with 175° individuals released on each side", "altered none>kr KR-8.1", "signs"},
		{"what posts have at their ends", "with 175 individuals released on each side [1] (1/3) #peace via @x", "altered none>kr KR-8.1", "signs"},
		{"what posts begin with", "#BREAKING with 175 individuals released on each side", "altered none>kr KR-8.1", "signs"},
		{"a footnote", "with 175 individuals released on each side[1]", "altered none>kr KR-8.1", "signs"},
		{"an editor's words for others", "Vladimir Putin responded positively to [the energy] proposal", "altered none>kr KR-6.2", "edited"},
		{"the same words, an editor's", "[Vladimir Putin] responded positively to this proposal", "altered none>kr KR-6.2", "edited"},
		{"an editor's pronoun", "[He] responded positively to this proposal", "altered none>kr KR-6.2", "edited"},
		{"an editor's wrong name", "[Zelensky] responded positively to this proposal", "altered none>kr KR-6.2", "name"},
		{"an editor's number", "with [157] individuals released on each side", "altered none>kr KR-8.1", "number"},
		{"an editor's denial", "Vladimir Putin responded [not] positively to this proposal", "altered none>kr KR-6.2", "negation"},
		{"an editor's other deed", "immediately instructed the Russian military to [attack]", "altered none>kr KR-6.2", "role"},
		{"all in brackets", "[Both leaders shared the conviction]", "exact none>wh WH-3.3", ""},
		{"two names in the other order", "Donald Trump and Vladimir Putin", "altered none>kr KR-10.1", "order"},
		{"so in a sentence", "The resources expended by both Russia and Ukraine in this war", "altered none>wh WH-1.3", "order"},
		{"with an article", "improved bilateral relations between Russia and the United States", "altered none>wh WH-1.2", "order"},
		{"a name that comes again later", "Iran should never be allowed a position to threaten the United States", "altered none>wh WH-3.3", "name"},
		{"a word of grammar that is elsewhere too", "These negotiations will commence immediately in the Middle East and a complete halt to foreign military assistance", "altered none>none stitched WH-2.3 KR-4.2", "wording"},
		{"another deed", "immediately instructed the Russian military to attack", "altered none>kr KR-6.2", "role"},
		{"a question about it", "with 175 individuals released on each side — real or fake?", "altered none>kr KR-8.1", "signs"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := k.Check(test.text, "")
			if got := brief(f); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
			if got := changesOf(f); got != test.changes {
				t.Errorf("changes %q, want %q: %q", got, test.changes, f.Changes)
			}
		})
	}
}

// What makes no difference however it was pasted.
func TestPasted(t *testing.T) {
	const talks = "These negotiations will commence immediately in the Middle East."
	k := checker(t)
	for _, test := range []struct{ name, text, want string }{
		{"an entry of a list", "1. " + talks, "exact none>wh WH-2.3"},
		{"everybody is called", "@everyone " + talks, "exact none>wh WH-2.3"},
		{"an entity and a tag of a web page", "&ldquo;These negotiations<br>will commence&nbsp;immediately&rdquo;", "exact none>wh WH-2.3"},
		{"angles that are no tag", "<<A range of ideas were exchanged>>", "altered none>kr KR-12.1"},
		{"a quote mark without end", "“" + talks, "exact none>wh WH-2.3"},
		{"broken off within a word", "Vladimir Putin responded positively to this proposal and immediately instructed the Russian milit", "exact none>kr KR-6.2"},
		{"a press secretary", "Karoline Leavitt: “" + talks + "”", "exact wh>wh WH-2.3"},
		{"her account", "@PressSec: " + talks, "exact wh>wh WH-2.3"},
		{"a spokesman", "Peskov: “A range of ideas were exchanged”", "exact kr>kr KR-12.1"},
		{"a press service", "The Russian president's press service said: “A range of ideas were exchanged”", "exact kr>kr KR-12.1"},
		{"French spelling", "La Maison Blanche : « " + talks + " »", "exact wh>wh WH-2.3"},
		{"signed after a dash", talks + " - Donald Trump", "exact none>wh WH-2.3"},
		{"signed in brackets", talks + " (Vladimir Putin)", "exact none>wh WH-2.3"},
		{"signed in words", talks[:len(talks)-1] + ", said Putin", "exact none>wh WH-2.3"},
		{"signed on a line", talks + "\nDonald Trump", "exact none>wh WH-2.3"},
		{"a passage in chat", "lol look they put out this: Vladimir Putin responded positively to this proposal and immediately instructed the Russian military to comply. unreal, what is going on with these people honestly",
			"altered none>kr KR-6.2"},
		{"two statements joined", "immediately instructed the Russian military to comply. These negotiations will commence immediately", "altered none>none stitched KR-6.2 WH-2.3"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := brief(k.Check(test.text, "")); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
	t.Run("a word struck out", func(t *testing.T) {
		f := k.Check("Iran should ~~never~~ be allowed a position to threaten Israel", "")
		if f.Verdict != finding.Exact || strings.Join(f.Struck, " ") != "never" {
			t.Errorf("%s, struck %q", brief(f), f.Struck)
		}
	})
	t.Run("somebody who is no side", func(t *testing.T) {
		f := k.Check(talks+" - Zelensky", "")
		if f.Verdict != finding.Exact || f.Speaker != "Zelensky" || f.Misattributed {
			t.Errorf("%s, speaker %q", brief(f), f.Speaker)
		}
	})
}

// The opposite of a passage is never a paraphrase of it, and what differs is
// said.
func TestTheOppositeIsNotConfirmed(t *testing.T) {
	k := checker(t)
	for _, test := range []struct{ name, text, nearest, slot string }{
		{"denied", "The leaders did not discuss the Middle East or the Red Sea", "KR-10.1", "negation"},
		{"the other way round", "Both presidents agree Israel must not be able to destroy Iran", "WH-3.3", "agent"},
		{"there will be none", "No prisoner exchange will take place on March 19", "KR-8.1", "negation"},
		{"another number", "White House: the leaders agreed on a 30-day energy ceasefire", "WH-2.2", "number"},
		{"somebody else's idea", "It was Putin who suggested a pause of 30 days in strikes on energy", "KR-6.1", "agent"},
		{"whose soldiers", "Kyiv returns 23 badly wounded Russian soldiers as a sign of goodwill", "KR-8.2", "receiver"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := k.Check(test.text, "")
			if f.Verdict != finding.Absent || f.Misattributed || len(f.Nearest) == 0 || f.Nearest[0].ID() != test.nearest {
				t.Fatalf("%s, nearest %v", brief(f), idsOfPassages(f.Nearest))
			}
			if f.Contradicts == nil || f.Contradicts.Slot != test.slot {
				t.Errorf("contradicts %+v, want the slot %s", f.Contradicts, test.slot)
			}
		})
	}
}

// What was accepted is not refused, though the passage beside it, which tells of
// the proposal alone, has nothing against that.
func TestRefusalIsNotConfirmed(t *testing.T) {
	k := checker(t)
	for _, said := range []string{
		"Putin refused Trump's idea of a 30-day pause on energy strikes",
		"Putin rejected Trump's proposal of a 30-day pause on energy strikes",
		"Putin turned down Trump's proposal of a 30-day pause on energy strikes",
	} {
		t.Run(said, func(t *testing.T) {
			if f := k.Check(said, ""); f.Verdict != finding.Absent {
				t.Errorf("it is %s", brief(f))
			}
		})
	}
}

// A text in another language is compared by its sense; where nothing is found
// its language is told, since no translation is in the statements word for word.
func TestOtherLanguages(t *testing.T) {
	k := checker(t)
	for _, test := range []struct{ name, text, want, language string }{
		{"Russian", "Эти переговоры начнутся немедленно на Ближнем Востоке", "close none>wh WH-2.3", "ru"},
		{"Ukrainian", "Дональд Трамп підтримав ідею Володимира Путіна провести хокейні матчі", "close none>kr KR-13.1", "uk"},
		{"Spanish", "Trump propuso que ambas partes se abstengan de atacar infraestructura energética durante 30 días", "close none>kr KR-6.1", "es"},
		{"French", "Trump a proposé que les deux parties s'abstiennent d'attaquer les infrastructures énergétiques pendant 30 jours", "close none>kr KR-6.1", "fr"},
		{"German", "Am 19. März werden 175 Gefangene auf jeder Seite ausgetauscht", "close none>kr KR-8.1", "de"},
		{"credited", "Кремль: «Трамп поддержал идею Путина о хоккейных матчах»", "close kr>kr KR-13.1", "ru"},
		{"roles changed over", "Владимир Путин предложил обеим сторонам 30 дней не атаковать энергетическую инфраструктуру", "absent none>none", "ru"},
		{"another number", "Am 19. März werden 157 Gefangene auf jeder Seite ausgetauscht", "absent none>none", "de"},
		{"said by nobody", "Россия немедленно выведет войска из Крыма", "absent none>none", "ru"},
		{"said by nobody, German", "Russland zieht sich sofort von der Krim zurück und entschädigt die Ukraine", "absent none>none", "de"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := k.Check(test.text, "")
			if got := brief(f); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
			if f.Language != test.language {
				t.Errorf("language %q, want %q", f.Language, test.language)
			}
		})
	}
}
