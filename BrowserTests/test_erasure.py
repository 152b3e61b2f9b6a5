"""Accounts that end: closed, exported, erased with a proof, beside a running server."""
import json
import os
import signal
import subprocess
import time
import uuid

import pytest

import backdoor
from conftest import assert_calm, start_demo
from postgres import OWNER
from server import BINARY
from web import Client

DAY = 24 * 60 * backdoor.MINUTE


@pytest.fixture
def whole(demo):
    """A customer of whom there is something in every place."""
    brand = demo.brand("northline")
    mark = uuid.uuid4().hex[:10]
    person = backdoor.new_account(
        demo, brand, email=f"owner-{mark}@quartzmill.example", company=f"Quartzmill {mark}", name=f"Ottoline {mark}")
    backdoor.add_member(demo, person, f"second-{mark}@quartzmill.example", name=f"Peregrine {mark}")
    backdoor.had_address(demo, person, f"former-{mark}@quartzmill.example")
    owner = Client.of_portal(demo, brand).log_in(person)
    owner.set_answer("lent-book", "Marzipan Observatory")
    owner.new_code()
    stranger = Client.of_portal(demo, brand)
    stranger.get("/login")
    stranger.post("/login", email=person.email, password="an utterly wrong passphrase")
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(person.account)
    agent.check(call, "Lemon Planetarium")
    agent.check(call, "Marzipan Observatory")
    agent.post(f"{call}/ending", ending="ended")
    backdoor.post(demo, person, "passwordReset", has_link=True)
    return brand, person, mark, owner, agent


def command(demo, *arguments, status=0):
    done = demo.command(*arguments)
    assert done.returncode == status, done.stderr
    return done


def close(demo, person, brand):
    command(demo, "account", "close", person.account, "--brand", brand.id)


def on_postgres(demo):
    return hasattr(demo, "rows")


def files(demo):
    """All that the database holds, as its files have it; PostgreSQL's keep what was erased until it is vacuumed (docs/privacy.md), so that of
    it there is what `pg_dump` writes."""
    if on_postgres(demo):
        database = demo.database
        return {"dump": database.call("pg_dump", "-h", database.folder, "-p", database.port, "-U", OWNER, "countersign").encode()}
    return {path.name: path.read_bytes() for path in demo.data.glob("database.sqlite*")}


def in_bytes(demo, id):
    """As the files have an id that is no text."""
    return id.hex().encode() if on_postgres(demo) else id


def assert_nothing_points_nowhere(demo):
    """PostgreSQL lets no row be without the one that it names."""
    assert on_postgres(demo) or backdoor.run(demo, "PRAGMA foreign_key_check") == []


def spellings(demo, person, mark):
    """How the database's files could hold the customer."""
    ids = [row[0] for row in backdoor.run(
        demo, "SELECT id FROM accounts WHERE number = ?1 UNION SELECT m.id FROM members m JOIN accounts a ON "
        "a.key = m.account WHERE a.number = ?1 UNION SELECT c.id FROM calls c JOIN accounts a ON a.key = c.account "
        "WHERE a.number = ?1", person.account.replace("-", ""))]
    assert len(ids) == 4
    texts = [mark, person.account, person.account.replace("-", ""), person.phone.lstrip("+")]
    texts += [str(uuid.UUID(bytes=id)) for id in ids]
    phone = int(person.phone)
    number = str(phone).encode() if on_postgres(demo) else phone.to_bytes(6, "big")
    return [in_bytes(demo, id) for id in ids] + [text.encode() for text in texts] + [number]


def test_a_closed_account_is_shut_at_once_and_can_be_reopened(demo, whole):
    brand, person, _, owner, agent = whole
    call = agent.open_call(person.account)
    close(demo, person, brand)
    assert owner.get("/account/settings").status == 303, "the session has ended"
    page = agent.check(call, "Marzipan Observatory")
    assert "verified" not in backdoor.results(demo, person)[2:] and page.status == 200
    found = agent.follow(agent.look_up(person.account))
    assert found.field("ticket") is None, "no call can be opened"
    login = Client.of_portal(demo, brand)
    login.get("/login")
    assert login.post("/login", email=person.email, password=person.password).status != 303
    assert backdoor.run(demo, "SELECT count(*) FROM support_codes s JOIN accounts a ON a.key = s.account "
                        "WHERE a.number = ?", person.account.replace("-", ""))[0][0] == 0
    again = command(demo, "account", "close", person.account, "--brand", brand.id, status=65)
    assert "closed already" in again.stderr
    command(demo, "account", "reopen", person.account, "--brand", brand.id)
    Client.of_portal(demo, brand).log_in(person)
    assert backdoor.events(demo, person).count("accountClosed") == 1
    assert backdoor.events(demo, person).count("accountReopened") == 1
    assert "not closed" in command(demo, "account", "reopen", person.account, "--brand", brand.id, status=65).stderr


def test_an_export_holds_everything_but_secrets_and_names_no_agent(demo, whole, tmp_path):
    brand, person, mark, _, _ = whole
    path = tmp_path / "export.json"
    command(demo, "account", "export", person.account, "--brand", brand.id, "--to", str(path))
    assert path.stat().st_mode & 0o777 == 0o600 and list(tmp_path.iterdir()) == [path]
    text = path.read_text()
    held = json.loads(text)
    account = held["account"]
    assert account["number"] == person.account and account["phones"] == [person.phone]
    assert account["questions"][0]["id"] == "lent-book" and len(account["questions"][0]["text"]) > 10
    assert [member["name"] for member in account["members"]] == [f"Ottoline {mark}", f"Peregrine {mark}"]
    assert account["members"][0]["previousAddresses"][0]["email"] == f"former-{mark}@quartzmill.example"
    assert account["members"][0]["sessions"] and account["recentChange"]["what"] == "question"
    assert [attempt["result"] for attempt in held["calls"][0]["attempts"]] == ["wrong", "verified"]
    assert {"callVerified", "passwordReset"} <= {mail["kind"] for mail in held["mails"]}
    kinds = [entry["kind"] for entry in held["log"]]
    assert {"questionChanged", "answerWrong", "memberLoggedInNewBrowser", "accountLookedUp"} <= set(kinds) \
        and kinds[-1] == "accountExported"
    assert {entry["by"] for entry in held["log"] if entry["kind"] == "answerWrong"} == {"Customer Care"}
    for row in backdoor.run(demo, "SELECT name FROM agents UNION SELECT email FROM agents"):
        assert row[0] not in text
    for table, column in [("answers", "sealed"), ("passwords", "sealed"), ("answers", "salt"), ("sessions", "token")]:
        for secret, in backdoor.run(demo, f"SELECT {column} FROM {table}"):
            assert bytes(secret).hex() not in text.lower()
    again = command(demo, "account", "export", person.account, "--brand", brand.id, "--to", str(path), status=73)
    assert "already" in again.stderr and path.read_text() == text
    printed = json.loads(command(demo, "account", "export", person.account, "--brand", brand.id).stdout)
    assert printed["log"][-2]["kind"] == "accountExported"


def test_after_an_erasure_nothing_of_the_customer_is_left(demo, whole, tmp_path):
    brand, person, mark, _, _ = whole
    other = backdoor.new_account(demo, brand)
    wanted = spellings(demo, person, mark)
    before = b"".join(files(demo).values())
    assert all(spelling in before for spelling in wanted[:7] + wanted[-1:]), "the search would find what is there"
    refused = command(demo, "account", "erase", person.account, "--brand", brand.id, "--yes", status=65)
    assert "is active" in refused.stderr
    close(demo, person, brand)
    unasked = command(demo, "account", "erase", person.account, "--brand", brand.id, status=64)
    assert "--yes" in unasked.stderr
    path = tmp_path / "receipt.json"
    count = backdoor.run(demo, "SELECT count(*) FROM audit")[0][0]
    command(demo, "account", "erase", person.account, "--brand", brand.id, "--yes", "--receipt", str(path))
    check_receipt(demo, json.loads(path.read_text()), person, mark, count)
    assert mark not in path.read_text() and person.email not in path.read_text()
    backup, export = tmp_path / "later.sqlite", tmp_path / "other.json"
    # Of PostgreSQL the dump is one.
    copied = {} if on_postgres(demo) else {"backup": command(demo, "backup", str(backup)) and backup.read_bytes()}
    command(demo, "account", "export", other.account, "--brand", brand.id, "--to", str(export))
    supervisor = Client.of_desk(demo).log_in(brand.supervisor)
    supervisor.get("/supervision/audit-log")
    log = supervisor.post("/supervision/audit-log/export?format=csv")
    assert log.status == 200 and len(log.body) > 1000, log.words[:300]
    whole = demo.command("audit", "export").stdout.encode()
    places = {**files(demo), **copied, "whole log": whole, "export": export.read_bytes(), "audit": log.body}
    for name, content in places.items():
        for spelling in wanted:
            assert spelling not in content, (name, spelling)
    assert_nothing_points_nowhere(demo)
    Client.of_portal(demo, brand).log_in(other)
    gone = command(demo, "account", "show", person.account, "--brand", brand.id, status=66)
    assert "has no account" in gone.stderr
    verify_audit(demo)


def check_receipt(demo, receipt, person, mark, count):
    [account] = receipt["accounts"]
    assert account["number"] == person.account
    # It promises what the engine can: the write-ahead log of PostgreSQL is its own.
    if on_postgres(demo):
        assert "isLogEmptied" not in receipt and receipt["remainsUntil"]
    else:
        assert receipt["isLogEmptied"] is True and "remainsUntil" not in receipt
    assert {"accounts", "members", "phones", "passwords", "answers", "calls", "attempts", "grants", "outbox",
            "previous_emails", "browsers", "activations", "login_throttles"} <= account["rows"].keys()
    assert account["rows"]["members"] == 2 and account["rows"]["attempts"] == 2
    number, kind, hash = backdoor.run(
        demo, "SELECT number, k.name, hash FROM audit JOIN audit_kinds k ON k.key = kind "
        "WHERE number = ?", account["auditEntry"]["number"])[0]
    assert (kind, bytes(hash).hex()) == ("accountErased", account["auditEntry"]["hash"]) and number > count
    assert account["auditValues"] > 10
    search = receipt["search"]
    assert search["found"] == 0 and search["shared"] == 0 and search["values"] > 10 and search["bytes"] > 100_000


def verify_audit(demo):
    """The chain is whole, every erasure is told of, and everything sealed is in its place."""
    done = demo.command("audit", "verify")
    assert done.returncode == 0 and "as it was recorded" in done.stdout, done.stderr


def test_one_member_is_copied_and_erased_and_the_account_stays(demo, whole, tmp_path):
    brand, person, mark, owner, agent = whole
    second = f"second-{mark}@quartzmill.example"
    which = (person.account, "--brand", brand.id, "--email", second)
    [member] = backdoor.run(demo, "SELECT id FROM members WHERE email = ?", second)[0]
    wanted = [in_bytes(demo, member), second.encode(), f"Peregrine {mark}".encode(), str(uuid.UUID(bytes=member)).encode()]
    command(demo, "account", "member", "set-may-call", *which, "--may-call", "no")
    path = tmp_path / "second.json"
    command(demo, "account", "member", "export", *which, "--to", str(path))
    assert path.stat().st_mode & 0o777 == 0o600
    held = json.loads(path.read_text())
    assert held["member"]["person"]["email"] == second and held["member"]["accountNumber"] == person.account
    assert [entry["kind"] for entry in held["log"]] == ["memberMayCallChanged"]
    assert f"Ottoline {mark}" not in path.read_text() and {mail["to"] for mail in held["mails"]} == {second}
    unasked = command(demo, "account", "member", "erase", *which, status=64)
    assert "--yes" in unasked.stderr
    last = command(demo, "account", "member", "erase", person.account, "--brand", brand.id, "--email", person.email,
                   "--yes", status=65)
    assert "has no owner" in last.stderr and "account erase" in last.stderr
    # The id stands there in bytes; as text it must not come into being either.
    assert all(spelling in b"".join(files(demo).values()) for spelling in wanted[:-1])
    command(demo, "account", "member", "erase", *which, "--yes")
    places = {**files(demo), "log": demo.command("audit", "export").stdout.encode()}
    for name, content in places.items():
        for spelling in wanted:
            assert spelling not in content, (name, spelling)
    assert backdoor.events(demo, person)[-1] == "memberErased"
    assert "memberRemoved" in {kind for kind, _ in backdoor.messages(demo, person)}
    page = owner.get("/account/activity")
    assert page.status == 200 and "their data erased" in page.words
    call = agent.open_call(person.account)
    agent.check(call, "Marzipan Observatory")
    assert backdoor.results(demo, person)[-1] == "verified", "the question stays"
    assert_nothing_points_nowhere(demo)
    gone = command(demo, "account", "member", "erase", *which, "--yes", status=66)
    assert "Nobody" in gone.stderr
    verify_audit(demo)


def test_a_name_that_somebody_else_has_is_told_as_shared(demo):
    brand = demo.brand("northline")
    first, second = (backdoor.new_account(demo, brand, name="Ignatius Shared") for _ in range(2))
    close(demo, first, brand)
    receipt = json.loads(command(demo, "account", "erase", first.account, "--brand", brand.id, "--yes").stdout)
    assert receipt["search"]["shared"] == 1 and receipt["search"]["found"] == 0
    Client.of_portal(demo, brand).log_in(second)


def test_an_open_account_and_those_closed_before_a_day_can_be_erased(demo):
    brand = demo.brand("northline")
    people = [backdoor.new_account(demo, brand) for _ in range(3)]
    command(demo, "account", "erase", people[0].account, "--brand", brand.id, "--yes", "--even-if-open")
    for person in people[1:]:
        close(demo, person, brand)
    backdoor.run(demo, "UPDATE accounts SET closed_at = ? WHERE number = ?", backdoor.now() - 40 * DAY,
                 people[1].account.replace("-", ""))
    day = time.strftime("%Y-%m-%d", time.gmtime(time.time() - 20 * 24 * 3600))
    done = command(demo, "account", "erase", "--closed-before", day, "--brand", brand.id, "--yes")
    assert len(json.loads(done.stdout)["accounts"]) == 1
    left = {row[0] for row in backdoor.run(demo, "SELECT number FROM accounts")}
    numbers = [person.account.replace("-", "") for person in people]
    assert numbers[0] not in left and numbers[1] not in left and numbers[2] in left
    assert "not a day" in command(
        demo, "account", "erase", "--closed-before", "soon", "--brand", brand.id, "--yes", status=64).stderr


def test_retention_erases_accounts_that_were_closed_long_ago(tmp_path_factory):
    demo = start_demo(tmp_path_factory)
    brand = demo.brand("northline")
    old, young = backdoor.new_account(demo, brand), backdoor.new_account(demo, brand)
    for person, days in ((old, 31), (young, 29)):
        close(demo, person, brand)
        backdoor.run(demo, "UPDATE accounts SET closed_at = ? WHERE number = ?", backdoor.now() - days * DAY,
                     person.account.replace("-", ""))
    demo.stop()
    # What was marked a week ago is due.
    backdoor.run(demo, "INSERT INTO erasing_marks (what, before, due) VALUES ('accounts', ?, ?)",
                 backdoor.now() - 30 * DAY, backdoor.now())
    serve_until_swept(demo, old, {"COUNTERSIGN_RETENTION_CLOSED_ACCOUNTS": "30"})
    numbers = {row[0] for row in backdoor.run(demo, "SELECT number FROM accounts")}
    assert young.account.replace("-", "") in numbers
    assert backdoor.run(demo, "SELECT count(*) FROM audit e JOIN audit_kinds k ON k.key = e.kind "
                        "WHERE k.name = 'accountErased' AND actor = 'system'")[0][0] == 1
    verify_audit(demo)
    assert_calm(demo)


def serve_until_swept(demo, person, settings):
    """Runs the server with a policy until the account is gone."""
    with open(demo.log, "ab") as log:
        server = subprocess.Popen(
            [BINARY, "serve", "--config", str(demo.data / "countersign.yaml")], stdout=subprocess.DEVNULL, stderr=log,
            env={**os.environ, **demo.environment, **settings})
    try:
        end = time.monotonic() + 30
        while backdoor.run(demo, "SELECT 1 FROM accounts WHERE number = ?", person.account.replace("-", "")):
            assert server.poll() is None and time.monotonic() < end, demo.log.read_text()[-2000:]
            time.sleep(0.2)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)
