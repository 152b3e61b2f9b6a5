#!/usr/bin/env python3
"""Proposes sound rules from pairs that people pronounce alike, and says what each gains and loses.

    ./propose.py --data FOLDER --language en --rounds 6 > proposed.txt

It looks at the seen folds alone (see measure.py). For a pair that sounds alike and whose forms differ, it asks which
one row, reading the same letters as the row that was used and giving other sounds, would make the forms equal; each
answer is tried with less and more of the neighbouring letters. A row is worth the pairs it makes equal, less the
pairs it parts and the different words it makes equal. It is taken if it gains in both halves of the seen folds and in
three families or more; then the next round asks again. English is learnt from CMUdict and the development pairs, French from
the development pairs and, counted only, never copied, Lexique.
"""

import argparse
import sys
from collections import defaultdict

from data import Data, fold, forms
from rules import ENGLISH, FRENCH, Row, Rules, code, rows, weakened

PAIRS, NAMES, WORDS = 5.0, 2.0, 1.0  # what an equal pair is worth: development, names of a lexicon, other words
AGAINST = {"pairs": 6.0, "names": 0.5, "words": 1.0, "bearers": 0.15}
LEAST, LEAST_FAMILIES, TRIED, CONTEXTS = 5.0, 3, 600, 14
VOWELS = {"en": "AEIOU", "fr": "AEIOUWXQYH"}


def chosen(entry, one_in):
    return fold(f"{entry[0]} {entry[1]}", one_in) == 0


def glides(sounds):
    return sum(a in "AEIOU" and b in "YW" for a, b in zip(sounds, sounds[1:]))


class Learner:
    def __init__(self, data, command, language, parity=0):
        self.language, self.later = language, []
        self.base = list(rows(*(ENGLISH if language == "en" else FRENCH)))
        self.pairs = []  # (one, other, family, worth): worth below zero must differ
        counts = data.counts()
        sources = {"en": ("cmudict",), "fr": ("lexique",)}[language]
        entries = [(*p[:2], p[2], 1) for p in data.same() if p[3] in sources]
        entries += [(*p[:2], p[2], -1) for p in data.different() if p[3] in sources]
        development = data.development()
        # Of words that are no names a part is enough: every fourth of those that sound alike, every twentieth of the others.
        entries = [e for e in entries if counts.get(e[0], 0) and counts.get(e[1], 0) or chosen(e, 4 if e[3] > 0 else 20)]
        popular = sorted(counts, key=lambda n: -counts[n])[:5000]
        asked = {("name", w) for e in entries for w in e[:2]} | {(k, w) for k, a, b, _, _ in development for w in (a, b)}
        asked |= {("name", n) for n in popular}
        read = forms(command, [(language, k, w) for k, w in sorted(asked)])
        strict = {(k, w): read[language, k, w][0] for k, w in asked}
        for one, other, name, sign in entries:
            if fold(name) % 2 != parity or language == "fr" and inflected(one, other):
                continue
            named = counts.get(one, 0) and counts.get(other, 0)
            worth = (NAMES if named else WORDS) if sign > 0 else -(AGAINST["names"] if named else AGAINST["words"])
            self._add(strict["name", one], strict["name", other], name, worth)
        for kind, one, other, relation, _ in development:
            if kind in ("number", "date", "phone") or "trap" in relation:
                continue
            name = min(data.family_of(w, read[language, kind, w][1]) for w in (one, other))
            if fold(name) % 2 == parity:
                worth = -AGAINST["pairs"] if relation.startswith("different") else PAIRS
                self._add(strict[kind, one], strict[kind, other], name, worth)
        self.popular = {strict["name", n] for n in popular}
        self.words = {w for p in self.pairs for w in p[:2]} | self.popular
        self.words = {w for w in self.words if w.isascii() and w.isalpha()}
        self.pairs = [p for p in self.pairs if p[0] in self.words and p[1] in self.words and p[0] != p[1]]
        self.of_word = defaultdict(list)
        for index, pair in enumerate(self.pairs):
            for word in pair[:2]:
                self.of_word[word].append(index)
        self.alike = {frozenset(p[:2]) for p in self.pairs if p[3] > 0}
        self.read_all()

    def _add(self, one, other, name, worth):
        self.pairs.append((one, other, name, worth))

    def form(self, rules, word):
        steps = rules.steps(word)
        sounds = self.heard(code("".join(row.sounds for _, row, _ in steps)))
        count = len(sounds) - (glides(sounds) if self.language == "en" else 0)
        return (sounds if count >= 2 else word), steps

    def heard(self, sounds):
        return weakened(sounds) if self.language == "en" else sounds

    def read_all(self):
        self.rules = Rules(self.base, self.later, VOWELS[self.language])
        self.codes, self.steps, self.at = {}, {}, defaultdict(list)
        for word in self.words:
            self.codes[word], self.steps[word] = self.form(self.rules, word)
        self.by_code = defaultdict(set)
        for word in self.popular & self.words:
            self.by_code[self.codes[word]].add(word)
        self.by_letters = defaultdict(lambda: defaultdict(list))
        for word in self.words:
            for place, row, has_vowel in self.steps[word]:
                for length in range(len(row.letters), 6):
                    if place + length <= len(word):
                        self.by_letters[word[place:place + length]][word].append((place, has_vowel))

    # What might help

    def candidates(self):
        gains = defaultdict(float)
        for one, other, name, worth in self.pairs:
            if worth > 0 and self.codes[one] != self.codes[other]:
                for word, wanted in ((one, self.codes[other]), (other, self.codes[one])):
                    if wanted.isupper():
                        for text in set(self.answers(word, wanted)):
                            gains[text] += worth
        chosen, of_letters = [], defaultdict(int)
        for text in sorted((t for t in gains if gains[t] >= LEAST), key=lambda t: (-gains[t], len(t), t)):
            _, letters, _, sounds = text.split()
            of_letters[letters, sounds] += 1
            if of_letters[letters, sounds] <= CONTEXTS and len(chosen) < TRIED:
                chosen.append(text)
        return chosen

    def answers(self, word, wanted):
        steps = self.steps[word]
        raw = [r.sounds for _, r, _ in steps]
        for index in range(len(steps)):
            for joined in (1, 2):
                if index + joined > len(steps):
                    continue
                place, _, has_vowel = steps[index]
                before, after = "".join(raw[:index]), "".join(raw[index + joined:])
                sounds = self.between(before, after, wanted)
                if sounds is None:
                    continue
                used = "".join(r.sounds for _, r, _ in steps[index:index + joined])
                last = steps[index + joined - 1]
                letters = word[place:last[0] + len(last[1].letters)]
                if len(sounds) <= 3 and sounds != used and len(letters) <= 5:
                    yield from self.surrounded(word, place, letters, sounds or "-", has_vowel)

    def between(self, before, after, wanted):
        """Sounds that make the form what is wanted, if some of its own do."""
        start = len(self.heard(code(before))) - 2
        for length in range(0, 4):
            for first in range(max(0, start), min(len(wanted), start + 5) + 1):
                sounds = wanted[first:first + length]
                if len(sounds) == length and self.heard(code(before + sounds + after)) == wanted:
                    return sounds
        return None

    def surrounded(self, word, place, letters, sounds, has_vowel):
        def letter(at):
            return word[at] if 0 <= at < len(word) else "#"

        def kind(sign):
            return "#" if sign == "#" else "V" if sign in "aeiouy" else "C"

        end = place + len(letters)
        l1, l2, r1, r2 = letter(place - 1), letter(place - 2), letter(end), letter(end + 1)
        befores = {"", l1, kind(l1)} | ({f"{l1}:{l2}"} if l1 != "#" else set())
        afters = {"-", r1, kind(r1)}
        if r1 != "#":
            afters |= {f"{r1}:{r2}", f"{kind(r1)}:{kind(r2)}", f"{r1}:{kind(r2)}", f"{kind(r1)}:{r2}"}
        for sign in ("", "~" if has_vowel else "^"):
            for before in befores:
                for after in afters:
                    yield f"{sign}{before}" .ljust(1, "-") + f" {letters} {after} {sounds}"

    # What it would cost

    def tried(self, text):
        """(score, gains by half, families, words that change)"""
        row = Row(text)
        rules = Rules(self.base, self.later_with(row), VOWELS[self.language])
        changed = {}
        for word, places in self.by_letters[row.letters].items():
            if any(row.fits(word, p, v) for p, v in places):
                new, _ = self.form(rules, word)
                if new != self.codes[word]:
                    changed[word] = new
        score, halves, families, gained, lost = 0.0, [0.0, 0.0], set(), 0, 0
        for index in {i for w in changed for i in self.of_word[w]}:
            one, other, name, worth = self.pairs[index]
            was = self.codes[one] == self.codes[other]
            now = changed.get(one, self.codes[one]) == changed.get(other, self.codes[other])
            if was == now:
                continue
            gain = worth if now else -worth
            score += gain
            halves[fold(name) % 4 // 2] += gain
            if gain > 0:
                families.add(name)
                gained += 1
            else:
                lost += 1
        for word, new in changed.items():
            if word in self.popular:
                strangers = sum(frozenset((word, o)) not in self.alike for o in self.by_code[new] if changed.get(o, new) == new)
                score -= AGAINST["bearers"] * strangers
                lost += strangers
        return score, halves, families, gained, lost, set(changed)

    def later_with(self, row):
        return [row] + self.later

    def round(self):
        found = []
        for text in self.candidates():
            result = self.tried(text)
            score, halves, families = result[:3]
            if score >= LEAST and min(halves) > 0 and len(families) >= LEAST_FAMILIES:
                # Of rows with the same effect the more general: fewer signs.
                found.append((score - 0.02 * len(text), text, result))
        found.sort(key=lambda f: -f[0])
        touched, taken = set(), []
        for _, text, result in found:
            if not result[5] & touched and len(taken) < 25:
                touched |= result[5]
                taken.append(text)
                print(f"{text:32} ; {result[0]:6.1f}  +{result[3]} -{result[4]}", flush=True)
        self.later = [Row(t) for t in taken] + self.later
        self.read_all()
        return taken


def inflected(one, other):
    """Forms of one French verb or plural: no answer to a question, and the accents that tell them apart are lost."""
    endings = ("é", "ée", "és", "ées", "er", "ez", "ai", "ais", "ait", "aient", "ent", "es", "s", "iez", "ions", "x")
    return any(w.endswith(endings) for w in (one, other))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--language", choices=["en", "fr"], required=True)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--start", help="a file of rows to begin with")
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    learner = Learner(Data(options.data, options.language), options.command, options.language)
    print(f"; {len(learner.pairs)} pairs, {len(learner.words)} words", file=sys.stderr)
    if options.start:
        learner.later = [Row(line) for line in open(options.start) if len(line.split()) > 3 and line[0] != ";"]
        learner.read_all()
    for number in range(options.rounds):
        print(f"; round {number + 1}", flush=True)
        if not learner.round():
            break


if __name__ == "__main__":
    main()
