"""SIGHUP: brands that were changed, added or taken away are served so from then on, and what cannot be taken changes nothing (no browser)."""
import email
import email.policy
import http.client
import re
import signal
import subprocess
import threading
import time

import pytest
from prometheus_client.parser import text_string_to_metric_families as prometheus

import log_lines
from installation import plain_environment
from server import Demo, free_ports
from web import Client

ADDED = """  - id: quay
    name: Quay
    time-zone: Europe/Dublin
    country: FR
    look: {accent: "#5a2d82", accent-on-dark: "#c9a7ea", mark: key}
    mail: {from: care@quay.example}
    hosts:
      - {name: quay.localhost, language: en, care-phone: "01 99 00 30 30"}
"""


class Served(Demo):
    """`countersign serve` with JSON lines and metrics, on the people of a demo; the file is edited as an operator does."""

    def begin(self):
        self.start()
        self.stop()
        self.log.unlink()
        self.configuration = self.data / "countersign.yaml"
        self.metrics, api = free_ports(2)
        text = re.sub(r'(\napi:\n  listen: ).*', rf'\g<1>"127.0.0.1:{api}"', self.configuration.read_text())
        self.configuration.write_text(text.replace("\nbrands:", f"\ntelemetry: {{listen: 127.0.0.1:{self.metrics}}}\nbrands:"))
        return self.serve_anew()

    def serve_anew(self):
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [self.binary, "serve", "--config", str(self.configuration), "--portal", f"127.0.0.1:{self.portal}", "--care",
                 f"127.0.0.1:{self.care}"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log,
                env={**plain_environment(), "COUNTERSIGN_LOG_FORMAT": "json"})
        self.wait_until_ready()
        return self

    def newest_mail(self):
        files = sorted((self.data / "mail").glob("**/*"), key=lambda file: file.stat().st_mtime)
        return email.message_from_bytes(files[-1].read_bytes(), policy=email.policy.default)

    def told(self, event):
        return [line for line in log_lines.read(self.log) if line["event"] == event]

    def edit(self, before, after):
        text = self.configuration.read_text()
        assert before in text, before
        self.configuration.write_text(text.replace(before, after))

    def reload(self, event="configuration.reloaded"):
        """Until the log tells of it; that line."""
        before = len(self.told(event))
        self.process.send_signal(signal.SIGHUP)
        end = time.monotonic() + 20
        while len(self.told(event)) == before:
            assert self.process.poll() is None and time.monotonic() < end, self.log.read_text()[-2000:]
            time.sleep(0.02)
        return self.told(event)[-1]

    def at(self, host, path="/login"):
        return Client(self, self.portal, host).get(path)


@pytest.fixture
def served(tmp_path_factory):
    server = Served(tmp_path_factory.mktemp("reload")).begin()
    yield server
    if server.process.poll() is None:
        server.stop()


def test_an_added_brand_is_served_and_one_taken_away_says_so(served):
    unknown = served.at("quay.localhost")
    assert unknown.status == 421
    whole = served.configuration.read_text()
    served.configuration.write_text(whole + ADDED)
    assert served.reload()["attributes"]["added"] == "quay"
    page = served.at("quay.localhost")
    assert page.status == 200 and "Quay" in page.words
    colours = re.search(r'href="(/assets/\w+/quay\.css)"', page.text)[1]
    assert "#5a2d82" in served.at("quay.localhost", colours).text
    metrics = http.client.HTTPConnection("127.0.0.1", served.metrics, timeout=10)
    metrics.request("GET", "/metrics")
    brands = {sample.labels.get("brand") for family in prometheus(metrics.getresponse().read().decode()) for sample in family.samples}
    assert "quay" in brands, "its checks are counted"
    served.configuration.write_text(whole)
    assert served.reload()["attributes"]["removed"] == "quay"
    gone = served.at("quay.localhost")
    assert gone.status == unknown.status and gone.words == unknown.words
    assert served.at("northline.localhost").status == 200


def test_a_changed_brand_is_shown_at_once_on_pages_and_in_mails(served):
    brand = served.brands[0]
    client = Client.of_portal(served, brand).log_in(brand.owner)
    agent = Client.of_desk(served).log_in(brand.agent)
    before = served.at(brand.host)
    colours = re.search(r'href="(/assets/\w+/northline\.css)"', before.text)[1]
    served.edit("name: Northline\n", "name: Southline\n")
    served.edit("#1f4e8c", "#0b5345")
    served.edit("1 (800) 555-0100", "1 (800) 555-0199")
    served.edit("name: fr.northline.localhost", "name: nord.northline.localhost")
    served.edit("id: northline\n", "id: northline\n    policy: {recent-change: code}\n")
    assert served.reload()["attributes"]["changed"] == "northline"
    page = served.at(brand.host)
    assert "Southline" in page.words and "Northline" not in page.words and "555-0199" in page.text.replace("\u00a0", " ")
    assert served.at(brand.host, colours).status == 200, "a page of before still finds its colours"
    assert served.at("nord.northline.localhost").status == 200 and served.at("fr.northline.localhost").status != 200
    assert client.get("/account/settings").status == 200, "whoever had logged in still is"
    assert "Southline" in agent.get(agent.open_call(brand.owner.account)).words
    stranger = Client.of_portal(served, brand)
    stranger.get("/password")
    stranger.post("/password", email=brand.owner.email)
    served.wait_until(lambda: list((served.data / "mail").glob("**/*")) and "Southline" in served.newest_mail()["From"])


def test_what_only_a_start_can_change_is_refused_whole(served):
    served.edit("name: Northline\n", "name: Southline\n")
    served.edit("\nbrands:", "\nhashing: {threads: 1}\nbrands:")
    line = served.reload("configuration.unusable")
    assert "hashing.threads" in str(line) and "restart" in str(line), line
    assert "Northline" in served.at("northline.localhost").words, "the brands stay as they were, too"
    served.edit("\nhashing: {threads: 1}", "")
    served.reload()
    assert "Southline" in served.at("northline.localhost").words


@pytest.mark.parametrize("spoilt, said", [
    (lambda text: text[: len(text) // 2] + "\n  : [", "countersign.yaml"),
    (lambda text: text.replace("accent:", "accnt:"), "accnt"),
    (lambda text: "", "brands"),
])
def test_a_broken_file_changes_nothing_and_ends_nothing(served, spoilt, said):
    whole = served.configuration.read_text()
    served.configuration.write_text(spoilt(whole))
    assert said in str(served.reload("configuration.unusable"))
    assert served.at("northline.localhost").status == 200
    served.configuration.unlink()
    assert "countersign.yaml" in str(served.reload("configuration.unusable"))
    served.configuration.write_text(whole.replace("name: Northline\n", "name: Southline\n"))
    served.reload()
    assert "Southline" in served.at("northline.localhost").words


def test_twenty_reloads_under_load_fail_nobody(served):
    statuses, is_over = [], threading.Event()

    def ask():
        client = Client(served, served.portal, "northline.localhost")
        while not is_over.is_set():
            statuses.append(client.get("/login").status)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    names = ["Northline", "Southline"]
    for number in range(20):
        served.edit(f"name: {names[number % 2]}\n", f"name: {names[1 - number % 2]}\n")
        served.reload()
    is_over.set()
    for thread in threads:
        thread.join()
    assert len(statuses) > 100 and set(statuses) == {200}, {status: statuses.count(status) for status in set(statuses)}


def test_a_reload_is_an_entry_and_the_next_start_is_none(served):
    def changes():
        listed = subprocess.run(
            [served.binary, "audit", "export", "--config", str(served.configuration), "--format", "jsonl"], capture_output=True, text=True,
            env=plain_environment())
        assert listed.returncode == 0, listed.stderr
        return listed.stdout.count("configurationChanged")

    before = changes()
    served.edit("name: Northline\n", "name: Southline\n")
    served.reload()
    assert changes() == before + 1
    served.stop()
    served.serve_anew()
    assert changes() == before + 1
