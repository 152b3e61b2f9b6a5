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

# Each of an account of its own, as equal notices within minutes would become one; an owner and an administrator hear of it.
CHANGES, KILLS = 100, 5
# So many mails are under way at most, each to another address.
AT_ONCE = 4


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
    """Kills the server while it sends, at random moments, and starts it again."""

    def __init__(self, demo, box, chance):
        super().__init__()
        self.demo, self.box, self.chance, self.kills, self.is_over = demo, box, chance, [], threading.Event()
        self.is_up = threading.Event()
        self.is_up.set()

    def run(self):
        while len(self.kills) < KILLS and self.has_sent(len(self.box.accepted) + self.chance.randint(5, 25)):
            time.sleep(self.chance.random() * 0.05)
            self.is_up.clear()
            self.demo.kill()
            self.kills.append(time.monotonic())
            self.demo.start()
            self.is_up.set()

    def has_sent(self, count):
        """Waits for so many mails; whether they came."""
        while len(self.box.accepted) < count:
            if self.is_over.wait(0.005):
                return False
        return True


def test_every_change_has_its_notice_whenever_the_server_is_killed(tmp_path_factory):
    seed = random.randrange(10**6)
    print("seed", seed)
    chance = random.Random(seed)
    with TimedMailbox(random.Random(seed)) as box:
        demo = start_demo(tmp_path_factory, ["--smtp", box.address])
        brand = demo.brand("northline")
        people = [backdoor.new_account(demo, brand) for _ in range(CHANGES)]
        colleagues = [f"admin-{uuid.uuid4().hex[:8]}@quarry.example" for _ in people]
        for person, colleague in zip(people, colleagues):
            backdoor.add_member(demo, person, colleague)
        members = [backdoor.familiar(demo, brand, person) for person in people]
        backdoor.give_passwords(demo)
        killer = Killer(demo, box, chance)
        killer.start()
        try:
            made = sum(change(member, demo, killer) for member in members)
            # The mails may come later than the changes; they are many more than it waits for.
            killer.join(60)
        finally:
            killer.is_over.set()
            killer.join()
        changes = [backdoor.events(demo, person).count("questionChanged") for person in people]
        assert CHANGES - KILLS <= made <= sum(changes) and max(changes) == 1
        assert len(killer.kills) == KILLS
        wait_until_sent(demo)
        demo.stop()
        expected = {}
        for person, colleague, count in zip(people, colleagues, changes):
            expected |= {person.email: count, colleague: count}
        check(box, killer, demo, expected)
        print(f"{made} changes told to the client, {sum(changes)} recorded, {len(killer.kills)} kills, "
              f"{len(box.accepted) - len({one[0] for one in box.accepted})} sent twice")
        assert_calm(demo)


def change(member, demo, killer):
    """One change; whether the server told that it was made."""
    killer.is_up.wait(60)
    member.port = demo.portal
    try:
        member.set_answer("unbearable-film", f"Chronicle of {uuid.uuid4().hex[:10]}")
        return True
    except (OSError, http.client.HTTPException):
        # Killed in the middle. What the audit log says holds.
        time.sleep(0.05)
        return False


def wait_until_sent(demo, seconds=60):
    end = time.monotonic() + seconds
    while backdoor.run(demo, "SELECT count(*) FROM outbox WHERE state = 'waiting'")[0][0]:
        assert time.monotonic() < end, "mails still wait"
        backdoor.hurry_mail(demo)
        time.sleep(0.2)


def check(box, killer, demo, expected):
    outbox = backdoor.run(demo, "SELECT id, email, state FROM outbox WHERE kind = 'questionChanged'")
    ids, came = collections.defaultdict(set), collections.defaultdict(set)
    for id, address, _ in outbox:
        ids[address].add(f"<{uuid.UUID(bytes=id)}@northline.example>")
    for id, address, _ in box.accepted:
        came[address].add(id)
    for address, count in expected.items():
        assert len(ids[address]) == count, "an event without its message, or a message without its event"
        assert came[address] == ids[address]
    assert set(came) <= set(expected), "a mail to somebody who hears of nothing"
    assert all(row[2] == "sent" for row in outbox)
    first, spent = {}, collections.Counter()
    for id, _, at in box.accepted:
        if id in first:
            kill = next((kill for kill in killer.kills if first[id] - 0.05 < kill < at), None)
            assert kill and kill - first[id] < 1, "sent twice without a kill between acceptance and record"
            spent[kill] += 1
        first[id] = at
    assert max(spent.values(), default=0) <= AT_ONCE
