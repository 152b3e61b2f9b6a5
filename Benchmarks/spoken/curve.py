#!/usr/bin/env python3
"""How recall grows on words that rules were looked up for, and on words that were only counted, as rows are added.

    ./curve.py --data FOLDER --language en .build/release/forms 1

Begins with version 1, then adds what version 2 does to the vowels, then its rows, those with the best count first.
"""

import argparse

from data import Data, fold, forms
from rules import ENGLISH, FRENCH, Row, Rules, TABLES, code, rows, weakened

LATER = {"en": "EnglishLaterSounds", "fr": "FrenchLaterSounds"}
VOWELS = {"en": "AEIOU", "fr": "AEIOUWXQYH"}
RELATIONS = ("homophone-human", "homophone-espeak", "near-homophone")


def by_count(file):
    """The rows of the table, with the most gained on seen words first."""
    counted = []
    for line in (TABLES / f"{file}.swift").read_text().splitlines():
        row, sign, count = line.partition(";")
        if sign and len(row.split()) == 4 and not line.strip().startswith("///"):
            gained = count.split()[0].split("-")
            counted.append((-int(gained[0]) + int(gained[1]) if len(gained) == 2 else 0, Row(row)))
    return [row for _, row in sorted(counted, key=lambda item: item[0])]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--language", choices=["en", "fr"], required=True)
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    language = options.language
    data = Data(options.data, language)
    pairs = [p for p in data.development() if p[0] not in ("number", "date", "phone") and "trap" not in p[3]]
    read = forms(options.command, [(language, kind, w) for kind, a, b, _, _ in pairs for w in (a, b)])
    strict = {key: value[0] for key, value in read.items()}
    base = list(rows(*(ENGLISH if language == "en" else FRENCH)))
    later = by_count(LATER[language])
    steps = [("version 1", False, 0)] + ([("and weak vowels", True, 0)] if language == "en" else [])
    steps += [(f"and {n} rows", True, n) for n in (5, 10, 20, 40) if n < len(later)] + [("and all rows", True, len(later))]
    print(f"{language}  {'':18}{'seen %':>8}{'unseen %':>10}{'different made equal':>22}")
    for title, is_second, count in steps:
        rules, known = Rules(base, later[:count], VOWELS[language]), {}

        def form(word):
            if word not in known:
                sounds = code("".join(r.sounds for _, r, _ in rules.steps(word))) if word.isascii() and word.isalpha() else word
                sounds = weakened(sounds) if language == "en" and is_second and sounds.isupper() else sounds
                known[word] = sounds if len(sounds) > 1 else word
            return known[word]

        equal, all_pairs, different = [0, 0], [0, 0], 0
        for kind, one, other, relation, _ in pairs:
            a, b = strict[language, kind, one], strict[language, kind, other]
            agrees = form(a) == form(b)
            if relation in RELATIONS:
                half = fold(min(data.family_of(w, read[language, kind, w][1]) for w in (one, other))) % 2
                equal[half] += agrees
                all_pairs[half] += 1
            else:
                different += agrees and relation.startswith("different")
        print(f"    {title:18}{100 * equal[0] / all_pairs[0]:8.1f}{100 * equal[1] / all_pairs[1]:10.1f}{different:22}")


if __name__ == "__main__":
    main()
