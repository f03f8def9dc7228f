package discord

import (
	"bothsides/internal/answer"
	"bothsides/internal/handlers"
	"bothsides/internal/message"
)

// ReplyLanguage says whose language answers are in: one of the constants, or a
// language, which then is that of every answer.
type ReplyLanguage string

// The ways to choose a language for each answer.
const (
	ReplyToAsker  ReplyLanguage = "asker"  // the asker's
	ReplyToServer ReplyLanguage = "server" // the server's where all see the answer, else the asker's
)

// languages are those of an answer that everybody sees where an interaction
// was made, and of one that its asker alone sees.
func (r *Responder) languages(i *interaction) (public, own message.Language) {
	own = message.Of(i.Locale)
	switch r.ReplyLanguage {
	case "", ReplyToAsker:
		return own, own
	case ReplyToServer:
		if i.GuildLocale == "" || i.forcedPrivate() {
			return own, own
		}
		return message.Of(i.GuildLocale), own
	}
	return message.Language(r.ReplyLanguage), message.Language(r.ReplyLanguage)
}

// runFor answers a call in the language of those who see the answer. Whether
// the asker alone does shows when it is made.
func (r *Responder) runFor(i *interaction, call handlers.Call) (a answer.Answer, failed bool) {
	public, own := r.languages(i)
	call.Language = public
	a, failed = r.run(call)
	if a.Visibility != answer.Public && own != public {
		call.Language = own
		a, failed = r.run(call)
	}
	return a, failed
}

// mentionLanguage is the language of an answer to a message: the one that the
// message is written in, since Discord names no locale with it.
func (r *Responder) mentionLanguage(text string) message.Language {
	switch r.ReplyLanguage {
	case "", ReplyToAsker, ReplyToServer:
		return handlers.LanguageOf(text)
	}
	return message.Language(r.ReplyLanguage)
}
