package search

import "strings"

// functionWords carry grammar and no topic. They are left out of phrases on
// both sides, so that "a halt to the attacks" is "halt attacks".
var functionWords = wordSet(`
a an the and or but nor so than then as at by for from in into of on onto to per upon via with 
above across amid among around beside between 
 inside regarding through till toward towards under unto
i me my mine we our ours you your yours he him his she her hers it its y they them their theirs thing things
myself yourself himself herself itself ourselves yourselves themselves own
am is are was were be been being do does did doing done dont doesnt didnt has have had having hasnt havent hadnt
will would shall should can could may might must wont wouldnt shouldnt cant couldnt isnt arent wasnt werent ain aint
im ive id ill youre youve theyre theyve theyd theyll weve wed hes shes thats whats whos wheres theres lets itd itll shouldve couldve wouldve
this that these those there here such what which who whom whose when where why how whatever whichever whoever
not no yes yeah yep nope if whether because while though although however
s t d ll re ve m u ur r n w
`)

// foreignFunctionWords are those of other languages, by code.
var foreignFunctionWords = map[string]map[string]bool{
	"ru": wordSet(`и в во на не с со к ко о об обо от до по под над за из изо у для при через без между а но или что чтобы как так же бы ли
		это этот эта эти этого этой этих этом этому тот та те то того той тех кто кого кому кем чем чего чему где когда куда откуда он она они оно его ее их
		ему ей им мы вы нас вас я ты мне мой свой свои своих своей наш ваш все всё всех всем весь вся еще уже только даже если бы там тут здесь
		будто вот да нет ни также тоже про со бы быть есть`),
	"uk": wordSet(`і й та в у на не з із зі до від по під над за для при через без між а але або чи що щоб як так же б би це цей ця ці цього цієї цих цьому
		той та ті то того тієї тих хто кого кому ким чим чого чому де коли куди звідки він вона вони воно його її їх їхній йому їй їм ми ви нас вас я ти
		мені мій свій свої своїх своєї наш ваш все всі всіх всім весь вся ще вже тільки навіть якщо там тут ось так ні також теж про бути є о об`),
	"es": wordSet(`el la los las un una unos unas y e o u de del al a en con por para sin sobre entre hasta desde contra hacia segun durante que qué quien quién
		quienes cual cuál cuales cuando cuándo donde dónde como cómo cuanto cuánto cuantos si sí no ni pero mas más muy ya es son era eran fue fueron ser
		esta este estos estas esto ese esa eso esos esas aquel está están estar ha han haber había lo le les se su sus mi tu me te nos yo él ella ellos ellas
		también tambien tan solo sólo todavía aún cada otro otra otros otras mas`),
	"fr": wordSet(`le la les l un une des d de du au aux a à en dans par pour sans sur sous entre vers chez avec contre depuis pendant et ou où mais ni car donc
		que qu qui quoi quel quelle quels quelles quand comment combien si ne n pas plus y est sont etait était étaient été être etre sera ont a avait avoir
		ce c cet cette ces cela ça se s son sa ses leur leurs mon ma mes ton ta tes notre nos votre vos je j tu il elle on nous vous ils elles lui eux
		t m aussi tres très bien encore deja déjà toujours t-il`),
	"de": wordSet(`der die das den dem des ein eine einen einem einer eines und oder aber denn doch sondern in im an am auf aus bei beim mit nach von vom zu zum zur
		uber über unter vor hinter neben zwischen durch fur für gegen ohne um bis seit wahrend während wegen als wie wenn ob dass daß weil wer wen wem was
		wann wo wohin woher warum wieso welche welcher welches welchen ich du er sie es wir ihr mich mir dich dir ihn ihm uns euch ihnen sein seine seinen
		seiner ihre ihren ihrer mein dein unser ist sind war waren sei bin bist habe hat haben hatte hatten wird werden wurde wurden worden nicht kein keine
		keinen auch nur noch schon sehr so da dann dort hier man sich diese dieser dieses diesen diesem jene etwas alle alles ja nein es`),
}

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[fold(w)] = true
	}
	return set
}

// content leaves out function words; a phrase of nothing else is kept whole.
func content(words []word) []word {
	var out []word
	for _, w := range words {
		if !functionWords[w.text] {
			out = append(out, w)
		}
	}
	return out
}
