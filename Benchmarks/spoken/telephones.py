#!/usr/bin/env python3
"""How many telephone numbers said in French words are read as the number, by country, its groups and its hyphens.

    ./telephones.py .build/release/forms 2

Numbers are drawn by a seed and said as they are in France, Belgium, Switzerland and Canada; numerals of France (soixante-dix),
Belgium (septante) and Switzerland (huitante); hyphens of old ("vingt et un"), of 1990 ("vingt-et-un") and none.
What cannot be told is among them: "quatre vingt deux" without hyphens is 82, 80 2 or 4 22.
"""

import random
import subprocess
import sys
from collections import defaultdict

UNITS = """zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit
dix-neuf""".split()
TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}
ONE_WORD = {"fr": {}, "be": {7: "septante", 9: "nonante"}, "ch": {7: "septante", 8: "huitante", 9: "nonante"}}
HYPHENS = {
    "as of old": lambda said: said,
    "as of 1990": lambda said: said.replace(" et ", "-et-").replace("cent ", "cent-").replace(" cent", "-cent"),
    "none": lambda said: said.replace("-", " "),
}


def two(number, land):
    tens, unit = divmod(number, 10)
    if number < 10:
        return "zéro " + UNITS[number]
    if number < 20:
        return UNITS[number]
    word = {**TENS, **ONE_WORD[land]}.get(tens)
    if word:
        return word if unit == 0 else word + (" et un" if unit == 1 else "-" + UNITS[unit])
    if tens == 7:
        return "soixante et onze" if unit == 1 else "soixante-" + UNITS[10 + unit]
    if tens == 9:
        return "quatre-vingt-" + UNITS[10 + unit]
    if unit == 1 and land == "be":
        return "quatre-vingt et un"
    return "quatre-vingts" if unit == 0 else "quatre-vingt-" + UNITS[unit]


def three(number, land):
    hundreds, rest = divmod(number, 100)
    if hundreds == 0:
        return "zéro " + two(rest, land)
    said = "cent" if hundreds == 1 else UNITS[hundreds] + " cent"
    return said if rest == 0 else said + " " + (UNITS[rest] if rest < 10 else two(rest, land))


def drawn(pattern):
    """A number of a pattern: `*` any digit, `+` one from 2 to 9, `?` one from 1 to 9."""
    return "".join(random.choice({"*": "0123456789", "+": "23456789", "?": "123456789"}.get(s, s)) for s in pattern)


def said(number, groups, land):
    words, place = [], 0
    for size in groups:
        part = number[place:place + size]
        place += size
        if size == 1:
            words.append(UNITS[int(part)])
        else:
            words.append(two(int(part), land) if size == 2 else three(int(part), land))
    return words


PLANS = {
    "France 2 2 2 2 2": ("0?********", (2, 2, 2, 2, 2)),
    "Belgium 2 3 2 2": ("02?******", (2, 3, 2, 2)),
    "Belgium 4 2 2 2": ("047*******", (1, 3, 2, 2, 2)),
    "Switzerland 3 3 2 2": ("079+******", (1, 2, 3, 2, 2)),
    "Canada 3 3 2 2": ("514+******", (3, 3, 2, 2)),
    "Canada, digits": ("514+******", (1,) * 10),
}


def main():
    random.seed(1)
    rows = []
    for plan, (pattern, groups) in PLANS.items():
        for land in ONE_WORD:
            for hyphens, write in HYPHENS.items():
                for _ in range(300):
                    number = drawn(pattern)
                    rows.append((plan, hyphens, number, " ".join(write(word) for word in said(number, groups, land))))
    text = "".join(f"fr\tphone\t{answer}\n" for row in rows for answer in row[2:])
    out = subprocess.run(sys.argv[1:], input=text, capture_output=True, text=True, check=True).stdout.split("\n")
    forms = [line.split("\t")[0] for line in out]
    read = defaultdict(list)
    for index, (plan, hyphens, _, _) in enumerate(rows):
        read[plan, hyphens].append(forms[2 * index] == forms[2 * index + 1])
    print(f"{'':22}" + "".join(f"{hyphens:>12}" for hyphens in HYPHENS))
    for plan in PLANS:
        print(f"{plan:22}" + "".join(f"{100 * sum(r) / len(r):11.1f}%" for r in (read[plan, h] for h in HYPHENS)))


if __name__ == "__main__":
    main()
