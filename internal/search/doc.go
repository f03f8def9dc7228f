// Package search finds the passages that answer a query, and tells when a
// statement has none. It is the one room that knows bleve.
//
// From the bottom up: analyze.go cuts text into words and stems; lexicon.go
// knows which words stand for which concept; annotate.go and index.go put the
// passages, with the concepts they speak of, into bleve; units.go reads a
// query into the things that it asks for; match.go asks bleve for passages
// that have any of them and keeps those that have enough. docs/answers.md
// tells the same story to someone who wants to add words.
package search
