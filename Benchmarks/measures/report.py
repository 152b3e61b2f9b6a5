"""What was measured, as a table."""

from dataclasses import dataclass
from math import comb
from statistics import median


@dataclass
class Row:
    figure: str
    value: str
    yardstick: str = "–"
    ratio: str = "–"
    aim: str = "–"
    met: bool | None = None

    def cells(self):
        return [self.figure, self.value, self.yardstick, self.ratio, self.aim, {None: "–", True: "met", False: "missed"}[self.met]]


def show(rows):
    print("\n| Figure | Countersign | Yardstick | Ratio | Aim | |\n|---|---|---|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row.cells()) + " |")


def note(text):
    """A line for whoever watches."""
    print(text, flush=True)


def interval(pairs):
    """An interval in which the median of the ratios round by round lies with at least 95 %; with 94 % where there are five.

    It goes from the k-th least to the k-th greatest: the median is outside it only where fewer than k rounds, or all
    but fewer than k, fell on one side of it, each with the chance of a coin (the sign test's interval). Of up to eight
    rounds these are the least and the greatest, of fifteen the fourth, of thirty-one the tenth from either end.
    """
    ratios = sorted(a / b for a, b in pairs)
    rounds, outside, k = len(ratios), 2 / 2 ** len(ratios), 1
    while (outside := outside + 2 * comb(rounds, k) / 2**rounds) <= 0.05:
        k += 1
    return ratios[k - 1], ratios[-k]


def spread(pairs):
    """That interval as it is printed."""
    low, high = interval(pairs)
    return f"({low:.1%}–{high:.1%})"


def between(values, form):
    """The same of figures that have no yardstick."""
    return f"({min(values):{form}}–{max(values):{form}})"


def middle(pairs):
    """The medians of what was measured and of its yardstick, and of their ratios round by round."""
    return median(a for a, _ in pairs), median(b for _, b in pairs), median(a / b for a, b in pairs)
