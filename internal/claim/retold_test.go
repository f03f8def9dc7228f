package claim

import "testing"

// Whole passages in other words: nothing in them is contradicted, though a word
// may be new.
func TestRetellingsAreNotContradicted(t *testing.T) {
	r := builtinReader(t)
	for _, c := range []struct{ passage, text string }{
		{"WH-1.1", "Today, President Trump and President Putin spoke about the need for peace and a ceasefire in the Ukraine war."},
		{"WH-1.2", "Both leaders agreed this conflict needs to end with a lasting peace."},
		{"WH-1.2", "They also stressed the need for improved bilateral relations between the United States and Russia."},
		{"WH-1.3", "The blood and treasure that both Ukraine and Russia have been spending in this war would be better spent on the needs of their people."},
		{"WH-2.1", "This conflict should never have started and should have been ended long ago with sincere and good faith peace efforts."},
		{"WH-2.2", "The leaders agreed that the movement to peace will begin with an energy and infrastructure ceasefire, as well as technical negotiations on implementation of a maritime ceasefire in the Black Sea, full ceasefire and permanent peace."},
		{"WH-2.3", "These negotiations will begin immediately in the Middle East."},
		{"WH-3.1", "The leaders spoke broadly about the Middle East as a region of potential cooperation to prevent future conflicts."},
		{"WH-3.2", "They further discussed the need to stop proliferation of strategic weapons and will engage with others to ensure the broadest possible application."},
		{"WH-3.3", "The two leaders shared the view that Iran should never be in a position to destroy Israel."},
		{"WH-4.1", "The two leaders agreed that a future with an improved bilateral relationship between the United States and Russia has huge upside. This includes enormous economic deals and geopolitical stability when peace has been achieved."},
		{"KR-1.1", "The leaders continued a detailed and frank exchange of views on the situation around Ukraine."},
		{"KR-1.2", "Vladimir Putin expressed gratitude to Donald Trump for his desire to help achieve the noble goal of ending hostilities and human losses."},
		{"KR-2.1", "Having confirmed his fundamental commitment to a peaceful resolution of the conflict, the Russian President declared his readiness to thoroughly work out with his American partners possible ways of a settlement, which should be comprehensive, sustainable and long-term."},
		{"KR-2.2", "And, of course, it must take into account the absolute need to eliminate the root causes of the crisis and Russia's legitimate security interests."},
		{"KR-3.1", "In the context of the US President's initiative to introduce a 30-day truce, the Russian side outlined a number of significant points regarding ensuring effective control over a possible ceasefire along the entire line of combat contact, the need to stop forced mobilization in Ukraine and rearming the Armed Forces of Ukraine."},
		{"KR-3.2", "Serious risks were also noted, associated with the inability to negotiate of the Kiev regime, which has repeatedly sabotaged and violated the agreements reached."},
		{"KR-4.1", "Attention was drawn to the barbaric crimes of a terrorist nature committed by Ukrainian militants against the civilian population of the Kursk region."},
		{"KR-4.2", "It was emphasized that the key condition for preventing the escalation of the conflict and working towards its resolution by political and diplomatic means should be a complete cessation of foreign military aid and the provision of intelligence information to Kiev."},
		{"KR-5.1", "In connection with Donald Trump's recent appeal to save the lives of Ukrainian servicemen surrounded in the Kursk region, Vladimir Putin confirmed that the Russian side is ready to be guided by humanitarian considerations and, in the event of surrender, guarantees the soldiers of the Ukrainian Armed Forces life and decent treatment in accordance with Russian laws and international law."},
		{"KR-6.1", "During the conversation, Donald Trump put forward a proposal for the parties to the conflict to mutually refrain from strikes on energy infrastructure facilities for 30 days."},
		{"KR-6.2", "Vladimir Putin responded positively to this initiative and immediately gave the Russian military the corresponding order."},
		{"KR-7.1", "The Russian President also responded constructively to the idea expressed by Donald Trump to implement a well-known initiative concerning the safety of navigation in the Black Sea."},
		{"KR-7.2", "It was agreed to begin negotiations in order to further work out the specific details of such an agreement."},
		{"KR-8.1", "Vladimir Putin informed that on March 19 an exchange of prisoners will be carried out between the Russian and Ukrainian sides - 175 for 175 people."},
		{"KR-8.2", "In addition, as a gesture of goodwill, 23 seriously wounded Ukrainian servicemen who are being treated in Russian medical institutions will be transferred."},
		{"KR-9.1", "The leaders confirmed their intention to continue efforts to achieve a Ukrainian settlement in bilateral mode, including taking into account the above-mentioned proposals of the US President."},
		{"KR-9.2", "For this purpose, Russian and American expert groups are being created."},
		{"KR-10.1", "Vladimir Putin and Donald Trump also touched upon other issues on the international agenda, including the situation in the Middle East and in the Red Sea region."},
		{"KR-10.2", "Joint efforts will be made to stabilize the situation in crisis spots and establish cooperation on issues of nuclear non-proliferation and global security."},
		{"KR-10.4", "One good example is the joint vote at the UN on the resolution concerning the Ukrainian conflict."},
		{"KR-11.1", "Mutual interest in normalizing bilateral relations was expressed in light of the special responsibility of Russia and the United States for ensuring security and stability in the world."},
		{"KR-11.2", "In this context, a wide range of areas in which our countries could establish cooperation was considered."},
		{"KR-12.1", "A number of ideas were discussed that are moving towards the development of mutually beneficial cooperation in the economy and energy sector."},
		{"KR-13.1", "Donald Trump supported Vladimir Putin's idea to organize hockey matches in the US and Russia between Russian and American players playing in the NHL and KHL."},
		{"KR-13.2", "The presidents agreed to remain in contact on all the issues raised."},
	} {
		t.Run(c.passage+" "+c.text, func(t *testing.T) {
			got := r.Compare(r.ReadText(c.text, ""), r.corpus.Passage(c.passage))
			for _, x := range got.Contradictions {
				t.Errorf("%s: stated %q, alleged %q", x.Slot, x.Stated, x.Alleged)
			}
			const most = 3
			if len(got.New) > most {
				t.Errorf("%d words are new, more than %d", len(got.New), most)
			}
		})
	}
}

// The same with something changed is never the same.
func TestChangedRetellingsAreNotTheSame(t *testing.T) {
	r := builtinReader(t)
	for _, c := range []struct{ passage, text string }{
		{"WH-1.2", "Both leaders agreed this conflict does not need to end with a lasting peace."},
		{"WH-1.2", "They played down the need for improved bilateral relations between the United States and Russia."},
		{"WH-1.3", "The money spent by both Ukraine and Russia in this war is well spent."},
		{"WH-2.1", "This conflict should have started earlier."},
		{"WH-2.2", "The leaders agreed that the movement to peace will end with an energy and infrastructure ceasefire."},
		{"WH-2.2", "Putin agreed to a full ceasefire immediately."},
		{"WH-2.3", "These negotiations will end immediately in the Middle East."},
		{"WH-3.2", "They further discussed the need to allow proliferation of strategic weapons."},
		{"WH-3.3", "Only Trump shared the view that Iran should never be in a position to destroy Israel."},
		{"WH-4.1", "A future with an improved relationship between the United States and Russia has huge downsides."},
		{"KR-1.2", "Donald Trump expressed gratitude to Vladimir Putin for his desire to help achieve the noble goal of ending hostilities."},
		{"KR-2.2", "It must take into account Ukraine's legitimate security interests."},
		{"KR-3.1", "The Ukrainian side outlined significant points on effective monitoring of a ceasefire along the entire contact line."},
		{"KR-3.1", "Russia agreed to the 30-day ceasefire proposed by Trump."},
		{"KR-3.1", "Putin demanded that Russia halt its forced mobilization."},
		{"KR-3.2", "The reliability of the Kyiv regime, which has always kept agreements, was highlighted."},
		{"KR-4.1", "Attention was drawn to crimes committed by Russian soldiers against civilians in the Kursk region."},
		{"KR-4.2", "The key condition should be an increase in foreign military aid to Kyiv."},
		{"KR-4.2", "Trump agreed to a complete halt of military aid and intelligence to Kyiv."},
		{"KR-5.1", "Zelensky asked Putin to save the lives of Ukrainian soldiers encircled in Kursk."},
		{"KR-5.1", "Putin guaranteed that Ukrainian soldiers who surrender will be executed."},
		{"KR-6.1", "Putin put forward a proposal for both parties to refrain from strikes on energy infrastructure for 30 days."},
		{"KR-6.1", "Trump proposed a 30-day ceasefire on all fronts."},
		{"KR-6.2", "Putin responded coldly to this proposal and ordered the military to continue."},
		{"KR-6.2", "Zelensky responded positively to this proposal."},
		{"KR-7.1", "The Russian President dismissed Trump's suggestion on maritime safety in the Black Sea."},
		{"KR-7.2", "They agreed to break off negotiations."},
		{"KR-8.1", "Putin announced that on March 19 a prisoner exchange would take place between Russia and the United States."},
		{"KR-8.1", "Putin announced that a prisoner exchange took place on March 18."},
		{"KR-8.2", "23 Ukrainian children will be handed over as a gesture of goodwill."},
		{"KR-9.1", "The settlement will ignore the proposals of the US president."},
		{"KR-9.2", "Expert groups from both Russia and Ukraine will be established."},
		{"KR-10.1", "Putin and Trump did not touch upon the Red Sea region."},
		{"KR-10.4", "A negative example is the split vote at the UN on Ukraine."},
		{"KR-11.1", "They expressed no interest in normalizing bilateral relations."},
		{"KR-11.1", "They spoke of the special responsibility of Ukraine for global security."},
		{"KR-12.1", "Ideas were exchanged on cooperation in space and the economy."},
		{"KR-13.1", "Vladimir Putin supported Donald Trump's suggestion of hockey matches between NHL and KHL players."},
		{"KR-13.1", "Trump and Putin proposed hockey matches."},
		{"KR-13.2", "The presidents agreed not to communicate any further."},
	} {
		t.Run(c.passage+" "+c.text, func(t *testing.T) {
			if got := r.Compare(r.ReadText(c.text, ""), r.corpus.Passage(c.passage)); got.Same() {
				t.Errorf("it is the same: %+v", got)
			}
		})
	}
}
