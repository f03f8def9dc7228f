#!/usr/bin/env python3
"""Make the filters ordinary.bloom, proper.bloom and manner.bloom of internal/text/data/word.

usage: make.py AMERICAN BRITISH INDEX_SENSE DIRECTORY

AMERICAN and BRITISH are word lists, one word a line (/usr/share/dict/american-english of Debian's wamerican and
british-english-small of wbritish-small). INDEX_SENSE is WordNet's index.sense (/usr/share/wordnet of wordnet-sense-index).
"""
import collections
import math
import os
import sys

NOUN, VERB, ADJECTIVE, ADVERB = 1, 2, 3, 4
# From this part of a word's uses on, it is one that tells how.
MOSTLY = 0.6
# Of words that are not in a filter it has about one in a thousand. HASHES is in internal/text/ordinary.go as well.
FALSE_POSITIVES, HASHES = 0.001, 10


def read_words(*paths):
    words = set()
    for path in paths:
        with open(path, encoding="utf8") as f:
            words |= {w for w in map(str.strip, f) if "'" not in w and w.isascii() and w.isalpha() and len(w) > 2}
    return words


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


def fnv1a(word):
    h = 0xCBF29CE484222325
    for byte in word.encode():
        h = (h ^ byte) * 0x100000001B3 % 2**64
    return h


def write(path, words):
    """A Bloom filter: bit (low + i * high) of a word's hash is set for i from 0 to HASHES - 1."""
    size = math.ceil(-len(words) * math.log(FALSE_POSITIVES) / math.log(2) ** 2 / 8)
    bits = bytearray(size)
    for word in words:
        h = fnv1a(word)
        for i in range(HASHES):
            at = ((h & 0xFFFFFFFF) + i * (h >> 32 | 1)) % (size * 8)
            bits[at >> 3] |= 1 << (at & 7)
    with open(path, "wb") as f:
        f.write(bits)


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    words = read_words(*sys.argv[1:3])
    ordinary = {w for w in words if w.islower()}
    uses = read_senses(sys.argv[3])
    write(os.path.join(sys.argv[4], "ordinary.bloom"), ordinary)
    write(os.path.join(sys.argv[4], "proper.bloom"), {w.lower() for w in words} - ordinary)
    write(os.path.join(sys.argv[4], "manner.bloom"), {w for w in ordinary if tells_how(w, uses)})


main()
