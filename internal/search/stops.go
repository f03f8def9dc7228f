package search

import "strings"

// functionWords carry grammar and no topic. They are left out of phrases on
// both sides, so that "a halt to the attacks" is "halt attacks".
var functionWords = wordSet(`
a an the and or but nor so than then as at by for from in into of off on onto out over per to up upon via with within without
about above across after against along amid among around before behind below beneath beside besides between beyond despite down
during except inside like near outside regarding since through throughout till toward towards under underneath until unto
i me my mine we our ours you your yours he him his she her hers it its they them their theirs thing things
am is are was were be been being do does did doing done dont doesnt didnt has have had having hasnt havent hadnt
will would shall should can could may might must wont wouldnt shouldnt cant couldnt isnt arent wasnt werent ain aint
im ive id ill youre youve theyre theyve theyd theyll weve wed were hes shes thats whats whos wheres theres lets its itd itll
this that these those there here such what which who whom whose when where why how whatever whichever whoever
not no yes yeah yep nope if whether because while though although however
s t d ll re ve m u ur r n
`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
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
