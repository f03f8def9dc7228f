package claim

import (
	"slices"
	"strings"
	"testing"
)

// Sentences as people retell a passage, true and with one thing changed. What
// is wrong with a false one is the slot of a contradiction, or "new" where it
// adds something; a true one says the same.
func TestCompare(t *testing.T) {
	const same, novel = "", "new"
	r := builtinReader(t)
	for _, passage := range []struct {
		id     string
		claims [][2]string // the sentence and what is wrong with it
	}{
		{"WH-1.1", [][2]string{
			{"Trump and Putin talked about the need for peace and a ceasefire in Ukraine", same},
			{"The two presidents discussed why peace is needed in the Ukraine war", same},
			{"Trump and Putin did not discuss a ceasefire in Ukraine", string(Negation)},
			{"Trump and Zelensky discussed the need for peace", string(Agent)},
			{"Trump and Putin discussed the need for peace in Gaza", novel},
		}},
		{"WH-1.2", [][2]string{
			{"Both leaders agreed that the war has to end with a lasting peace", same},
			{"Both leaders stressed how important better relations between the US and Russia are", same},
			{"Both leaders disagreed that the war must end with a lasting peace", string(Negation)},
			{"Both leaders agreed that the conflict must not end", string(Negation)},
			{"Both leaders agreed that the war must end with a temporary peace", string(Scope)},
			{"The leaders rejected improved relations between their countries", string(Negation)},
		}},
		{"WH-1.3", [][2]string{
			{"The money that Ukraine and Russia spend on the war would be better used for their people", same},
			{"The resources spent by America and Russia in this war would be better used for their people", string(Agent)},
		}},
		{"WH-2.1", [][2]string{
			{"The war should never have started", same},
			{"This war should have been settled long ago", same},
			{"The war should have started", string(Negation)},
			{"The war had to begin and should not have been resolved long ago", string(Negation)},
		}},
		{"WH-2.2", [][2]string{
			{"The leaders agreed that the road to peace begins with an energy and infrastructure ceasefire", same},
			{"They agreed to negotiate a maritime ceasefire in the Black Sea and a full ceasefire", same},
			{"The leaders did not agree to an energy ceasefire", string(Negation)},
			{"The leaders refused a ceasefire on energy and infrastructure", string(Negation)},
			{"The leaders agreed on a partial ceasefire and a lasting peace", string(Scope)},
			{"The leaders agreed on a 30-day energy ceasefire", string(Number)},
			{"They agreed to negotiate a maritime ceasefire in the Baltic Sea", novel},
			{"Zelensky agreed to an energy ceasefire", string(Agent)},
		}},
		{"WH-2.3", [][2]string{
			{"The talks will start at once in the Middle East", same},
			{"Negotiations begin immediately in the Middle East", same},
			{"The negotiations will be postponed", string(Negation)},
			{"The negotiations will not start immediately", string(Negation)},
			{"The negotiations will start next month in the Middle East", string(Scope)},
			{"Talks will begin immediately in Istanbul", novel},
			{"Negotiations will commence on May 2 in the Middle East", string(When)},
		}},
		{"WH-3.1", [][2]string{
			{"The leaders spoke broadly about the Middle East as a region where they could cooperate to prevent future conflicts", same},
			{"The leaders did not talk about the Middle East", string(Negation)},
			{"The leaders talked about Africa as a region of potential cooperation", novel},
			{"The leaders spoke briefly about the Middle East", string(Scope)},
		}},
		{"WH-3.2", [][2]string{
			{"They stressed the need to stop the spread of strategic weapons", same},
			{"They promised to work with others on the widest possible enforcement", same},
			{"They stressed the need to continue the proliferation of strategic weapons", string(Negation)},
			{"They refused to work with others on enforcement", string(Negation)},
			{"Ukraine pledged to collaborate with others on enforcement", string(Agent)},
			{"They promised the narrowest possible enforcement", string(Scope)},
		}},
		{"WH-3.3", [][2]string{
			{"Both leaders believe that Iran must never be able to threaten Israel", same},
			{"The presidents agreed that Iran should not be in a position to threaten Israel", same},
			{"Both leaders believe that Israel must never be able to threaten Iran", string(Agent)},
			{"Both leaders believe that Iran should be allowed to threaten Israel", string(Negation)},
			{"Both leaders deny that Iran threatens Israel", novel},
			{"Both leaders believe that Iran must never be able to threaten Ukraine", string(Receiver)},
		}},
		{"WH-4.1", [][2]string{
			{"They acknowledged that better relations between the US and Russia bring huge advantages", same},
			{"Better relations would bring significant economic agreements once there is peace", same},
			{"They acknowledged that better relations between the US and Russia bring small advantages", string(Scope)},
			{"They acknowledged that better relations between the US and Russia bring huge disadvantages", string(Scope)},
			{"They acknowledged that better relations between the US and China bring huge advantages", novel},
		}},
		{"KR-1.1", [][2]string{
			{"The leaders had a frank and detailed talk about the situation in Ukraine", same},
			{"The leaders had a superficial talk about the situation in Ukraine", string(Scope)},
		}},
		{"KR-1.2", [][2]string{
			{"Putin thanked Trump for wanting to help end the hostilities", same},
			{"The Russian president is grateful to Trump for his commitment to end the fighting", same},
			{"Trump was thanked by Putin for his commitment to ending the fighting", same},
			{"Putin expressed gratitude to Trump for his desire to help end hostilities", same},
			{"Trump thanked Putin for his commitment to ending hostilities", string(Agent)},
			{"Putin was thanked by Trump for his commitment to ending hostilities", string(Agent)},
			{"Putin thanked Zelensky for his commitment to ending hostilities", string(Receiver)},
			{"Putin did not thank Trump for his commitment to ending hostilities", string(Negation)},
			{"Putin blamed Trump for his commitment to ending hostilities", string(Negation)},
			{"Ukraine thanked Trump for his commitment", string(Agent)},
		}},
		{"KR-2.1", [][2]string{
			{"Putin is willing to look for solutions together with his American counterparts", same},
			{"Putin reaffirmed his dedication to a peaceful resolution of the conflict", same},
			{"Putin is not willing to explore resolutions with his American counterparts", string(Negation)},
			{"Putin is willing to explore resolutions with his Ukrainian counterparts", novel},
			{"Resolutions must be temporary, according to the Russian President", string(Scope)},
		}},
		{"KR-2.2", [][2]string{
			{"The root causes of the crisis must be addressed and Russia's security interests protected", same},
			{"Ukraine's legitimate security interests must be protected", string(Receiver)},
		}},
		{"KR-3.1", [][2]string{
			{"Putin raised the need to stop forced mobilization in Ukraine", same},
			{"Trump raised the need to stop forced mobilization in Ukraine", string(Agent)},
			{"Russia raised considerations about effective monitoring along the whole contact line", same},
			{"Ukraine must stop its forced mobilization", same},
			{"Trump proposed a 30-day ceasefire", same},
			{"The Kremlin wants forced mobilization in Ukraine to be halted", same},
			{"The Kremlin wants Ukraine to continue its forced mobilization", string(Negation)},
			{"Ukraine may rearm its armed forces during the ceasefire, and rearmament should continue", string(Negation)},
			{"Russia must stop its forced mobilization", string(Agent)},
			{"Russia named the need to stop mobilization in Ukraine and rearming the Armed Forces of Ukraine", same},
			{"Putin proposed a 30-day ceasefire", string(Agent)},
			{"Trump proposed a 60-day ceasefire", string(Number)},
			{"Russia raised considerations about monitoring along part of the contact line, a partial ceasefire", string(Scope)},
		}},
		{"KR-3.2", [][2]string{
			{"The Kyiv regime has broken earlier agreements", same},
			{"Russia accused Ukraine of sabotaging agreements", same},
			{"The Moscow regime has broken earlier agreements", string(Agent)},
			{"Ukraine accused Russia of sabotaging agreements", string(Agent)},
			{"The Kyiv regime has never broken agreements", string(Negation)},
			{"The Kyiv regime has always kept its agreements", string(Negation)},
		}},
		{"KR-4.1", [][2]string{
			{"Ukrainian fighters committed terrorist acts against civilians in the Kursk region", same},
			{"Russian fighters committed terrorist acts against civilians in the Kursk region", string(Agent)},
			{"Ukrainian fighters committed terrorist acts against civilians in the Bryansk region", novel},
			{"Ukrainian fighters committed no terrorist acts against civilians in Kursk", string(Negation)},
		}},
		{"KR-4.2", [][2]string{
			{"The Kremlin demands a complete stop to foreign military aid for Kyiv", same},
			{"Foreign military aid to Kyiv must stop completely", same},
			{"The Kremlin demands that foreign military aid to Kyiv go on", string(Negation)},
			{"The Kremlin does not demand a halt to foreign military aid", string(Negation)},
			{"The Kremlin demands a partial halt to foreign military aid", string(Scope)},
			{"A halt to military aid for Moscow is a key condition", string(Receiver)},
		}},
		{"KR-5.1", [][2]string{
			{"Trump asked to spare the lives of Ukrainian soldiers encircled in Kursk", same},
			{"Putin guaranteed the lives of Ukrainian soldiers who surrender", same},
			{"Trump guaranteed the lives of Ukrainian soldiers who surrender", string(Agent)},
			{"Putin asked Trump to spare the lives of encircled soldiers", string(Agent)},
			{"Putin refused to guarantee the lives of Ukrainian soldiers who surrender", string(Negation)},
			{"Putin guaranteed the lives of Russian soldiers who surrender", string(Agent)},
			{"Putin guaranteed the lives of soldiers in Donetsk who surrender", novel},
		}},
		{"KR-6.1", [][2]string{
			{"Trump suggested that both sides stop attacks on energy infrastructure for 30 days", same},
			{"It was Trump who proposed a 30-day pause in strikes on energy infrastructure", same},
			{"Trump's proposal: no attacks on energy infrastructure for thirty days", same},
			{"A 30-day halt to strikes on energy infrastructure was proposed by Trump", same},
			{"Putin suggested that both sides stop attacks on energy infrastructure for 30 days", string(Agent)},
			{"A 30-day halt to strikes on energy infrastructure was proposed by Putin", string(Agent)},
			{"Trump suggested that both sides continue attacks on energy infrastructure for 30 days", string(Negation)},
			{"Trump suggested that both sides stop attacks on energy infrastructure for 60 days", string(Number)},
			{"Trump suggested that both sides stop attacks on schools for 30 days", novel},
			{"Trump rejected a halt to strikes on energy infrastructure", novel},
		}},
		{"KR-6.2", [][2]string{
			{"Putin ordered his military to stop strikes on energy infrastructure", same},
			{"Putin responded positively to the proposal and told his army to comply at once", same},
			{"Putin accepted Trump's proposal", same},
			{"Trump ordered his military to comply with the proposal", string(Agent)},
			{"Putin rejected the proposal", string(Negation)},
			{"Putin reacted negatively to the proposal", string(Negation)},
			{"Putin ordered the Russian military to continue the attacks", string(Negation)},
			{"Putin hesitantly instructed the Russian military to comply next week", string(Scope)},
			{"Zelensky instructed the Ukrainian military to comply", string(Agent)},
		}},
		{"KR-7.1", [][2]string{
			{"Putin welcomed Trump's idea about safe shipping in the Black Sea", same},
			{"Trump suggested maritime safety in the Black Sea", same},
			{"Putin welcomed the idea put forward by Trump on safety in the Black Sea", same},
			{"Trump welcomed Putin's idea about safety in the Black Sea", string(Agent)},
			{"Putin turned down Trump's idea about maritime safety in the Black Sea", string(Negation)},
			{"Putin welcomed Zelensky's idea about maritime safety in the Black Sea", string(Agent)},
		}},
		{"KR-7.2", [][2]string{
			{"They agreed to open negotiations on the details of the agreement", same},
			{"They agreed not to start negotiations", string(Negation)},
			{"Ukraine agreed to start negotiations on the details", string(Agent)},
		}},
		{"KR-8.1", [][2]string{
			{"Putin announced a prisoner exchange between Russia and Ukraine on March 19", same},
			{"Russia and Ukraine will swap 175 prisoners each on 19 March", same},
			{"Trump announced a prisoner exchange on March 19", string(Agent)},
			{"Putin announced a prisoner exchange on March 29", string(When)},
			{"Russia and Ukraine will swap 157 prisoners each", string(Number)},
			{"Russia and America will swap prisoners on March 19", string(Agent)},
			{"There will be no prisoner exchange on March 19", string(Negation)},
			{"Putin called off the prisoner exchange", string(Negation)},
			{"175 prisoners will be released in total", string(Scope)},
		}},
		{"KR-8.2", [][2]string{
			{"Russia will hand over 23 badly wounded Ukrainian soldiers as a goodwill gesture", same},
			{"23 seriously injured Ukrainian soldiers will be returned", same},
			{"Russia will hand over 23 slightly wounded Ukrainian soldiers", string(Scope)},
			{"Ukraine will hand over 23 badly wounded soldiers", string(Agent)},
			{"23 severely injured Russian soldiers will be handed over", string(Receiver)},
			{"Russia will hand over 32 badly wounded Ukrainian soldiers", string(Number)},
			{"Russia will not hand over the wounded Ukrainian soldiers", string(Negation)},
			{"Russia will keep the 23 wounded Ukrainian soldiers in prison", string(Negation)},
		}},
		{"KR-9.1", [][2]string{
			{"Both leaders confirmed their commitment to efforts for a settlement in Ukraine", same},
			{"The settlement will take the US president's proposals into account", same},
			{"The settlement will take the Ukrainian president's proposals into account", string(Agent)},
			{"The settlement will not take the US president's proposals into account", string(Negation)},
		}},
		{"KR-9.2", [][2]string{
			{"Russia and the US will set up expert groups", same},
			{"Expert groups will be formed by both countries", same},
			{"Russia and Ukraine will set up expert groups", string(Agent)},
			{"Expert groups will not be established", string(Negation)},
			{"Expert groups from Russia and China will be established", novel},
		}},
		{"KR-10.2", [][2]string{
			{"They plan to work together on nuclear non-proliferation", same},
			{"They do not plan to cooperate on global security", string(Negation)},
			{"They plan to promote nuclear proliferation", novel},
		}},
		{"KR-10.4", [][2]string{
			{"Russia and the US voted together at the UN on the Ukraine conflict", same},
			{"Russia and Ukraine voted together at the UN", string(Agent)},
			{"Russia and the US did not vote together at the UN", string(Negation)},
			{"The US and Russia voted together against Ukraine at the UN", string(Receiver)},
			{"США и Россия проголосовали вместе против Украины в ООН", string(Receiver)},
			{"Russia and the US voted against each other at the UN", string(Scope)},
		}},
		{"KR-11.1", [][2]string{
			{"Both are interested in normalizing relations", same},
			{"Neither side is interested in normalizing relations", string(Negation)},
			{"They expressed interest in breaking off relations", novel},
		}},
		{"KR-13.1", [][2]string{
			{"Trump supported Putin's idea of hockey games between NHL and KHL players", same},
			{"Putin proposed hockey matches and Trump liked the idea", same},
			{"Putin supported Trump's idea of hockey games", string(Agent)},
			{"Trump proposed hockey matches between the NHL and the KHL", string(Agent)},
			{"Trump rejected Putin's suggestion of hockey matches", string(Negation)},
			{"Trump supported Putin's idea of football games", novel},
			{"The hockey matches were suggested by Trump", string(Agent)},
		}},
		{"KR-13.2", [][2]string{
			{"The presidents agreed to stay in touch", same},
			{"The presidents agreed to break off contact", string(Negation)},
			{"The presidents did not agree to stay in touch", string(Negation)},
		}},
	} {
		p := r.corpus.Passage(passage.id)
		for _, c := range passage.claims {
			t.Run(passage.id+" "+c[0], func(t *testing.T) {
				got := r.Compare(r.ReadText(c[0], ""), p)
				var wrong, added []string
				for _, x := range got.Contradictions {
					wrong = append(wrong, string(x.Slot))
				}
				for _, n := range got.New {
					added = append(added, c[0][n.Start:n.End])
				}
				switch want := c[1]; {
				case want == same && !got.Same(), want == novel && len(added) == 0,
					want != same && want != novel && !slices.Contains(wrong, want):
					t.Errorf("want %q, contradicts %v, new %q", want, wrong, strings.Join(added, ", "))
				}
			})
		}
	}
}
