"""Reads what is measured: lexicons, names with counts, development pairs. Nothing of it is in the project."""

import gzip
import hashlib
import subprocess
import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path

from sounds import family, family_of_code, sounds

FOLDS = 20
MOST_OF_A_GROUP = 12


def fold(name, folds=FOLDS):
    """A family's fold. Even folds may be looked at to find rules; odd ones are only ever counted."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % folds


def plain(word):
    letters = unicodedata.normalize("NFD", word.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in letters if c.isalnum())


class Data:
    def __init__(self, folder, language):
        self.folder, self.language = Path(folder), language

    @cache
    def pronunciations(self):
        """word → {(source, sounds)}, words of letters alone and of three or more."""
        words = defaultdict(set)
        with gzip.open(self.folder / f"lexicon/{self.language}.tsv.gz", "rt", encoding="utf-8") as lines:
            next(lines)
            for line in lines:
                word, text, source = line.rstrip("\n").split("\t")
                if len(word) > 2 and word.isalpha() and not word.isupper():
                    words[word.lower()].add((source.partition("-")[0], sounds(self.language, text, source)))
        return words

    @staticmethod
    def letters(word):
        """The word as a…z, or nothing where it has other letters."""
        letters = plain(word)
        return letters if letters.isascii() and letters.isalpha() else None

    @cache
    def counts(self):
        """plain name → how many people bear it (first names and surnames)."""
        counts = defaultdict(float)
        for kind in ("firstname", "surname"):
            for line in open(self.folder / f"dist/{self.language}_{kind}.tsv", encoding="utf-8"):
                name, _, count = line.rstrip("\n").partition("\t")
                if not name.startswith("#"):
                    counts[plain(name)] += float(count)
        return counts

    def lists(self):
        """(name of the list, (kind, [(answer, how many give it)])), the lists of answers with real counts."""
        for path in sorted(self.folder.glob(f"dist/{self.language}_*.tsv")):
            lines = (line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8"))
            kind = path.stem.split("_")[1]
            rows = [(columns[0], float(columns[1])) for columns in lines if columns[0][0] != "#"]
            yield path.stem, ("name" if kind in ("firstname", "surname") else kind, rows)

    @cache
    def same(self):
        """Pairs of words that one source pronounces alike: (one, other, family, source), each once."""
        return self._pairs(self._by_sounds(), lambda key, groups: groups[key])

    @cache
    def different(self):
        """Pairs one sound apart, and by no source alike."""
        groups = self._by_sounds()
        alike = {(one, other) for one, other, _, _ in self.same()}
        holes = defaultdict(list)
        for source, spoken in groups:
            for place in range(len(spoken)):
                holes[source, spoken[:place] + ("*",) + spoken[place + 1:]].append((source, spoken))
        pairs = {}
        for neighbours in holes.values():
            for index, one in enumerate(neighbours[:MOST_OF_A_GROUP]):
                for other in neighbours[index + 1:MOST_OF_A_GROUP]:
                    a, b = min(groups[one]), min(groups[other])
                    pair = (min(a, b), max(a, b))
                    if plain(a) != plain(b) and pair not in alike and pair not in pairs and not self._share(a, b):
                        pairs[pair] = (*pair, family(one[1]), one[0])
        return sorted(pairs.values())

    def _share(self, one, other):
        return bool(self.pronunciations()[one] & self.pronunciations()[other])

    @cache
    def _by_sounds(self):
        groups = defaultdict(set)
        for word, spoken in self.pronunciations().items():
            for key in spoken:
                groups[key].add(word)
        return groups

    def _pairs(self, groups, members):
        pairs = {}
        for key in sorted(groups):
            words = sorted(members(key, groups))[:MOST_OF_A_GROUP]
            for index, one in enumerate(words):
                for other in words[index + 1:]:
                    if plain(one) != plain(other):
                        pairs.setdefault((one, other), (one, other, family(key[1]), key[0]))
        return sorted(pairs.values())

    def development(self):
        """The development pairs that sound alike or must not: (kind, one, other, relation, source, family)."""
        with open(self.folder / "dev/pairs.tsv", encoding="utf-8") as lines:
            rows = [line.rstrip("\n").split("\t") for line in lines][1:]
        rows = [r for r in rows if r[0] == self.language and ("homophone" in r[4] or r[4].startswith("different"))]
        return [(r[1], r[2], r[3], r[4], r[5]) for r in rows]

    def family_of(self, answer, code):
        spoken = self.pronunciations().get(answer.lower())
        return family(min(spoken)[1]) if spoken else family_of_code(code)


def forms(command, rows):
    """(language, kind, answer) rows → {row: (strict, sound)}"""
    rows = list(dict.fromkeys(rows))
    text = "".join("\t".join(row) + "\n" for row in rows)
    lines = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout.split("\n")
    return dict(zip(rows, (tuple(line.split("\t")) for line in lines)))
