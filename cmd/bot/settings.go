package main

// variable describes one setting. .env.example is made from this table.
type variable struct {
	name     string
	fallback string
	comment  []string // its first line alone is shown by help
	// parse stores a value that is set, or says in a sentence that follows
	// the name what is wrong with it.
	parse func(c *Config, value string) (sentence string)
}

// variables is the table of settings, in the order of .env.example. Where two
// give the same thing, the later one counts.
func variables() []variable {
	return []variable{
		{"DISCORD_TOKEN", "", []string{"The bot's token, from the Bot page of the developer portal; secret.",
			"For gateway, register, setup and doctor; http registers the commands with it and looks its public key up."}, parseToken},
		{"DISCORD_TOKEN_FILE", "", []string{"A file that holds the token, in place of DISCORD_TOKEN."}, parseTokenFile},
		{"DISCORD_PUBLIC_KEY", "", []string{"The application's public key, 64 hexadecimal digits.",
			"For http; set, it makes http the mode that is picked."}, parsePublicKey},
		{"DISCORD_APP_ID", "", []string{"The application's id; Discord is asked for it where it is not set."},
			snowflake(func(c *Config) *string { return &c.AppID })},
		{"DISCORD_GUILD_ID", "", []string{"The id of one server: commands are registered there only."},
			snowflake(func(c *Config) *string { return &c.GuildID })},
		{"REGISTER", "start", []string{"When the commands are registered: start, if they differ when the bot starts, or never but by register and setup.",
			"Of several processes on the gateway it is the one with shard 0 that registers."}, parseRegister},
		{"DISCORD_API_URL", "https://discord.com/api/v10", []string{"Discord's API, or a test server or proxy in its place."}, parseAPIURL},
		{"DISCORD_WEBHOOK_URL", "", []string{"The address of a channel's webhook, for post; secret."}, parseWebhook},
		{"PORT", "", []string{"Where http listens as many platforms say it: LISTEN_ADDR=:PORT where that is not set."}, parsePort},
		{"LISTEN_ADDR", ":8080", []string{"Where http listens; health and metrics are served there in every Discord mode.",
			"host:port, :port, or unix:/path for a socket in the file system."},
			address(func(c *Config) *string { return &c.ListenAddr })},
		{"METRICS_ADDR", "", []string{"Another address for health and metrics; LISTEN_ADDR where it is not set."},
			address(func(c *Config) *string { return &c.MetricsAddr })},
		{"PPROF_ADDR", "", []string{"Where profiles of the running program are served, on this machine alone, such as 127.0.0.1:6060; nowhere where it is not set."},
			parsePprof},
		{"PATH_PREFIX", "", []string{"What comes before /interactions and the web pages, for a proxy that passes a path on, such as /bot; not before health and metrics."},
			parsePathPrefix},
		{"PUBLIC_URL", "", []string{"The address at which people reach the web pages, such as https://bot.example.org; set, http and gateway serve them on LISTEN_ADDR.",
			"Passage ids in answers then link there. Without a path in it, PATH_PREFIX is added."}, parsePublicURL},
		{"CONTACT", "", []string{"How to reach you, an e-mail address or an https URL; the pages on privacy and terms say it."}, parseContact},
		{"DRAIN", "", []string{"For how long requests are still answered while /readyz says that the bot is going; 5s in http and 1s in gateway where it is not set."},
			parseDrain},
		{"SHARD_COUNT", "0", []string{"How many shards the gateway connection has over all processes; 0: Discord is asked."}, parseShardCount},
		{"SHARD_IDS", "", []string{"The shards that this process runs, such as 0-3,7; all where it is not set."}, parseShardIDs},
		{"PRESENCE", "", []string{"A line under the bot's name in the list of members, at most 128 characters; gateway alone."}, parsePresence},
		{"CORPUS_DIR", "", []string{"A folder with statements of your own; the two built-in ones where it is not set."}, parseCorpusDir},
		{"CACHE_DIR", "", []string{"Where the index of a large corpus is kept, so that the next start need not make it; bothsides in the user's cache folder where it is not set."},
			parseCacheDir},
		{"REPLIES", "public", []string{"Who sees an answer where the asker does not say: public or private."}, parseReplies},
		{"REPLY_LANGUAGE", "asker", []string{"The language of answers: asker, server (the server's for what everybody sees), or one of en, ru, uk, es, fr and de."},
			parseReplyLanguage},
		{"ANSWER_MENTIONS", "false", []string{"true: the gateway also answers a mention or a direct message."}, parseMentions},
		{"LOG_LEVEL", "info", []string{"The least that is logged: debug, info, warn or error."}, parseLogLevel},
		{"LOG_FORMAT", "text", []string{"How it is logged: text or json."}, parseLogFormat},
	}
}
