"""Processor time of a log-in by a provider (OpenID Connect), at the care desk and at the Office Manager: there and back, the token's
signature and claims, the rows. TLS to the provider is beside it: this one is asked by plain HTTP of loopback."""

import http.client
import sys
import urllib.parse

from browser import Browser
from countersign import ANSWER, HOST, QUESTION, DataFolder, write_rows
from process import ROOT
from report import Row, between, note
from statistics import median

# In each round, at either door.
LOG_INS = 100
AIM = 5.0


def company(bench):
    """Milliseconds of processor of the server for each log-in, the round trip to the provider's page and all that follows."""
    # The provider of the tests, which does what it is asked.
    sys.path.insert(0, str(ROOT / "BrowserTests"))
    from providers import OWNERS, Liar

    agents, owners = Liar(), Liar(OWNERS)
    try:
        folder = _folder(bench, agents, owners)
        with folder.serve() as server:
            server.ready()
            owners.subject, owners.more = "owner", {"account_number": "BN-00000000"}
            first = Browser(server.portal, HOST)
            _log_in(first)
            link = first.location
            first.get(link)
            first.post(f"{link}/security-question", question=QUESTION, answer=ANSWER)
            desk = f"127.0.0.1:{server.care}"
            server.first_answer(server.care, "/login", desk)
            _log_in(Browser(server.care, desk))
            for name, make in (
                ("an agent", lambda: Browser(server.care, desk)), ("an owner", lambda: Browser(server.portal, HOST))):
                spent = [_round(server, make) for _ in range(bench.rounds)]
                note(f"{name}: {', '.join(f'{one:.2f}' for one in spent)} ms a log-in")
                yield Row(f"processor of a log-in of {name} by a provider", f"{median(spent):.2f} ms {between(spent, '.2f')}",
                          aim=f"≤ {AIM:.0f} ms", met=median(spent) <= AIM)
    finally:
        agents.stop()
        owners.stop()


def _folder(bench, agents, owners):
    folder = DataFolder(bench.binary, bench.temporary / "company", bench.threads)
    secret = folder.folder / "secret"
    secret.write_text("a secret\n")
    secret.chmod(0o600)
    of_desk = {"issuer": agents.issuer, "client": agents.client, "make-agents": "true"}
    of_brand = {"issuer": owners.issuer, "client": owners.client, "account-claim": "account_number"}
    text = folder.configuration.read_text()
    text += "    company-log-in:\n" + _lines(of_brand, secret, 6)
    text += "care:\n  company-log-in:\n" + _lines(of_desk, secret, 4)
    text += "    groups:\n      - group: care-agents\n        role: agent\n"
    folder.configuration.write_text(text)
    rows = bench.temporary / "company.csv"
    write_rows(rows, 1)
    folder.add_accounts(rows)
    return folder


def _lines(settings, secret, indent):
    return "".join(f"{' ' * indent}{name}: {value}\n" for name, value in {**settings, "secret-file": secret}.items())


def _round(server, make):
    before = server.cpu()
    for _ in range(LOG_INS):
        _log_in(make())
    return (server.cpu() - before) / LOG_INS * 1000


def _log_in(browser):
    """There, by the provider, and back: the Office Manager's or the care desk's answer is a redirection."""
    browser._send(browser.request("GET", "/login/company"), 303)
    there = urllib.parse.urlsplit(browser.location)
    line = http.client.HTTPConnection(there.hostname, there.port, timeout=30)
    line.request("GET", f"{there.path}?{there.query}")
    back = urllib.parse.urlsplit(line.getresponse().getheader("Location"))
    line.close()
    browser._send(browser.request("GET", f"{back.path}?{back.query}"), 303)
