// Package render lays an answer out as a message of components, as JSON, within
// Discord's limits. Passages are shown whole, or left out and counted; one for
// which there is no room at all is shown in parts, each marked as one. Both
// statements get the same room; whatever a user typed is escaped, pings nobody
// and steers nothing. The state of a button or menu is packed into its custom_id
// with a hash of the corpus, so that any process answers it.
package render
