// Package bothsides has the documents that people who use the bot are shown.
// They are in the project's top folder, where people look for them.
package bothsides

import _ "embed" // for the documents

// Privacy says what is done with what people type, in Markdown. Its last
// paragraph ends in an ellipsis, for how to reach the operator.
//
//go:embed PRIVACY.md
var Privacy string

// Terms are the terms of use, in Markdown, with the same last paragraph.
//
//go:embed TERMS.md
var Terms string
