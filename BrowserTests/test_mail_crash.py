"""Killed at any moment, the server loses no notice, and sends one twice only where the kill fell between the mail
server's acceptance and the record of it."""
import collections
import http.client
import random
import threading
import time
import uuid

import backdoor
import mailbox
from conftest import assert_calm, start_demo

CHANGES, KILLS = 200, 5


class TimedMailbox(mailbox.Mailbox):
    """Remembers when it accepted what, and takes a moment for each, so that kills fall into it."""

    def __init__(self, chance):
        self.accepted, self.chance = [], chance
        super().__init__()

    async def handle_DATA(self, server, session, envelope):
        reply = await super().handle_DATA(server, session, envelope)
        self.accepted.append((self.mails[-1].id, envelope.rcpt_tos[0], time.monotonic()))
        time.sleep(self.chance.random() * 0.02)
        return reply


class Killer(threading.Thread):
    """Kills the server at random moments and starts it again."""

    def __init__(self, demo, chance):
        super().__init__()
        self.demo, self.chance, self.kills, self.is_over = demo, chance, [], threading.Event()
        self.is_up = threading.Event()
        self.is_up.set()

    def run(self):
        while not self.is_over.wait(0.2 + self.chance.random() * 1.6):
            self.is_up.clear()
            self.demo.kill()
            self.kills.append(time.monotonic())
            self.demo.start()
            self.is_up.set()


def test_every_change_has_its_notice_whenever_the_server_is_killed(tmp_path_factory):
    seed = random.randrange(10**6)
    print("seed", seed)
    chance = random.Random(seed)
    with TimedMailbox(random.Random(seed)) as box:
        demo = start_demo(tmp_path_factory, ["--smtp", box.address])
        brand = demo.brand("northline")
        person = backdoor.new_account(demo, brand)
        colleague = f"admin-{uuid.uuid4().hex[:8]}@quarry.example"
        backdoor.add_member(demo, person, colleague)
        member = backdoor.familiar(demo, brand, person)
        killer = Killer(demo, chance)
        killer.start()
        try:
            made = 0
            while made < CHANGES or len(killer.kills) < KILLS:
                made += change(member, demo, killer)
        finally:
            killer.is_over.set()
            killer.join()
        changes = recorded(demo, person)
        assert changes >= made and len(killer.kills) >= KILLS
        wait_until_sent(demo)
        demo.stop()
        check(box, killer, demo, {person.email: changes, colleague: changes})
        print(f"{made} changes told to the client, {changes} recorded, {len(killer.kills)} kills, "
              f"{len(box.accepted) - len({one[0] for one in box.accepted})} sent twice")
        assert_calm(demo)


def change(member, demo, killer):
    """One change; whether the server told that it was made."""
    killer.is_up.wait(60)
    member.port = demo.portal
    try:
        member.set_answer("lent-book", f"Chronicle of {uuid.uuid4().hex[:10]}")
        return True
    except (OSError, http.client.HTTPException):
        # Killed in the middle. What the audit log says holds.
        time.sleep(0.05)
        return False


def recorded(demo, person):
    return backdoor.run(
        demo, "SELECT count(*) FROM audit JOIN audit_kinds k ON k.key = kind JOIN accounts a ON a.id = audit.account "
        "WHERE k.name = 'questionChanged' AND a.number = ?", person.account.replace("-", ""))[0][0]


def wait_until_sent(demo, seconds=60):
    end = time.monotonic() + seconds
    while backdoor.run(demo, "SELECT count(*) FROM outbox WHERE state = 'waiting'")[0][0]:
        assert time.monotonic() < end, "mails still wait"
        backdoor.hurry_mail(demo)
        time.sleep(0.2)


def check(box, killer, demo, expected):
    outbox = backdoor.run(demo, "SELECT id, email, state FROM outbox WHERE kind = 'questionChanged'")
    for address, count in expected.items():
        ids = {f"<{uuid.UUID(bytes=row[0])}@northline.example>" for row in outbox if row[1] == address}
        assert len(ids) == count, "an event without its message, or a message without its event"
        assert {one[0] for one in box.accepted if one[1] == address} == ids
    assert all(row[2] == "sent" for row in outbox)
    first, spent = {}, collections.Counter()
    for id, _, at in box.accepted:
        if id in first:
            kill = next((kill for kill in killer.kills if first[id] - 0.05 < kill < at), None)
            assert kill and kill - first[id] < 1, "sent twice without a kill between acceptance and record"
            spent[kill] += 1
        first[id] = at
    # One mail to each address is under way at most.
    assert max(spent.values(), default=0) <= len(expected)
