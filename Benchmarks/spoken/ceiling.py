#!/usr/bin/env python3
"""How far any rule could get with words it was not made for: by one sound form an answer, and by several.

    ./ceiling.py --data FOLDER --language en -- .build/release/forms 2

All figures are of the unseen folds (see measure.py). Three questions:

1. One form: if sounds are made one by class (which two, between which neighbours), those first that make the fewest
   different words equal for each pair they gain: chosen with every pair in view, so by one who knows the answers, and
   chosen on the seen folds alone, or for each fold on all others, so as rules have to be found.
2. Several forms: the answer that is given, or both answers, may be read in several ways, as a lexicon shows of its letters
   in the words of other folds; two answers are equal where two of their forms are.
3. The letters: whether the lexicon has two words that differ as the pair does and sound alike, and two that do not.
"""

import argparse
import re
from collections import Counter, defaultdict
from functools import cache

from data import FOLDS, Data, fold, forms
from measure import difference, interval
from readings import VOWELS, Readings

RELATIONS = ("homophone-human", "homophone-espeak", "near-homophone")
CLASSES = (5, 10, 20, 30, 40, 60, 80)
GUESSES = 10
READ = [(0.3, 2), (0.15, 2), (0.1, 2), (0.08, 3)]  # (how likely a reading has to be, how many forms at most)


class Pair:
    def __init__(self, kind, one, other, relation, family):
        self.kind, self.words, self.relation, self.family, self.fold = kind, (one, other), relation, family, fold(family)
        self.is_different = relation.startswith("different")


class Ceiling:
    def __init__(self, data, command):
        self.data, self.language = data, data.language
        self.lists = dict(data.lists())
        pairs = data.development()
        counts = data.counts()
        self.apart, self.alike = (
            [p[:3] for p in rows if counts.get(p[0]) and counts.get(p[1])] for rows in (data.different(), data.same()))
        asked = [(kind, w) for kind, a, b, _, _ in pairs for w in (a, b)]
        asked += [("name", w) for p in self.apart + self.alike for w in p[:2]]
        asked += [(kind, w) for kind, rows in self.lists.values() for w, _ in rows]
        read = forms(command, [(self.language, kind, w) for kind, w in asked])
        self.read = {key[1:]: value for key, value in read.items()}
        self.pairs = []
        for kind, a, b, relation, _ in pairs:
            family = min(data.family_of(w, self.read[kind, w][1]) for w in (a, b))
            self.pairs.append(Pair(kind, a, b, relation, family))

    def equals(self, kind, words):
        (strict, sound), (other_strict, other_sound) = (self.read[kind, w] for w in words)
        return strict == other_strict or sound == other_sound

    def head(self):
        print(f"\n{self.language}  unseen folds, %{'':26}{'people':>16}{'espeak':>16}{'near':>16}"
              f"{'different':>11}{'names alike':>13}{'one apart':>11}  ten guesses")

    def line(self, title, equal, guesses=""):
        """`equal(kind, words, fold)`; different words are of all folds, since the aim is of all."""
        cells = []
        for relation in RELATIONS:
            rows = [(p.family, equal(p.kind, p.words, p.fold), 1) for p in self.pairs if p.relation == relation and p.fold % 2]
            share, low, high = (100 * x for x in interval(rows))
            cells.append(f"{share:6.1f} ({low:.0f}–{high:.0f})")
        different = [p for p in self.pairs if p.is_different]
        false = sum(equal(p.kind, p.words, p.fold) for p in different) / len(different)
        names = []
        for rows in (self.alike, self.apart):
            unseen = [(a, b, fold(family)) for a, b, family in rows if fold(family) % 2]
            names.append(sum(equal("name", (a, b), number) for a, b, number in unseen) / len(unseen))
        print(f"    {title:40}" + "".join(f"{c:>16}" for c in cells)
              + f"{100 * false:11.2f}{100 * names[0]:13.1f}{100 * names[1]:11.1f}  {guesses}", flush=True)

    # 1. One form

    def classes(self, folds):
        """Classes of sounds that are one in pairs that sound alike, those that cost the fewest different words for it first."""
        found = defaultdict(lambda: [0, 0])
        for pair in self.pairs:
            if pair.fold in folds and not self.equals(pair.kind, pair.words):
                one, other = (self.read[pair.kind, w][1] for w in pair.words)
                if one.isupper() and other.isupper() and (pair.is_different or pair.relation in RELATIONS):
                    found[sound_class(one, other, VOWELS[self.language])][pair.is_different] += 1
        gaining = [(cost / gain, -gain, name) for name, (gain, cost) in found.items() if gain]
        return [name for _, _, name in sorted(gaining)]

    def one_form(self):
        self.line("version 2", *self.by_form(lambda sound: sound))
        everything = set(range(FOLDS))
        for title, folds in (("all in view", everything), ("seen folds", set(range(0, FOLDS, 2)))):
            classes = self.classes(folds)
            for count in (n for n in CLASSES if n <= len(classes)):
                self.line(f"{count} classes, chosen in {title}", *self.by_form(self.merging(classes[:count])))
        classes = [self.classes(everything - {number}) for number in range(FOLDS)]
        for count in (n for n in CLASSES if n <= min(map(len, classes))):
            changes = [self.merging(of_others[:count]) for of_others in classes]

            def equal(kind, words, number):
                return self.equal_after(changes[number], kind, words)

            self.line(f"{count} classes, chosen in all other folds", equal)

    def by_form(self, change):
        guesses = self.guessing(lambda kind, word: [change(self.read[kind, word][1])], False)
        return lambda kind, words, _: self.equal_after(change, kind, words), guesses

    def equal_after(self, change, kind, words):
        (strict, sound), (other_strict, other_sound) = (self.read[kind, w] for w in words)
        return strict == other_strict or change(sound) == change(other_sound)

    def merging(self, classes):
        return merging(classes, VOWELS[self.language])

    # 2. Several forms

    def several_forms(self):
        readings = Readings(self.data)
        known = {}

        def all_forms(kind, word, number):
            key = kind, word, number
            if key not in known:
                strict, sound = self.read[kind, word]
                known[key] = readings.forms(strict, sound, number) if sound.isupper() else [(sound, 1)]
            return known[key]

        for both in (False, True):
            for least, most in READ:

                def heard(kind, word, number=None):
                    return [form for form, share in all_forms(kind, word, number)[:most] if share >= least]

                def equal(kind, words, number):
                    if self.equals(kind, words):
                        return True
                    kept, given = (heard(kind, w, number) for w in words)
                    return bool(set(kept if both else kept[:1]) & set(given))

                who = "both" if both else "given"
                self.line(f"{who} in {most} ways, likelier than {least}", equal, self.guessing(heard, both))

    def guessing(self, heard, both):
        """How many times more accounts ten guesses open than by exact matching, in the list where it is most."""
        worst = max((self._opened(kind, rows, heard, both), name) for name, (kind, rows) in self.lists.items())
        return f"{worst[0]:.3f} ({worst[1]})"

    def _opened(self, kind, rows, heard, both):
        by_form, ways = defaultdict(set), [heard(kind, word) for word, _ in rows]
        for index, forms_of_word in enumerate(ways):
            for form in forms_of_word if both else forms_of_word[:1]:
                by_form[form].add(index)
        opens = [set().union(*(by_form[form] for form in forms_of_word)) for forms_of_word in ways]
        most = sorted(range(len(rows)), key=lambda i: -sum(rows[j][1] for j in opens[i]))[:200]
        opened = set()
        for _ in range(GUESSES):
            opened |= opens[max(most, key=lambda i: sum(rows[j][1] for j in opens[i] - opened))]
        exact = sorted((count for _, count in rows), reverse=True)[:GUESSES]
        return sum(rows[j][1] for j in opened) / sum(exact)

    # 3. The letters

    def letters(self):
        words = {self.data.letters(w) for w in self.data.pronunciations()} - {None}
        spoken = defaultdict(set)
        for word, all_spoken in self.data.pronunciations().items():
            spoken[self.data.letters(word)] |= all_spoken
        around = defaultdict(set)
        for word in words:
            edged = f"#{word}#"
            for start in range(len(edged)):
                for end in range(start + 1, min(start + 6, len(edged)) + 1):
                    around[edged[start:end]].add(edged)
        print(f"\n{self.language}  words of the lexicon that differ as the pair does, %"
              "   pairs   only alike   both   only different   none")
        for relation in RELATIONS:
            for title, wanted in (("all", (True, False)), ("missed", (False,))):
                found = Counter()
                for pair in self.pairs:
                    if pair.relation == relation and pair.fold % 2 and self.equals(pair.kind, pair.words) in wanted:
                        found[attested(*(self.read[pair.kind, w][0] for w in pair.words), around, spoken)] += 1
                total = sum(found.values())
                shares = "".join(f"{100 * found[k] / total:12.0f}" for k in ("alike", "both", "different", "none"))
                print(f"    {relation:20}{title:8}{total:8}{shares}", flush=True)


def sound_class(one, other, vowels):
    """The sounds in which two forms differ, and whether edges, vowels or consonants stand around them."""
    apart = difference(one, other)
    a, b = sorted((one, other))
    start = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    left = a[start - 1] if start else "#"
    end = start + len(apart.split("/")[0].replace("-", ""))
    right = a[end] if end < len(a) else "#"
    return apart, *("#" if s == "#" else "V" if s in vowels else "C" for s in (left, right))


def merging(classes, vowels):
    """The rule that writes the first of the two sounds of each class for the second, class after class."""
    before = {"#": "^", "V": f"(?<=[{vowels}])", "C": f"(?<=[^{vowels}])"}
    after = {"#": "$", "V": f"(?=[{vowels}])", "C": f"(?=[^{vowels}])"}
    steps = []
    for apart, left, right in classes:
        kept, other = (sounds.replace("-", "") for sounds in apart.split("/"))
        if not other:
            kept, other = other, kept
        steps.append((re.compile(before[left] + other + after[right]), kept))

    @cache
    def change(sound):
        if not sound.isupper():
            return sound
        changed = sound
        for pattern, kept in steps:
            changed = pattern.sub(kept, changed)
        return changed if len(changed) > 1 else sound

    return change


def attested(one, other, around, spoken):
    """Whether words that differ as these two, with a letter on either side, sound alike, are different, both or neither."""
    a, b = f"#{one}#", f"#{other}#"
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    first, last = max(start - 1, 0), max(end - 1, 0)
    left, right = a[first:len(a) - last], b[first:len(b) - last]
    alike = different = 0
    for word in around.get(left, ()):
        place = word.find(left)
        swapped = (word[:place] + right + word[place + len(left):])[1:-1]
        if swapped in spoken and {word[1:-1], swapped} != {one, other}:
            is_alike = bool(spoken[word[1:-1]] & spoken[swapped])
            alike, different = alike + is_alike, different + (not is_alike)
    return "both" if alike and different else "alike" if alike else "different" if different else "none"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--language", choices=["en", "fr"], action="append")
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    for language in options.language or ["fr", "en"]:
        ceiling = Ceiling(Data(options.data, language), options.command)
        ceiling.letters()
        ceiling.head()
        ceiling.one_form()
        ceiling.several_forms()


if __name__ == "__main__":
    main()
