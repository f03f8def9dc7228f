package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"

	"bothsides/corpus"
)

// A large corpus has its index in a folder of the cache, named by the content of
// the corpus and the version of the program. Beside bleve's files there are
//
//	ordinals  of passages, by bleve's number of their document, four bytes each
//	words     that a misspelled one may have been meant for, one a line
//	sum       the SHA-256 of all other files, written last
//
// bleve opens a folder with a missing or damaged file without an error, or ends
// the program. So nothing is opened but what has the sum that was written, and
// what has not is made anew.

// memoryPassages is up to how many passages an index is kept in memory: making
// it takes a second or two at most.
const memoryPassages = 20_000

const (
	ordinalsFile = "ordinals"
	wordsFile    = "words"
	sumFile      = "sum"
)

// openStore makes the index of a corpus, or opens the one that was made before.
func openStore(b *builder, o Options) (*store, error) {
	if b.corpus.PassageCount() <= memoryPassages {
		return inMemory(b)
	}
	return onDisk(b, o)
}

// onDisk opens the index of a corpus in the cache, where it is made if there is none
// or it is damaged. Where that cannot be written to, a temporary folder takes its
// place.
func onDisk(b *builder, o Options) (*store, error) {
	cache, err := cacheFolder(o.Cache)
	dir := filepath.Join(cache, contentKey(b.corpus))
	if err == nil && intact(dir) {
		_ = os.Chtimes(dir, time.Time{}, time.Now()) // as long as it is used it is kept
		return openFolder(dir)
	}
	made := ""
	if err == nil {
		made, err = os.MkdirTemp(cache, building)
	}
	if err != nil {
		if o.Log != nil {
			o.Log.Warn("the index cannot be kept and is made anew at every start", "error", err)
		}
		return inTemporary(b)
	}
	defer os.RemoveAll(made)
	if err := fill(b, made); err != nil {
		return nil, err
	}
	if err := keep(made, dir); err != nil {
		return nil, err
	}
	removeOld(cache)
	return openFolder(dir)
}

// inTemporary makes an index for this start alone.
func inTemporary(b *builder) (*store, error) {
	dir, err := os.MkdirTemp("", "bothsides-")
	if err != nil {
		return nil, fmt.Errorf("making a folder for the index: %w", err)
	}
	if err := fill(b, dir); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	s, err := openFolder(dir)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	s.temporary = dir
	return s, nil
}

// keep gives an index that was made its name. Another process may make the same one
// meanwhile: the first to end keeps the name.
func keep(made, dir string) error {
	if intact(dir) {
		return nil
	}
	if err := errors.Join(os.RemoveAll(dir), os.Rename(made, dir)); err != nil && !intact(dir) {
		return fmt.Errorf("keeping the index: %w", err)
	}
	return nil
}

// cacheFolder is the folder of all indexes, made where there is none.
func cacheFolder(dir string) (string, error) {
	if dir == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return "", err
		}
		dir = filepath.Join(user, "bothsides")
	}
	return dir, os.MkdirAll(dir, 0o700)
}

// building begins the names of folders in which an index is being made.
const building = "building-"

// contentKey names the index of a corpus: another text, thesaurus or language,
// and another program, have another.
func contentKey(c *corpus.Corpus) string {
	parts := []string{c.Hash, c.Thesaurus.Hash, fmt.Sprint(c.Thesaurus.Open)}
	for _, s := range c.Statements {
		parts = append(parts, s.Language)
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if strings.HasPrefix(s.Key, "vcs.") {
				parts = append(parts, s.Value)
			}
		}
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:12])
}

// fill makes an index in a folder, with its sum.
func fill(b *builder, dir string) error {
	scorchBuilder, err := scorch.NewBuilder(map[string]any{"path": dir, "buildPathPrefix": dir, "batchSize": batchSize})
	if err == nil {
		err = b.documents(func(doc index.Document) error { return scorchBuilder.Index(doc) })
		err = errors.Join(err, scorchBuilder.Close())
	}
	if err != nil {
		return fmt.Errorf("indexing: %w", err)
	}
	ix, err := openScorch(dir)
	if err != nil {
		return err
	}
	s := &store{index: ix, words: slices.Sorted(maps.Keys(b.words))}
	if err := s.open(); err != nil {
		return err
	}
	if err := writeBeside(s, dir); err != nil {
		return fmt.Errorf("writing index: %w", err)
	}
	if err := s.close(); err != nil {
		return err
	}
	all, err := sum(dir)
	if err != nil {
		return fmt.Errorf("writing index: %w", err)
	}
	return os.WriteFile(filepath.Join(dir, sumFile), all, 0o600)
}

func writeBeside(s *store, dir string) error {
	ordinals, err := binary.Append(nil, binary.LittleEndian, s.ordinals)
	return errors.Join(err, os.WriteFile(filepath.Join(dir, ordinalsFile), ordinals, 0o600),
		os.WriteFile(filepath.Join(dir, wordsFile), []byte(strings.Join(s.words, "\n")), 0o600))
}

// openFolder opens an index whose sum is right.
func openFolder(dir string) (*store, error) {
	ordinals, err := os.ReadFile(filepath.Join(dir, ordinalsFile))
	if err != nil {
		return nil, fmt.Errorf("opening index: %w", err)
	}
	words, err := os.ReadFile(filepath.Join(dir, wordsFile))
	if err != nil {
		return nil, fmt.Errorf("opening index: %w", err)
	}
	s := &store{ordinals: make([]uint32, len(ordinals)/4), words: strings.Split(string(words), "\n")}
	if _, err := binary.Decode(ordinals, binary.LittleEndian, s.ordinals); err != nil {
		return nil, fmt.Errorf("opening index: %w", err)
	}
	if s.index, err = openScorch(dir); err != nil {
		return nil, err
	}
	return s, s.open()
}

// sum is the SHA-256 of the files of a folder, but for the one that it is kept in.
func sum(dir string) ([]byte, error) {
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	hash := sha256.New()
	for _, f := range files {
		if f.Name() == sumFile {
			continue
		}
		if err := addFile(hash, dir, f.Name()); err != nil {
			return nil, err
		}
	}
	return hash.Sum(nil), nil
}

// addFile adds a file's content, length and name.
func addFile(hash io.Writer, dir, name string) error {
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return err
	}
	defer f.Close()
	n, err := io.Copy(hash, f)
	fmt.Fprintf(hash, "%d %q", n, name)
	return err
}

// intact reports whether a folder has an index, and every file of it is as it was
// written.
func intact(dir string) bool {
	written, err := os.ReadFile(filepath.Join(dir, sumFile))
	if err != nil {
		return false
	}
	found, err := sum(dir)
	return err == nil && bytes.Equal(found, written)
}

// keptFor is how long an index that nobody opens is kept, and what was left
// behind where the making of one was broken off.
const keptFor = 30 * 24 * time.Hour

// removeOld removes indexes that were not opened for long.
func removeOld(cache string) {
	folders, err := os.ReadDir(cache)
	if err != nil {
		return
	}
	for _, f := range folders {
		if !f.IsDir() || !isOurs(f.Name()) {
			continue
		}
		if info, err := f.Info(); err == nil && time.Since(info.ModTime()) > keptFor {
			_ = os.RemoveAll(filepath.Join(cache, f.Name()))
		}
	}
}

// isOurs reports whether a folder's name is one that this package gives.
func isOurs(name string) bool {
	_, err := hex.DecodeString(name)
	return strings.HasPrefix(name, building) || err == nil && len(name) == 24
}
