"""The Settings page beside a bare hello: requests a second, processor time, and how long it takes while all threads hash."""

from statistics import median

from load import Checks, RawHash, asked, latencies, percentile, wrk
from process import Program, free_port
from report import Row, between, middle, note, spread

SETTINGS = "/account/settings"


class Hello(Program):
    """The bare server."""

    def __init__(self, bench):
        self.port = free_port()
        super().__init__(bench.yardstick("bare"), self.port, log=bench.temporary / "bare.log")

    def ready(self):
        return self.first_answer(self.port, "/", "localhost")


HELLO = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


def throughput(bench, server):
    """Requests a second and processor time, alternating."""
    page = settings_page(server)
    rates, costs = [], []
    with Hello(bench) as hello:
        hello.ready()
        for number in range(bench.rounds):
            theirs, their_cost = turn(hello, hello.port, ("/", {}), bench.seconds)
            ours, our_cost = turn(server, server.portal, page, bench.seconds)
            rates.append((ours, theirs))
            costs.append((our_cost, their_cost))
            note(
                f"settings {number + 1}: {ours:.0f}/s at {our_cost:.3f} ms, hello {theirs:.0f}/s at {their_cost:.3f} ms, "
                f"{ours / theirs:.1%}")
    rate, hello_rate, ratio = middle(rates)
    cost, hello_cost, times = middle(costs)
    return [
        Row(
            "Settings, requests a second", f"{rate:.0f}", f"hello {hello_rate:.0f}", f"{ratio:.1%} {spread(rates)}",
            "≥ 28 %", ratio >= 0.28),
        Row(
            "Settings, processor time a request", f"{cost:.3f} ms {between([one for one, _ in costs], '.3f')}", f"hello {hello_cost:.3f} ms", f"{times:.1f} ×",
            "≤ 0.13 ms", cost <= 0.13),
    ]


def settings_page(server, kept=None):
    """Path and headers of the Settings page for somebody who has logged in."""
    person = server.member(kept=kept)
    return SETTINGS, {"Host": person.host, "Cookie": "; ".join(f"{n}={v}" for n, v in person.cookies.items())}


def turn(program, port, head, seconds):
    """Requests a second, and milliseconds of processor time for each."""
    before = program.cpu()
    rate, count = wrk(port, head, seconds)
    return rate, (program.cpu() - before) / count * 1000


def under_load(bench, server):
    """How long Settings takes, with nothing else to do and while every hashing thread is busy."""
    person = server.member()
    settings = person.request("GET", SETTINGS)
    found = {name: [] for name in ("idle", "busy", "hello idle", "hello busy")}
    with Hello(bench) as hello:
        hello.ready()
        for turn in range(bench.rounds):
            found["hello idle"].append(latencies(hello.port, HELLO, bench.seconds))
            found["idle"].append(latencies(server.portal, settings, bench.seconds))
            with RawHash(bench.yardstick("rawhash"), bench.threads, bench.seconds + 2):
                found["hello busy"].append(latencies(hello.port, HELLO, bench.seconds))
            found["busy"].append(while_hashing(bench, server, settings))
            note(f"settings while hashing {turn + 1}: " + ", ".join(f"{n} {_both(v[-1:])}" for n, v in found.items()))
    rows = []
    for share, name in ((0.5, "p50"), (0.99, "p99")):
        idle, busy, hello_idle, hello_busy = (
            median(percentile(times, share) for times in found[key]) for key in ("idle", "busy", "hello idle", "hello busy"))
        ratios = [percentile(one, share) / percentile(other, share) for one, other in zip(found["busy"], found["idle"])]
        rows.append(
            Row(
                f"Settings {name} while every hashing thread is busy", f"{busy:.2f} ms (idle {idle:.2f} ms)",
                f"hello beside raw hashing {hello_busy:.2f} ms (idle {hello_idle:.2f} ms)",
                f"{busy / idle:.1f} × idle {between(ratios, '.1f')} (hello {hello_busy / hello_idle:.1f} ×)",
                "≤ 3 × idle" if share > 0.9 else "–", busy / idle <= 3 if share > 0.9 else None))
    return rows


def while_hashing(bench, server, page):
    """Milliseconds of each answer while every hashing thread is busy."""
    with Checks(server, bench.parallel) as load:
        answers = asked(server.portal, page, bench.seconds)
    return load.latencies(answers)


def busy_turn(bench, server):
    """p50 and p99 of Settings with nothing else to do, then while every hashing thread is busy; milliseconds."""
    settings = server.member().request("GET", SETTINGS)
    idle = latencies(server.portal, settings, bench.seconds)
    busy = while_hashing(bench, server, settings)
    return [percentile(times, share) for times in (idle, busy) for share in (0.5, 0.99)]


def _both(rounds):
    return "/".join(f"{median(percentile(times, share) for times in rounds):.2f}" for share in (0.5, 0.99)) + " ms"
