#!/usr/bin/env python3
"""Make ordinary.txt, names.txt and manner.txt.

usage: make.py AMERICAN BRITISH INDEX_SENSE

AMERICAN and BRITISH are word lists, one word a line (/usr/share/dict/american-english of Debian's wamerican and
british-english-small of wbritish-small). INDEX_SENSE is WordNet's index.sense (/usr/share/wordnet of wordnet-base).
"""
import collections
import sys

NOUN, VERB, ADJECTIVE, ADVERB = 1, 2, 3, 4
# From this part of a word's uses on, it is one that tells how.
MOSTLY = 0.6


def read_words(*paths):
    words = set()
    for path in paths:
        with open(path, encoding="utf8") as f:
            words |= {w for w in map(str.strip, f) if "'" not in w and w.isascii() and w.isalpha() and len(w) > 2}
    ordinary = {w for w in words if w.islower()}
    return ordinary, {w.lower() for w in words} - ordinary


def read_senses(path):
    """How often each lemma was tagged as each part of speech; half a time more where it can be one at all."""
    uses = collections.defaultdict(lambda: collections.defaultdict(float))
    with open(path, encoding="utf8") as f:
        for line in f:
            key, _, _, count = line.split()
            lemma, rest = key.split("%")
            part = {5: ADJECTIVE}.get(int(rest[0]), int(rest[0]))
            uses[lemma][part] = max(uses[lemma][part], 0.5) + int(count)
    return uses


def lemmas(word):
    """The words that this may be a form of, with the part of speech that the ending asks for."""
    yield word, None
    for ending, part, roots in (
        ("s", None, ("",)), ("es", None, ("",)), ("ies", None, ("y",)), ("ed", VERB, ("", "e")), ("ied", VERB, ("y",)),
        ("ing", VERB, ("", "e")), ("er", ADJECTIVE, ("", "e")), ("est", ADJECTIVE, ("", "e")), ("ly", ADJECTIVE, ("", "le")),
    ):
        if word.endswith(ending):
            root = word[: -len(ending)]
            for tail in roots:
                yield root + tail, part
            if part and len(root) > 2 and root[-1] == root[-2]:
                yield root[:-1], part


def tells_how(word, uses):
    noun = other = 0.0
    for lemma, part in lemmas(word):
        if lemma not in uses or part is None and lemma != word and word in uses:
            continue
        found = uses[lemma]
        if part is None:
            noun += found[NOUN]
            other += found[VERB] + found[ADJECTIVE] + found[ADVERB]
        elif found[part]:
            other += found[VERB] + found[ADJECTIVE] + found[ADVERB]
    return noun + other > 0 and other / (noun + other) >= MOSTLY


def write(path, words):
    with open(path, "w", encoding="utf8") as f:
        f.write("\n".join(sorted(words)) + "\n")


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    ordinary, names = read_words(*sys.argv[1:3])
    uses = read_senses(sys.argv[3])
    write("ordinary.txt", ordinary)
    write("names.txt", names)
    write("manner.txt", {w for w in ordinary if tells_how(w, uses)})


main()
