package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSentences(t *testing.T) {
	tests := []struct{ name, lang, text, want string }{
		{"empty", "en", "", ""},
		{"space", "en", " \n ", ""},
		{"several", "en", "One. Two! Three? Four… Five", "One.|Two!|Three?|Four…|Five"},
		{"a number first", "en", "It ended in 2025. 23 soldiers left.", "It ended in 2025.|23 soldiers left."},
		{"quotes", "en", "“Yes.” (No.) “Why?” he asked. He said „Ja.“ Then", "“Yes.”|(No.)|“Why?” he asked.|He said „Ja.“|Then"},
		{"titles", "en", "Mr. Trump met Gen. Kellogg. Dr. No left.", "Mr. Trump met Gen. Kellogg.|Dr. No left."},
		{"initials", "en", "The U.S. President in Washington, D.C. said J. D. Vance.", "The U.S. President in Washington, D.C. said J. D. Vance."},
		{"months", "en", "On Jan. 5 it began. In Mar. The", "On Jan. 5 it began.|In Mar. The"},
		{"before digits alone", "en", "See Art. 5 and No. 7. No. We won.", "See Art. 5 and No. 7.|No.|We won."},
		{"Russian", "ru", "В 2025 г. Путин. Т. Е. Иванов.", "В 2025 г. Путин.|Т. Е. Иванов."},
		{"months of one language", "de", "Im Dez. 2025 kam er. Mar. Ja.", "Im Dez. 2025 kam er.|Mar.|Ja."},
		{"days of German months", "de", "Am 19. März. Es waren 175. Sie", "Am 19. März.|Es waren 175.|Sie"},
		{"days of no month", "en", "He left in 2025. March came.", "He left in 2025.|March came."},
		{"no language", "", "Sr. Mr. Hr. A", "Sr. Mr. Hr. A"},
		{"no space", "en", "3.5 and example.Com?x!Y", "3.5 and example.Com?x!Y"},
		{"dots", "en", "So... Then. Well ... then", "So...|Then.|Well ... then"},
		{"lines", "en", "One\nline. Two\n\nThree\n \nFour", "One\nline.|Two|Three|Four"},
		{"marks after", "en", "End. 😊", "End. 😊"},
		{"marks alone", "en", "😊\n\n***", "😊|***"},
		{"Chinese", "zh", "停火了。“是吗？”好！下一句", "停火了。|“是吗？”|好！|下一句"},
		{"Japanese", "en", "「はい。」そうです。", "「はい。」|そうです。"},
		{"Arabic", "ar", "هل قال؟ نعم.", "هل قال؟|نعم."},
		{"Hindi", "en", "यह है। वह है॥", "यह है।|वह है॥"},
		{"no UTF-8", "en", "a\xff. B\xc3", "a\xff.|B\xc3"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, s := range Sentences(test.text, test.lang) {
				got = append(got, test.text[s.Start:s.End])
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "|")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
