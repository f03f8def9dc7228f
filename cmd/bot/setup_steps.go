package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"syscall"

	"bothsides/internal/discord/api"
	"bothsides/internal/metrics"
	"bothsides/internal/notice"
	"bothsides/internal/serve"
)

// steps are what is to be done, in an order in which each is of use though the
// next one fails: the token is not to be typed again, and the key that selects
// http is written once Discord has taken the endpoint.
func (s *setup) steps(ctx context.Context) ([]step, error) {
	var out []step
	if entries := s.entries(); len(entries) > 0 {
		out = append(out, saving(entries))
	}
	if !s.typed {
		s.tell(s.tokenSource())
	}
	there, err := s.client.Registered(ctx, s.cfg.Corpus, s.place)
	if err != nil {
		return nil, err
	}
	if !there.Same {
		out = append(out, s.registration())
	} else {
		s.tell("The commands are registered " + where(s.place) + " already.")
	}
	if install := api.NewInstallConfig(s.cfg.AnswerMentions); !s.app.Install.Equal(install) {
		out = append(out, s.installation(install))
	} else {
		s.tell("The install settings are as they should be already.")
	}
	return s.endpointSteps(out), nil
}

// tokenSource says where a token that was not typed here comes from.
func (s *setup) tokenSource() string {
	if outside, _ := s.lookup("DISCORD_TOKEN"); outside != "" {
		return "It comes from the environment, where the gateway needs it too, and is not written to .env."
	}
	if own, _ := s.setting("DISCORD_TOKEN"); own != "" {
		return "It is in .env already."
	}
	return "It is in the file that DISCORD_TOKEN_FILE names, and is not written to .env."
}

func saving(entries []entry) step {
	return step{"write " + names(entries) + " to .env, which keeps what else it holds, readable by you alone",
		func(context.Context) (string, error) {
			return "Wrote " + names(entries) + " to .env.", saveSettings(dotenvName, entries)
		}}
}

func (s *setup) registration() step {
	return step{"register the commands " + where(s.place), func(ctx context.Context) (string, error) {
		written, err := s.client.Register(ctx, s.cfg.Corpus, s.place)
		return registered(s.cfg, written, s.place), err
	}}
}

func (s *setup) installation(install api.InstallConfig) step {
	asks := "scope applications.commands for servers and users"
	if s.cfg.AnswerMentions {
		asks = "scopes applications.commands and bot with five permissions for servers, applications.commands for users"
	}
	return step{"set the install settings: " + asks, func(ctx context.Context) (string, error) {
		return "Set the install settings.", s.client.SetInstall(ctx, install)
	}}
}

// endpointSteps adds what makes Discord send interactions by HTTP.
func (s *setup) endpointSteps(out []step) []step {
	if address := s.endpoint(); address != "" && address != s.app.EndpointURL {
		out = append(out, step{fmt.Sprintf("set the endpoint URL to %s, which Discord checks at once", address),
			func(ctx context.Context) (string, error) {
				return "Discord has checked the endpoint URL and sends interactions there.", s.setEndpoint(ctx, address)
			}})
	} else if address != "" {
		s.tell("The endpoint URL is set already.")
	}
	if key := s.keyEntry(); key != nil {
		out = append(out, saving(key))
	}
	return out
}

// endpoint is the URL to set. One without a path gets the bot's own.
func (s *setup) endpoint() string {
	u, err := url.Parse(s.address)
	if err != nil || s.address == "" || u.Path != "" && u.Path != "/" {
		return s.address
	}
	return strings.TrimSuffix(s.address, "/") + s.cfg.endpointPath()
}

// setEndpoint answers Discord's check itself while the URL is set, unless the
// bot runs here already.
func (s *setup) setEndpoint(ctx context.Context, address string) error {
	var arrived atomic.Int64
	var refusals strings.Builder
	log := slog.New(slog.NewTextHandler(&refusals, &slog.HandlerOptions{ReplaceAttr: untimed}))
	servers, err := s.pingServer(&arrived, log)
	if err != nil {
		return err
	}
	switch err := servers.Listen(); {
	case errors.Is(err, syscall.EADDRINUSE):
		s.say("Something listens on " + s.cfg.ListenAddr + " already; it has to answer Discord's check.")
		return s.unverified(s.client.SetEndpoint(ctx, address), -1, "")
	case err != nil:
		return err
	}
	serving, stop := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- servers.Serve(serving, notice.New(log)) }()
	err = s.client.SetEndpoint(ctx, address)
	stop()
	ending := <-ended
	return errors.Join(s.unverified(err, arrived.Load(), refusals.String()), ending)
}

// untimed leaves out of a line of the log what a person who looks on knows.
func untimed(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey || a.Key == slog.LevelKey {
		return slog.Attr{}
	}
	return a
}

// pingServer is the bot's own endpoint, which counts what arrives.
func (s *setup) pingServer(arrived *atomic.Int64, log *slog.Logger) (*serve.Servers, error) {
	key, err := s.app.PublicKey()
	if err != nil {
		return nil, err
	}
	m := metrics.New()
	service, err := preparedService(s.cfg, m, log)
	if err != nil {
		return nil, err
	}
	endpoint := newResponder(s.cfg, service, m, log).Endpoint(key)
	servers := new(serve.Servers)
	servers.Post(s.cfg.ListenAddr, s.cfg.endpointPath(), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		arrived.Add(1)
		endpoint.ServeHTTP(w, r)
	}))
	return servers, nil
}

// unverified says what to look at where Discord could not check the endpoint.
// arrived is how many requests came here, negative if they went elsewhere, and
// refusals say why some were not answered.
func (s *setup) unverified(err error, arrived int64, refusals string) error {
	var refusal *api.Error
	if !errors.As(err, &refusal) || !refusal.Blames("interactions_endpoint_url") {
		return err
	}
	fmt.Fprint(s.stderr, refusals)
	switch {
	case arrived < 0:
		s.say("See what the program that listens there says: its DISCORD_PUBLIC_KEY has to be " + s.app.VerifyKey + ".")
	case arrived == 0:
		s.say(fmt.Sprintf("No request for %s arrived here, on %s. Check the host and the path of the URL, and that a proxy or tunnel "+
			"takes it from HTTPS to this address.", s.cfg.endpointPath(), s.cfg.ListenAddr))
	default:
		s.say("Discord's requests arrived here. Check that the proxy passes on headers, bodies and answers as they are.")
	}
	return err
}
