package discord

import (
	"context"
	"net/url"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/discord/api"
	"bothsides/internal/discord/render"
	"bothsides/internal/handlers"
	"bothsides/internal/message"
)

// PostTopic posts what both sides say on a topic, by the webhook whose URL is
// the client's. The message pings nobody and has no buttons, which Discord
// takes from the webhooks of applications alone.
func PostTopic(ctx context.Context, c *api.Client, query url.Values, over *corpus.Corpus, topic string, l message.Language) error {
	service := &handlers.Service{Corpus: over}
	a, err := service.Answer(handlers.Call{Language: l, State: &answer.State{Command: "compare", Choice: topic}})
	if err != nil {
		return err
	}
	a.Visibility, a.Actions = answer.Public, nil
	reply, err := newReply(render.Answer(over, a, ""), nil)
	if err != nil {
		return err
	}
	return c.ExecuteWebhook(ctx, query, reply.ContentType, reply.Body)
}
