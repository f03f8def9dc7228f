package main

import (
	"context"
	"flag"
	"fmt"
	"net/url"
	"path"
	"strings"
	"time"

	"bothsides/corpus"
	"bothsides/internal/discord"
	"bothsides/internal/discord/api"
	"bothsides/internal/message"
)

func postCommand() subcommand {
	s := subcommand{name: "post", args: "--webhook URL [--topic ID | --date YYYY-MM-DD]", summary: "post a topic with both sides' passages, without --topic that of the day"}
	s.run = func(ctx context.Context, p *program, args []string) error {
		var o postOptions
		done, err := p.parseFlagsOnly(s, args, func(set *flag.FlagSet) {
			set.StringVar(&o.webhook, "webhook", "", "the webhook's `URL`; DISCORD_WEBHOOK_URL where it is not given")
			set.StringVar(&o.topic, "topic", "", "the `ID` of a topic, such as hockey")
			set.StringVar(&o.date, "date", "", "the topic of that `DAY`, such as 2025-03-18")
		})
		if err != nil || done {
			return err
		}
		return p.post(ctx, o)
	}
	return s
}

// postOptions are post's flags.
type postOptions struct{ webhook, topic, date string }

// post posts one topic. It keeps nothing: the day's topic follows from the date.
func (p *program) post(ctx context.Context, o postOptions) error {
	cfg, err := p.load()
	if err != nil {
		return err
	}
	topic, err := o.choose(cfg.Corpus, time.Now())
	if err != nil {
		return err
	}
	address, err := o.address(cfg)
	if err != nil {
		return err
	}
	query := address.Query() // it may name a thread
	address.RawQuery = ""
	client := &api.Client{URL: address.String(), Secret: path.Base(address.Path), HTTP: api.NewHTTP(restTime), Patience: restPatience}
	l := postLanguage(cfg)
	if err := discord.PostTopic(ctx, client, query, cfg.Corpus, topic.ID, l); err != nil {
		return fmt.Errorf("posting a topic: %w", err)
	}
	p.tell(fmt.Sprintf("Posted the topic %s: %s.", topic.ID, topic.Name(string(l))))
	return nil
}

// address is the webhook's, which no error shows.
func (o postOptions) address(cfg *Config) (*url.URL, error) {
	if o.webhook == "" {
		o.webhook = string(cfg.WebhookURL)
	}
	if o.webhook == "" {
		return nil, &settingError{"DISCORD_WEBHOOK_URL",
			"is not set, and post needs it or --webhook. Make a webhook under Server Settings > Integrations > Webhooks and copy its URL."}
	}
	if sentence := webhookFault(o.webhook); sentence != "" {
		return nil, &usageError{"post: --webhook " + strings.TrimSuffix(sentence, ".")}
	}
	return url.Parse(o.webhook)
}

// choose is the topic to post: the one that is named, or that of the day.
func (o postOptions) choose(c *corpus.Corpus, now time.Time) (*corpus.Topic, error) {
	if o.topic != "" && o.date != "" {
		return nil, &usageError{"post takes --topic or --date, not both"}
	}
	if len(c.Topics) == 0 {
		return nil, &settingError{"CORPUS_DIR", "has statements without topics, and post needs topics. Add topics.yaml."}
	}
	if o.topic != "" {
		if topic := c.Topic(o.topic); topic != nil {
			return topic, nil
		}
		var ids []string
		for _, t := range c.Topics {
			ids = append(ids, t.ID)
		}
		return nil, &usageError{fmt.Sprintf("post: there is no topic %.40q; there are %s", o.topic, strings.Join(ids, ", "))}
	}
	day := now.UTC()
	if o.date != "" {
		var err error
		if day, err = time.Parse(time.DateOnly, o.date); err != nil {
			return nil, &usageError{"post: --date takes a day, such as 2025-03-18"}
		}
	}
	return topicOf(c, day), nil
}

// topicOf is a day's topic: in as many days as there are topics each is once.
func topicOf(c *corpus.Corpus, day time.Time) *corpus.Topic {
	const seconds = 24 * 60 * 60
	n := int64(len(c.Topics))
	days := day.Unix() / seconds
	if day.Unix() < 0 { // rounded towards zero
		days = (day.Unix()+1)/seconds - 1
	}
	return c.Topics[(days%n+n)%n]
}

// postLanguage is what REPLY_LANGUAGE names; nobody asks whose it could be.
func postLanguage(cfg *Config) message.Language {
	switch discord.ReplyLanguage(cfg.ReplyLanguage) {
	case discord.ReplyToAsker, discord.ReplyToServer:
		return message.English
	}
	return message.Language(cfg.ReplyLanguage)
}
