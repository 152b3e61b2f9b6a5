#!/usr/bin/env python3
"""What it would gain, and cost, to forgive letters that the telephone confuses.

    ./misheard.py --data FOLDER .build/release/forms 2

Gain: of the names that people bear, one letter taken for one it is confused with, the share that would match, by bearers.
Cost: development pairs of different words that would match, and the share of accounts that ten guesses would open,
against what they open now, in the list it touches most.
"""

import argparse
from collections import defaultdict

from data import Data, forms

CONFUSED = ["mn", "sf", "bd", "bp", "dt", "pt", "pv", "bv", "bpdt", "bpdtv"]
LISTS = ["firstname", "surname"]


def opened(names, key):
    groups = defaultdict(float)
    for name, count in names:
        groups[key(name)] += count
    return sum(sorted(groups.values())[-10:]) / sum(count for _, count in names)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    for language in ("fr", "en"):
        data = Data(options.data, language)
        lists = []
        for title in LISTS:
            lines = open(data.folder / f"dist/{language}_{title}.tsv", encoding="utf-8").read().splitlines()
            lists.append([(n, float(c)) for n, c in (line.split("\t") for line in lines) if n[0] != "#"])
        different = [p for p in data.development() if p[3].startswith("different") and "trap" not in p[3]]
        heard = {}
        for group in CONFUSED:
            for name, count in lists[1][:1500]:
                low = name.lower()
                heard[group, name] = [low[:i] + o + low[i + 1:] for i, s in enumerate(low) if s in group for o in group if o != s]
        asked = [("name", n) for names in lists for n, _ in names] + [(p[0], w) for p in different for w in p[1:3]]
        asked += [("name", w) for words in heard.values() for w in words]
        read = forms(options.command, [(language, kind, w) for kind, w in asked])
        print(f"\n{language}    letters   matches now   would match   different made equal   ten guesses open")
        for group in CONFUSED:
            table = str.maketrans({s.upper(): group[0].upper() for s in group})

            def merged(kind, word):
                sound = read[language, kind, word][1]
                return sound.translate(table) if sound.isupper() else sound

            now = would = total = 0
            for name, count in lists[1][:1500]:
                for word in heard[group, name]:
                    part = count / len(heard[group, name])
                    total += part
                    now += part * (read[language, "name", name][1] == read[language, "name", word][1])
                    would += part * (merged("name", name) == merged("name", word))
            costs = sum(
                merged(k, a) == merged(k, b) and read[language, k, a][1] != read[language, k, b][1]
                for k, a, b, _, _ in different)
            factor = max(
                opened(names, lambda n: merged("name", n)) / opened(names, lambda n: read[language, "name", n][1])
                for names in lists)
            print(f"      {group:10}{100 * now / total:10.1f} %{100 * would / total:12.1f} %"
                  f"{costs:12} ({100 * costs / len(different):.2f} %){factor:16.2f} times")


if __name__ == "__main__":
    main()
