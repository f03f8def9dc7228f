// Package web shows the statements and what the commands answer as pages that
// a browser reads: every passage has an address. It promises that pages need
// no script and no cookie and load nothing from elsewhere, that a passage is
// shown byte for byte, and that nothing of what was asked, or of who asked, is
// kept or logged.
package web
