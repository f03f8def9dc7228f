package search

import "testing"

func TestFrame(t *testing.T) {
	ix := builtin(t)
	for _, test := range []struct {
		question  string
		addressee string
		mention   bool
		detail    detail
	}{
		{"did the white house say anything about the prisoner exchange?", "white-house", true, ""},
		{"Did the Kremlin mention hockey", "kremlin", true, ""},
		{"did Russia's readout mention hockey", "kremlin", true, ""},
		{"what did Trump's team say about Iran", "white-house", false, ""},
		{"according to Moscow, what happens next", "kremlin", false, ""},
		{"in the Kremlin text, what about peace", "kremlin", false, ""},
		{"what does Putin’s office say about peace", "kremlin", false, ""},
		{"did both readouts mention peace", "", true, ""},
		{"did the Kremlin or the White House mention hockey", "", true, ""},
		{"whose idea was hockey?", "", false, ""},
		{"when does the truce start", "", false, when},
		{"when do talks start and where", "", false, ""},
		{"how many prisoners are exchanged", "", false, howMany},
		{"where does Moscow stand on this", "", false, ""},
		{"in what part of the world do they meet", "", false, where},
		{"did Putin say yes to hockey", "", false, ""},
		{"was the talk frank", "", false, ""},
		{"did they agree to speak again", "", false, ""},
		{"did the Ukrainians mention prisoners", "", false, ""},
		{"is there anything about NATO", "", true, ""},
		{"how long is the truce", "", false, howMany},
		{"does the Kremlin say when the truce starts", "kremlin", true, when},
		{"¿Dónde se celebrarán las conversaciones?", "", false, where},
		{"do they agree when it suits them", "", false, ""},
		{"what is part of the deal", "", false, ""},
		{"did they agree to stop hitting power stations?", "", false, ""},
		{"", "", false, ""},
	} {
		t.Run(test.question, func(t *testing.T) {
			r := ix.read(test.question, true)
			if r.addressee != test.addressee || r.mention != test.mention || r.detail != test.detail {
				t.Errorf("addressee %q, mention %t, detail %q; want %q, %t, %q",
					r.addressee, r.mention, r.detail, test.addressee, test.mention, test.detail)
			}
		})
	}
}

func TestReadTagsRefuses(t *testing.T) {
	for _, test := range []struct{ name, list string }{
		{"an empty tag", "say:\n"},
		{"an unknown tag", "shout: hey\n"},
		{"no tag", "hey you\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := readTags(test.list); err == nil {
				t.Error("no error")
			}
		})
	}
}
