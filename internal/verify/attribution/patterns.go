package attribution

import (
	"regexp"
	"strings"
)

// pattern is a form of attribution, over the tags of a text. The whole match is
// taken off; of a pattern with a group "rest" or "text", what the group has
// stays. A group "other" is a speaker who is no side. The first side in the
// match is credited, but not one that a group "dateline" has as a place, and
// nobody where a group "denied" says that the words were not said. Of several sides
// a group "whose" has the one that is credited.
type pattern struct {
	where    where
	examples string // divided by " | "
	tags     *regexp.Regexp
}

// where is where a pattern is looked for, and what is said beside it.
type where uint8

const (
	before  where = iota // at the beginning of a text
	after                // at its end, after what is said
	between              // between two pieces of what is said
	subject              // at the beginning of what is said: a side as the subject
)

// Classes of tags in patterns, by the names that patterns use for them.
var classes = strings.NewReplacer(
	"{s}", `[FOEI]`, // small words
	"{f}", `[FODEI]`, // and dates
	"{w}", `[FOWJDEI]`, // and nouns for texts and speakers
	"{p}", `[FOWJDEIGKBT,?]`, // what is before a side that says something
	"{h}", `[FOWJDEISRGKBTPH.()\[\]\-,?!]`, // what a heading has besides a name
	"{side}", `[NA]`,
	"{other}", `(?P<other>C(?:[FWP]*C){0,3})`,
	"{say}", `[SR]`,
	"{tail}", `(?:[FOWJDEICPBH]*?T|{f}*H(?:O{w}*W)?|O{w}*W)?[,:]*`, // "reporters in a statement on Tuesday that"
	"{near}", `[^Q.,!?:|]{0,8}?`, // a few words of one clause
	"{end}", `[.)\]!?]*$`,
)

// patterns are those of each place, the surest first.
func patterns() map[where][]pattern {
	out := map[where][]pattern{}
	for _, p := range []struct {
		where          where
		examples, tags string
	}{
		{before, "WASHINGTON (AP) - … | MOSCOW, March 18 (TASS). …", `^(?P<dateline>A)[,.D#]*\(B+\)[\-.]*`},
		{before, "Missing from the Kremlin readout: “…”", `^{near}(?P<denied>[ZVM])(?:{w}|[LG])*{side}{w}*:?(?P<rest>Q)`},
		{before, "Washington: the first, Moscow: the second “…”", `^[^Q]*{side}[^Q]*(?P<denied>M)[^Q]*(?P<rest>Q)`},
		{before, "Compare the Kremlin (“…”", `^[^QNAPC]{0,20}(?P<whose>{side}){w}*:?[(\[](?P<rest>Q)`},
		{before, "The Kremlin never said “…” | The White House did not say that … | Nobody at the White House told reporters that …",
			`^(?:{near},)?{near}(?P<denied>Z){near}(?:S{tail}|R(?:{w}|{side})*(?:T|:?(?P<rest>Q)))`},
		{before, "The Kremlin didn't: “…”", `^{near}{side}{f}*(?P<denied>Z):(?P<rest>Q)`},
		{before, "The Kremlin denies that it said … | Zelensky denied saying “…”", `^{near}(?:{side}|P|{other})(?:{w}|L){0,4}(?P<denied>V)(?:{near}{say})?{tail}`},
		{before, "Quoting the Kremlin, the White House said “…”", `^[^Q]{0,20}?K{f}*(?P<whose>{side})[^Q]{0,12}?(?P<rest>Q)`},
		{before, "Leavitt, citing the Kremlin: “…”", `^[^Q]{0,20}?G{f}*(?P<whose>{side}){w}*[:,]?(?P<rest>Q)`},
		{before, "The White House objected to the Kremlin's phrase “…”", `^[^Q]{0,20}?(?P<whose>{side})F?J{f}*T?(?P<rest>Q)`},
		{before, "Moscow's statement, 18 March: … | the White House statement “…” | Kremlin spokesman Dmitry Peskov: … | [18:42] Kremlin: …",
			`^[\[(#DX,\])\-|]*{h}*{side}(?:{h}|{side})*(?:C{1,3}(?:{h}|{side})*)?(?::|\|?(?P<rest>Q))`},
		{before, "Key Kremlin condition: …", `^(?:{h}|L){0,6}N{h}*(?:L{h}*){0,2}:`},
		{before, "White House↵… | Forwarded from: the Kremlin↵… | Karoline Leavitt @PressSec · Mar 18↵…", `^(?:{h}|:)*(?:N|A{w}*[WA])(?:{h}|{side}|:)*n`},
		{before, "Leavitt↵“…” | Zelensky↵“…”", `^{h}*(?:{side}|P|{other})(?:{h}|:)*n(?P<rest>Q)`},
		{before, "White House - …", `^[FODWEI]*N{w}*(?:-|\|)`},
		{before, "(Kremlin) …", `^[(\[]{w}*N(?:{w}|[S,])*[)\]]`},
		{before, "Trump: … | Zelensky: …", `^{h}*(?:{other}{h}*(?:L{h}*)?)?:`},
		{before, "as one says everywhere: “…”", `^(?:{h}|[LC]){0,8}:(?P<rest>Q)`},
		{before, "Putin said “…” | Zelensky claimed “…” | At noon, Peskov said “…” | The Kremlin, for its part, said “…” | As I told you, the Kremlin announced “…”",
			`^[^Q]{0,20}?(?:{side}(?:,[^,:Q]{1,8},)?{w}*S|N{w}*R|R{f}*N|G{f}*{side}|S{f}*{side}|{other}{w}*{say}|S)(?:{w}|[HT])*[:,]?(?P<rest>Q)`},
		{before, "Zelensky said that … | Volodymyr Zelensky told reporters in Kyiv that …", `^(?:O[DF]*,)?F?[BDEPWO?]*{other}{w}*S{tail}`},
		{before, "According to Zelensky, … | As Zelensky put it, …", `^[FOBEIW,]*[GI]{w}*{other}{w}*(?:{say}{s}*)?,`},
		{before, "Zelensky has announced that …", `^(?:O[DF]*,)?F?[BDEPWO?]*{other}{w}*R[FOWDEICPBH]*?T,?`},
		{before, "is it true that “…”", `^[FODEIT?,]*[BT?][FODEIBT?,]*(?P<rest>Q)`},
		{before, "According to Moscow, … | In the words of the Kremlin, …", `^[FOBEIWJ,]*[GKWJI]{w}*{side}{w}*(?:{say}{s}*)?,`},
		{before, "According to the Kremlin they …", `^[FOB]*G{f}*N(?P<rest>[LPFAB])`},
		{before, "The Kremlin said in a statement that …", `^{p}*{side}{w}*S{tail}`},
		{before, "The White House announced that … | Moscow's statement announced …", `^{p}*(?:N{w}*|A{f}*W{w}*)R{tail}`},
		{before, "Kremlin spokesman Dmitry Peskov said …", `^{p}*{side}{f}*W{w}*(?:C{1,3}|A){w}*{say}{tail}`},
		{before, "Russia announced that …", `^{p}*A{w}*R(?:O{w}*W)?{f}*(?:T|[,:])`},

		{after, "“…” was never said by the White House | “…” - the Kremlin never said that", `(?P<text>,?Q)[^Q]{0,8}?(?P<denied>Z)[^Q]{0,6}?{say}[^Q]{0,8}$`},
		{after, "“…”, which the Kremlin denied", `(?P<text>,?Q)[^Q]{0,8}?(?P<denied>[VM])[^Q]{0,8}$`},
		{after, "“…” Leavitt told a crowd of farmers | “…” said Zelensky, flanked by farmers | “…” Putin’s old friend Peskov said", `(?P<text>Q)[^Q]{0,8}?(?:(?:{side}|P|{other}){h}*S|S{h}*(?:{side}|P|{other}))[^Q]*$`},
		{after, "“…” White House, 18 March | “…” comes from the Kremlin, not Washington", `(?P<text>Q)(?:{h}|E)*(?:{side}|P|{other})(?:{h}|{side})*(?:,Z{h}*{side}{h}*)?$`},
		{after, "“…,” he said | “…,” the statement said", `(?P<text>Q),?(?:{w}|L)+S(?:{w}|[H.])*$`},
		{after, "…, he said", `,{f}*[LF]S{w}*{end}`},
		{after, "… (Kremlin) | … (Vladimir Putin) | … (Zelensky)", `[(\[](?:{w}|[SG:])*(?:{side}|P+|{other})(?:{w}|[S,])*[)\]]{end}`},
		{after, "… - Kremlin | … - The White House (@WhiteHouse) March 18, 2025 | …↵Kremlin, 18 March", `(?:-|n[(\[\-]*){w}*N(?:{w}|{side}|[S,.()\[\]])*$`},
		{after, "… - Zelensky | … - Donald Trump", `-(?:{w}|P)*(?:P|{other})(?:{w}|[,P])*{end}`},
		{after, "… . - Moscow | … .↵Moscow | …↵Donald Trump", `(?P<text>[.!?Q])(?:n?-|n[(\[\-]*)(?:{w}|P)*(?:A|P|{other})(?:{w}|[SP,.()\[\]])*$`},
		{after, "…, said the Kremlin | …, Peskov told reporters. | …, said Putin | …, said Zelensky", `,{w}*(?:{say}(?:{w}|P)*(?:{side}|P|{other})|(?:{side}|P+|{other}){w}*{say}(?:{w}|[HCPB])*|G{w}*(?:{side}|{other})){w}*{end}`},
		{after, "… Source: www.whitehouse.gov", `(?P<text>[.!?Qn])G:{w}*{side}{end}`},
		{after, "…: Kremlin", `:{w}*N{end}`},

		{between, "“…,” the Kremlin said, “…”", `(?P<text>,?Q),?{f}*(?:{side}{w}*{say}|{say}{f}*{side}){w}*[,.:]?(?P<rest>Q)`},
		{between, "…, the Kremlin said, …", `,{f}*(?:{side}{w}*{say}|{say}{f}*{side}){w}*,`},
		{between, "“…,” he said, “…”", `(?P<text>,?Q),?[FOWDEIP]*(?:[LPF]S|S[LPF]){w}*[,.:]?(?P<rest>Q)`},

		{subject, "The Kremlin wants …", `^F?N(?P<rest>[A-Z])`},
	} {
		tags := regexp.MustCompile(classes.Replace(classes.Replace(p.tags))) // classes may have classes
		out[p.where] = append(out[p.where], pattern{p.where, p.examples, tags})
	}
	return out
}
