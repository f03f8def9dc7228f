package search

import "testing"

func TestFrames(t *testing.T) {
	ix := builtin(t)
	for text, want := range map[string]frame{
		"did the white house say anything about the prisoner exchange?": {asked: "white-house", mention: true},
		"Did the Kremlin mention hockey":                                {asked: "kremlin", mention: true},
		"did Russia's readout mention hockey":                           {asked: "kremlin", mention: true},
		"what did Trump's team say about Iran":                          {asked: "white-house"},
		"according to Moscow, what happens next":                        {asked: "kremlin"},
		"in the Kremlin text, what about peace":                         {asked: "kremlin"},
		"what does Putin’s office say about peace":                      {asked: "kremlin"},
		"did both readouts mention peace":                               {mention: true},
		"did the Kremlin or the White House mention hockey":             {asked: "", mention: true},
		"whose idea was hockey?":                                        {},
		"when does the truce start":                                     {detail: "when"},
		"when do talks start and where":                                 {},
		"how many prisoners are exchanged":                              {detail: "how many"},
		"where does Moscow stand on this":                               {},
		"in what part of the world do they meet":                        {detail: "where"},
		"does the Kremlin say when the truce starts":                    {asked: "kremlin", mention: true, detail: "when"},
		"¿Dónde se celebrarán las conversaciones?":                      {detail: "where"},
		"do they agree when it suits them":                              {},
		"what is part of the deal":                                      {},
		"did they agree to stop hitting power stations?":                {},
		"": {},
	} {
		if got := ix.frameOf(tokenize(text)); got != want {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
	}
}

func TestLanguageOf(t *testing.T) {
	lx := builtin(t).lexicon
	for text, want := range map[string]string{
		"prisoner exchange": "en",
		"POWs":              "en",
		"обмен пленными":    "ru",
		"Чи домовилися про перемир'я на морі":             "uk",
		"¿Qué dijeron sobre los ataques?":                 "es",
		"Qui parle d'un vote commun à l'ONU":              "fr",
		"Ging es auch um die Verbreitung von Atomwaffen?": "de",
		"alto el fuego energético":                        "es",
		"mer Noire":                                       "fr",
		"asdfjkl":                                         "en",
		"":                                                "en",
		"战争":                                              "en",
	} {
		if got := lx.languageOf(tokenize(text)); got != want {
			t.Errorf("%q: language is %s, want %s", text, got, want)
		}
	}
}
