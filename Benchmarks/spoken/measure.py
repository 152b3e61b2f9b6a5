#!/usr/bin/env python3
"""How well the rules for spoken answers hear words they were not made for.

    swift build -c release
    ./measure.py --data FOLDER [--show homophone] -- .build/release/forms 2

FOLDER has lexicon/{en,fr}.tsv.gz (word, pronunciation, source), dist/*.tsv (answer, count) and dev/pairs.tsv.
Every pair belongs to a sound family and every family to one of twenty folds. Rules are looked up in the even folds
(`seen`), and only counted in the odd ones (`unseen`). A figure stands with its 95 % interval, by bootstrap over
families, for words of one family succeed and fail together.
"""

import argparse
import random
from collections import defaultdict

from data import Data, fold, forms

REPEATS = 400


def interval(rows):
    """Share of weight that agrees and its interval; rows are (family, agrees, weight)."""
    families = defaultdict(lambda: [0.0, 0.0])
    for name, agrees, weight in rows:
        families[name][0] += weight * agrees
        families[name][1] += weight
    sums = list(families.values())
    total = sum(s[1] for s in sums)
    if not total:
        return None
    chance = random.Random(1)
    drawn = []
    for _ in range(REPEATS):
        sample = chance.choices(sums, k=len(sums))
        weight = sum(s[1] for s in sample)
        drawn.append(sum(s[0] for s in sample) / weight if weight else 0)
    drawn.sort()
    return sum(s[0] for s in sums) / total, drawn[REPEATS // 40], drawn[-REPEATS // 40 - 1]


class Measurement:
    def __init__(self, language, data, command):
        self.language, self.data = language, data
        same, different, counts = data.same(), data.different(), data.counts()
        asked = [("name", w) for pair in same + different for w in pair[:2]]
        pairs = data.development()
        asked += [(kind, w) for kind, one, other, _, _ in pairs for w in (one, other)]
        self.forms = forms(command, [(language, kind, w) for kind, w in asked])
        self.rows = defaultdict(list)
        for title, rows in (("same", same), ("one sound apart", different)):
            for one, other, name, _ in rows:
                weight = min(counts.get(one, 0), counts.get(other, 0))
                self.add(f"{title}, words", "name", one, other, name, 1)
                if weight:
                    self.add(f"{title}, names", "name", one, other, name, 1)
                    self.add(f"{title}, names by bearers", "name", one, other, name, weight)
        for kind, one, other, relation, _ in pairs:
            names = [data.family_of(w, self.forms[language, kind, w][1]) for w in (one, other)]
            self.add(f"pairs: {relation}", kind, one, other, min(names), 1)

    def add(self, title, kind, one, other, name, weight):
        a, b = (self.forms[self.language, kind, w] for w in (one, other))
        self.rows[title].append((one, other, name, a == b or a[1] == b[1], weight, a[1], b[1]))

    def table(self):
        print(f"\n{self.language}  {'':34}{'pairs':>8}   {'seen folds':>24}   {'unseen folds':>24}")
        for title, rows in self.rows.items():
            cells = []
            for parity in (0, 1):
                found = interval([(r[2], r[3], r[4]) for r in rows if fold(r[2]) % 2 == parity])
                cells.append("%6.2f  (%6.2f–%6.2f)" % tuple(100 * x for x in found) if found else "–")
            print(f"    {title:34}{len(rows):8}   {cells[0]:>24}   {cells[1]:>24}")

    def show(self, word, agreeing):
        """Examples of the seen folds alone, by the pair of sounds in which their forms differ."""
        groups = defaultdict(list)
        for title, rows in self.rows.items():
            if word in title:
                for one, other, name, agrees, weight, a, b in rows:
                    if agrees == agreeing and fold(name) % 2 == 0:
                        groups[difference(a, b)].append(f"{one}/{other} {a}/{b}")
        for key, rows in sorted(groups.items(), key=lambda item: -len(item[1]))[:60]:
            print(f"{len(rows):5}  {key:16}  {'; '.join(rows[:6])}")


def difference(one, other):
    """What is left of two forms without their common start and end."""
    one, other = sorted((one, other))
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return f"{one[start:len(one) - end] or '-'}/{other[start:len(other) - end] or '-'}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--language", choices=["en", "fr"], action="append")
    parser.add_argument("--show", help="examples of the seen folds that disagree, of rows whose title has this")
    parser.add_argument("--agreeing", action="store_true", help="examples that agree instead")
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    for language in options.language or ["fr", "en"]:
        measurement = Measurement(language, Data(options.data, language), options.command)
        if options.show:
            measurement.show(options.show, options.agreeing)
        else:
            measurement.table()


if __name__ == "__main__":
    main()
