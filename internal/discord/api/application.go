package api

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
)

// Application is what Discord says of the application that a token belongs to.
//
// See https://discord.com/developers/docs/resources/application#application-object.
type Application struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	VerifyKey string `json:"verify_key"`
	// EndpointURL is where Discord sends interactions; empty: over the gateway.
	EndpointURL string        `json:"interactions_endpoint_url"`
	Install     InstallConfig `json:"integration_types_config"`
}

// PublicKey is the key by which Discord signs interactions.
func (a Application) PublicKey() (ed25519.PublicKey, error) {
	key, err := hex.DecodeString(a.VerifyKey)
	if err != nil || len(key) != ed25519.PublicKeySize {
		return nil, errors.New("the answer of Discord's API names no public key")
	}
	return key, nil
}

const applicationPath = "/applications/@me"

// Application asks for the application of the client's token.
func (c *Client) Application(ctx context.Context) (Application, error) {
	var a Application
	err := c.retrying(ctx, registerAttempts, func() error { return c.getJSON(ctx, applicationPath, &a) })
	if err == nil && a.ID == "" {
		err = errors.New("the answer of Discord's API names no application")
	}
	if err != nil {
		return Application{}, fmt.Errorf("asking for the application: %w", err)
	}
	return a, nil
}

// SetInstall writes how the application is installed.
func (c *Client) SetInstall(ctx context.Context, install InstallConfig) error {
	return c.edit(ctx, "writing the install settings", map[string]any{"integration_types_config": install})
}

// SetEndpoint has Discord send interactions to an address from now on. Before
// it answers, Discord sends a PING there, and one that is wrongly signed.
func (c *Client) SetEndpoint(ctx context.Context, address string) error {
	return c.edit(ctx, "setting the endpoint URL", map[string]any{"interactions_endpoint_url": address})
}

func (c *Client) edit(ctx context.Context, what string, change map[string]any) error {
	body, err := json.Marshal(change)
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	err = c.retrying(ctx, registerAttempts, func() error {
		_, err := c.do(ctx, http.MethodPatch, applicationPath, contentJSON, body)
		return err
	})
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// Bits are permissions as Discord writes them: a number in a string.
type Bits uint64

// MarshalJSON writes the number as a string.
func (b Bits) MarshalJSON() ([]byte, error) { return fmt.Appendf(nil, `"%d"`, b), nil }

// UnmarshalJSON reads the number, in a string or not.
func (b *Bits) UnmarshalJSON(raw []byte) error {
	var n uint64
	if err := json.Unmarshal(bytes.Trim(raw, `"`), &n); err != nil {
		return errNotUnderstood
	}
	*b = Bits(n)
	return nil
}
