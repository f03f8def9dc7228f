package render

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"bothsides/corpus"
	"bothsides/internal/answer"
)

// A custom_id holds a whole state, so that any process answers any button:
//
//	VERSION KIND . COMMAND . PAGE . HASH . PASSAGES . CHOICE
//
// HASH tells corpora apart and PASSAGES are places in one, each a varint, in
// base64. The choice comes last because it may hold a dot.
const (
	idVersion   = "1"
	maxCustomID = 100
	hashDigits  = 8
	maxPage     = 9999
)

// errStale is a custom_id that is not of this version and this corpus, or
// never was one.
var errStale = errors.New("stale or forged custom_id")

// ButtonID is the custom_id of a button with a state, and whether the state
// fits into one.
func ButtonID(c *corpus.Corpus, s answer.State) (string, bool) { return pack(c, button, s) }

// kind tells buttons and menus of the same state apart: "b", or "m" with the
// menu's number.
type kind string

const button kind = "b"

// pack writes a state as a custom_id. Passages that do not fit are dropped
// from the end; false reports that the rest does not fit either.
func pack(c *corpus.Corpus, k kind, s answer.State) (string, bool) {
	head := strings.Join([]string{idVersion + string(k), s.Command, strconv.Itoa(s.Page), shortHash(c)}, ".")
	for n := len(s.Passages); n >= 0; n-- {
		id := head + "." + packPassages(c, s.Passages[:n]) + "." + s.Choice
		if len(id) <= maxCustomID {
			return id, s.Page >= 0 && s.Page <= maxPage && !strings.Contains(s.Command, ".")
		}
	}
	return "", false
}

// ParseID reads a custom_id that pack wrote. Its only error is errStale.
func ParseID(c *corpus.Corpus, id string) (answer.State, error) {
	parts := strings.SplitN(id, ".", 6)
	if len(parts) != 6 || len(id) > maxCustomID || !isHead(parts[0]) ||
		parts[3] != shortHash(c) && !IsMessageAction(parts[1]) || !utf8.ValidString(id) {
		return answer.State{}, errStale
	}
	page, err := strconv.ParseUint(parts[2], 10, 16)
	if err != nil || page > maxPage {
		return answer.State{}, errStale
	}
	passages, err := unpackPassages(c, parts[4])
	if err != nil {
		return answer.State{}, err
	}
	return answer.State{Command: parts[1], Page: int(page), Passages: passages, Choice: parts[5]}, nil
}

// isHead reports whether a custom_id begins with this version and a kind.
func isHead(s string) bool {
	k, ours := strings.CutPrefix(s, idVersion)
	number, isMenu := strings.CutPrefix(k, "m")
	_, err := strconv.ParseUint(number, 10, 8)
	return ours && (kind(k) == button || isMenu && err == nil)
}

func shortHash(c *corpus.Corpus) string { return c.Hash[:hashDigits] }

// place is a passage's number over all statements.
func place(c *corpus.Corpus, p *corpus.Passage) uint64 {
	before := 0
	for _, s := range c.Texts() {
		if s == p.Statement() {
			break
		}
		before += len(s.Passages)
	}
	return uint64(before + p.Index())
}

func packPassages(c *corpus.Corpus, passages []*corpus.Passage) string {
	var places []byte
	for _, p := range passages {
		places = binary.AppendUvarint(places, place(c, p))
	}
	return base64.RawURLEncoding.EncodeToString(places)
}

func unpackPassages(c *corpus.Corpus, packed string) ([]*corpus.Passage, error) {
	places, err := base64.RawURLEncoding.DecodeString(packed)
	if err != nil {
		return nil, errStale
	}
	var passages []*corpus.Passage
	for len(places) > 0 {
		at, n := binary.Uvarint(places)
		p := passageAt(c, at)
		if n <= 0 || p == nil {
			return nil, errStale
		}
		passages, places = append(passages, p), places[n:]
	}
	return passages, nil
}

// passageAt is the passage of the given number over all statements, or nil.
func passageAt(c *corpus.Corpus, at uint64) *corpus.Passage {
	for _, s := range c.Texts() {
		if at < uint64(len(s.Passages)) {
			return s.Passages[at]
		}
		at -= uint64(len(s.Passages))
	}
	return nil
}
