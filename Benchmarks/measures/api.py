"""The API: what a check by it costs beside its hash, and how many calls a second are read beside a bare hello."""

import base64
import json
import subprocess
import uuid
from collections import Counter
from statistics import median

from browser import Line
from countersign import ANSWER, phone
from process import free_port
from report import Row, between, middle, note, spread
from settings import Hello

# A client may ask 600 times a minute: so many share what is sent.
CLIENTS, SPACE = 160, 600
STEPS = ("look-up", "call", "check", "end")


class Clients:
    """Programs that may act for every agent, each asking in its turn."""

    def __init__(self, bench):
        self.pairs = []
        for number in range(CLIENTS):
            told = json.loads(bench.folder.command(
                "client", "add", f"bench{number}-{uuid.uuid4().hex[:6]}", "--brand", "bench", "--all-agents", "--wrong-an-hour", "1000", "--json"))
            pair = f'{told["id"]}:{told["secret"]}'
            self.pairs.append(base64.b64encode(pair.encode()).decode())
        self.agents = bench.folder.agents


def request(client, method, path, body=None, key=None):
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic {client}\r\n"
    text = json.dumps(body) if body is not None else ""
    if body is not None:
        head += f"Content-Type: application/json\r\nContent-Length: {len(text.encode())}\r\n"
    if key:
        head += f"Idempotency-Key: {key}\r\n"
    return (head + "\r\n" + text).encode()


def asked(line, *what):
    status, head, body = line.ask(request(*what))
    if not 200 <= status < 300:
        raise RuntimeError(f"{what[1:3]} answered {status}: {body[:300]!r}")
    return json.loads(body)


def opened(line, clients, number):
    """A new call's path, of the client whose turn it is."""
    client, agent = clients.pairs[number % CLIENTS], clients.agents[number % len(clients.agents)]
    # An agent has one open call about an account.
    account = (number + number // len(clients.agents)) % 16
    found = asked(line, client, "POST", "/v1/lookups", {"agent": agent, "stated": phone(account)})
    call = asked(line, client, "POST", "/v1/calls", {"agent": agent, "lookup": found["lookup"]}, str(uuid.uuid4()))
    return client, f'/v1/calls/{call["id"]}'


def api(bench):
    clients, port = Clients(bench), free_port()
    with bench.folder.serve({"COUNTERSIGN_API_LISTEN": f"127.0.0.1:{port}"}) as server:
        server.ready()
        server.first_answer(port, "/v1/openapi.json", "127.0.0.1")
        return checks(bench, server, clients, port) + reading(bench, server, clients, port)


def checks(bench, server, clients, port):
    """Whole calls, one after the other, and the processor time of each step beside the threads that hash."""
    line, turns = Line(port), []
    for turn in range(bench.rounds):
        spent, count, hashing = Counter(), 64, 0
        for number in range(turn * count, (turn + 1) * count):
            client, agent = clients.pairs[number % CLIENTS], clients.agents[number % len(clients.agents)]
            place = {"agent": agent, "stated": phone(number % 16)}
            moments = [Counter(server.thread_cpu())]
            found = asked(line, client, "POST", "/v1/lookups", place)
            moments.append(Counter(server.thread_cpu()))
            call = asked(line, client, "POST", "/v1/calls", {"agent": agent, "lookup": found["lookup"]}, str(uuid.uuid4()))
            moments.append(Counter(server.thread_cpu()))
            path = f'/v1/calls/{call["id"]}'
            told = asked(line, client, "POST", f"{path}/attempts", {"proof": "answer", "spoken": ANSWER}, str(uuid.uuid4()))
            if told["result"] != "match" or "token" not in told["grant"]:
                raise RuntimeError(f"a check answered {told}")
            moments.append(Counter(server.thread_cpu()))
            asked(line, client, "POST", f"{path}/end", {"outcome": "ended"}, str(uuid.uuid4()))
            moments.append(Counter(server.thread_cpu()))
            for step, before, after in zip(STEPS, moments, moments[1:]):
                for name, value in (after - before).items():
                    if name.startswith("hash-"):
                        hashing += value
                    else:
                        spent[step] += value
        # The first turn is that in which the server warms up.
        if turn:
            turns.append(({step: spent[step] / count * 1000 for step in STEPS}, hashing / count * 1000))
        note(f"api checks {turn + 1}: " + ", ".join(f"{step} {spent[step] / count * 1000:.2f} ms" for step in STEPS))
    line.close()
    beside = {step: median(one[step] for one, _ in turns) for step in STEPS}
    hash_of = median(hashing for _, hashing in turns)
    rows = [
        Row(
            "a check by the API, processor time beside its hash", f'{beside["check"]:.2f} ms {between([one["check"] for one, _ in turns], ".2f")}',
            f"its hash {hash_of:.1f} ms", aim="≤ 1.3 ms", met=beside["check"] <= 1.3)]
    return rows + [Row(f"{step} by the API, processor time", f"{beside[step]:.2f} ms") for step in STEPS if step != "check"]


SCRIPT = """
local asked = {%s}
local place = 0
request = function()
  place = place %% #asked + 1
  return asked[place]
end
"""


def reading(bench, server, clients, port):
    """`GET /v1/calls/{id}` and a bare hello in turns, both by the same script."""
    line = Line(port)
    calls = [opened(line, clients, number) for number in range(CLIENTS)]
    line.close()
    written = [request(client, "GET", path).decode() for client, path in calls]
    rates, costs, left = [], [], (SPACE - 20) * CLIENTS
    # All of it has to fit into what the clients may ask in a minute.
    seconds = min(bench.seconds, 2)
    with Hello(bench) as hello:
        hello.ready()
        plain = ["GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"]
        for number in range(bench.rounds):
            theirs, their_cost, _ = turn(bench, hello, hello.port, plain, seconds)
            ours, our_cost, count = turn(bench, server, port, written, seconds)
            rates.append((ours, theirs))
            costs.append((our_cost, their_cost))
            left -= count
            note(f"api reading {number + 1}: {ours:.0f}/s at {our_cost:.3f} ms, hello {theirs:.0f}/s, {ours / theirs:.1%}")
            if left < count:
                note(f"api reading: the clients have asked as often as they may; {number + 1} rounds")
                break
    rate, hello_rate, ratio = middle(rates)
    cost, hello_cost, times = middle(costs)
    return [
        Row("GET /v1/calls/{id}, requests a second", f"{rate:.0f}", f"hello {hello_rate:.0f}", f"{ratio:.1%} {spread(rates)}", "≥ 35 %", ratio >= 0.35),
        Row("GET /v1/calls/{id}, processor time a request", f"{cost:.3f} ms", f"hello {hello_cost:.3f} ms", f"{times:.1f} ×"),
    ]


def turn(bench, program, port, requests, seconds):
    """Requests a second, milliseconds of processor time for each, and how many there were."""
    script = bench.temporary / "asked.lua"
    script.write_text(SCRIPT % ", ".join(json.dumps(one) for one in requests))
    before = program.cpu()
    done = subprocess.run(
        ["wrk", "-t1", "-c16", f"-d{seconds}s", "-s", str(script), f"http://127.0.0.1:{port}/"], capture_output=True, text=True, check=True)
    if "Non-2xx" in done.stdout or "Socket errors" in done.stdout:
        raise RuntimeError(done.stdout)
    words = done.stdout.split()
    count = int(words[words.index("requests") - 1])
    rate = float(words[words.index("Requests/sec:") + 1])
    return rate, (program.cpu() - before) / count * 1000, count
