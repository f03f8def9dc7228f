// Package jsoniter takes the place of github.com/json-iterator/go, which bleve
// imports for shapes on a map: the index of this program has none. That library's
// types have reflect's MethodByName, so that the linker must keep every exported
// method of every type: a fifth of the program. docs/decisions/0008-size.md has the figures.
package jsoniter

import "encoding/json"

// ConfigCompatibleWithStandardLibrary is the standard library.
var ConfigCompatibleWithStandardLibrary standard

type standard struct{}

// Marshal is json.Marshal.
func (standard) Marshal(v any) ([]byte, error) { return json.Marshal(v) }

// Unmarshal is json.Unmarshal.
func (standard) Unmarshal(data []byte, v any) error { return json.Unmarshal(data, v) }
