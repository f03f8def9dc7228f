package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"bothsides/internal/discord/api"
)

func doctorCommand() subcommand {
	return simple("doctor", "check settings, clock, token, key, endpoint, commands and permissions",
		func(ctx context.Context, p *program) error { return p.doctor(ctx) })
}

// errWrong ends the program with 1 after doctor has said what is wrong.
var errWrong = errors.New("something is wrong")

// diagnosis is what doctor has found out so far.
type diagnosis struct {
	*program
	cfg    *Config
	faulty map[string]bool // settings, by name, and .env
	client *api.Client
	app    *api.Application // nil: not known
	wrong  bool
}

// doctor looks at everything that it can, whatever it finds on the way.
func (p *program) doctor(ctx context.Context) error {
	d := &diagnosis{program: p, faulty: map[string]bool{}}
	d.settingsAndFile()
	d.client = d.cfg.rest()
	d.client.Patience = 10 * time.Second // a person waits for this
	for _, look := range []func(context.Context){d.clock, d.token, d.key, d.endpoint, d.commands, d.permissions} {
		look(ctx)
	}
	if d.wrong {
		return errWrong
	}
	return nil
}

// ok prints what is as it should be, bad what is not, unknown what cannot be
// told here.
func (d *diagnosis) ok(sentence string)      { d.tell("ok     " + oneLine(sentence)) }
func (d *diagnosis) unknown(sentence string) { d.tell("-      " + oneLine(sentence)) }
func (d *diagnosis) bad(sentence string) {
	d.wrong = true
	d.tell("WRONG  " + oneLine(sentence))
}

func (d *diagnosis) settingsAndFile() {
	var faults []error
	d.cfg, faults = d.settings()
	var wrong []string
	for _, err := range faults {
		wrong = append(wrong, err.Error())
		var setting *settingError
		if errors.As(err, &setting) {
			d.faulty[setting.name] = true
		}
	}
	wrong = append(wrong, oddities(dotenvName)...)
	if d.cfg.AnswerMentions && d.cfg.PublicKey != nil {
		wrong = append(wrong, "ANSWER_MENTIONS is true, and by HTTP no messages come: take DISCORD_PUBLIC_KEY out to run over the gateway.")
	}
	for _, sentence := range wrong {
		d.bad("settings: " + sentence)
	}
	if len(wrong) == 0 {
		d.ok("settings: each can be read")
	}
}

// maxClockOff leaves room for a slow answer. Signed requests are refused from
// five minutes on.
const maxClockOff = 30 * time.Second

func (d *diagnosis) clock(ctx context.Context) {
	theirs, err := d.client.Clock(ctx)
	if err != nil {
		d.bad("Discord: " + d.cfg.APIURL + " cannot be asked: " + err.Error() + ". Check the network, a proxy and DISCORD_API_URL.")
		return
	}
	switch off := time.Since(theirs).Round(time.Second); {
	case off > maxClockOff:
		d.bad(fmt.Sprintf("clock: this machine's is %d s ahead of Discord's. Have it set by NTP: signed requests 300 s off are refused.", int(off.Seconds())))
	case off < -maxClockOff:
		d.bad(fmt.Sprintf("clock: this machine's is %d s behind Discord's. Have it set by NTP: signed requests 300 s off are refused.", int(-off.Seconds())))
	default:
		d.ok("clock: like Discord's")
	}
}

func (d *diagnosis) token(ctx context.Context) {
	switch {
	case d.cfg.Token == "" && (d.faulty["DISCORD_TOKEN"] || d.faulty["DISCORD_TOKEN_FILE"] || d.faulty[dotenvName]):
		d.unknown("token: it cannot be read, and the rest not be looked at without it; see settings")
		return
	case d.cfg.Token == "" && d.cfg.PublicKey == nil:
		d.bad("token: neither DISCORD_TOKEN nor DISCORD_PUBLIC_KEY is set: bot setup")
		return
	case d.cfg.Token == "":
		d.unknown("token: not set; http does without, but key, endpoint, commands and install link cannot be looked at")
		return
	}
	app, err := d.client.Application(ctx)
	if err != nil {
		d.bad("token: " + explained(err))
		return
	}
	d.app = &app
	if d.cfg.AppID != "" && d.cfg.AppID != app.ID {
		d.bad(fmt.Sprintf("token: it is that of the application %s, and DISCORD_APP_ID is another. Take DISCORD_APP_ID out: it is looked up.", app.ID))
		return
	}
	d.ok(fmt.Sprintf("token: it is that of the application %q, id %s", app.Name, app.ID))
}

func (d *diagnosis) key(context.Context) {
	if d.app == nil || d.cfg.PublicKey == nil {
		return
	}
	key, err := d.app.PublicKey()
	switch {
	case err != nil:
		d.bad("public key: " + err.Error())
	case !bytes.Equal(key, d.cfg.PublicKey):
		d.bad("public key: DISCORD_PUBLIC_KEY is not that of the token's application, which is " + d.app.VerifyKey)
	default:
		d.ok("public key: it is the application's")
	}
}

func (d *diagnosis) endpoint(ctx context.Context) {
	if d.app == nil {
		return
	}
	address := d.app.EndpointURL
	switch byHTTP := d.cfg.PublicKey != nil; {
	case d.faulty["DISCORD_PUBLIC_KEY"]:
		d.unknown("endpoint: not looked at, for it has to suit the mode that DISCORD_PUBLIC_KEY selects; see settings")
	case !byHTTP && address == "":
		d.ok("endpoint: not set, as the gateway needs it")
	case !byHTTP:
		d.bad("endpoint: " + address + " is set, so that nothing comes over the gateway, which the settings select. " +
			"Clear it on the page General Information of the developer portal, or run bot setup --url " + address)
	case address == "":
		d.bad("endpoint: not set, so that nothing comes by HTTP, which DISCORD_PUBLIC_KEY selects: bot setup --url https://…")
	default:
		d.reach(ctx, address)
	}
}

// reach sends the endpoint what anybody could: the bot refuses it.
func (d *diagnosis) reach(ctx context.Context, address string) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(`{"type":1}`))
	if err != nil {
		d.bad("endpoint: " + address + " is no URL")
		return
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := d.client.HTTP.Do(request)
	if err != nil {
		d.bad("endpoint: " + address + " cannot be reached from here: " + api.Cause(err).Error() +
			". Check that the proxy or tunnel runs, and that the name leads to it.")
		return
	}
	response.Body.Close()
	switch status := response.StatusCode; {
	case status == http.StatusUnauthorized:
		d.ok("endpoint: " + address + " refuses what is not signed")
	case status == http.StatusNotFound, status == http.StatusMethodNotAllowed:
		d.bad(fmt.Sprintf("endpoint: %s answers %d. The bot serves %s; see PATH_PREFIX.", address, status, d.cfg.endpointPath()))
	case status >= http.StatusInternalServerError:
		d.bad(fmt.Sprintf("endpoint: %s answers %d. The proxy there does not reach the bot.", address, status))
	default:
		d.bad(fmt.Sprintf("endpoint: %s answers %d to a request that is not signed, where the bot answers 401. Something else is there.", address, status))
	}
}

func (d *diagnosis) commands(ctx context.Context) {
	if d.app == nil {
		return
	}
	at := api.Place{AppID: d.app.ID, GuildID: d.cfg.GuildID}
	there, err := d.client.Registered(ctx, d.cfg.Corpus, at)
	switch {
	case err != nil:
		d.bad("commands: " + explained(err))
		return
	case there.Commands == 0:
		d.bad("commands: none are registered " + where(at) + ": bot register")
		return
	case !there.Same:
		d.bad("commands: those registered " + where(at) + " are not this version's: bot register")
	default:
		d.ok("commands: registered " + where(at))
	}
	if double := doubles(ctx, d.cfg, d.client, at); double != "" {
		d.bad(double)
	}
}

func (d *diagnosis) permissions(context.Context) {
	if d.app == nil {
		return
	}
	if missing := d.app.Install.Missing(api.NewInstallConfig(d.cfg.AnswerMentions)); len(missing) > 0 {
		d.bad("install link: it lacks " + strings.Join(missing, ", ") + ": bot setup")
		return
	}
	d.ok("install link: it asks for what the bot needs")
}
