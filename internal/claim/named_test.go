package claim

import "testing"

func TestNamed(t *testing.T) {
	r := builtinReader(t)
	for _, test := range []struct{ question, passage, want string }{
		{"whose idea was hockey?", "KR-13.1", "Vladimir Putin"},
		{"who endorsed the hockey idea?", "KR-13.1", "Donald Trump"},
		{"who proposed the energy truce?", "KR-6.1", "Donald Trump"},
		{"who thanked Trump?", "KR-1.2", "Vladimir Putin"},
		{"whom did Putin thank?", "KR-1.2", "Donald Trump"},
		{"кто предложил хоккей?", "KR-13.1", "Vladimir Putin"},
		{"who thanked who?", "KR-1.2", ""},                    // two are asked for
		{"did Putin thank Trump?", "KR-1.2", ""},              // nobody is asked for
		{"who was asked to save the soldiers?", "KR-5.1", ""}, // the passage leaves that to the reader
		{"who agreed to negotiate?", "KR-7.2", ""},            // "They"
		{"who committed terrorist acts?", "KR-4.1", ""},       // "Ukrainian fighters" is no name
		{"who threatens Israel?", "WH-3.3", ""},               // it is denied
		{"did Putin promise not to hurt anyone who gives up?", "KR-5.1", ""},
	} {
		t.Run(test.question, func(t *testing.T) {
			q := r.ReadQuestion(r.Cut(test.question, ""))
			got := ""
			for _, a := range r.Match(q) {
				if a.Passage.ID() == test.passage && a.Kind == Fits {
					got = r.Named(q, a.Fact)
				}
			}
			if got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}
