package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSentences(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"empty", "", ""},
		{"space", " \n ", ""},
		{"several", "One. Two! Three? Four… Five", "One.|Two!|Three?|Four…|Five"},
		{"a number first", "It ended in 2025. 23 soldiers left.", "It ended in 2025.|23 soldiers left."},
		{"quotes", "“Yes.” (No.) “Why?” he asked. He said „Ja.“ Then", "“Yes.”|(No.)|“Why?” he asked.|He said „Ja.“|Then"},
		{"titles", "Mr. Trump met Gen. Kellogg. Dr. No left.", "Mr. Trump met Gen. Kellogg.|Dr. No left."},
		{"initials", "The U.S. President in Washington, D.C. said J. D. Vance.", "The U.S. President in Washington, D.C. said J. D. Vance."},
		{"months", "On Jan. 5 it began. In Mar. The", "On Jan. 5 it began.|In Mar. The"},
		{"before digits alone", "See Art. 5 and No. 7. No. We won.", "See Art. 5 and No. 7.|No.|We won."},
		{"Russian", "В 2025 г. Путин. Т. Е. Иванов.", "В 2025 г. Путин.|Т. Е. Иванов."},
		{"no space", "3.5 and example.Com?x!Y", "3.5 and example.Com?x!Y"},
		{"dots", "So... Then. Well ... then", "So...|Then.|Well ... then"},
		{"lines", "One\nline. Two\n\nThree\n \nFour", "One\nline.|Two|Three|Four"},
		{"marks after", "End. 😊", "End. 😊"},
		{"marks alone", "😊\n\n***", "😊|***"},
		{"Chinese", "停火了。“是吗？”好！下一句", "停火了。|“是吗？”|好！|下一句"},
		{"Japanese", "「はい。」そうです。", "「はい。」|そうです。"},
		{"Arabic", "هل قال؟ نعم.", "هل قال؟|نعم."},
		{"Hindi", "यह है। वह है॥", "यह है।|वह है॥"},
		{"no UTF-8", "a\xff. B\xc3", "a\xff.|B\xc3"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, s := range Sentences(test.text, "en") {
				got = append(got, test.text[s.Start:s.End])
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "|")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
