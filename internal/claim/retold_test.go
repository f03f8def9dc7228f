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

// Sentences that say the passage's point in other grammar, written after those
// above: what is denied, kept from happening or not wanted, and by whom.
func TestOtherGrammarIsNotContradicted(t *testing.T) {
	r := builtinReader(t)
	for _, c := range []struct{ passage, text string }{
		{"KR-3.1", "Russia wants an end to mobilization by force in Ukraine"},
		{"KR-3.1", "Ukraine would have to quit drafting men by force and get no new arms"},
		{"KR-3.1", "Moscow has questions on how a truce along the front would be monitored, and on call-ups and new weapons for Ukraine"},
		{"KR-3.1", "Any truce needs proper oversight along the whole front line, no more forced call-ups in Ukraine and no rearming of its army"},
		{"KR-3.1", "On the 30-day ceasefire Moscow sees open issues: who monitors it, the draft in Ukraine and new weapons for its army"},
		{"KR-3.1", "Forced conscription in Ukraine has to come to an end, and its army may not be re-equipped"},
		{"KR-3.1", "Moscow insists Kyiv neither drafts people by force nor rearms its army during a truce"},
		{"KR-3.1", "There should be a stop to forced conscription in Ukraine and a ban on rearming its armed forces"},
		{"KR-3.1", "Moscow brought up supervision of a possible truce over the full length of the front, an end to forced mobilisation and no rearmament for Kyiv's army"},
		{"KR-3.1", "Ukraine must give up forced mobilization and rearmament"},
		{"KR-3.1", "The Russian side pointed out that mobilisation in Ukraine would need to be halted and its troops not rearmed"},
		{"KR-4.2", "The flow of weapons and intelligence to Kyiv must dry up completely"},
		{"KR-4.2", "Stopping all arms deliveries and intelligence sharing is the key to avoiding escalation"},
		{"KR-4.2", "To keep the conflict from escalating, the West would have to cut off weapons and intelligence to Ukraine"},
		{"KR-4.2", "The main condition for a political solution is that foreign countries no longer supply Ukraine with arms and intelligence"},
		{"KR-4.2", "Foreign states should give Kyiv neither weapons nor intelligence"},
		{"KR-4.2", "The key condition: not one more weapon and no more intelligence for Kyiv from abroad"},
		{"KR-4.2", "A total cut-off of foreign arms and intelligence to Ukraine is the core condition for preventing an escalation"},
		{"KR-4.2", "Kyiv should get no military help from abroad and no intelligence, that is the key condition"},
		{"KR-4.2", "Unless foreign military aid and intelligence for Kyiv stop entirely, the conflict will escalate"},
		{"KR-4.2", "Escalation can be avoided if military aid from abroad ceases"},
		{"KR-4.2", "The complete cessation of arms supplies from abroad was named as the crucial condition"},
		{"KR-4.2", "As a key condition Moscow names that foreign military support and intelligence be stopped"},
		{"KR-6.1", "Trump floated the idea that the two sides leave each other's power plants alone for a month"},
		{"KR-6.1", "Trump suggested a mutual 30-day halt to strikes on energy facilities"},
		{"KR-6.1", "Trump's proposal: no attacks on energy infrastructure by either side for 30 days"},
		{"KR-6.1", "Trump asked both sides not to strike energy facilities for thirty days"},
		{"KR-6.1", "Trump proposed that for 30 days neither side hit the energy infrastructure of the other"},
		{"KR-6.1", "Trump put forward the idea of a pause of 30 days in attacks on energy infrastructure"},
		{"KR-6.1", "Energy infrastructure should be spared by both sides for 30 days, Trump proposed"},
		{"KR-6.1", "For 30 days both sides should stop shooting at energy facilities, Trump suggested"},
		{"KR-6.1", "Trump wanted both parties to hold off attacking energy infrastructure for 30 days"},
		{"KR-6.2", "Putin said yes and at once told his army to hold fire"},
		{"KR-6.2", "Putin liked the proposal and gave the military the order to comply at once"},
		{"KR-6.2", "Putin agreed to it and his military got the order straight away"},
		{"KR-6.2", "Putin reacted well to the idea and without delay ordered his troops to abide by it"},
		{"KR-6.2", "The Russian army was at once ordered to stick to it after Putin's positive answer"},
		{"KR-6.2", "Putin did not reject the proposal but welcomed it and at once gave his military the order"},
		{"WH-3.2", "They said the spread of strategic weapons must end"},
		{"WH-3.2", "Strategic weapons must not spread any further, they stressed"},
		{"WH-3.2", "They stressed that strategic arms should not proliferate and promised to work with others on it"},
		{"WH-3.2", "An end to the spread of strategic weapons is needed, the two underlined, and they will get others on board"},
		{"WH-3.2", "The leaders emphasised how necessary it is to prevent the proliferation of strategic weapons"},
		{"WH-3.2", "They want no further spread of strategic weapons"},
		{"WH-3.2", "They will work with other countries to enforce a stop to the proliferation of strategic weapons as widely as possible"},
		{"WH-3.2", "The two want to keep strategic weapons from spreading"},
		{"WH-3.2", "Curbing the spread of strategic arms is necessary, they said"},
		{"WH-3.3", "Iran may at no time be able to threaten Israel, both leaders agree"},
		{"WH-3.3", "Both presidents are convinced that Iran should not get the chance to menace Israel"},
		{"WH-3.3", "Iran must be kept from ever threatening Israel"},
		{"WH-3.3", "Under no circumstances should Iran be in a position to threaten Israel"},
		{"WH-3.3", "The leaders both think Iran must be prevented from threatening Israel"},
		{"WH-3.3", "It must never come to Iran being able to threaten Israel"},
		{"WH-3.3", "Israel must never be threatened by Iran, both leaders believe"},
		{"WH-3.3", "They share the belief that Iran ought not to be able to endanger Israel, ever"},
		{"WH-2.1", "There was no reason for this war to start, and it ought to have been ended long ago"},
		{"WH-2.1", "The war should not have broken out and honest peace efforts should have ended it long ago"},
		{"WH-2.1", "It would have been better if the conflict had never begun"},
		{"WH-2.1", "This is a war that never should have started"},
		{"WH-2.1", "The conflict ought never to have broken out; real efforts for peace should have settled it long ago"},
		{"WH-2.1", "With genuine efforts the conflict could have been resolved long ago and should never have begun"},
		{"WH-2.2", "Peace is to begin with a halt to attacks on energy and infrastructure"},
		{"WH-2.2", "The first step to peace is a ceasefire for energy and infrastructure, they agreed"},
		{"WH-2.2", "They agreed to start with no strikes on energy and infrastructure and to negotiate on a maritime truce, a full ceasefire and a lasting peace"},
		{"WH-2.2", "Talks on how to put in place a truce on the Black Sea, a full ceasefire and lasting peace were agreed"},
		{"KR-1.2", "Putin thanked Trump for wanting to help end the fighting and the suffering"},
		{"KR-1.2", "Putin is grateful to Trump for his efforts to stop the hostilities and lessen human suffering"},
		{"KR-1.2", "Trump's commitment to stopping the bloodshed earned Putin's thanks"},
		{"KR-1.2", "Putin thanked his counterpart for helping to bring the hostilities to an end"},
		{"KR-1.2", "Putin expressed thanks for Trump's will to see the killing end"},
		{"KR-5.1", "Putin said Ukrainian soldiers who surrender in Kursk will not be killed and will be treated humanely"},
		{"KR-5.1", "Ukrainian troops surrounded in Kursk will be spared if they give up, Putin affirmed in response to Trump's request"},
		{"KR-5.1", "Trump had asked for the lives of encircled Ukrainian soldiers to be spared, and Putin said Russia was ready to do so on humanitarian grounds"},
		{"KR-5.1", "If they lay down their arms, the Ukrainians trapped in Kursk will live and be treated under Russian and international law"},
		{"KR-3.2", "Kyiv cannot be trusted to keep agreements, it has broken them before"},
		{"KR-3.2", "The Kyiv regime's record of breaking deals is a serious risk"},
		{"KR-3.2", "There are serious risks as the Kyiv regime does not honour agreements"},
		{"KR-3.2", "Kyiv has failed to honour its agreements, having sabotaged and breached earlier accords"},
		{"KR-8.2", "Moscow hands back 23 badly wounded Ukrainian soldiers as a sign of good will"},
		{"KR-4.2", "The main thing for Moscow: the West should no longer help Kyiv with arms or intelligence"},
		{"WH-2.1", "The conflict was never necessary and should have been settled ages ago through real peace efforts"},
		{"KR-10.2", "There are plans to work jointly on ending instability in these areas and on keeping nuclear weapons from spreading"},
	} {
		t.Run(c.passage+" "+c.text, func(t *testing.T) {
			for _, wrong := range r.Compare(r.ReadText(c.text, ""), r.corpus.Passage(c.passage)).Contradictions {
				t.Errorf("%s: stated %q, alleged %q", wrong.Slot, wrong.Stated, wrong.Alleged)
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
		{"WH-1.2", "Both leaders agreed that the war can end without a lasting peace."},
		{"WH-1.2", "Relations between the United States and Russia should stay frozen."},
		{"WH-2.1", "The war was bound to happen."},
		{"WH-2.1", "This war would never have started if I were president."},
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
		{"KR-4.2", "Foreign military aid and intelligence for Kyiv will continue until there is peace."},
		{"KR-4.2", "The key is that foreign states go on arming Kyiv."},
		{"KR-4.2", "An end to part of the military aid from abroad is the key condition."},
		{"KR-4.2", "Russia's key condition is that Kyiv get more intelligence but no arms."},
		{"KR-4.2", "Trump agreed to a complete halt of military aid and intelligence to Kyiv."},
		{"KR-5.1", "Zelensky asked Putin to save the lives of Ukrainian soldiers encircled in Kursk."},
		{"KR-5.1", "Putin guaranteed that Ukrainian soldiers who surrender will be executed."},
		{"KR-6.1", "Putin put forward a proposal for both parties to refrain from strikes on energy infrastructure for 30 days."},
		{"KR-6.1", "Trump proposed a 30-day ceasefire on all fronts."},
		{"KR-6.2", "Putin responded coldly to this proposal and ordered the military to continue."},
		{"KR-6.2", "Zelensky responded positively to this proposal."},
		{"KR-6.2", "Трамп немедленно приказал российским военным остановить удары."},
		{"KR-6.2", "Trump a immédiatement donné l'ordre à l'armée russe de s'y conformer."},
		{"KR-6.1", "Trump schlug vor, dass beide Seiten 30 Wochen lang auf Angriffe auf die Energieinfrastruktur verzichten."},
		{"KR-6.1", "Trump propuso que ambas partes se abstuvieran de atacar la infraestructura energética durante 30 semanas."},
		{"KR-1.2", "Putin thanked Trump for his commitment to continuing hostilities."},
		{"KR-1.2", "Путин поблагодарил Трампа за стремление продолжать боевые действия."},
		{"KR-1.2", "Putin thanked Trump for his commitment to increasing human suffering."},
		{"WH-2.3", "These negotiations have ended."},
		{"WH-4.1", "An improved relationship would have huge advantages during the war."},
		{"WH-2.3", "The negotiations are to begin immediately outside the Middle East."},
		{"WH-2.3", "Переговоры начнутся немедленно за пределами Ближнего Востока."},
		{"KR-10.2", "Ils coopéreront pour stabiliser la situation et sur l'armement nucléaire."},
		{"KR-8.1", "On March 19, 2024, 175 prisoners will be exchanged by each side."},
		{"KR-8.1", "Le 19 mars 2026, 175 prisonniers seront échangés de chaque côté."},
		{"KR-7.1", "The Russian President dismissed Trump's suggestion on maritime safety in the Black Sea."},
		{"KR-7.2", "They agreed to break off negotiations."},
		{"KR-8.1", "Putin announced that on March 19 a prisoner exchange would take place between Russia and the United States."},
		{"KR-8.1", "Putin announced that a prisoner exchange took place on March 18."},
		{"KR-8.1", "On March 19 prisoners are exchanged, 175 Americans on each side."},
		{"KR-8.2", "23 severely injured Russian soldiers will be handed over."},
		{"KR-8.2", "23 Ukrainian children will be handed over as a gesture of goodwill."},
		{"KR-8.2", "As a gesture of goodwill, Ukraine will hand over 23 seriously wounded Ukrainian soldiers."},
		{"KR-9.1", "The settlement will ignore the proposals of the US president."},
		{"KR-9.2", "Expert groups from both Russia and Ukraine will be established."},
		{"KR-10.1", "Putin and Trump did not touch upon the Red Sea region."},
		{"KR-10.1", "The Red Sea region was kept out of the conversation."},
		{"KR-10.2", "No joint efforts are planned on nuclear non-proliferation."},
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
