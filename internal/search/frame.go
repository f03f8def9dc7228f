package search

import "slices"

// frame is how a question is asked, apart from what it is about.
type frame struct {
	asked   string // id of the one statement that it names as the speaker, or ""
	mention bool   // it can be answered by whether something is mentioned
	detail  string // the one detail that it asks for, or ""
}

// sayingVerbs are what a statement does; textNouns is what it is called.
var (
	sayingVerbs = wordSet(`say says said mention mentions mentioned claim claims claimed talk talks talked state states stated want wants wanted accuse
		accuses accused think thinks describe describes described bring brings brought tell tells told admit admits admitted deny denies denied
		acknowledge acknowledges acknowledged demand demands demanded promise promises promised call calls called report reports reported note notes
		noted discuss discusses discussed refer refers referred address addresses addressed complain complains complained speak speaks spoke insist
		insists insisted emphasize emphasise stress stresses raise raises raised write writes wrote put puts frame frames include includes contain
		contains cover covers confirm confirms argue argues comment believe see sees portray announce announces announced touch`)
	mentionVerbs = wordSet(`say says said mention mentions mentioned talk talks talked discuss discusses discussed refer refers referred address
		addresses addressed bring brought speak speaks spoke include includes included contain contains contained cover covers covered raise raised
		come came touch touched write wrote written acknowledge acknowledged note noted anything mention word`)
	textNouns    = wordSet(`statement statements readout readouts text texts version side account communique release transcript team`)
	yesNoOpeners = wordSet(`did does do is are was were has have had any anything anyone can could isnt doesnt didnt wasnt`)
)

// frameOf reads how the question is asked.
func (ix *Index) frameOf(words []word) frame {
	return frame{asked: ix.askedOf(words), mention: asksForMention(words), detail: detailOf(words)}
}

// asksForMention tells whether the question can be answered by "it does" or
// "it does not": it opens like a yes-or-no question and its verb is one of
// saying.
func asksForMention(words []word) bool {
	if len(words) < 2 || !yesNoOpeners[words[0].text] {
		return false
	}
	return slices.ContainsFunc(words, func(w word) bool { return mentionVerbs[w.text] })
}

// askedOf is the statement that the question names as the one speaking: as the
// subject of a verb of saying, or behind "according to". A question that names
// two so asks for both.
func (ix *Index) askedOf(words []word) string {
	asked := ""
	for i := range words {
		for _, name := range ix.names {
			end := i + len(name.words)
			if !name.at(words, i) || !speaks(words, i, end) {
				continue
			}
			if asked != "" && asked != name.statement || ix.joined(words, i, name) {
				return ""
			}
			asked = name.statement
		}
	}
	return asked
}

// joined tells whether another side stands before the name as its equal: "the
// Kremlin or the White House".
func (ix *Index) joined(words []word, i int, name sideName) bool {
	if i > 0 && words[i-1].text == "the" {
		i--
	}
	if i == 0 || !conjunctions[words[i-1].text] {
		return false
	}
	return slices.ContainsFunc(ix.names, func(other sideName) bool {
		start := i - 1 - len(other.words)
		return other.statement != name.statement && start >= 0 && other.at(words, start)
	})
}

// sideName is a name that people give a statement's side.
type sideName struct {
	words     []string // folded
	statement string
}

func (n sideName) at(words []word, i int) bool {
	if i+len(n.words) > len(words) {
		return false
	}
	for j, w := range n.words {
		if words[i+j].text != w {
			return false
		}
	}
	return true
}

func (ix *Index) sideNames() (out []sideName) {
	for _, s := range ix.corpus.Statements {
		for _, name := range append([]string{s.Name}, s.Aliases...) {
			var words []string
			for _, w := range tokenize(name) {
				words = append(words, w.text)
			}
			if len(words) > 0 {
				out = append(out, sideName{words, s.ID}, sideName{append(words[:len(words)-1:len(words)-1], words[len(words)-1]+"s"), s.ID})
			}
		}
	}
	return out
}

// speaks tells whether the name from i to end is that of the one who speaks.
func speaks(words []word, i, end int) bool {
	before := func(n int) string {
		if i-n < 0 {
			return ""
		}
		return words[i-n].text
	}
	article := 0
	if before(1) == "the" {
		article = 1
	}
	switch before(1 + article) {
	case "to", "per":
		if before(1+article) == "per" || before(2+article) == "according" {
			return true
		}
	case "by", "in", "from":
		return end < len(words) && textNouns[words[end].text]
	}
	for j := end; j < len(words) && j < end+2; j++ {
		if sayingVerbs[words[j].text] || textNouns[words[j].text] {
			return true
		}
		if !functionWords[words[j].text] && words[j].text != "really" && words[j].text != "actually" && words[j].text != "also" {
			return false
		}
	}
	return false
}

// embedded is the question within one: "does the Kremlin say when …".
func embedded(words []word) []word {
	if len(words) == 0 || !yesNoOpeners[words[0].text] {
		return words
	}
	for i, w := range words[1:] {
		if (w.text == "when" || w.text == "where" || w.text == "how") && (mentionVerbs[words[i].text] || sayingVerbs[words[i].text]) {
			return words[i+1:]
		}
	}
	return words
}

// placeNouns are what people call a place that they ask for.
var placeNouns = wordSet(`part place region area city country location venue site`)

// questionWords are those of the other languages that ask for a detail.
var questionWords = map[string]string{
	"когда": "when", "коли": "when", "cuando": "when", "quand": "when", "wann": "when",
	"где": "where", "де": "where", "donde": "where", "ou": "where", "wo": "where",
	"сколько": "how many", "скільки": "how many", "cuantos": "how many", "cuantas": "how many", "combien": "how many",
}

// detailOf is the one detail that a question asks for: it opens with the
// question word and has no second question behind it. "Venue of the talks" is
// such a question too.
func detailOf(words []word) string {
	words = embedded(words)
	if len(words) < 3 {
		return ""
	}
	opener := words[0].text
	if english := questionWords[opener]; english != "" {
		opener = english
	}
	switch second := words[1].text; {
	case opener == "how":
		opener += " " + second
	case opener == "in" && (second == "what" || second == "which") && placeNouns[words[2].text],
		(opener == "what" || opener == "which") && placeNouns[second],
		placeNouns[opener] && (second == "of" || second == "for"):
		opener = "where"
	}
	switch opener {
	case "when", "where", "how many", "how long":
	default:
		return ""
	}
	for _, w := range words[1:] {
		if conjunctions[w.text] || w.text == "stand" {
			return ""
		}
	}
	return opener
}
