"""Last of all: nothing the servers wrote holds an answer or a password that was typed."""
import base64
import subprocess
import unicodedata
from urllib.parse import quote, quote_plus

import pytest

import backdoor
import server
import typed
from conftest import DEMOS
from web import Client
from words import CARE

FEWEST_LETTERS = 6
# The demo's own list of log-ins, and what it prints for the person who starts it.
INPUTS = {"demo.json", "stdout.log"}


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
    """The bytes by which a text could be found: UTF-8, UTF-16, percent-encoded and base64 at any place."""
    raw = text.encode()
    found = {raw, text.encode("utf-16-le"), text.encode("utf-16-be"), quote(text).encode(), quote_plus(text).encode(),
             text.encode("unicode_escape"), raw.hex().encode(), raw.hex().upper().encode()}
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        for before in range(3):
            # Only what the text alone decides: not the characters it shares with its neighbours.
            coded = encode(b"\0" * before + raw)
            first = -(-before * 8 // 6)
            last = (before + len(raw)) * 8 // 6
            found.add(coded[first:last])
    return {spelling for spelling in found if len(spelling) >= FEWEST_LETTERS}


def haystacks(demos):
    """Everything the servers wrote, and all they answered."""
    for demo in demos:
        for path in sorted(demo.folder.rglob("*")):
            if path.is_file() and path.name not in INPUTS:
                yield path, path.read_bytes()


def search(demos, texts):
    needles = {spelling: text for text in texts for spelling in spellings(text)}
    return [f"{text!r} in {path.name}" for path, content in haystacks(demos)
            for needle, text in needles.items() if needle in content or needle in content.lower()]


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


def test_the_search_finds_a_planted_secret_in_every_disguise(tmp_path):
    class Planted:
        folder = tmp_path

    secret = "Zanzibar Ombrelle Bleuâtre"
    disguises = [secret, secret.upper().lower(), quote(secret), quote_plus(secret), base64.b64encode(b"x" + secret.encode()).decode(),
                 base64.urlsafe_b64encode(b"xy" + secret.encode() + b"z").decode(), secret.encode().hex()]
    for place, disguise in enumerate(disguises):
        (tmp_path / "stderr.log").write_bytes(b"...." + disguise.encode() + b"....")
        assert search([Planted], {secret, secret.lower()}), disguise
    for encoding in ("utf-16-le", "utf-16-be"):
        (tmp_path / "stderr.log").write_bytes(b"\1" + secret.encode(encoding))
        assert search([Planted], {secret}), encoding
    for form in canonical_forms([secret]):
        (tmp_path / "stderr.log").write_bytes(form.encode())
        assert search([Planted], canonical_forms([secret])), form
    (tmp_path / "stderr.log").write_bytes(b"nothing of the sort")
    assert not search([Planted], {secret} | canonical_forms([secret]))


def test_no_answer_and_no_password_is_in_anything_the_servers_wrote(busy):
    said = typed.secrets()
    assert len(said) >= 12
    texts = {text for text in said if sum(letter.isalnum() for letter in text) >= FEWEST_LETTERS}
    written = [path for path, _ in haystacks(DEMOS)]
    names = {path.name for path in written}
    assert {"database.sqlite", "database.sqlite-wal", "database.sqlite-shm", "stderr.log", "responses.bin"} <= names
    assert not search(DEMOS, texts | canonical_forms(texts))


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
