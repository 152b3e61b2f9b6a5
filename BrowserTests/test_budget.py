"""The guess budget under many requests at once, through kill -9 and through a stop."""
import socket
import threading
import time
import uuid
from http.client import HTTPException

import pytest

import backdoor
from conftest import assert_calm, start_demo
from test_forms import at_once
from web import Client
from words import CARE

WRONG = "Nothing of the Kind"


@pytest.fixture
def server(tmp_path_factory):
    """A server of its own, for it is killed."""
    started = start_demo(tmp_path_factory)
    yield started
    started.stop()


def calls_of(demo, brand, person, count):
    """Open calls on one account, by both people of the care desk in turn."""
    clients = [Client.of_desk(demo).log_in(who) for who in (brand.agent, brand.supervisor)]
    return [(clients[place % 2], clients[place % 2].open_call(person.account)) for place in range(count)]


def wrong_checks(calls, count):
    """So many wrong checks at the same moment; what each of them was answered."""
    tokens = {id(client): client.get("/").field("token") for client, _ in calls}

    def check(place):
        client, call = calls[place % len(calls)]
        return client.twin().post(
            f"{call}/attempts", token=tokens[id(client)], key=str(uuid.uuid4()), said=f"{WRONG} {place}")

    return at_once(count, check)


@pytest.mark.parametrize("brand", ["northline"], indirect=True)
def test_200_wrong_checks_at_once_take_exactly_the_budget(demo, brand):
    person = backdoor.new_account(demo, brand)
    calls = calls_of(demo, brand, person, 20)
    answers = wrong_checks(calls, 200)
    assert {answer.status for answer in answers} <= {303, 503}
    assert backdoor.budget(demo, person)[:2] == (5, 5)
    assert backdoor.attempts(demo, person) == 5
    assert backdoor.results(demo, person) == ["wrong"] * 5
    # A right answer is refused while the account is locked, in old calls and in a new one, and takes nothing.
    client, call = calls[-1]
    for path in (call, client.open_call(person.account)):
        page = client.check(path, person.answer)
        assert CARE[page.lang]["locked"] in page.words and CARE[page.lang]["verified"] not in page.words
    assert backdoor.attempts(demo, person) == 5


@pytest.mark.parametrize("brand", ["northline"], indirect=True)
def test_60_wrong_checks_at_once_in_one_call_take_three(demo, brand):
    backdoor.rest_agents(demo)
    person = backdoor.new_account(demo, brand)
    calls = calls_of(demo, brand, person, 1)
    wrong_checks(calls, 60)
    assert backdoor.budget(demo, person)[:2] == (3, 3)
    client, call = calls[0]
    assert CARE["en"]["failed"] in client.get(call).words or CARE["fr"]["failed"] in client.get(call).words


@pytest.mark.parametrize("brand", ["northline"], indirect=True)
def test_an_agents_hour_holds_for_many_accounts_at_once(demo, brand):
    backdoor.rest_agents(demo)
    people = [backdoor.new_account(demo, brand) for _ in range(8)]
    agent = Client.of_desk(demo).log_in(brand.agent)
    calls = [(agent, agent.open_call(person.account)) for person in people]
    wrong_checks(calls, 60)
    # More than eight of one agent do not wait for a hash: those that were refused are given back, and nothing was compared.
    assert 8 <= taken(demo, people) <= 10
    for client, call in calls:
        client.check(call, WRONG)
    assert taken(demo, people) == 10
    backdoor.rest_agents(demo)


def taken(demo, people):
    """How many attempts at their accounts were compared with anything."""
    return sum(result != "notChecked" for person in people for result in backdoor.results(demo, person))


def test_a_right_answer_among_wrong_ones_at_once_verifies_once(demo):
    brand = demo.brands[0]
    backdoor.rest_agents(demo)
    person = backdoor.new_account(demo, brand)
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(person.account)
    token = agent.get(call).field("token")
    said = [WRONG, person.answer, WRONG]
    at_once(3, lambda place: agent.twin().post(
        f"{call}/attempts", token=token, key=str(uuid.uuid4()), said=said[place]))
    page = agent.get(call)
    assert CARE[page.lang]["verified"] in page.words
    assert backdoor.budget(demo, person) == (0, 0, None)


def test_kill_9_in_a_burst_loses_nothing_that_was_acknowledged(server):
    demo, brand = server, server.brands[0]
    locked, edited = backdoor.new_account(demo, brand), backdoor.new_account(demo, brand)
    guessed = backdoor.new_account(demo, brand)
    assert backdoor.budget(demo, locked) == (0, 0, None)
    wrong_checks(calls_of(demo, brand, locked, 4), 20)
    assert backdoor.budget(demo, locked)[:2] == (5, 5)
    backdoor.rest_agents(demo)
    acknowledged, stop = {"edit": None, "sent": None, "wrong": 0}, threading.Event()
    calls = calls_of(demo, brand, guessed, 2)
    threads = [threading.Thread(target=edit_on, args=[demo, brand, edited, acknowledged, stop]),
               threading.Thread(target=guess_on, args=[calls, acknowledged, stop])]
    for thread in threads:
        thread.start()
    deadline = time.monotonic() + 20
    while (acknowledged["edit"] is None or acknowledged["wrong"] < 2) and time.monotonic() < deadline:
        time.sleep(0.01)
    demo.kill()
    stop.set()
    for thread in threads:
        thread.join()
    assert acknowledged["edit"] and acknowledged["wrong"] >= 2
    demo.start()
    assert backdoor.budget(demo, locked)[:2] == (5, 5)
    assert backdoor.budget(demo, guessed)[1] >= acknowledged["wrong"]
    assert backdoor.run(demo, "PRAGMA integrity_check") == [("ok",)]
    agent = Client.of_desk(demo).log_in(brand.supervisor)
    page = agent.check(agent.open_call(locked.account), locked.answer)
    assert CARE[page.lang]["locked"] in page.words and CARE[page.lang]["verified"] not in page.words
    backdoor.rest_agents(demo)
    kept = [answer for answer in (acknowledged["edit"], acknowledged["sent"]) if is_verified(agent, edited, answer)]
    assert kept, "neither the last acknowledged edit nor the one under way is there"
    assert_calm(demo)


def edit_on(demo, brand, person, acknowledged, stop):
    """Changes the answer again and again, as if an hour had passed each time, and notes the last change that was acknowledged."""
    try:
        owner = Client.of_portal(demo, brand).log_in(person)
        place = 0
        while not stop.is_set():
            place += 1
            backdoor.forget_failed_logins(demo)
            acknowledged["sent"] = f"Wolverton Abbeyfeale {place}"
            owner.set_answer("lent-book" if place % 2 else "unbearable-film", acknowledged["sent"])
            acknowledged["edit"] = acknowledged["sent"]
    except (OSError, HTTPException):
        pass


def guess_on(calls, acknowledged, stop):
    try:
        for client, call in calls:
            for _ in range(2):
                if not stop.is_set():
                    client.check(call, WRONG)
                    acknowledged["wrong"] += 1
    except (OSError, HTTPException):
        pass


def is_verified(agent, person, answer):
    page = agent.check(agent.open_call(person.account), answer)
    return CARE[page.lang]["verified"] in page.words


def test_a_demo_folder_is_used_again_with_all_that_happened(server):
    demo, brand = server, server.brands[1]
    Client.of_portal(demo, brand).log_in(brand.owner).set_answer("lent-book", "Zanzibar Blue Umbrella")
    assert demo.stop() < 5
    demo.start()
    agent = Client.of_desk(demo).log_in(brand.agent)
    assert is_verified(agent, brand.owner, "zanzibar blue umbrella")


def test_a_graceful_stop_cuts_no_request(server):
    demo, brand = server, server.brands[0]
    owners = [owner_from(demo, brand, f"127.0.0.{place + 10}") for place in range(16)]
    before = changes(demo)
    backdoor.forget_failed_logins(demo)
    results = []

    def save(place):
        try:
            answer = owners[place].post(
                "/account/settings/security-question", key=str(uuid.uuid4()), question="lent-book",
                answer=f"Wolverton Abbeyfeale {place}")
            results.append(answer.location or answer.status)
        except Exception as failure:
            results.append(repr(failure))

    threads = [threading.Thread(target=save, args=[place]) for place in range(16)]
    for thread in threads:
        thread.start()
    end = time.monotonic() + 20
    while begun(demo) < 16:
        assert time.monotonic() < end, results
        time.sleep(0.005)
    assert changes(demo) < before + 16, "some are under way: thirty-two hashes take a while"
    demo.stop()
    for thread in threads:
        thread.join()
    assert results == ["/account/settings?saved"] * 16
    assert changes(demo) == before + 16


def begun(demo):
    """How many changes were claimed since they were forgotten, which is before anything is hashed."""
    return backdoor.run(demo, "SELECT count(*) FROM login_throttles")[0][0]


def owner_from(demo, brand, address):
    """Of an account of its own, at the form: an account has one change at a time, and an address eight hashes that wait."""
    owner = Client.of_portal(demo, brand)
    owner.address = address
    owner.log_in(backdoor.new_account(demo, brand))
    owner.get("/account/settings/security-question")
    return owner


def changes(demo):
    """How many changes of a question the audit log tells of."""
    return backdoor.run(demo, "SELECT count(*) FROM audit WHERE kind = 7")[0][0]


def test_an_idle_connection_does_not_hold_up_a_stop(server):
    with socket.create_connection(("127.0.0.1", server.portal)) as connection:
        connection.sendall(b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n")
        assert connection.recv(1000).startswith(b"HTTP/1.1 200")
        assert server.stop() < 5
