package handlers

import (
	"testing"

	"bothsides/internal/answer"
	"bothsides/internal/message"
)

// Who asks in a language that is not read is told so in it, and nothing certain
// is said of a statement then.
func TestUnreadLanguages(t *testing.T) {
	svc := testService(t)
	for _, test := range []struct{ code, question string }{
		{"ar", "ماذا قالوا عن البحر الأسود؟"},
		{"el", "τι είπαν για το χόκεϊ"},
		{"fi", "mitä he sanoivat jääkiekosta"},
		{"he", "מה הם אמרו על איראן"},
		{"hi", "कैदियों की अदला-बदली कब होगी"},
		{"it", "chi ha ringraziato chi"},
		{"ja", "捕虜交換について何と言っていますか"},
		{"ko", "하키 경기는 누가 제안했나요"},
		{"nl", "wat zeggen ze over de Zwarte Zee"},
		{"pl", "czy mówili o hokeju"},
		{"sv", "vad sa de om fångarna"},
		{"tr", "esir takası ne zaman"},
		{"zh", "谁提议举行冰球比赛？"},
		{"ka", "რა თქვეს ჰოკეიზე"}, // told in English
	} {
		t.Run(test.code, func(t *testing.T) {
			a := answerLine(t, svc, "/ask "+test.question)
			if want := message.Unread(test.code); a.Lead() != want {
				t.Errorf("lead is %q, want %q", a.Lead(), want)
			}
			if has(a.Sections(), answer.Silent) {
				t.Error("a statement is said to say nothing")
			}
			if found := a.Content.(answer.Passages); len(found.Suggestions)+len(found.Nearest) > 0 {
				t.Errorf("%d topics and %d passages are called near", len(found.Suggestions), len(found.Nearest))
			}
		})
	}
}
