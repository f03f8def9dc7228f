package claim

import (
	"strings"
	"testing"
)

// written is claims as "agent act receiver", with "not" before an act that is
// denied or to end, and acts that are only named in brackets.
func written(claims []Claim) string {
	var out []string
	for _, c := range claims {
		act := c.Act
		if c.Denied {
			act = "not " + act
		}
		if c.bare {
			act = "[" + act + "]"
		}
		out = append(out, strings.TrimSpace(strings.Join([]string{c.Agent.Name, act, c.Receiver.Name}, " ")))
	}
	return strings.Join(out, "; ")
}

// Of "Trump or Putin" it is open who does it, and neither is contradicted.
func TestEitherOfTwoIsOpen(t *testing.T) {
	r := builtinReader(t)
	for _, test := range []struct {
		text string
		open bool
	}{{"Trump or Putin proposed hockey", true}, {"Trump and Putin proposed hockey", false}, {"Trump proposed hockey", false}} {
		t.Run(test.text, func(t *testing.T) {
			agent := r.ReadText(test.text, "").Claims()[0].Agent
			if agent.Open != test.open || agent.Known() == test.open {
				t.Errorf("open %t, known %t", agent.Open, agent.Known())
			}
		})
	}
}

func TestClaims(t *testing.T) {
	r := builtinReader(t)
	for _, c := range []struct{ name, text, want string }{
		{"active", "Trump proposed hockey", "Trump propose"},
		{"passive", "Hockey was proposed by Trump", "Trump propose"},
		{"passive without an agent", "Hockey was proposed", "propose"},
		{"passive to be done", "23 soldiers will be handed over", "release"},
		{"cleft", "It was Putin who proposed the hockey matches", "Putin propose"},
		{"possessive", "Trump did not support Putin's idea of hockey games", "Trump not accept Putin's; Putin's [propose]"},
		{"noun of somebody", "the proposal of Trump", "Trump [propose]"},
		{"noun from somebody", "the idea came from Putin", "Putin [propose]"},
		{"noun by somebody", "a proposal by Trump", "Trump [propose]"},
		{"noun and light verb", "Putin made a proposal", "Putin [propose]"},
		{"adjective and noun", "the US proposal", "US [propose]"},
		{"two verbs, one agent", "Putin thanked Trump and ordered his military to stop attacks", "Putin thank Trump; Putin order; not attack"},
		{"two clauses", "Trump suggested hockey matches and Putin supported the idea", "Trump propose; Putin accept; [propose]"},
		{"verb after an aside", "Putin, after thanking Trump, accepted the proposal", "Putin thank Trump; Putin accept; [propose]"},
		{"both", "Trump and Putin agreed on hockey", "Trump and Putin agree"},
		{"one of two", "Trump or Putin proposed hockey", "Trump propose"},
		{"who is ordered", "Putin ordered the Russian army to stop strikes", "Putin order Russian army; Russian army not attack"},
		{"who promises", "Putin promised Trump to release the soldiers", "Putin promise Trump; Putin release"},
		{"either of two clauses", "Putin thanked Trump or Trump thanked Putin", "Putin thank Trump; Trump thank Putin"},
		{"a clause after a comma", "Putin refused, Trump proposed a ceasefire", "Putin refuse; Trump propose; not attack"},
		{"who is wanted to", "The Kremlin wants Ukraine to stop rearming", "The Kremlin request Ukraine; Ukraine not arm"},
		{"who is demanded to, unsaid", "Moscow demands to stop military aid", "Moscow demand; not supply"},
		{"who is accused", "Washington accused the Moscow regime of breaking agreements", "Washington accuse Moscow regime; Moscow regime break; [agree]"},
		{"who is thanked for", "Putin is grateful to Trump for helping", "Putin thank Trump; Trump help"},
		{"dependent clause", "Trump and Putin agreed that Iran must not threaten Israel", "Trump and Putin agree; Iran not threaten Israel"},
		{"dependent clause without that", "Both presidents agree Israel must not be able to destroy Iran", "Both presidents agree; Israel not threaten Iran"},
		{"relative clause", "Ukrainian soldiers who surrender will be spared", "Ukrainian soldiers surrender; save Ukrainian soldiers"},
		{"not", "Putin has not ordered the military to comply", "Putin not order; accept"},
		{"never", "This war should never have begun", "This war not begin"},
		{"nobody", "Neither side is willing to negotiate", "not want; negotiate"},
		{"failed", "Putin failed to thank Trump", "Putin not thank Trump"},
		{"refused to", "Russia refused to release the soldiers", "Russia not release"},
		{"refused", "Putin refused the proposal", "Putin refuse; [propose]"},
		{"stop before", "Ukraine must stop its mobilization", "Ukraine not mobilize"},
		{"stop after", "Attacks should stop", "not attack"},
		{"stop denied", "The Kremlin does not want foreign military aid to stop", "The Kremlin not request; not supply"},
		{"go on", "The Kremlin wants Ukraine to go on with its mobilization", "The Kremlin request Ukraine; Ukraine mobilize"},
		{"go on after", "The Kremlin wants foreign military aid to go on", "The Kremlin request; supply"},
		{"ceasefire", "Trump proposed a ceasefire", "Trump propose; not attack"},
		{"no ceasefire", "Trump proposed no ceasefire", "Trump propose; attack"},
		{"a thing ends", "The war must end", "The war end"},
		{"somebody ends it", "They want to stop the war", "They request the war; They end"},
		{"text and its side", "The Kremlin statement says that Ukraine broke agreements", "emphasize; Ukraine break; [agree]"},
		{"name before a thing", "The Ukraine settlement will consider Trump's proposals", "Ukraine [end]; discuss Trump's; Trump's [propose]"},
		{"place", "mobilization in Ukraine", "Ukraine [mobilize]"},
		{"target", "attacks on Russia", "[attack] Russia"},
		{"pronoun for those before", "If Ukrainian soldiers surrender they will be released", "Ukrainian soldiers surrender; release they"},
		{"pronoun alone", "They agreed", "They agree"},
		{"us is a pronoun", "he told us that Putin agreed", "emphasize; Putin agree"},
		{"us is a country", "did the us agree", "us agree"},
		{"Russian", "Путин поблагодарил Трампа", "Путин thank Трампа"},
		{"Russian, not", "Трамп не поддержал идею Путина", "Трамп not accept Путина; [propose]"},
		{"possessive in haste", "did they accept trumps proposal", "they accept trumps; trumps [propose]"},
		{"German, whom something is wanted from", "was verlangt Russland von der Ukraine", "Russland demand Ukraine"},
		{"German passive", "wurde von Putin vorgeschlagen", "Putin propose"},
		{"French, verb first", "que demande la Russie pour la paix", "Russie request"},
		{"Ukrainian, verb first", "чи подякував Путін Трампу?", "Путін thank Трампу"},
		{"German, verb last", "dass der Iran Israel nicht bedrohen darf", "Iran not threaten Israel"},
		{"German passive", "Hockey wurde von Putin vorgeschlagen", "Putin propose"},
		{"Spanish", "Putin agradeció a Trump por la llamada", "Putin thank Trump"},
		{"French", "l'Ukraine doit arrêter la mobilisation", "l'Ukraine not mobilize"},
		{"nothing", "The weather is fine", ""},
		{"empty", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := written(r.ReadText(c.text, "").Claims()); got != c.want {
				t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}
