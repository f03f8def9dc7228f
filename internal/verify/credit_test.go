package verify

import (
	"strings"
	"testing"

	"bothsides/internal/finding"
)

const words = "“They reviewed a multitude of areas”"

type creditCase struct{ text, want string }

// credited are texts that credit a side with the words.
func credited() []creditCase {
	return []creditCase{
		{"Kremlin: " + words, "kr"},
		{"KREMLIN: " + words, "kr"},
		{"**Kremlin:** " + words, "kr"},
		{"The Kremlin said: " + words, "kr"},
		{"Kremlin statement, 18 March: " + words, "kr"},
		{"Kremlin statement (18 March 2025): " + words, "kr"},
		{"Russia's readout: " + words, "kr"},
		{"Putin's readout says " + words, "kr"},
		{"Trump's statement: " + words, "wh"},
		{"“The Kremlin said ‘They reviewed a multitude of areas’”", "kr"},
		{"From the White House statement: " + words, "wh"},
		{"the White House said " + words, "wh"},
		{"The White House statement reads " + words, "wh"},
		{"In its statement on the call, the White House said that " + words, "wh"},
		{"According to Moscow, " + words, "kr"},
		{"according to the Kremlin " + words, "kr"},
		{"Per the White House, " + words, "wh"},
		{"Here's what the Kremlin had to say: " + words, "kr"},
		{"🚨 BREAKING: Kremlin: " + words, "kr"},
		{"Кремль: " + words, "kr"},
		{"la Casa Blanca: " + words, "wh"},
		{"Das Weiße Haus: " + words, "wh"},
		{"Из сообщения Кремля: " + words, "kr"},
		{"Reuters: Kremlin: " + words, "kr"},
		{"Washington: " + words, "wh"},
		{"US: " + words, "wh"},
		{words + " - the White House", "wh"},
		{words + " — Kremlin, 18 March 2025", "kr"},
		{words + " (Kremlin)", "kr"},
		{words + " - kremlin.ru", "kr"},
		{words + " Source: www.whitehouse.gov", "wh"},
		{"Moscow's statement says they reviewed a multitude of areas", "kr"},
		{"Kremlin spokesman Dmitry Peskov: " + words, "kr"},
		{words + "\nKremlin", "kr"},
		{"> " + words + "\n-# White House, March 18", "wh"},
		{words + ", said the Kremlin", "kr"},
		{words + ", the Kremlin said in a statement.", "kr"},
		{words + ", according to Moscow", "kr"},
		{"They reviewed a multitude of areas, Moscow said", "kr"},
		{"“They reviewed,” the Kremlin said, “a multitude of areas.”", "kr"},
		{"They reviewed, the Kremlin said, a multitude of areas", "kr"},
		{"(White House) " + words, "wh"},
		{"[Kremlin] they reviewed a multitude of areas", "kr"},
		{"White House - they reviewed a multitude of areas", "wh"},
		{"Kremlin | they reviewed a multitude of areas", "kr"},
		{"They reviewed a multitude of areas: Kremlin", "kr"},
		{"According to the Kremlin they reviewed a multitude of areas", "kr"},
		{"In the words of the Kremlin, they reviewed a multitude of areas", "kr"},
		{"As the White House put it, they reviewed a multitude of areas", "wh"},
		{"Is it true that the White House said they reviewed a multitude of areas?", "wh"},
		{"Putin's office said they reviewed a multitude of areas", "kr"},
		{"the White House statement contains the line " + words, "wh"},
		{"the White House sees a multitude of areas", "wh"},
		{words + ", Karoline Leavitt told reporters.", "wh"},
		{words + ", Peskov told us in a briefing", "kr"},
		{words + ", as Peskov put it.", "kr"},
		{"They reviewed a multitude of areas, Peskov told reporters.", "kr"},
		{words + ", a White House official told CNN.", "wh"},
		{"Speaking to reporters, Peskov said " + words, "kr"},
		{words + "\n— The White House (@WhiteHouse) March 18, 2025", "wh"},
	}
}

// uncredited are texts that credit neither.
func uncredited() []creditCase {
	return []creditCase{
		{words, "none"},
		{"Quote: " + words, "none"},
		{"tell us: " + words, "none"},
		{"Zelensky: " + words, "none"},
		{words + " - Volodymyr Zelensky", "none"},
		{"Putin said " + words, "none"},
		{"Trump: " + words, "none"},
		{"On Tuesday President Trump said, " + words, "none"},
		{words + " - Putin", "none"},
		{words + " — Donald Trump, 18 March 2025", "none"},
		{"Moscow and Washington reviewed a multitude of areas", "none"},
		{"Russia reviewed a multitude of areas with the United States", "none"},
		{"The Russian side reviewed a multitude of areas", "none"},
		{"The Kremlin never said " + words, "none"},
		{"The White House did not say that " + words, "none"},
		{words + " is not what the White House said", "none"},
		{"Zelensky told reporters in Kyiv that " + words, "none"},
	}
}

func TestWhoIsCredited(t *testing.T) {
	k := checker(t)
	for _, test := range append(credited(), uncredited()...) {
		f := k.Check(test.text, "")
		if got := codeOf(f.Claimed); got != test.want {
			t.Errorf("%s: credits %s, want %s", test.text, got, test.want)
		}
		if strings.Contains(test.text, words) && f.Verdict != finding.Exact {
			t.Errorf("%s: %s, want exact", test.text, f.Verdict)
		}
	}
	for _, said := range []string{"Zelensky: " + words, "Zelensky said that they reviewed a multitude of areas", words + ", Zelensky told reporters in Kyiv"} {
		if f := k.Check(said, ""); f.Speaker != "Zelensky" || f.Verdict != finding.Exact {
			t.Errorf("%s: %s, credited to %q", said, f.Verdict, f.Speaker)
		}
	}
	for _, test := range []struct{ name, text, speaker, side string }{
		{"a president, with the other side's words", "Trump: " + words, "Trump", "wh"},
		{"in a verb", "As Trump said, " + words, "Trump", "wh"},
		{"after the words", words + " - Donald Trump", "Donald Trump", "wh"},
		{"in another language", "Трамп: " + words, "Трамп", "wh"},
		{"in another language, with his own side's", "Путин сказал: " + words, "", "none"},
		{"with his own side's", "Putin: " + words, "", "none"},
		{"with words of nobody", "Trump: “the price of oil”", "", "none"},
		{"with words of both", "Putin: “the Middle East”", "", "none"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if f := k.Check(test.text, ""); f.Speaker != test.speaker || codeOf(f.SpeaksFor) != test.side || f.Misattributed {
				t.Errorf("credited to %q of %s, misattributed %v", f.Speaker, codeOf(f.SpeaksFor), f.Misattributed)
			}
		})
	}
	t.Run("a president, before a quote in a message", func(t *testing.T) {
		for _, message := range []struct{ text, speaker string }{{"Putin: " + words, ""}, {"Trump: " + words, "Trump"}} {
			quotes, _, _ := k.split(message.text)
			if f := k.CheckQuoted(quotes[0]); f.Speaker != message.speaker {
				t.Errorf("%s: credited to %q", message.text, f.Speaker)
			}
		}
	})
	if f := k.Check("Kremlin: "+words, "white-house"); codeOf(f.Claimed) != "wh" || codeOf(f.Credited) != "kr" {
		t.Error("whom the asker names does not go before whom the text names, who is told too")
	}
}
