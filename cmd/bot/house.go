package main

import (
	"fmt"

	"bothsides/internal/handlers"
	"bothsides/internal/search"
)

// newHouse builds what the commands answer from.
func newHouse(cfg *Config) (*handlers.House, error) {
	index, err := search.New(cfg.Corpus)
	if err != nil {
		return nil, fmt.Errorf("building index: %w", err)
	}
	return &handlers.House{Corpus: cfg.Corpus, Index: index, Version: version(), PrivateReplies: cfg.PrivateReplies}, nil
}
