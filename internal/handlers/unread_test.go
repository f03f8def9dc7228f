package handlers

import (
	"strings"
	"testing"
	"testing/fstest"

	"bothsides/internal/answer"
	"bothsides/internal/message"
)

// Over statements in Japanese nobody is told that Japanese is not read, nor Chinese,
// which a few of its signs could be.
func TestLanguagesOfStatementsAreRead(t *testing.T) {
	files := ownFiles(1)
	files["ja.md"] = &fstest.MapFile{Data: []byte("---\nid: ja\ncode: JA\nname: 保護者会\ntitle: T\ndate: 2024-05-02\nlanguage: ja\nwording: W.\n---\n学校は金曜日に閉鎖される。\n")}
	svc := ownService(t, files)
	for _, test := range []struct{ question, want string }{{"学校", "学校は金曜日に閉鎖される。"}, {"野球", "Searched: both statements, 4 passages."}} {
		t.Run(test.question, func(t *testing.T) {
			a := answerLine(t, svc, "/who-said "+test.question)
			if text := a.Text(answer.Style{}); a.Lead() != "" || !strings.Contains(text, test.want) || strings.Contains(text, "Not written in") {
				t.Errorf("the answer is %s", text)
			}
		})
	}
}

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
