"""What an earlier commit has left behind, opened by this build: its data folder, key ring, configuration, backup and export."""
import json
import re
import shutil
import time

import pytest

import totp
from conftest import assert_calm
from installation import Installation, log_in_with_second_factor, second_step
from server import PROJECT, Demo, LogIn
from web import Client
from words import CARE

FIXTURES = sorted((PROJECT / "Tests/Fixtures").iterdir())
WRONG = "Not What It Was"
# Settings that an earlier version had; each is told of and does nothing.
GONE = ["brands[1].policy.questions-per-account"]


@pytest.fixture(params=FIXTURES, ids=[path.name for path in FIXTURES])
def kept(request):
    """The folder of a fixture: only copies of it are opened, as SQLite puts files beside what it reads."""
    before = sorted(request.param.rglob("*"))
    yield request.param
    assert sorted(request.param.rglob("*")) == before


@pytest.fixture
def people(kept):
    return json.loads((kept / "people.json").read_text())


@pytest.fixture
def place(kept, tmp_path):
    """A copy of the installation, with the modes that git does not keep."""
    shutil.copytree(kept, tmp_path / "place")
    return private(Installation(tmp_path / "place"))


def private(place):
    place.data.chmod(0o700)
    for path in place.data.iterdir():
        path.chmod(0o600)
    return place


@pytest.fixture
def served(place):
    with place.start():
        yield place
    assert_calm(place)


def desk(place, people, email="alex@care.example"):
    """An agent who has logged in with both factors."""
    person = people[email]
    return log_in_with_second_factor(Client(place, place.care, "localhost"), person, code=totp.code(person["authenticator"]))


def log_in(place, person):
    client = Client(place, place.portal, f"{person['brand']}.localhost")
    if "authenticator" in person:
        return log_in_with_second_factor(client, person, code=totp.code(person["authenticator"]))
    return client.log_in(LogIn(person["email"], person["password"]))


def check(agent, account, said):
    """The page of a new call on which somebody has said so."""
    page = agent.check(agent.open_call(account), said)
    return page.words, CARE[page.lang]


def assert_answers_are_checked(place, people):
    """A right answer verifies a call and a wrong one does not, under each key of the ring."""
    agent = desk(place, people)
    for email in ("camille@studio-belledonne.example", "daniel@harbour-lane.example"):
        told, words = check(agent, people[email]["account"], WRONG)
        assert words["wrong"] in told and words["by question"] not in told
        told, words = check(agent, people[email]["account"], people[email]["answer"])
        assert words["by question"] in told


def assert_log_is_sound(place, *of):
    """The log of the database, or of what is named, is whole; how many entries it has."""
    told = json.loads(place.command("audit", "verify", *of, "--json").stdout)
    assert told["entries"] >= 318 and told["signed"] >= 311, told
    return told["entries"]


def test_the_configuration_is_read_and_warned_about_where_a_setting_went(place):
    doctor = place.command("doctor", "--json")
    findings = {finding["check"]: finding for finding in json.loads(doctor.stdout)}
    assert all(finding["ok"] for finding in findings.values()), doctor.stdout
    assert "fits the key ring, 20 accounts" in findings["database"]["text"][0]
    assert "2 keys from" in findings["key ring"]["text"][0]
    warnings = doctor.stderr.splitlines()
    assert len(warnings) == len(GONE), doctor.stderr
    for setting, warning in zip(GONE, warnings):
        assert re.fullmatch(rf"countersign: \S+, line \d+: {re.escape(setting)} does nothing any more, .+: take it out\.", warning), warning


def test_a_file_is_upgraded_by_a_stop(place):
    assert "which has one server: stop it" in place.command("upgrade", "check", status=3).stderr


def test_a_start_warns_of_what_went_as_well(served):
    log = served.log.read_text()
    assert [log.count(f"{setting} does nothing any more") for setting in GONE] == [1] * len(GONE), log[:2000]


def test_doctor_touches_neither_configuration_nor_keys(place, kept):
    place.command("doctor")
    for name in ("countersign.yaml", "data/key-ring", "data/audit-witness"):
        assert (place.folder / name).read_bytes() == (kept / name).read_bytes(), name


def test_doctor_leaves_the_database_to_the_earlier_version(place, kept):
    place.command("doctor")
    assert (place.data / "database.sqlite").read_bytes() == (kept / "data/database.sqlite").read_bytes()


def test_the_keys_are_those_it_had_and_things_are_under_both(place, kept):
    keys = json.loads(place.command("key", "list", "--json").stdout)["keys"]
    ring = [line.split() for line in (kept / "data/key-ring").read_text().splitlines()[1:] if not line.startswith("#")]
    assert [key["id"] for key in keys] == [line[0] for line in ring]
    assert [key["records"]["answers"] for key in keys] == [17, 1] and [key["seals"] for key in keys] == [False, True]


def test_everything_can_be_sealed_with_the_newest_key(place, people):
    old, new = (key["id"] for key in json.loads(place.command("key", "list", "--json").stdout)["keys"])
    place.command("key", "rotate")
    place.command("key", "retire", old)
    assert [key["id"] for key in json.loads(place.command("key", "list", "--json").stdout)["keys"]] == [new]
    with place.start():
        assert_answers_are_checked(place, people)
    assert_log_is_sound(place)


def test_the_log_of_the_database_is_sound_before_and_after_it_is_served(place):
    before = assert_log_is_sound(place)
    with place.start():
        pass
    assert assert_log_is_sound(place) > before
    assert_calm(place)


def test_the_export_and_copies_are_sound_by_the_public_key_alone(place):
    def verify(name, *words):
        key = (place.folder / "public-key").read_text().strip()
        return place.run("audit", "verify", place.folder / name, "--public-key", key, *words)

    for name in ("audit-export.jsonl", "backup.sqlite", "data/database.sqlite"):
        told = verify(name)
        assert told.returncode == 0 and "as it was recorded" in told.stdout, (name, told.stderr)
    witness = ["--witness", place.data / "audit-witness"]
    assert verify("data/database.sqlite", *witness).returncode == 0
    older = verify("backup.sqlite", *witness)
    assert older.returncode == 65 and "its end was cut off" in older.stderr, "the witness was written after the backup"


def test_the_export_of_this_build_continues_the_one_of_then(place, kept, tmp_path):
    then = entries((kept / "audit-export.jsonl").read_text())
    export = place.command("audit", "export").stdout
    assert entries(export)[:len(then)] == then
    (tmp_path / "later.jsonl").write_text(export)
    for key in ((kept / "public-key").read_text().strip(), place.command("audit", "public-key").stdout.strip()):
        assert_log_is_sound(place, tmp_path / "later.jsonl", "--public-key", key)


def entries(export):
    return [line for line in export.splitlines() if '"number"' in line]


def test_answers_of_then_are_checked(served, people):
    assert_answers_are_checked(served, people)


def test_members_log_in_with_what_they_know(served, people):
    members = [person for person in people.values() if "brand" in person]
    assert len(members) == 6
    for person in members:
        page = log_in(served, person).get("/account/settings")
        assert page.status == 200 and person["email"] in page.text.replace("<wbr>", ""), person["email"]
        assert refused(served, person, password=person["password"] + " x").status == 422
    yasmine = people["belkacem@traiteur-safran.example"]
    assert refused(served, yasmine, email="yasmine@traiteur-safran.example").status == 422, "her address is another one now"


def refused(place, person, **other):
    """What is answered to a log-in with something else in place of what the person knows."""
    client = Client(place, place.portal, f"{person['brand']}.localhost")
    client.get("/login")
    return client.post("/login", **{"email": person["email"], "password": person["password"], **other})


def test_a_recovery_code_of_then_is_good_once(served, people):
    robin = people["robin@care.example"]
    code = robin["recovery"][-1]
    assert second_step(Client(served, served.care, "localhost"), robin, recovery=code).status == 303
    assert second_step(Client(served, served.care, "localhost"), robin, recovery=code).status == 422


def test_whoever_waits_for_an_invitation_is_invited_and_activates(place, people):
    waiting = {"AV-3126": "atelier-vingt", "NL-205416": "northline"}
    links = {number: json.loads(place.command("account", "invite", number, "--brand", brand, "--json").stdout)["link"]
             for number, brand in waiting.items()}
    with place.start():
        agent = desk(place, people)
        for number, brand in waiting.items():
            client = Client(place, place.portal, f"{brand}.localhost")
            client.activate(links[number].rsplit("/", 1)[1], "seven herons over Tobermory", "lost-object-town", "Pérouges-sur-Thouet")
            told, words = check(agent, number, "Perouges sur Thouet")
            assert words["by question"] in told


def test_what_was_shut_stays_shut(served, people):
    """Whatever the time: a dead answer, a stopped question, accounts that were suspended, closed and erased."""
    agent = desk(served, people)
    for number, why in (("NL-204966", "dead"), ("AV-3207", "dead"), ("NL-205182", "stopped")):
        page = agent.get(agent.open_call(number))
        assert CARE[page.lang][why] in page.words and 'name="said"' not in page.text, number
    for number in ("AV-3162", "NL-205308"):
        assert agent.follow(agent.look_up(number)).field("ticket") is None, number
    assert agent.look_up("NL-204741").status == 422, "nothing is found of what was erased"


def test_the_question_whose_lock_was_lifted_is_open(served, people):
    agent = desk(served, people)
    told, words = check(agent, "NL-204858", "Quillfeather")
    assert words["by question"] in told


def test_a_call_that_was_left_open_has_run_out_and_keeps_its_attempt(place):
    end = time.monotonic() + 10
    with place.start():
        while "outcome" not in (call := account(place, "NL-204417", "northline")["calls"][-1]):
            assert time.monotonic() < end, call
    assert call["outcome"] == "expired" and [attempt["result"] for attempt in call["attempts"]] == ["wrong"]


def account(place, number, brand):
    return json.loads(place.command("account", "export", number, "--brand", brand).stdout)


def test_the_record_of_a_customer_holds_what_happened(place):
    held = account(place, "AV-3108", "atelier-vingt")
    assert [member["name"] for member in held["account"]["members"]] == ["Camille Forestier", "Noé Forestier"]
    assert held["account"]["phones"] == ["+33639981234"]
    assert [attempt["result"] for call in held["calls"] for attempt in call["attempts"]] == ["verified"] * 4
    assert {"questionChosen", "callOpened", "answerVerified", "codeMade", "codeVerified"} <= {entry["kind"] for entry in held["log"]}


def test_mails_that_wait_and_were_given_up_are_told_and_can_be_tried_again(place):
    mails = json.loads(place.command("mail", "list", "--json").stdout)
    states = sorted((mail["state"], mail["kind"]) for mail in mails)
    assert states.count(("waiting", "passwordReset")) == 2 and ("failed", "passwordReset") in states, states
    assert {reply for mail in mails if (reply := mail.get("reply"))} == {"/bin/sh ended with status 67.", "/bin/sh ended with status 75."}


def test_the_backup_of_then_is_restored_on_an_empty_machine(kept, people, tmp_path):
    restored = empty_machine(kept, tmp_path)
    for name in ("backup.sqlite", "backup.sqlite.sha256"):
        shutil.copy(kept / name, tmp_path)
    told = restored.command("restore", tmp_path / "backup.sqlite")
    assert "20 accounts" in told.stderr and "has every key" in told.stderr
    restored.command("doctor")
    assert assert_log_is_sound(restored) >= 319
    with restored.start():
        assert_answers_are_checked(restored, people)
    assert_log_is_sound(restored)
    assert_calm(restored)


def empty_machine(kept, tmp_path):
    """The configuration and the key ring, and no database."""
    data = tmp_path / "machine/data"
    data.mkdir(parents=True)
    shutil.copy(kept / "countersign.yaml", data.parent)
    shutil.copy(kept / "data/key-ring", data)
    return private(Installation(data.parent))


def test_a_backup_of_this_build_is_restored(place, kept, people, tmp_path):
    with place.start():
        told = place.command("backup", tmp_path / "later.sqlite", "--json")
    assert json.loads(told.stdout)["accounts"] == 20
    restored = empty_machine(kept, tmp_path)
    restored.command("restore", tmp_path / "later.sqlite")
    with restored.start():
        assert_answers_are_checked(restored, people)
    assert_log_is_sound(restored)


def test_a_closed_account_of_then_is_erased(place):
    told = place.command("account", "erase", "AV-3162", "--brand", "atelier-vingt", "--yes")
    assert json.loads(told.stdout)["search"]["found"] == 0
    assert b"papeterie-canal" not in (place.data / "database.sqlite").read_bytes()
    assert_log_is_sound(place)


def test_the_demo_of_then_is_served(place):
    demo = Demo(place.folder).start()
    for brand in demo.brands:
        page = Client.of_portal(demo, brand).log_in(brand.owner).get("/account/settings")
        assert page.status == 200 and brand.owner.email in page.text.replace("<wbr>", "")
    demo.stop()
    assert_calm(demo)
