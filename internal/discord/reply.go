package discord

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/textproto"

	"github.com/bwmarrin/discordgo"

	"bothsides/internal/answer"
)

// Reply is a finished answer to an interaction. It is the body of the HTTP
// response, or of the callback, byte for byte.
type Reply struct {
	ContentType string
	Body        []byte

	command string // in the table, else one of the names below
	outcome string
}

// What metrics call an interaction that is none of a command in the table.
const (
	commandUnknown = "unknown"
	commandPing    = "ping"
)

// The outcomes of an interaction, for metrics.
const (
	outcomeAnswer  = "answer"
	outcomeRefusal = "refusal" // a sentence that says what to do instead
	outcomeChoices = "choices"
	outcomePong    = "pong"
	outcomeLimited = "limited" // the asker was too fast
	outcomeLate    = "late"
	outcomeError   = "error"
)

func outcomeOf(a answer.Answer) string {
	if a.Refusal != "" {
		return outcomeRefusal
	}
	return outcomeAnswer
}

// after is the reply, counted as an error where making it failed.
func (r Reply) after(failed bool) Reply {
	if failed {
		r.outcome = outcomeError
	}
	return r
}

// pong answers Discord's check of the endpoint.
func pong() Reply {
	return Reply{contentJSON, []byte(`{"type":1}`), commandPing, outcomePong}
}

const contentJSON = "application/json"

// newReply encodes the answer to an interaction with the picture, if any,
// that goes with it.
func newReply(kind discordgo.InteractionResponseType, data any, image *answer.Image) (Reply, error) {
	return newBody(response{kind, data}, image)
}

// newBody encodes what Discord is sent, with the picture that goes with it.
func newBody(v any, image *answer.Image) (Reply, error) {
	body, err := marshal(v)
	if err != nil {
		return Reply{}, err
	}
	if image == nil {
		return Reply{ContentType: contentJSON, Body: body}, nil
	}
	contentType, body, err := withImage(body, image)
	return Reply{ContentType: contentType, Body: body}, err
}

// withImage is a payload and a file as multipart/form-data.
//
// See https://discord.com/developers/docs/reference#uploading-files.
func withImage(payload []byte, image *answer.Image) (contentType string, body []byte, err error) {
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	parts := []struct {
		disposition, contentType string
		content                  []byte
	}{
		{`form-data; name="payload_json"`, contentJSON, payload},
		{fmt.Sprintf(`form-data; name="files[0]"; filename=%q`, image.Name), "image/png", image.PNG},
	}
	for _, p := range parts {
		w, err := form.CreatePart(textproto.MIMEHeader{
			"Content-Disposition": {p.disposition}, "Content-Type": {p.contentType}})
		if err != nil {
			return "", nil, fmt.Errorf("encoding picture: %w", err)
		}
		if _, err := w.Write(p.content); err != nil {
			return "", nil, fmt.Errorf("encoding picture: %w", err)
		}
	}
	if err := form.Close(); err != nil {
		return "", nil, fmt.Errorf("encoding picture: %w", err)
	}
	return form.FormDataContentType(), b.Bytes(), nil
}
