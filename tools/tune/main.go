// Command tune fits the numbers by which search decides where no labelled
// queries are of the corpus, to labelled queries on several corpora of which
// only the statements are used, and writes them to internal/search/plain.json. It
// prints how many queries on each corpus are answered right by numbers that are
// fitted to the others.
//
//	go run ./tools/tune
//
// With -quotes it fits the weights by which an alleged quote is called a
// paraphrase, where a corpus has no labelled claims, to those of a folder, and writes them.
//
//	go run ./tools/tune -quotes [-corpus DIR]
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "tune:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("tune", flag.ContinueOnError)
	dir := flags.String("corpus", "corpus", "the folder of the corpus with labelled claims")
	quotes := flags.Bool("quotes", false, "fit the weights of paraphrases")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *quotes {
		return fitQuotes(*dir, weightsFile, out)
	}
	return tunePlain(plainSets(""), plainFile, out)
}
