"""Two builds in turns within one run: the working tree's and another one."""

import time
from statistics import median

import checks
import settings
import start
from report import Row, note, spread

# What is told of each measure: the figure, how it is written, and whether more of it is better.
FIGURES = {
    "checks": [("checks a second", "{:.1f}", True), ("processor time of a check beside its hash, ms", "{:.2f}", False)],
    "look-ups": [("look-ups a second", "{:.0f}", True)],
    "settings": [
        ("Settings, requests a second", "{:.0f}", True), ("Settings, processor time a request, ms", "{:.3f}", False)],
    "busy": [
        (f"Settings {share} {when}, ms", "{:.2f}", False) for when in ("idle", "while every hashing thread is busy")
        for share in ("p50", "p99")],
    "memory": [(f"memory {when}, resident MB", "{:.0f}", False) for when in ("idle", "under load", "two seconds after")],
}
USUAL = ["checks", "settings", "memory"]


def measure(ours, theirs, name_of_theirs, name, aims=None):
    """Each side has a data folder of its own and starts anew for each turn; who goes first changes from round to round.

    `aims`: by figure, the least ratio that is wanted.
    """
    found = {ours: [], theirs: []}
    for number in range(ours.rounds):
        for bench in (ours, theirs) if number % 2 == 0 else (theirs, ours):
            found[bench].append(_turn(name, bench))
        note(f"{name} {number + 1}: {_told(name, found[ours][-1])}; {name_of_theirs} {_told(name, found[theirs][-1])}")
    return _rows(name, found[ours], found[theirs], name_of_theirs, aims or {})


def _turn(name, bench):
    with bench.folder.serve() as server:
        server.ready()
        match name:
            case "checks":
                told = checks.turn(bench, server)
                return told.rate, told.beside
            case "look-ups":
                return (checks.look_ups(bench, server),)
            case "settings":
                return settings.turn(server, server.portal, settings.settings_page(server), bench.seconds)
            case "busy":
                return settings.busy_turn(bench, server)
            case "memory":
                time.sleep(2)
                idle = server.memory()
                most, after = start.under_load(bench, server)
                return idle["Rss"], most["Rss"], after["Rss"]


def _rows(name, ours, theirs, name_of_theirs, aims):
    rows = []
    for place, (figure, written, is_more_better) in enumerate(FIGURES[name]):
        pairs = [(one[place], other[place]) for one, other in zip(ours, theirs)]
        ratios = [one / other for one, other in pairs]
        among = f" {spread(pairs)}" if len(ratios) > 1 else ""
        one, other = (written.format(median(side)) for side in zip(*pairs))
        rows.append(
            Row(
                figure, one, f"{name_of_theirs} {other}", f"{median(ratios):.1%}{among}",
                f"≥ {aims[figure]:.0%}" if figure in aims else "more is better" if is_more_better else "less is better",
                median(ratios) >= aims[figure] if figure in aims else None))
    return rows


def _told(name, values):
    return " / ".join(written.format(value) for (_, written, _), value in zip(FIGURES[name], values))
