"""Keys that change while calls are checked, rotations that are killed and begun again, and key rings that are lost, wrong,
printed by a command or kept by a PKCS#11 token."""
import hashlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import threading
import time

import pytest

import backdoor
import server as programs
import totp
import web
from conftest import assert_calm, start_demo
from test_api import Program
from test_second_factor import first_step, second_step, set_up
from words import CARE

PKCS11 = programs.PROJECT / "Packaging" / "key-ring-from-pkcs11"
MODULE = "/usr/lib/softhsm/libsofthsm2.so"
PIN = "86420"


@pytest.fixture
def own(tmp_path_factory):
    """A server whose keys may be changed and lost."""
    started = start_demo(tmp_path_factory)
    yield started
    started.stop()


def ring(demo):
    return demo.data / "key-ring"


def keys(demo):
    listed = demo.command("key", "list", "--json")
    assert listed.returncode == 0, listed.stderr
    return json.loads(listed.stdout)["keys"]


def add_key(demo):
    added = demo.command("key", "add")
    assert added.returncode == 0, added.stderr
    return added.stdout.strip()


def wait_until_sealing(demo, key, seconds=15):
    end = time.monotonic() + seconds
    while not any(one["id"] == key and one.get("sealsSince") for one in keys(demo)):
        assert time.monotonic() < end, f"the server does not seal with {key}"
        time.sleep(0.1)


def under(demo, key):
    """How many records the database has under a key."""
    return backdoor.run(demo, "SELECT count(*) FROM key_uses WHERE key_id = ?", key)[0][0]


class Callers(threading.Thread):
    """Checks the right answers of one brand's customers, one after the other, until told to stop."""

    def __init__(self, demo, brand, people):
        super().__init__()
        self.people, self.is_over, self.checked, self.failed = people, threading.Event(), 0, []
        self.desk = web.Client.of_desk(demo).log_in(brand.agent)

    def run(self):
        while not self.is_over.is_set():
            for person in self.people:
                try:
                    page = self.desk.check(self.desk.open_call(person.account), person.answer)
                    if CARE[page.lang]["verified"] not in page.words:
                        self.failed.append(page.words[:2000])
                except Exception as error:  # whatever it is, the check has failed
                    self.failed.append(repr(error))
                self.checked += 1


def rotate_with_kills(demo, chance):
    """Rotates in the smallest steps, killed or interrupted at random points until it comes to its end; how often."""
    endings = []
    while True:
        command = subprocess.Popen(
            [programs.BINARY, "key", "rotate", "--batch", "1", "--config", demo.data / "countersign.yaml"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        is_last = len(endings) == 6
        if not is_last:
            try:
                command.wait(0.05 + chance.random() * 0.5)
            except subprocess.TimeoutExpired:
                command.send_signal(chance.choice([signal.SIGKILL, signal.SIGINT]))
        out, err = command.communicate(timeout=120)
        demo.keep((out + err).encode())
        if command.returncode == 0:
            return endings, out
        assert not is_last and command.returncode in (75, -signal.SIGKILL, -signal.SIGINT), err
        if command.returncode == 75:
            assert "again to go on" in err
        endings.append(command.returncode)


def test_keys_are_rotated_and_retired_under_a_load_of_checks(own):
    seed = random.randrange(10**6)
    print("seed", seed)
    chance = random.Random(seed)
    brands = [own.brand("northline"), own.brand("atelier-vingt")]
    people = {brand.id: [backdoor.new_account(own, brand) for _ in range(20)] for brand in brands}
    backdoor.spare_agents(own)
    callers = [Callers(own, brand, people[brand.id][:6]) for brand in brands]
    for caller in callers:
        caller.start()
    endings = []
    try:
        for _ in range(3):
            old = keys(own)[-1]["id"]
            new = add_key(own)
            wait_until_sealing(own, new)
            assert under(own, old) > 80
            refused = own.command("key", "retire", old, "--at-once")
            assert refused.returncode == 65 and "answers" in refused.stderr, refused.stderr
            before = sum(caller.checked for caller in callers)
            begin = time.monotonic()
            ended, proof = rotate_with_kills(own, chance)
            endings += ended
            print(f"rotated in {time.monotonic() - begin:.1f} s after {ended}, {sum(c.checked for c in callers) - before} checks")
            assert f"Everything is under {new}." in proof and f"key retire {old}" in proof
            assert not re.search(r"[1-9]\d* under others", proof)
            assert under(own, old) == 0 and under(own, new) > 80
            retired = own.command("key", "retire", old, "--at-once")
            assert retired.returncode == 0 and "Backups" in retired.stderr, retired.stderr
            assert [key["id"] for key in keys(own)] == [new] and old not in ring(own).read_text()
    finally:
        for caller in callers:
            caller.is_over.set()
        for caller in callers:
            caller.join()
    assert endings, "no rotation was ever stopped on its way"
    for caller in callers:
        assert caller.failed == [] and caller.checked > 20
    # Everybody else is checked after three keys that are gone, and after a start with the new ring alone.
    own.stop()
    own.start()
    for brand in brands:
        desk = web.Client.of_desk(own).log_in(brand.agent)
        for person in people[brand.id][6:9]:
            page = desk.check(desk.open_call(person.account), person.answer)
            assert CARE[page.lang]["verified"] in page.words
        web.Client.of_portal(own, brand).log_in(people[brand.id][9])
    kinds = [row[0] for row in backdoor.run(
        own, "SELECT k.name FROM audit JOIN audit_kinds k ON k.key = kind WHERE k.name LIKE 'key%' ORDER BY number")]
    assert kinds.count("keyAdded") == kinds.count("keyRetired") == 3 and kinds.count("keyRotated") == 3
    assert kinds.count("keySealing") == 4
    assert_calm(own)


def test_a_rotation_between_the_two_steps_of_a_log_in_harms_neither_nor_a_support_code(own):
    brand = own.brand("northline")
    person = backdoor.new_account(own, brand)
    member = web.Client.of_portal(own, brand).log_in(person)
    secret, _ = set_up(member)
    code = member.new_code()
    other = web.Client.of_portal(own, brand)
    first_step(other, person)
    old, new = keys(own)[-1]["id"], add_key(own)
    wait_until_sealing(own, new)
    assert own.command("key", "rotate").returncode == 0
    assert own.command("key", "retire", old, "--at-once").returncode == 0
    assert second_step(other, code=totp.code(secret, 1)).status == 303
    desk = web.Client.of_desk(own).log_in(brand.agent)
    page = desk.check_code(desk.open_call(person.account), code)
    assert CARE[page.lang]["verified"] in page.words


def backdate(demo, key, days):
    """As if the key had been made so many days ago."""
    lines = [line.split(" ") for line in ring(demo).read_text().splitlines()]
    made = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - days * 24 * 3600))
    ring(demo).write_text("".join(" ".join([line[0], made, *line[2:]] if line[0] == key else line) + "\n" for line in lines))


def test_a_key_that_grants_are_checked_by_is_not_retired_for_two_days(own):
    def served():
        return {one["kid"] for one in Program(own).ask("GET", "/.well-known/jwks.json", let_in=False)[2]["keys"]}

    old, new = keys(own)[-1]["id"], add_key(own)
    wait_until_sealing(own, new)
    assert own.command("key", "rotate").returncode == 0
    for days, word in ((0, "until"), (2, "until"), (2.02, None)):
        # A quarter of an hour beyond two days is the longest grant; 0.02 days are half of one.
        backdate(own, new, days)
        refused = own.command("key", "retire", old)
        if word:
            assert refused.returncode == 69 and word in refused.stderr and "--at-once" in refused.stderr, refused.stderr
            assert served() == {old, new} and old in ring(own).read_text()
        else:
            assert refused.returncode == 0, refused.stderr
    assert old not in ring(own).read_text()
    end = time.monotonic() + 15
    while served() != {new}:
        assert time.monotonic() < end
        time.sleep(0.2)


def test_a_ring_that_breaks_while_the_server_runs_is_told_once_and_the_old_one_stays(own):
    brand = own.brand("northline")
    whole = ring(own).read_text()
    ring(own).write_text(whole[:-5])
    wait_for_line(own, "the one before stays")
    time.sleep(2.5)
    assert own.log.read_text().count("the one before stays") == 1
    assert_answer(own, brand)
    ring(own).unlink()
    wait_for_line(own, "the one before stays", 2)
    assert_answer(own, brand)
    put(own, whole)
    key = add_key(own)
    wait_until_sealing(own, key)
    assert_answer(own, brand)


def wait_for_line(demo, words, count=1, seconds=10):
    end = time.monotonic() + seconds
    while demo.log.read_text().count(words) < count:
        assert time.monotonic() < end, demo.log.read_text()[-2000:]
        time.sleep(0.1)


def assert_answer(demo, brand):
    desk = web.Client.of_desk(demo).log_in(brand.agent)
    page = desk.check(desk.open_call(brand.owner.account), brand.owner.answer)
    assert CARE[page.lang]["verified"] in page.words


def put(demo, text):
    ring(demo).write_text(text)
    ring(demo).chmod(0o600)


def bytes_of(demo):
    """All of the database but its header, in which SQLite counts how often the file was opened for writing."""
    return {path.name: hashlib.sha256(path.read_bytes()[100:]).hexdigest() for path in demo.data.glob("database.sqlite*")}


def refused_start(demo, config=None, environment=None):
    """The server must not start; what it says, and that it leaves the database as it is."""
    before = bytes_of(demo)
    command = ["serve", "--portal", "127.0.0.1:0", "--care", "127.0.0.1:0"]
    done = demo.command(*command, config=config, environment=environment)
    assert bytes_of(demo) == before, "the database was touched"
    assert done.returncode == 77, done.stderr
    return done.stderr


def test_a_lost_or_foreign_key_ring_is_said_at_start_and_nothing_is_touched(own):
    old = keys(own)[0]["id"]
    new = add_key(own)
    wait_until_sealing(own, new)
    own.stop()
    whole = ring(own).read_text()
    assert len(bytes_of(own)) == 1
    ring(own).unlink()
    said = refused_start(own)
    assert f"The key ring {ring(own)} is missing" in said and "safe place" in said
    assert not ring(own).exists(), "no new ring takes the place of a lost one"
    head = [line for line in whole.splitlines() if line.startswith(("countersign", "#"))]
    line = own.command("key", "add", "--print").stdout.strip()
    put(own, "\n".join([*head, line]) + "\n")
    assert "which this database needs, is not in the key ring" in refused_start(own)
    put(own, "\n".join(one for one in whole.splitlines() if not one.startswith(old)) + "\n")
    assert f"The key {old}, which this database needs" in refused_start(own)
    put(own, whole)
    own.start()
    assert_answer(own, own.brand("northline"))


def with_command(demo, *command):
    """The demo's configuration with a command that prints the ring."""
    path = demo.data / "countersign.yaml"
    text = re.sub(r"(?ms)^keys:\n.*?\n(?=\S|\Z)", "", path.read_text())
    path.write_text(text.rstrip("\n") + f"\nkeys:\n  command: {json.dumps([str(word) for word in command])}\n")


def test_a_ring_from_a_command_is_taken_anew_on_sighup(own, tmp_path):
    own.stop()
    kept = tmp_path / "ring, with a comma"
    shutil.move(ring(own), kept)
    with_command(own, "/bin/cat", kept)
    own.start()
    assert_answer(own, own.brand("northline"))
    assert own.command("key", "list", "--json").stdout.count('"source" : "the command /bin/cat"') == 1
    refused = own.command("key", "add")
    assert refused.returncode == 78 and "key add --print" in refused.stderr
    line = own.command("key", "add", "--print").stdout
    kept.write_text(kept.read_text() + line)
    own.process.send_signal(signal.SIGHUP)
    new = line.split()[0]
    wait_until_sealing(own, new)
    old = keys(own)[0]["id"]
    assert own.command("key", "rotate").returncode == 0
    retired = own.command("key", "retire", old, "--at-once")
    assert retired.returncode == 0 and "Now take its line out" in retired.stderr
    assert old in kept.read_text(), "only its owner writes the store"
    assert line.split()[2] not in own.log.read_text()
    assert_answer(own, own.brand("atelier-vingt"))
    own.stop()
    own.start()
    assert_answer(own, own.brand("northline"))


@pytest.mark.parametrize("script, words", [
    ("echo no token here >&2; exit 3", "it ended with status 3. It said: “no token here”"),
    ("echo {line} >&2; exit 1", "It said: “0123456789abcdef 2026-11-22T00:00:00Z …”"),
    ("kill -9 $$", "it was ended by signal 9"),
    ("head -c 300000 /dev/zero | tr '\\0' a", "it printed more than 128 KiB"),
    ("echo hello", "its first line is not that of a key ring"),
    ("sleep 1000 & sleep 0.2; exit 5", "it ended with status 5"),
])
def test_a_command_that_gives_no_ring_is_complained_of(own, tmp_path, script, words):
    own.stop()
    program = tmp_path / "unlock"
    line = "0123456789abcdef 2026-11-22T00:00:00Z " + "Q" * 43 + "="
    program.write_text("#!/bin/sh\n" + script.replace("{line}", line) + "\n")
    program.chmod(0o700)
    with_command(own, program)
    begin = time.monotonic()
    said = refused_start(own)
    assert words in said and "QQQ" not in said, said
    assert time.monotonic() - begin < 10
    with_command(own, tmp_path / "nothing")
    assert "it cannot be run" in refused_start(own)
    with_command(own, "/bin/cat", ring(own))
    own.start()


def test_a_server_that_cannot_take_the_new_key_keeps_a_rotation_waiting(own, tmp_path):
    """The server has its ring from the environment, where it never changes."""
    own.stop()
    text = ring(own).read_text()
    line = own.command("key", "add", "--print").stdout
    os.environ["COUNTERSIGN_KEY_RING"] = text
    try:
        own.start()
    finally:
        del os.environ["COUNTERSIGN_KEY_RING"]
    longer = {"COUNTERSIGN_KEY_RING": text + line}
    config = own.data / "countersign.yaml"
    waiting = subprocess.Popen(
        [programs.BINARY, "key", "rotate", "--config", config], stderr=subprocess.PIPE, text=True,
        env={**os.environ, **longer})
    assert waiting.stderr.readline().startswith("Waiting until the running server seals")
    waiting.send_signal(signal.SIGINT)
    waiting.communicate(timeout=30)
    assert waiting.returncode == 75
    assert under(own, line.split()[0]) == 0
    assert_answer(own, own.brand("northline"))


@pytest.fixture
def token(tmp_path, monkeypatch):
    """A software token with an RSA key, and the arguments that open it."""
    assert shutil.which("softhsm2-util") and shutil.which("pkcs11-tool"), "Scripts/install test installs SoftHSM"
    (tmp_path / "tokens").mkdir()
    (tmp_path / "softhsm2.conf").write_text(f"directories.tokendir = {tmp_path}/tokens\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
    tool = ["pkcs11-tool", "--module", MODULE, "--token-label", "keys"]
    run("softhsm2-util", "--init-token", "--free", "--label", "keys", "--so-pin", "97531975", "--pin", PIN)
    run(*tool, "--login", "--pin", PIN, "--keypairgen", "--key-type", "rsa:3072", "--id", "01")
    run(*tool, "--read-object", "--type", "pubkey", "--id", "01", "--output-file", tmp_path / "public.der")
    run("openssl", "pkey", "-pubin", "-inform", "DER", "-in", tmp_path / "public.der", "-out", tmp_path / "public.pem")
    (tmp_path / "pin").write_text(PIN + "\n")
    (tmp_path / "pin").chmod(0o600)
    return tmp_path


def run(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, timeout=60, **options)


def test_a_ring_that_only_a_pkcs11_token_decrypts(own, token):
    brand = own.brand("northline")
    own.stop()
    sealed = token / "ring.sealed"
    run(PKCS11, "--public-key", token / "public.pem", "--seal", sealed, input=ring(own).read_bytes())
    secret = ring(own).read_text().splitlines()[-1].split()[2]
    assert secret not in sealed.read_text()
    ring(own).unlink()
    options = ["--module", MODULE, "--id", "01", "--pin-file", token / "pin"]
    with_command(own, PKCS11, "--token", "keys", *options, sealed)
    own.start()
    assert_answer(own, brand)
    assert not ring(own).exists()
    own.stop()
    (token / "pin").write_text("11111\n")
    assert "CKR_PIN_INCORRECT" in refused_start(own)
    (token / "pin").write_text(PIN + "\n")
    with_command(own, PKCS11, "--token", "elsewhere", *options, sealed)
    said = refused_start(own)
    assert "the token “elsewhere” did not decrypt" in said and "No slot" in said
    with_command(own, PKCS11, "--token", "keys", *options, sealed)
    (token / "pin").chmod(0o644)
    assert "can be read by others" in refused_start(own)
    (token / "pin").chmod(0o600)
    own.start()
    assert_answer(own, brand)


def test_passwords_and_answers_become_dearer_at_the_next_success(own):
    brand = own.brand("northline")
    person = backdoor.new_account(own, brand)
    own.stop()
    path = own.data / "countersign.yaml"
    cheap = path.read_text()

    def serve(memory):
        path.write_text(re.sub(r"(?ms)^hashing:\n(  .*?\n)+", "", cheap) + f"\nhashing:\n  memory-mib: {memory}\n")
        own.start()
        member = web.Client.of_portal(own, brand).log_in(person)
        desk = web.Client.of_desk(own).log_in(brand.agent)
        page = desk.check(desk.open_call(person.account), person.answer)
        assert CARE[page.lang]["verified"] in page.words
        own.stop()
        return costs(own, person, brand.agent)

    assert serve(19) == (19, 19, 19)
    assert serve(32) == (32, 32, 32)
    assert serve(20) == (32, 32, 32), "a lower cost changes nothing"
    own.start()


def costs(demo, person, agent):
    account = person.account.replace("-", "")
    return tuple(backdoor.run(demo, sql, name)[0][0] for sql, name in (
        ("SELECT memory_mib FROM answers JOIN accounts a ON a.key = account WHERE a.number = ?", account),
        ("SELECT memory_mib FROM passwords JOIN members m ON m.key = member WHERE m.email = ?", person.email),
        ("SELECT memory_mib FROM agents WHERE email = ?", agent.email)))
