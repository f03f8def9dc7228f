// Package search finds the passages that answer a query, and tells when a
// statement has none. It is the one room that knows bleve.
//
// From the bottom up: analyze.go cuts text into words and stems; forms.go and
// lexicon.go know which words stand for which concept, compiled.go has them
// ready at once; annotate.go and index.go put the passages, with the concepts
// that they speak of, into bleve; units.go reads a query into the things that
// it asks for, with parts.go, spelling.go, language.go, idioms.go, quoted.go
// and doubt.go;
// postings.go asks bleve for the passages that have a term, match.go gathers what
// they have of the query, and rank.go keeps those that have enough; frame.go reads how a question is asked, and search.go
// puts it together. docs/answers.md tells the same story to someone who wants
// to add words.
package search
