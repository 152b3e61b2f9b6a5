"""Last of all: nothing the servers wrote holds an answer or a password that was typed."""
import base64
import email
import email.message
import email.policy
import pathlib
import subprocess
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, quote_plus

import pytest
from ahocorasick_rs import BytesAhoCorasick

import backdoor
import server
import typed
from conftest import DEMOS
from web import Client
from words import CARE

FEWEST_LETTERS = 6
SECRET = "Zanzibar Ombrelle Bleue"
# The demo's own list of log-ins, what it prints for the person who starts it, and the file an operator writes for the nodes of a cluster.
INPUTS = {"demo.json", "stdout.log", "database-password"}


def canonical_forms(texts):
    """What is left of an answer after the rules for spoken answers, where it is long enough to mean something."""
    forms = {plain(text) for text in texts} | {plain(text).replace(" ", "") for text in texts}
    lines = "".join(f"{language}\t{kind}\t{text}\n" for text in texts for language in ("en", "fr")
                    for kind in ("name", "city", "title"))
    told = subprocess.run([server.BINARY, "answer", "forms"], input=lines, capture_output=True, text=True, timeout=60)
    if told.returncode == 0:
        forms |= {form for line in told.stdout.splitlines() for form in line.split("\t")}
    return {form for form in forms if sum(letter.isalnum() for letter in form) >= FEWEST_LETTERS}


def plain(text):
    bare = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in bare).split())


def spellings(text):
    """The bytes by which a text could be found: plain, percent-encoded, in hex, and in base64 at any place."""
    raw = text.encode()
    found = {raw, quote(text).encode(), quote_plus(text).encode(), text.encode("unicode_escape"), raw.hex().encode(),
             raw.hex().upper().encode()}
    # What is left of UTF-16 without its zeros: the search looks there, too.
    found.add(text.encode("latin-1", "ignore"))
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        for before in range(3):
            # Only what the text alone decides: not the characters it shares with its neighbours.
            coded = encode(b"\0" * before + raw)
            first, last = -(-before * 8 // 6), (before + len(raw)) * 8 // 6
            found.add(coded[first:last])
    return {spelling for spelling in found if len(spelling) >= FEWEST_LETTERS}


def written_out(path):
    """A mail's parts without their transfer encoding."""
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    return b"\n".join(part.get_content().encode() for part in mail.walk() if not part.is_multipart())


def haystacks(demos):
    """Everything the servers wrote, and all they answered."""
    for demo in demos:
        for path in sorted(demo.folder.rglob("*")):
            if path.is_file() and path.name not in INPUTS:
                yield path, path.read_bytes()
                if path.suffix == ".eml":
                    yield path, written_out(path)


def search(demos, texts):
    """Where one of the texts stands, in capitals, small letters or as it was typed."""
    cases = {case for text in texts for case in (text, text.lower(), text.upper())}
    needles = sorted({spelling for case in cases for spelling in spellings(case)})
    automaton = BytesAhoCorasick(needles)
    return sorted({f"{needles[place]!r} in {path.name}" for path, content in haystacks(demos)
                   for place in matches(automaton, content)})


def matches(automaton, content):
    """The places in the list of needles of those that are found; also between the zeros of UTF-16."""
    bare = content.replace(b"\0", b"")
    return {place for text in ([content, bare] if len(bare) < len(content) else [content])
            for place, _, _ in automaton.find_matches_as_indexes(text)}


@pytest.fixture(scope="module")
def busy(demo):
    """A server on which everything has been done at least once."""
    for brand in demo.brands:
        person = backdoor.invite(demo, brand, answer=f"Gribouillon Piratapon {brand.id}",
                                 password="huit tambours sous la neige")
        owner = Client.of_portal(demo, brand).activate(person.token, person.password, "stuffed-toy-name", person.answer)
        owner.log_in(person).set_answer("lent-book", "Zanzibar Blue Umbrella")
        owner.get("/account/settings/security-question")
        for answer in ("Zanzibar Blue Umbrella", "Ox", "Wolverton Abbeyfeale " * 8):
            owner.post("/account/settings/security-question", key=owner.page.field("key"), question="lent-book",
                       answer=answer)
        owner.post("/login", email=person.email, password="an utterly wrong passphrase")
        agent = Client.of_desk(demo).log_in(brand.agent)
        call = agent.open_call(person.account)
        for said in ("Quixotic Marmalade Regatta", "zanzibar blue umbrella"):
            agent.check(call, said)
        assert CARE["en"]["verified"] in agent.get(call).words or CARE["fr"]["verified"] in agent.get(call).words
    return demo


@dataclass
class Planted:
    """A folder as a server would have written it."""
    folder: pathlib.Path


def test_the_search_finds_a_planted_secret_in_every_disguise(tmp_path):
    log, secret = tmp_path / "stderr.log", "Zanzibar Ombrelle Bleuâtre"
    wanted = {secret} | canonical_forms([secret])
    disguises = [secret, secret.lower(), secret.upper(), quote(secret), quote_plus(secret), secret.encode().hex(),
                 base64.b64encode(b"x" + secret.encode()).decode(),
                 base64.urlsafe_b64encode(b"xy" + secret.encode() + b"z").decode(), *canonical_forms([secret])]
    assert len(disguises) >= 12
    for plant in [disguise.encode() for disguise in disguises] + [
            b"\1" + secret.encode("utf-16-le"), b"\1\2" + secret.encode("utf-16-be")]:
        log.write_bytes(b"...." + plant + b"....")
        assert search([Planted(tmp_path)], wanted), plant
    log.write_bytes(b"nothing of the sort")
    assert not search([Planted(tmp_path)], wanted)


@pytest.mark.parametrize("coding", ["7bit", "base64", "quoted-printable"])
def test_the_search_reads_a_mail_as_its_reader_does(tmp_path, coding):
    mail = email.message.EmailMessage()
    mail.set_content(f"Your answer is “{SECRET}”.\n" if coding != "7bit" else f"Your answer is {SECRET}.\n", cte=coding)
    (tmp_path / "1.eml").write_bytes(mail.as_bytes())
    assert search([Planted(tmp_path)], {SECRET})


def test_the_search_finds_a_secret_of_several_lines(tmp_path):
    (tmp_path / "stderr.log").write_text("a\nb\n")
    assert not search([Planted(tmp_path)], {"Zanzibar\nb"})
    (tmp_path / "stderr.log").write_text("said=Zanzibar\nb\n")
    assert search([Planted(tmp_path)], {"Zanzibar\nb"})


def test_the_search_finds_a_planted_secret_in_every_file_of_a_server(busy, tmp_path):
    """At the beginning, in the middle and at the end of each kind of file that this run's servers wrote."""
    kinds = {}
    for path, content in haystacks(DEMOS + server.Seed.every):
        kind = path.suffix or path.name
        if kind not in kinds or len(content) < len(kinds[kind]):
            kinds[kind] = content
    assert {".log", ".bin", ".sqlite", ".sqlite-wal", ".sqlite-shm", ".yaml", ".eml", "key-ring"} <= kinds.keys()
    for kind, content in kinds.items():
        folder = tmp_path / kind
        folder.mkdir()
        file = folder / f"file{kind}"
        file.write_bytes(content)
        assert not search([Planted(folder)], {SECRET})
        for place in (0, len(content) // 2, len(content)):
            file.write_bytes(content[:place] + SECRET.encode() + content[place:])
            assert search([Planted(folder)], {SECRET}), (kind, place)


def test_no_answer_and_no_password_is_in_anything_the_servers_wrote(busy):
    said = typed.secrets()
    assert len(said) >= 12
    texts = {text for text in said if sum(letter.isalnum() for letter in text) >= FEWEST_LETTERS}
    names = {path.name for path, _ in haystacks([busy])}
    assert {"database.sqlite", "database.sqlite-wal", "database.sqlite-shm", "stderr.log", "responses.bin"} <= names
    found = search(DEMOS + server.Seed.every, texts | canonical_forms(texts))
    assert not found, "\n".join(found)
    # Keys for authenticator apps and recovery codes stand in the one page that shows them.
    kept = [found for found in search(DEMOS + server.Seed.every, typed.shown_once()) if not found.endswith("responses.bin")]
    assert not kept


def test_no_token_is_in_what_is_kept(busy):
    """Sessions and invitations are kept as hashes: neither the database nor the log holds the token itself."""
    brand = busy.brands[0]
    member, agent = Client.of_portal(busy, brand).log_in(brand.owner), Client.of_desk(busy).log_in(brand.agent)
    person = backdoor.invite(busy, brand)
    Client.of_portal(busy, brand).get(f"/activate/{person.token}")
    tokens = {brand.token, person.token, *member.cookies.values(), *agent.cookies.values()}
    assert len(tokens) >= 5 and all(len(token) == 43 for token in tokens)
    kept = [(path, content) for path, content in haystacks([busy]) if path.name != "responses.bin"]
    for path, content in kept:
        for token in tokens:
            assert token.encode() not in content, path
            assert base64.urlsafe_b64decode(token + "=") not in content, path


def test_nobody_else_may_read_the_files(busy):
    assert busy.data.stat().st_mode & 0o077 == 0
    for path in busy.data.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path


def test_the_log_names_no_person_and_no_statement(busy):
    brand = busy.brands[0]
    agent = Client.of_desk(busy).log_in(brand.agent)
    agent.look_up("+1 416 555 0132")
    agent.look_up("Nobody In Particular")
    log = busy.log.read_text(errors="replace")
    for text in (brand.owner.email, brand.owner.account, "416555", "416 555", "Ellison", "Nobody In Particular"):
        assert text not in log, text
