"""Events reach whoever asked for them: signed, at least once, in order of each account, whatever a receiver does and whenever the server is
killed; and nothing reaches an address that was not allowed."""
import base64
import json
import random
import subprocess
import threading
import time
from email.utils import formatdate

import backdoor
import pytest
import standardwebhooks

from conftest import running_demo
from receiver import Receiver
from test_api import CANARY, Program, until

# The one address inside that the operator allows; what answers at 127.0.0.1 is not to be reached.
INSIDE, FORBIDDEN = "127.0.0.9", "127.0.0.1"
ROWS, KILLS = 340, 4


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    yield from running_demo(tmp_path_factory, environment={"COUNTERSIGN_WEBHOOKS_NETWORKS": INSIDE})


@pytest.fixture
def program(demo):
    """Without webhooks of a test before."""
    program = Program(demo)
    for webhook in program.ask("GET", "/v1/webhooks")[2]["webhooks"]:
        assert program.ask("DELETE", f'/v1/webhooks/{webhook["id"]}')[0] == 204
    return program


def add(program, url, types=None, receiver=None):
    """With a `receiver` it has taken the test that comes first."""
    status, _, webhook = program.ask("POST", "/v1/webhooks", {"url": url, **({"types": types} if types else {})})
    assert status == 201 and "confirmed_at" not in webhook, webhook
    if receiver:
        until(lambda: "confirmed_at" in program.ask("GET", f'/v1/webhooks/{webhook["id"]}')[2])
        assert b"webhook.test" in receiver.heard[-1].body
        receiver.heard.clear()
    return webhook


def deliveries(program, webhook):
    return program.ask("GET", f'/v1/webhooks/{webhook["id"]}/deliveries')[2]["deliveries"]


def all_events(program):
    events, after = [], None
    while True:
        page = program.ask("GET", "/v1/events?limit=1000" + (f"&after={after}" if after else ""))[2]
        events += page["events"]
        after = page["next"]
        if not page["more"]:
            return events


def import_accounts(demo, folder, rows, start=0, word="Mill", update=False):
    """An event of each account: that it was added or, with `update`, changed."""
    file = folder / f"{word}-{start}.csv"
    lines = [f"WH-{i},{word} {i},,wh{i}@mill.example,Ann Zed,en\n" for i in range(start, start + rows)]
    file.write_text("number,company,phone,email,name,language\n" + "".join(lines))
    how = ["--update", "--yes", str(rows)] if update else ["--links", str(folder / f"links-{word}-{start}.csv")]
    done = demo.command("account", "import", str(file), "--brand", "northline", *how)
    assert done.returncode == 0, done.stdout + done.stderr


def verify(heard, webhook):
    """By the library of Standard Webhooks, and what it passes over by openssl."""
    event = standardwebhooks.Webhook(webhook["secret"]).verify(heard.body, heard.headers)
    return event if event is not None else json.loads(heard.body)


def verify_v1a(heard, webhook, folder):
    # SubjectPublicKeyInfo of an Ed25519 key (RFC 8410 §4) is this and its 32 bytes.
    key = bytes.fromhex("302a300506032b6570032100") + base64.b64decode(webhook["public_key"].removeprefix("whpk_"))
    (folder / "key.der").write_bytes(key)
    signed = f'{heard.id}.{heard.headers["webhook-timestamp"]}.'.encode() + heard.body
    (folder / "signed").write_bytes(signed)
    [signature] = [one[4:] for one in heard.headers["webhook-signature"].split() if one.startswith("v1a,")]
    (folder / "signature").write_bytes(base64.b64decode(signature))
    done = subprocess.run(
        ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key.der", "-keyform", "DER", "-rawin", "-in", "signed",
         "-sigfile", "signature"], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_call_is_told_and_every_delivery_is_signed(demo, program, tmp_path):
    with Receiver(INSIDE) as receiver:
        webhook = add(program, receiver.url("/crm"), receiver=receiver)
        call = program.open_call(demo)
        path = f'/v1/calls/{call["id"]}/attempts'
        owner = demo.brand("northline").owner
        program.ask("POST", path, {"proof": "answer", "spoken": CANARY})
        program.ask("POST", path, {"proof": "answer", "spoken": owner.answer})
        heard = receiver.wait_for(lambda heard: len(heard) >= 4)
        told = {event["id"]: event for event in all_events(program)}
        types = []
        for one in heard:
            event = verify(one, webhook)
            assert event == told[one.id] and one.headers["content-type"] == "application/cloudevents+json"
            types.append(event["type"])
            for secret in (CANARY, owner.answer, owner.account, owner.phone, owner.email):
                assert secret.encode() not in one.body
        assert types[:4] == ["call.opened", "call.failed", "call.verified", "grant.issued"]
        verify_v1a(heard[0], webhook, tmp_path)
        # Something else in its place is noticed.
        with pytest.raises(standardwebhooks.WebhookVerificationError):
            standardwebhooks.Webhook(webhook["secret"]).verify(heard[0].body + b" ", heard[0].headers)
        # A test, and a delivery that somebody asks for again: the same bytes, and it says so.
        program.ask("POST", f'/v1/webhooks/{webhook["id"]}/tests')
        test = receiver.wait_for(lambda heard: b"webhook.test" in heard[-1].body)[-1]
        verify(test, webhook)
        first = until(lambda: [one for one in deliveries(program, webhook)
                               if one["event"] == heard[0].id and one["state"] == "delivered"])[0]
        program.ask("POST", f'/v1/webhooks/{webhook["id"]}/deliveries/{first["id"]}/replays')
        replay = receiver.wait_for(lambda heard: heard[-1].headers.get("countersign-replay") == "true")[-1]
        assert (replay.id, replay.body) == (heard[0].id, heard[0].body)
        verify(replay, webhook)
        # Of a renewal both are good.
        renewed = program.ask("POST", f'/v1/webhooks/{webhook["id"]}/secret')[2]
        program.ask("POST", f'/v1/webhooks/{webhook["id"]}/tests')
        last = receiver.wait_for(lambda heard: len(heard[-1].headers["webhook-signature"].split()) == 4)[-1]
        assert verify(last, webhook) == verify(last, renewed)
        assert all("countersign-replay" not in one.headers for one in [*heard, test, last])


def test_an_operator_does_by_a_command_what_a_client_does(demo, program):
    def webhook(*arguments):
        done = demo.command("webhook", *arguments, environment={"COUNTERSIGN_WEBHOOKS_NETWORKS": INSIDE})
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    program.ask("POST", f'/v1/calls/{program.open_call(demo)["id"]}/end', {"outcome": "ended"})
    with Receiver(INSIDE) as receiver:
        added = json.loads(webhook("add", "demo-crm", receiver.url("/operator"), "--types", "call.opened", "--json"))
        assert added["state"] == "active" and added["types"] == ["call.opened"]
        made = {"secret": added["secret"], "public_key": added["publicKey"]}
        listed = webhook("list", "--client", "demo-crm")
        assert added["id"] in listed and "whsec_" not in listed + webhook("list", "--json")
        first = receiver.wait_for(lambda heard: len(heard) == 1)[0]
        assert verify(first, made)["type"] == "webhook.test"
        until(lambda: "told of nothing" not in webhook("list"))
        receiver.heard.clear()
        program.open_call(demo)
        event = verify(receiver.wait_for(lambda heard: len(heard) == 1)[0], made)
        assert event["type"] == "call.opened"
        webhook("test", added["id"])
        receiver.wait_for(lambda heard: len(heard) == 2)
        first = until(lambda: [one for one in json.loads(webhook("deliveries", added["id"], "--json"))
                               if one["sort"] == "event" and one["state"] == "delivered"])[0]
        webhook("replay", added["id"], first["id"])
        again = receiver.wait_for(lambda heard: len(heard) == 3)[-1]
        assert again.headers["countersign-replay"] == "true" and again.id == event["id"]
        # Disabled, it hears nothing, and its client does not lift that.
        webhook("disable", added["id"])
        path = f'/v1/webhooks/{added["id"]}'
        assert program.ask("GET", path)[2]["paused_because"] == "disabled"
        assert program.ask("POST", path + "/resumption")[2]["state"] == "paused"
        webhook("test", added["id"])
        time.sleep(2)
        assert len(receiver.heard) == 3
        webhook("enable", added["id"])
        receiver.wait_for(lambda heard: len(heard) == 4)
        assert program.ask("GET", path)[2]["state"] == "active"
    for wrong in (["add", "nobody", "https://crm.example/"], ["add", "demo-crm", "ftp://crm.example/"], ["test", "0"], ["list", "--client", "nobody"],
                  ["add", "demo-crm", "https://crm.example/", "--types", "call.anything"]):
        assert demo.command("webhook", *wrong).returncode != 0


def test_what_a_receiver_does_wrong_is_told_and_concerns_no_other(demo, program, tmp_path):
    with (Receiver(INSIDE) as good, Receiver(INSIDE, pause=20) as slow, Receiver(INSIDE, (410, {})) as gone,
          Receiver(FORBIDDEN) as forbidden,
          Receiver(INSIDE, lambda _: (503, {"Retry-After": formatdate(time.time() + 3600, usegmt=True)})) as full):
        elsewhere = Receiver(INSIDE)
        with elsewhere, Receiver(INSIDE, (307, {"Location": elsewhere.url("/there")})) as moved:
            kinds = "account.added"
            # One that was resolved from a name, one that is written out, one in the shape of IPv6, and the metadata of a cloud.
            lying = [add(program, url, kinds) for url in (
                f"http://localhost:{forbidden.port}/", f"http://{FORBIDDEN}:{forbidden.port}/",
                f"http://[::ffff:7f00:1]:{forbidden.port}/", "http://169.254.169.254/latest/meta-data")]
            webhooks = {name: add(program, url, kinds) for name, url in {
                "good": good.url(), "slow": slow.url(), "gone": gone.url(), "full": full.url(), "moved": moved.url(),
                "dead": f"http://{INSIDE}:9/"}.items()}
            until(lambda: "confirmed_at" in program.ask("GET", f'/v1/webhooks/{webhooks["good"]["id"]}')[2])
            begun = time.monotonic()
            import_accounts(demo, tmp_path, 3, start=5000)
            good.wait_for(lambda heard: len(heard) == 4)
            assert time.monotonic() - begun < 8
            last = {name: until(lambda: [one for one in deliveries(program, webhook) if one["tries"]], 40)[0]
                    for name, webhook in webhooks.items()}
            # Under way or not, nothing has come where nothing may.
            assert not forbidden.begun and not elsewhere.begun
            assert {name: (one["state"], one.get("status"), one.get("fault")) for name, one in last.items()} == {
                "good": ("delivered", 204, None), "slow": ("waiting", None, "slow"), "gone": ("waiting", 410, None),
                "full": ("waiting", 503, None), "moved": ("waiting", 307, None),
                "dead": ("waiting", None, "unreachable")}
            for webhook in lying:
                tried = until(lambda: [one for one in deliveries(program, webhook) if one["tries"]])
                assert {one["fault"] for one in tried} == {"forbidden_address"}
            assert not forbidden.begun and not elsewhere.begun
            waits = backdoor.run(
                demo, "SELECT d.next_at - ? FROM webhook_deliveries d WHERE d.status = 503 AND d.state = 'waiting'",
                int(time.time() * 1000))
            assert waits and all(wait > 3_400_000 for wait, in waits)
            state = program.ask("GET", f'/v1/webhooks/{webhooks["gone"]["id"]}')[2]
            assert (state["state"], state["paused_because"]) == ("paused", "gone")
            assert '"webhookPaused"' in demo.command("audit", "export").stdout
            gone.answer = (200, {})
            program.ask("POST", f'/v1/webhooks/{webhooks["gone"]["id"]}/resumption')
            until(lambda: all(one["state"] == "delivered" for one in deliveries(program, webhooks["gone"])))


def latencies(program, receiver, numbers, rate=10):
    """How long each receiver of `account.changed` waits for each change of these accounts, made one after the other, `rate` a second; in order.
    From before the change is asked for, so that whatever it takes is in it."""
    receiver.heard.clear()
    asked, begun = {}, time.time()
    for place, number in enumerate(numbers):
        time.sleep(max(0, begun + place / rate - time.time()))
        at = time.time()
        status, _, told = program.ask("POST", "/v1/accounts", {"number": f"WH-{number}", "company": f"Changed {number}"})
        assert (status, told["result"]) == (200, "changed"), told
        asked[told["id"]] = at
    heard = receiver.wait_for(lambda heard: len(heard) >= 9 * len(asked))
    assert len({(one.path, one.id) for one in heard}) == len(heard) == 9 * len(asked)
    return sorted(one.at - asked[json.loads(one.body)["subject"]] for one in heard)


def p99(times):
    return times[int(len(times) * 0.99)]


def test_one_dead_receiver_of_ten_makes_no_other_wait(demo, program, tmp_path):
    """Beside the same load while all ten are well: the tenth first refuses connections, then takes them and says nothing."""
    import_accounts(demo, tmp_path, 120, start=6000)
    with Receiver(INSIDE) as good:
        with Receiver(INSIDE) as tenth:
            for number in range(9):
                add(program, good.url(f"/{number}"), "account.changed", receiver=good)
            dead = add(program, tenth.url(), "account.changed", receiver=tenth)
            well = latencies(program, good, range(6000, 6040))
            tenth.wait_for(lambda heard: len(heard) >= 40)
            port = tenth.port
        gone = latencies(program, good, range(6040, 6080))
        fault = until(lambda: [one for one in deliveries(program, dead) if one["tries"]])[0]["fault"]
        assert fault == "unreachable"
        with Receiver(INSIDE, pause=20, port=port) as tenth:
            silent = latencies(program, good, range(6080, 6120))
            # Those who wait for the tenth are not settled, and it was asked meanwhile.
            until(lambda: tenth.begun)
            assert not tenth.heard
    for name, times in {"all are well": well, "the tenth refuses": gone, "the tenth is silent": silent}.items():
        print(f"{name}: {len(times)} deliveries, p50 {times[len(times) // 2]:.2f} s, p99 {p99(times):.2f} s, slowest {times[-1]:.2f} s")
    for times in (gone, silent):
        assert p99(times) <= 2, "slower than two seconds"
        # A processor that others use as well slows all three.
        assert p99(times) <= 1.5 * p99(well) + 0.5, "slower than where all are well"


class Killer(threading.Thread):
    """Kills the server while it delivers, at random moments, and starts it again."""

    def __init__(self, demo, receiver, chance):
        super().__init__()
        self.demo, self.receiver, self.chance, self.kills = demo, receiver, chance, 0

    def run(self):
        while self.kills < KILLS:
            before = len(self.receiver.heard)
            want = before + self.chance.randint(20, 120)
            end = time.monotonic() + 20
            while len(self.receiver.heard) < want and time.monotonic() < end:
                time.sleep(0.005)
            self.demo.kill()
            self.kills += 1
            self.demo.start()


def test_killed_at_any_moment_it_loses_no_event(demo, program, tmp_path):
    seed = random.randrange(10**6)
    print("seed", seed)
    chance = random.Random(seed)
    refused = set()

    def answer(heard):
        """One in thirty it refuses the first time: what follows of the account waits for it."""
        if heard.id in refused or chance.random() > 1 / 30:
            return 204, {}
        refused.add(heard.id)
        return 503, {}

    with Receiver(INSIDE, pause=lambda _: random.random() * 0.04) as receiver:
        webhook = add(program, receiver.url(), receiver=receiver)
        receiver.answer = answer
        known = {event["id"] for event in all_events(program)}
        killer = Killer(demo, receiver, chance)
        killer.start()
        import_accounts(demo, tmp_path, ROWS)
        for word in ("Forge", "Anvil"):
            import_accounts(demo, tmp_path, ROWS, word=word, update=True)
        killer.join()
        program = Program(demo)
        events = [event for event in all_events(program) if event["id"] not in known]
        assert len(events) >= 1000
        wanted = {event["id"] for event in events}
        # As long as more come: how many a second is the machine's affair.
        heard = list(receiver.heard)
        while not wanted <= {one.id for one in heard}:
            heard = receiver.wait_for(lambda now, count=len(heard): len(now) > count, 60)
    bodies, order = {}, {}
    for one in heard:
        assert bodies.setdefault(one.id, one.body) == one.body, "a duplicate with other bytes"
        event = verify(one, webhook)
        mine = order.setdefault(event.get("subject"), [])
        if one.id not in mine:
            mine.append(one.id)
    for account, ids in order.items():
        if account:
            assert ids == [event["id"] for event in events if event.get("subject") == account], "out of order"
    assert set(bodies) == {event["id"] for event in events}
    print(f"{len(events)} events, {killer.kills} kills, {len(refused)} refused once, {len(heard) - len(bodies)} delivered twice")
