package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/textproto"

	"bothsides/internal/answer"
)

const contentJSON = "application/json"

// Encode makes the bytes of what Discord is sent, a Response or a Message,
// with the picture, if any, that goes with it.
func Encode(v any, image *answer.Image) (contentType string, body []byte, err error) {
	body, err = marshal(v)
	if err != nil || image == nil {
		return contentJSON, body, err
	}
	return withImage(body, image)
}

// marshal is v's JSON without escapes for HTML, which would spend bytes and
// hide what was written.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer // written to once
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return nil, fmt.Errorf("encoding reply: %w", err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
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
