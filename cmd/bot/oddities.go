package main

import (
	"fmt"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"

	"bothsides/internal/text"
)

// othersMayRead are the bits of a file's mode for its group and for everybody.
const othersMayRead = 0o044

// oddities are sentences on what is likely not meant so in a file of settings:
// a secret that other users can read, and names that are no setting. Names
// that neither begin as ours do nor resemble them belong to other programs.
func oddities(name string) []string {
	settings, err := dotenv(name)
	if err != nil || len(settings) == 0 {
		return nil
	}
	var out []string
	info, err := os.Stat(name)
	if err == nil && info.Mode().Perm()&othersMayRead != 0 && runtime.GOOS != "windows" && holdsSecret(settings) {
		out = append(out, fmt.Sprintf("%s holds a secret and other users of this machine can read it: chmod 600 %s", name, name))
	}
	for _, unknown := range slices.Sorted(maps.Keys(settings)) {
		meant := likelyMeant(unknown)
		switch {
		case meant == unknown, meant == "" && !strings.HasPrefix(unknown, "DISCORD_"):
		case meant == "":
			out = append(out, fmt.Sprintf("%s sets %s, which is no setting; see bot help.", name, unknown))
		default:
			out = append(out, fmt.Sprintf("%s sets %s, which is no setting. Is %s meant?", name, unknown, meant))
		}
	}
	return out
}

func holdsSecret(settings map[string]string) bool {
	return settings["DISCORD_TOKEN"] != "" || settings["DISCORD_WEBHOOK_URL"] != ""
}

// likelyMeant is the setting that a name is, or is a slip or two away from; ""
// for none.
func likelyMeant(name string) string {
	byLetters := map[string]string{}
	for _, v := range variables() {
		if v.name == name {
			return name
		}
		byLetters[letters(v.name)] = v.name
	}
	if same, found := byLetters[letters(name)]; found {
		return same
	}
	if meant := text.NewSpeller(maps.Keys(byLetters)).Correct(letters(name)); len(meant) > 0 {
		return byLetters[meant[0]]
	}
	return ""
}

// letters is a name in the form in which words are compared.
func letters(name string) string { return strings.ToLower(strings.ReplaceAll(name, "_", "")) }
