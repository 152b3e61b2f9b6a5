"""The sound rules of the project, read from their tables and followed step by step: which row reads which letters."""

import re
from functools import cache
from pathlib import Path

TABLES = Path(__file__).resolve().parents[2] / "Sources/SpokenAnswers/Sounds"
SETS = {"V": "aeiouy", "C": "bcdfghjklmnpqrstvwxz", "#": "#"}


def neighbours(column):
    """Sets of letters, the nearest first; None is anything."""
    if column == "-":
        return []
    return [None if "." in part else frozenset("".join(SETS.get(s, s) for s in part)) for part in column.split(":")]


class Row:
    def __init__(self, text):
        self.text = " ".join(text.split())
        before, self.letters, after, sounds = text.split()[:4]
        self.vowel_before = {"~": True, "^": False}.get(before[0])
        self.before = neighbours((before[1:] if self.vowel_before is not None else before) or "-")
        self.after = neighbours(after)
        self.sounds = "" if sounds == "-" else sounds

    def fits(self, word, index, has_vowel):
        if not word.startswith(self.letters, index):
            return False
        if self.vowel_before is not None and self.vowel_before != has_vowel:
            return False
        for offset, letters in enumerate(self.before):
            place = index - 1 - offset
            if letters is not None and (word[place] if place >= 0 else "#") not in letters:
                return False
        end = index + len(self.letters)
        for offset, letters in enumerate(self.after):
            place = end + offset
            if letters is not None and (word[place] if place < len(word) else "#") not in letters:
                return False
        return True


def rows(*files):
    for file in files:
        text = (TABLES / f"{file}.swift").read_text()
        for table in re.findall(r'"""\n(.*?)"""', text, re.S):
            for line in table.splitlines():
                if len(line.split()) >= 4 and not line.strip().startswith(";"):
                    yield Row(line)


class Rules:
    """Rows of version 1, and before them rows of version 2: those hold unless a row of version 1 reads more letters."""

    def __init__(self, base, later=(), vowels="AEIOU"):
        self.vowels = vowels
        self.base, self.later = self._index(base), self._index(later)

    def _index(self, rows):
        index = {}
        for row in rows:
            index.setdefault(row.letters[0], []).append(row)
        return index

    def _first(self, index, word, place, has_vowel, least=0):
        fitting = (r for r in index.get(word[place], ()) if len(r.letters) >= least and r.fits(word, place, has_vowel))
        return next(fitting, None)

    def steps(self, word):
        """[(place, row, a vowel sounded before)]"""
        steps, place, has_vowel = [], 0, False
        while place < len(word):
            row = self._first(self.base, word, place, has_vowel)
            row = self._first(self.later, word, place, has_vowel, len(row.letters) if row else 0) or row
            if row is None:
                place += 1
                continue
            steps.append((place, row, has_vowel))
            has_vowel = has_vowel or any(s in self.vowels for s in row.sounds)
            place += len(row.letters)
        return steps


def code(sounds):
    """Each sound once where it would come twice in a row."""
    kept = ""
    for sound in sounds:
        if kept[-1:] != sound:
            kept += sound
    return kept


def weakened(sounds):
    """What EnglishWeakVowels makes of the sounds."""
    heard, place, last, seen = "", 0, None, False
    while place < len(sounds):
        if sounds[place] not in "AEIOU":
            heard, last, place = heard + sounds[place] * (heard[-1:] != sounds[place]), None, place + 1
            continue
        vowel = sounds[place] + (sounds[place + 1] if sounds[place + 1:place + 2] in ("Y", "W") else "")
        place += len(vowel)
        vowel = "U" if vowel == "UW" else vowel
        vowel = "OW" if vowel == "O" and sounds[place:place + 1] == "L" else vowel
        if seen and place < len(sounds) and sounds[place] not in "AEIOU":
            if vowel == "U" and last == "IY":
                continue
            if vowel not in ("AY", "AW", "OY"):
                vowel = "U"
            if last is None and vowel == "U" and sounds[place] in "LMNR":
                continue
        seen, last = True, vowel
        heard += vowel[heard[-1:] == vowel[0]:]
    return heard


ENGLISH = ("EnglishBackVowels", "EnglishFrontVowels", "EnglishConsonants")
FRENCH = ("FrenchVowels", "FrenchConsonants")
