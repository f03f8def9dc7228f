package attribution

import (
	"regexp"
	"strings"
)

// pattern is a form of attribution, over the tags of a text. The whole match is
// taken off; of a pattern with a group "rest" or "text", what the group has
// stays. A group "other" is a speaker who is no side. The first side in the
// match is credited.
type pattern struct {
	name string
	tags *regexp.Regexp
}

// Classes of tags in patterns, by the names that patterns use for them.
var classes = strings.NewReplacer(
	"{s}", `[FOEI]`, // small words
	"{f}", `[FODEI]`, // and dates
	"{w}", `[FOWDEI]`, // and nouns for texts and speakers
	"{h}", `[FOWDEISRGBTP.()\[\]\-,?!]`, // what a heading has besides a name
	"{side}", `[NA]`,
	"{say}", `[SR]`,
	"{tail}", `(?:O{w}*W)?(?:{f}*T)?[,:]*`, // "in a statement on Tuesday that"
	"{end}", `[.)\]!?]*$`,
)

func compile(name, tags string) pattern {
	for strings.Contains(tags, "{") && classes.Replace(tags) != tags {
		tags = classes.Replace(tags)
	}
	return pattern{name, regexp.MustCompile(tags)}
}

// starts are the attributions before what is said, the surest first.
func starts() []pattern {
	return []pattern{
		compile("Kremlin statement, 18 March: …", `^{h}*{side}(?:{h}|{side})*:`),
		compile("Here is what the Kremlin had to say: …", `^(?:{h}|L){0,6}N{h}*(?:L{h}*){0,2}:`),
		compile("Kremlin spokesman Dmitry Peskov: …", `^{h}*{side}{w}*W{w}*C{1,3}{w}*{say}*,?(?::|(?P<rest>Q))`),
		compile("the White House said “…”", `^{h}*{side}(?:{h}|{side})*(?P<rest>Q)`),
		compile("White House↵…", `^{h}*(?:N|A{w}*W){h}*n`),
		compile("White House - …", `^[FODWEI]*N{w}*(?:-|\|)`),
		compile("(Kremlin) …", `^(?:\({w}*N(?:{w}|[S,])*\)|\[{w}*N(?:{w}|[S,])*\])`),
		compile("Trump: …", `^{h}*:`),
		compile("Zelensky: …", `^{h}*(?P<other>C(?:{h}*C)*){h}*(?:L{h}*)?:`),
		compile("as one says everywhere: “…”", `^(?:{h}|[LC]){0,8}:(?P<rest>Q)`),
		compile("Putin said “…”", `^[FODEIBWTP,]*S{f}*[,]?(?P<rest>Q)`),
		compile("Zelensky said “…”", `^[FODEIBWTP,]*(?P<other>C(?:{f}*C)*)[FODEIBWTPC,]*S{f}*[,]?(?P<rest>Q)`),
		compile("is it true that “…”", `^[FODEIT?,]*[BT?][FODEIBT?,]*(?P<rest>Q)`),
		compile("According to Moscow, …", `^[FOBEIW,]*G{w}*{side}{w}*(?:{say}{s}*)?,`),
		compile("In the words of the Kremlin, …", `^{f}*(?:W{w}*|I{f}*){side}{w}*(?:{say}{s}*)?,`),
		compile("According to the Kremlin they …", `^[FOB]*G{f}*N(?P<rest>[LPFAB])`),
		compile("The Kremlin said in a statement that …", `^[FOWDEIGBT,?]*{side}{w}*S{tail}`),
		compile("The White House announced that …", `^[FOWDEIGBT,?]*N{w}*R{tail}`),
		compile("Kremlin spokesman Dmitry Peskov said …", `^[FOWDEIGBT,?]*{side}{f}*W{w}*(?:C{1,3}|A){w}*{say}{tail}`),
		compile("Moscow's statement announced …", `^[FOWDEIGBT,?]*A{f}*W{w}*R{tail}`),
		compile("Russia announced that …", `^[FOWDEIGBT,?]*A{w}*R(?:O{w}*W)?{f}*(?:T|[,:])`),
	}
}

// ends are the attributions after what is said.
func ends() []pattern {
	return []pattern{
		compile("“…” - the White House", `(?P<text>Q)[,.]*(?:{h}|E)*{side}(?:{h}|{side})*$`),
		compile("…↵Kremlin, 18 March", `n[(\[\-]*{w}*N(?:{w}|[S,.()\[\]])*$`),
		compile("… .↵Moscow", `(?P<text>[.!?Q])n[(\[\-]*{w}*A(?:{w}|[S,.()\[\]])*$`),
		compile("… (Kremlin)", `[(\[](?:{w}|[SG:])*{side}(?:{w}|[S,])*[)\]]{end}`),
		compile("… - Kremlin", `-{w}*N(?:{w}|[S,.])*$`),
		compile("… . - Moscow", `(?P<text>[.!?Q])-{w}*A(?:{w}|[S,.])*$`),
		compile("…, said the Kremlin", `,{f}*(?:{say}{f}*{side}|{side}{w}*{say}|G{w}*{side}){w}*{end}`),
		compile("… Source: www.whitehouse.gov", `(?P<text>[.!?Qn])G:{w}*{side}{end}`),
		compile("…: Kremlin", `:{w}*N{end}`),
		compile("“…” - Putin", `(?P<text>Q)[,.]*-?[(\[]?{w}*P(?:{w}|[P,SR])*{end}`),
		compile("…, said Putin", `,{f}*(?:{say}{f}*P+|P+{f}*{say}){f}*{end}`),
		compile("… . - Donald Trump", `(?P<text>[.!?Q])n?-{w}*P(?:{w}|[P,])*{end}`),
		compile("…↵Donald Trump", `(?P<text>[.!?Q])n{w}*P(?:{w}|[P,])*{end}`),
		compile("… (Vladimir Putin)", `\({f}*P+(?:{f}|,)*\){end}`),
		compile("“…” - Zelensky", `(?P<text>Q)[,.]*-?[(\[]?{w}*(?P<other>C(?:[FWP]*C){0,3})(?:{w}|[,SRP])*{end}`),
		compile("… - Zelensky", `(?:-|[.!?]n)(?:{w}|P)*(?P<other>C(?:[FWP]*C){0,3})(?:{w}|[,P])*{end}`),
		compile("… (Zelensky)", `\({w}*(?P<other>C(?:F?C){0,3})(?:{w}|,)*\){end}`),
		compile("…, said Zelensky", `,{w}*(?:{say}[FOWP]*(?P<other>C(?:[FWP]*C){0,3})|(?P<other2>C(?:[FWP]*C){0,3}){f}*{say}|G{w}*(?P<other3>C(?:[FW]*C){0,3})){f}*{end}`),
	}
}

// middles are the attributions between two pieces of what is said.
func middles() []pattern {
	return []pattern{
		compile("“…,” the Kremlin said, “…”", `(?P<text>,?Q),?{f}*(?:{side}{w}*{say}|{say}{f}*{side}){w}*[,.:]?(?P<rest>Q)`),
		compile("…, the Kremlin said, …", `,{f}*(?:{side}{w}*{say}|{say}{f}*{side}){w}*,`),
		compile("“…,” he said, “…”", `(?P<text>,?Q),?[FOWDEIP]*(?:[LPF]S|S[LPF]){w}*[,.:]?(?P<rest>Q)`),
	}
}

// subjects are sides at the beginning of what is said.
func subjects() []pattern {
	return []pattern{compile("The Kremlin sees …", `^F?N(?P<rest>[A-Z])`)}
}

// befores are attributions right before a quote within a message, after other
// words: "as I told you, the Kremlin said “…”".
func befores() []pattern {
	return []pattern{
		compile("… the Kremlin said", `(?:N{w}*{say}|{say}{f}*N|G{f}*N){w}*[:,]?$`),
	}
}
