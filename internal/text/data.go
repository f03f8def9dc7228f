package text

import (
	"embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed data
var files embed.FS

// Languages are the codes of the languages that the package has full data for.
func Languages() []string { return []string{"en", "ru", "uk", "es", "fr", "de"} }

// lists is all data that is read from lists.
type lists struct {
	stop   map[string]map[string]bool // by language: words that carry grammar and no topic
	months map[string]map[string]int  // by language and name: 1 to 12
}

var data = sync.OnceValue(func() lists {
	l, err := load()
	if err != nil {
		panic(err) // the files are embedded: a test loads them
	}
	return l
})

func load() (lists, error) {
	l := lists{stop: map[string]map[string]bool{}, months: map[string]map[string]int{}}
	for _, lang := range Languages() {
		fields, err := read("stop/" + lang)
		if err != nil {
			return l, err
		}
		l.stop[lang] = map[string]bool{}
		for _, w := range fields {
			l.stop[lang][Fold(w)] = true
		}
	}
	months, err := read("months")
	for i, w := range months {
		lang, month := months[i/13*13], i%13
		if month == 0 {
			l.months[lang] = map[string]int{}
			continue
		}
		for name := range strings.SplitSeq(w, ",") {
			l.months[lang][Fold(name)] = month
		}
	}
	return l, err
}

// read lists the fields of a data file, without its comments. An empty list is
// refused: whatever asks it would always be told no.
func read(name string) ([]string, error) {
	raw, err := files.ReadFile("data/" + name + ".txt")
	if err != nil {
		return nil, err
	}
	var fields []string
	for line := range strings.Lines(string(raw)) {
		if !strings.HasPrefix(line, "#") {
			fields = append(fields, strings.Fields(line)...)
		}
	}
	if len(fields) == 0 {
		return nil, fmt.Errorf("%s: the list is empty", name)
	}
	return fields, nil
}

// IsStop reports whether a folded word carries grammar and no topic.
func IsStop(folded, lang string) bool { return data().stop[lang][folded] }

// Month is the number of the month that a folded word names, 0 if none.
func Month(folded, lang string) int { return data().months[lang][folded] }
