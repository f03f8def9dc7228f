package verify

import "strings"

// wordSet is a set of folded words.
type wordSet map[string]bool

func setOf(lists ...string) wordSet {
	set := wordSet{}
	for _, list := range lists {
		for w := range strings.FieldsSeq(list) {
			set[w] = true
		}
	}
	return set
}

// vocabulary holds the words of which attributions are made.
type vocabulary struct {
	reports  wordSet // verbs that credit somebody with words
	sayings  wordSet // those of them that mean nothing else
	nouns    wordSet // what a side's words come in, and who speaks for it
	papers   wordSet // those of them that are a text
	frame    wordSet // the small words and dates between them
	months   wordSet
	carriers wordSet // what a side says its words in or on
	voices   wordSet // those who speak for a side
	openers  wordSet // those of the small words that begin a phrase behind a verb
	naming   wordSet // words that alone make a name behind them a credit
	neutral  wordSet // heads that credit nobody

	negations wordSet
	small     wordSet           // words that say little by themselves
	strong    wordSet           // words of times and denials, which say much
	times     wordSet           // more of times, which have others of the same meaning
	numerals  map[string]string // numbers in words
}

// negations are words that turn a sentence round.
const negations = `not no never none nor neither without cannot cant dont doesnt didnt wont wouldnt isnt arent
			wasnt werent hasnt havent hadnt shouldnt mustnt couldnt hardly refuse refused refuses reject rejected
			rejects deny denied denies decline declined declines fail failed fails unwilling unwillingness unless`

const months = `january february march april may june july august september october november december
	jan feb mar apr jun jul aug sept sep oct nov dec`

func newVocabulary() vocabulary {
	return vocabulary{
		reports: setOf(`said says say saying stated states state stating announces announced declared declares
			claims claimed reported reports wrote writes write reads read added adds noted notes warned warns
			insisted insists stressed stresses confirmed confirms tweeted posted published releases told tells
			put puts argued argues asserted asserts explained explains replied responded declared commented
			remarked quoted underlined underscored alleged alleges goes went issued sees saw contains contained`),
		sayings: setOf(`said says saying wrote writes tweeted posted`),
		nouns: setOf(`statement statements readout readouts account version press service release releases
			spokesman spokeswoman spokesperson spokespeople spokesmen official officials side website site
			summary communique communiqué transcript text office secretary quote quotes words source sources
			post page report news wording announcement note line lines sentence passage phrase`),
		papers: setOf(`statement statements readout readouts communique communiqué transcript summary text release account version`),
		frame: setOf(`www ru gov com org eu the a an in its his her their on of from by at to as this that s for and with about
			call phone conversation talk talks monday tuesday
			wednesday thursday friday saturday sunday today yesterday official full released published after
			following dated here is was what english language joint own th st nd rd it which has have had
			been being new latest also earlier later who so`, months),
		months:    setOf(months),
		voices:    setOf(`office team side administration`),
		openers:   setOf(`in on via to at by from during through following after`),
		naming:    setOf(`according per from via source quoting citing quote`),
		negations: setOf(negations),
		small: setOf(`a an the and or but if of in on at to for from by with without into onto out up down off over
			under about as than then so that this these those such it its they them their theirs he him his she her
			hers we us our you your i me my is are was were be been being am do does did done has have had having
			will would shall should can could may might must not no nor there here who whom whose which what when
			where why how also too very just more most much many some any each both all other another own same t s
			re ve ll d m said say says only even still yet while during between among because through before after
			again against upon per via one ones every either neither around across toward towards within along
			however thus hence let get got go goes went make made makes take takes took taken come came put set give
			gave given keep kept thing things way ways like well now since until concerning regarding including two three`),
		strong: setOf(`hour hours week weeks year years night nights morning evening summer winter spring autumn
			decade century weekend tonight monthly weekly annual yearly deadline
			refuse refused refuses refusing reject rejected rejects rejecting deny denied denies denying decline
			declined declines oppose opposed opposes unless unconditional unconditionally
			half quarter third double twice percent dozens hundred hundreds thousand thousands million millions
			billion billions midnight noon`),
		times: setOf(`day days month months date soon tomorrow`),
		numerals: map[string]string{"four": "4", "five": "5", "six": "6", "seven": "7",
			"eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "twenty": "20", "thirty": "30",
			"forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90"},
		neutral: setOf(`breaking update updated news just alert urgent quote quotes quoted text statement
			live reuters ap afp bbc cnn nyt tass ria bloomberg politico axios guardian sky nbc abc cbs fox
			report reports reported source sources excerpt extract headline fyi re fact check checking is
			this real true did they say somebody someone wrote saw verify please`),
	}
}

// framing tells whether the word can stand in an attribution beside a name.
func (v vocabulary) framing(w string) bool {
	return v.reports[w] || v.nouns[w] || v.frame[w] || v.naming[w] || isNumber(w)
}

func isNumber(w string) bool { return w != "" && w[0] >= '0' && w[0] <= '9' }
