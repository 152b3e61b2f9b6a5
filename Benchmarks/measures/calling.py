"""Agents who take calls while something else goes on, and an owner who edits."""

import itertools
import time
import uuid
from collections import Counter
from types import SimpleNamespace

from countersign import ANSWER, open_call
from load import Apart, percentile

# Who take calls at once.
AGENTS = 4


class Calling(Apart):
    """Somebody who does the same thing at a steady rate; the milliseconds of each, and how many failed by why."""

    def _work(self, act, interval):
        times, failed = [], Counter()
        due = time.perf_counter()
        while not self.over.wait(max(0, due - time.perf_counter())):
            try:
                times.append(act() * 1000)
            except (OSError, RuntimeError) as error:
                failed[" ".join(str(error).split())[:120] or type(error).__name__] += 1
            due = max(due + interval, time.perf_counter())
        return SimpleNamespace(times=times, failed=failed)


def one_call(desk, owner):
    """Looks up, opens a call, checks the right answer and ends it; how long the check took, from the button to the page that tells."""
    call = open_call(desk, owner)
    begun = time.perf_counter()
    desk.post(f"{call}/attempts", said=ANSWER, key=str(uuid.uuid4()))
    page = desk.follow()
    took = time.perf_counter() - begun
    if 'class="banner done"' not in page:
        raise RuntimeError("a right answer was not verified")
    desk.post(f"{call}/ending", ending="ended")
    return took


def agents(server, interval):
    """The first agents of the folder, with accounts of their own."""
    desks = [server.agent(email) for email in server.folder.agents[:AGENTS]]
    # The last owner is left to whoever else needs one.
    owners = len(server.folder.owners) - 1
    acts = []
    for number, desk in enumerate(desks):
        turns = itertools.cycle(range(number, owners, len(desks)))
        acts.append(lambda desk=desk, turns=turns: one_call(desk, next(turns)))
    return [Calling(act, interval) for act in acts]


def owner(server, interval):
    """Who changes something that may be changed as often as this one is."""
    person, languages = server.member(-1), itertools.cycle(["en", "fr"])
    person.get("/account/settings")

    def edit():
        begun = time.perf_counter()
        person.post("/language", language=next(languages), back="/account/settings")
        return time.perf_counter() - begun

    return Calling(edit, interval)


def during(people, meanwhile):
    """What came of each group of people while something else was done; the times of a group together."""
    try:
        meanwhile()
    finally:
        for group in people.values():
            for one in group:
                one.stop()
        found = {}
        for name, group in people.items():
            answers = [one.answers() for one in group]
            found[name] = SimpleNamespace(
                times=[took for one in answers for took in one.times],
                failed=sum((one.failed for one in answers), Counter()))
    return found


def told(answers):
    times = answers.times or [float("nan")]
    words = ", ".join(f"{count} × {why}" for why, count in answers.failed.items())
    return (
        f"{percentile(times, 0.5):.1f} / {percentile(times, 0.99):.1f} / {max(times):.0f} ms, {len(answers.times)} of them"
        + (f", failed: {words}" if words else ""))


def p99(answers):
    return percentile(answers.times, 0.99) if answers.times else float("inf")
