package claim

import (
	"slices"
	"testing"
	"testing/fstest"

	"bothsides/corpus"
	"bothsides/internal/corpustest"
)

func builtinReader(t testing.TB) *Reader {
	t.Helper()
	c := corpustest.Builtin(t)
	r, err := NewReader(c, c.Lexicon)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// first is the best answers of one kind: their passages.
func first(answers []Answer) (Kind, []string) {
	var ids []string
	for _, a := range answers {
		if id := a.Passage.ID(); a.Kind == answers[0].Kind && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if len(answers) == 0 {
		return 0, nil
	}
	return answers[0].Kind, ids
}

// The best answers to a question are of a kind and have a passage, or lack
// one. Of a question without a passage no fact fits, or none is found.
func TestQuestions(t *testing.T) {
	r := builtinReader(t)
	for _, c := range []struct {
		question   string
		kind       Kind
		has, lacks string
	}{
		{"who proposed hockey", Fits, "KR-13.1", ""},
		{"кто предложил хоккей?", Fits, "KR-13.1", ""},
		{"whose idea was it to leave the power grid alone for 30 days", Fits, "KR-6.1", "KR-13.1"},
		{"what did they agree on", Fits, "WH-2.2", "KR-3.2"},
		{"what did Putin promise?", Fits, "KR-5.1", "KR-13.1"},
		{"what must Ukraine stop", Fits, "KR-3.1", "KR-6.1"},
		{"what happens next", Fits, "WH-2.3", "KR-1.2"},
		{"what does Russia want", Fits, "KR-4.2", "KR-6.1"},
		{"what did putin tell his military", Fits, "KR-6.2", "KR-5.1"},
		{"did Trump order the military to stop strikes", Exchanged, "KR-6.2", ""},
		{"did Putin thank Trump?", Fits, "KR-1.2", ""},
		{"did Trump thank Putin?", Exchanged, "KR-1.2", ""},
		{"did Trump thank Putin or the other way round", Fits, "KR-1.2", ""},
		{"Did Zelensky thank Trump for his efforts?", Other, "KR-1.2", ""},
		{"why did trump refuse the hockey games", Contrary, "KR-13.1", ""},
		{"who suggested the 30 days", Fits, "KR-6.1", "KR-7.1"},
		{"who isn't allowed to threaten israel", Fits, "WH-3.3", ""},
		{"will trump visit moscow", Other, "", ""},
		{"", Other, "", ""},
		{"who came up with the 30 day pause on energy attacks", Fits, "KR-6.1", ""},
		{"whose idea was safe shipping in the black sea", Fits, "KR-7.1", ""},
		{"whose proposal were the hockey games", Fits, "KR-13.1", ""},
		{"did putin propose that both sides stop attacking energy infrastructure?", Exchanged, "KR-6.1", ""},
		{"did putin say yes to hockey", Exchanged, "KR-13.1", ""},
		{"how did the russian leader take the proposal about safety at sea?", Other, "KR-7.1", ""},
		{"the 30-day thing, was that putin's proposal or trump's", Fits, "KR-3.1", ""},
		{"did trump say yes to hockey", Fits, "KR-13.1", ""},
		{"did putin propose hockey matches?", Fits, "KR-13.1", ""},
		{"did trump propose the hockey matches?", Exchanged, "KR-13.1", ""},
		{"did trump back the hockey plan", Fits, "KR-13.1", ""},
		{"did trump reject the hockey idea", Contrary, "KR-13.1", ""},
		{"did putin accept the energy proposal", Fits, "KR-6.2", ""},
		{"did putin turn down the proposal on energy strikes", Contrary, "KR-6.2", ""},
		{"did putin give orders to the russian military", Fits, "KR-6.2", ""},
		{"did zelensky order his army to stop striking energy sites", Other, "KR-6.2", ""},
		{"what did trump ask putin for", Fits, "KR-5.1", ""},
		{"did putin ask trump to spare the encircled soldiers", Exchanged, "KR-5.1", ""},
		{"who guaranteed the lives of ukrainian soldiers", Fits, "KR-5.1", ""},
		{"did trump guarantee the lives of the soldiers in kursk", Exchanged, "KR-5.1", ""},
		{"who will hand over 23 wounded soldiers", Fits, "KR-8.2", ""},
		{"will ukraine hand over 23 wounded soldiers", Other, "KR-8.2", ""},
		{"who announced the prisoner exchange", Fits, "KR-8.1", ""},
		{"did trump announce a prisoner exchange", Exchanged, "KR-8.1", ""},
		{"why did putin thank trump", Fits, "KR-1.2", ""},
		{"why did trump thank putin", Exchanged, "KR-1.2", ""},
		{"who did the kremlin accuse of breaking agreements", Fits, "KR-3.2", ""},
		{"who broke earlier agreements according to the kremlin", Fits, "KR-3.2", ""},
		{"did ukraine accuse russia of breaking agreements", Exchanged, "KR-3.2", ""},
		{"who attacked civilians in kursk", Fits, "KR-4.1", ""},
		{"what does moscow demand about military aid to kyiv", Fits, "KR-4.2", ""},
		{"should the west stop sending weapons to ukraine, says the kremlin", Fits, "KR-4.2", ""},
		{"does ukraine have to stop its mobilization", Fits, "KR-3.1", ""},
		{"does russia have to stop its mobilization", Exchanged, "KR-3.1", ""},
		{"who suggested a 30-day ceasefire", Fits, "KR-3.1", ""},
		{"did putin suggest a 30-day ceasefire", Exchanged, "KR-3.1", ""},
		{"who must never threaten israel", Fits, "WH-3.3", ""},
		{"should israel be allowed to threaten iran", Exchanged, "WH-3.3", ""},
		{"what did trump and putin agree on", Fits, "WH-2.2", "KR-1.2"},
		{"what have the two agreed", Fits, "KR-13.2", "KR-1.2"},
		{"what did both leaders pledge", Fits, "WH-3.2", "KR-3.2"},
		{"who is going to set up expert groups", Fits, "KR-9.2", ""},
		{"who voted together at the un", Fits, "KR-10.4", ""},
		{"what are russia's conditions", Fits, "KR-2.2", "KR-6.1"},
		{"what does the kremlin demand", Fits, "KR-4.2", "KR-6.1"},
		{"what did trump propose", Fits, "KR-6.1", "KR-13.1"},
		{"what did putin propose", Fits, "KR-13.1", "KR-6.1"},
		{"what was trump's suggestion on energy", Fits, "KR-6.1", ""},
		{"what comes next", Fits, "KR-7.2", ""},
		{"next steps?", Fits, "WH-2.3", ""},
		{"what happens now", Fits, "WH-2.3", ""},
		{"wer hat das eishockey vorgeschlagen?", Fits, "KR-13.1", ""},
		{"кого поблагодарил путин?", Fits, "KR-1.2", ""},
		{"трамп поблагодарил путина?", Exchanged, "KR-1.2", ""},
		{"чи подякував путін трампу?", Fits, "KR-1.2", ""},
		{"приказал ли путин армии прекратить удары?", Fits, "KR-6.2", ""},
		{"¿quién propuso el hockey?", Fits, "KR-13.1", ""},
		{"qui a proposé le hockey ?", Fits, "KR-13.1", ""},
		{"¿en qué se pusieron de acuerdo?", Fits, "WH-2.2", ""},
		{"sur quoi se sont-ils mis d'accord ?", Fits, "WH-2.2", ""},
		{"про що вони домовилися?", Fits, "WH-2.2", ""},
		{"что пообещал путин?", Fits, "KR-5.1", ""},
		{"qu'a promis poutine ?", Fits, "KR-5.1", ""},
		{"did macron agree to send troops", Other, "", ""},
		{"will trump visit kyiv", Other, "", ""},
		{"did they agree on sanctions", Other, "", ""},
		{"what did putin say about nato", Other, "", ""},
		{"who will pay for the reconstruction", Other, "", ""},
		{"did zelensky promise elections", Other, "", ""},
		{"did russia and the us vote together", Fits, "KR-10.4", ""},
		{"does russia want the us to stop arming ukraine", Fits, "KR-4.2", ""},
		{"whose proposals will be taken into account", Fits, "KR-9.1", ""},
		{"was it putin who thanked trump or trump who thanked putin", Fits, "KR-1.2", ""},
		{"was trump thanked by putin", Fits, "KR-1.2", ""},
		{"was trump thanked", Fits, "KR-1.2", ""},
		{"was putin thanked", Other, "KR-1.2", ""},
		{"is kyiv accused of breaking agreements", Fits, "KR-3.2", ""},
		{"is moscow accused of breaking agreements", Exchanged, "KR-3.2", ""},
		{"is russia prepared to guarantee the lives of the soldiers", Fits, "KR-5.1", ""},
		{"did trump thank putin or vice versa?", Fits, "KR-1.2", ""},
		{"trump or putin: who proposed to stop the energy strikes?", Fits, "KR-6.1", ""},
		{"will russia and ukraine exchange prisoners", Fits, "KR-8.1", ""},
	} {
		t.Run(c.question, func(t *testing.T) {
			kind, ids := first(r.Match(r.ReadQuestion(r.Cut(c.question, ""))))
			if c.has == "" && len(ids) == 0 {
				return
			}
			if kind != c.kind || c.has != "" && !slices.Contains(ids, c.has) || slices.Contains(ids, c.lacks) {
				t.Errorf("kind %d of %v, want kind %d with %q and without %q", kind, ids, c.kind, c.has, c.lacks)
			}
		})
	}
}

// A question tells which slot is open, and what it is about.
func TestReadQuestion(t *testing.T) {
	r := builtinReader(t)
	for _, c := range []struct {
		question string
		open     Slot
		act      string
	}{
		{"who proposed hockey", Agent, "propose"},
		{"whose idea was the hockey", Agent, "propose"},
		{"whom did Putin thank", Receiver, "thank"},
		{"who did Putin thank", Receiver, "thank"},
		{"what did Putin promise", Object, "promise"},
		{"when do the negotiations begin", When, "negotiate"},
		{"where will they negotiate", Where, "negotiate"},
		{"how many prisoners are released", Number, "release"},
		{"why did Putin thank Trump", Why, "thank"},
		{"did Putin thank Trump", "", "thank"},
		{"did the kremlin say who proposed hockey", Agent, "propose"},
		{"did Trump thank anyone who helped", "", "thank"},
		{"what about the Black Sea", Object, ""},
		{"the Black Sea", "", ""},
	} {
		t.Run(c.question, func(t *testing.T) {
			q := r.ReadQuestion(r.Cut(c.question, ""))
			if q.Open != c.open || q.Act != c.act {
				t.Errorf("open %q, act %q; want %q, %q", q.Open, q.Act, c.open, c.act)
			}
		})
	}
}

// ownReader reads a corpus without the built-in one's knowledge.
func ownReader(t *testing.T, facts string) (*Reader, error) {
	t.Helper()
	files := fstest.MapFS{"a.md": {Data: []byte("---\nid: a\ncode: A\nname: Alpha\ntitle: T\ndate: 2025-01-02\nwording: W\n---\n" +
		"The club agreed to release 3 players. Ann proposed a party.\n")}}
	if facts != "" {
		files[corpus.FactsFile] = &fstest.MapFile{Data: []byte(facts)}
	}
	c, err := corpus.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return NewReader(c, c.Lexicon)
}

func TestCorpusWithoutFacts(t *testing.T) {
	r, err := ownReader(t, "")
	if err != nil {
		t.Fatal(err)
	}
	if answers := r.Match(r.ReadQuestion(r.Cut("who proposed a party", ""))); answers != nil {
		t.Errorf("answers %v from no facts", answers)
	}
	p := r.corpus.Passage("A-1.1")
	if got := r.Compare(r.ReadText("The club agreed to release 3 players.", ""), p); !got.Same() {
		t.Errorf("its own words are %+v", got)
	}
	for _, test := range []struct {
		text string
		want Slot
	}{
		{"The club did not agree to release 3 players.", Negation},
		{"The club agreed to release 4 players.", Number},
	} {
		t.Run(test.text, func(t *testing.T) {
			got := r.Compare(r.ReadText(test.text, ""), p)
			if len(got.Contradictions) == 0 || got.Contradictions[0].Slot != test.want {
				t.Errorf("got %+v, want %s", got, test.want)
			}
		})
	}
}

func TestCorpusWithItsOwnFacts(t *testing.T) {
	r, err := ownReader(t, "parties:\n  - {id: ann, names: {en: Ann}}\n  - {id: bob, names: {en: Bob}}\n"+
		"facts:\n  A-1.2:\n    - {words: Ann proposed a party, agent: ann, act: propose}\n")
	if err != nil {
		t.Fatal(err)
	}
	if kind, ids := first(r.Match(r.ReadQuestion(r.Cut("who proposed it", "")))); kind != Fits || len(ids) != 1 {
		t.Errorf("kind %d of %v, want the fact", kind, ids)
	}
	if kind, ids := first(r.Match(r.ReadQuestion(r.Cut("what did Bob propose", "")))); kind != Other || len(ids) != 1 {
		t.Errorf("kind %d of %v, want somebody else's", kind, ids)
	}
}

func TestUnknownActIsAFault(t *testing.T) {
	_, err := ownReader(t, "parties:\n  - {id: ann, names: {en: Ann}}\nfacts:\n  A-1.2:\n    - {words: Ann proposed a party, agent: ann, act: dance}\n")
	if want := `facts.yaml:5: A fact of A-1.2 has the act "dance", which there is not.`; err == nil || err.Error() != want {
		t.Errorf("the error is %v, want %s", err, want)
	}
}
