// Package contract checks what Discord is sent against Discord's own OpenAPI
// document and against the limits that the document leaves out. It is for tests
// alone.
package contract

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"io"
	"os"
	"testing"

	"github.com/bwmarrin/discordgo"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// packed is specs/openapi.json of github.com/discord/discord-api-spec at
// commit; LICENSE-openapi is its licence.
//
//go:embed openapi.json.gz
var packed []byte

// commit and hash, the SHA-256 of the document, say which one packed is.
const (
	commit = "74fda0fad044407ea280043a03ffc9bc64c4e49e"
	hash   = "8c1d0707ccdf8e380a86dfba04058820a66435c1b69d5ed82e04dd8c0520dd73"
)

// Contract has the schemas of what is sent.
type Contract struct {
	byType   map[int]*jsonschema.Schema
	commands *jsonschema.Schema
}

// New reads the document: the file that DISCORD_OPENAPI names, such as a newer
// one, or else the packed one.
func New(t *testing.T) *Contract {
	t.Helper()
	data, err := read(os.Getenv("DISCORD_OPENAPI"))
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("discord.json", document); err != nil {
		t.Fatal(err)
	}
	schema := func(name string) *jsonschema.Schema {
		s, err := compiler.Compile("discord.json#/components/schemas/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	message, update := schema("CreateMessageInteractionCallbackRequest"), schema("UpdateMessageInteractionCallbackRequest")
	return &Contract{commands: schema("ApplicationCommandUpdateRequest"), byType: map[int]*jsonschema.Schema{
		1: schema("PongInteractionCallbackRequest"), 4: message, 7: update,
		8: schema("ApplicationCommandAutocompleteCallbackRequest")}}
}

// read reads a file, or the packed document where none is named.
func read(file string) ([]byte, error) {
	if file != "" {
		return os.ReadFile(file)
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// Command checks a command as it is registered.
func (c *Contract) Command(t *testing.T, raw []byte) {
	t.Helper()
	check(t, c.commands, raw)
}

// Reply checks a reply's JSON, and that the library reads it too.
func (c *Contract) Reply(t *testing.T, body []byte) {
	t.Helper()
	for _, fault := range Faults(body) {
		t.Errorf("%s in %.300s", fault, body)
	}
	var kind struct{ Type int }
	if err := json.Unmarshal(body, &kind); err != nil {
		t.Fatal(err)
	}
	check(t, c.byType[kind.Type], body)
	var read struct {
		Type discordgo.InteractionResponseType
		Data struct {
			Flags      discordgo.MessageFlags
			Components []json.RawMessage
			Choices    []*discordgo.ApplicationCommandOptionChoice
		}
	}
	if err := json.Unmarshal(body, &read); err != nil {
		t.Fatal(err)
	}
	for _, raw := range read.Data.Components {
		if _, err := discordgo.MessageComponentFromJSON(raw); err != nil {
			t.Errorf("discordgo does not read %s: %v", raw, err)
		}
	}
}

// check validates JSON.
func check(t *testing.T, schema *jsonschema.Schema, raw []byte) {
	t.Helper()
	if schema == nil {
		t.Errorf("no schema for %s", raw)
		return
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%v\nin %.300s", err, raw)
	}
}
