"""Last of all: nothing the servers wrote holds an answer or a password that was typed."""
import base64
import email
import email.policy
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
# Bytes: one look at so many costs little more than one at a mail.
LARGEST_PILE = 16_000_000
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
    # A needle is a line: a text of several is looked for as it is encoded only.
    return {spelling for spelling in found if len(spelling) >= FEWEST_LETTERS and b"\n" not in spelling}


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


def search(demos, texts, folder):
    """Where one of the texts stands, in capitals, small letters or as it was typed."""
    needles = folder / "needles"
    cases = {case for text in texts for case in (text, text.lower(), text.upper())}
    needles.write_bytes(b"\n".join(sorted({spelling for case in cases for spelling in spellings(case)})))
    found, pile = [], []
    for piece in haystacks(demos):
        pile.append(piece)
        if sum(len(content) for _, content in pile) > LARGEST_PILE:
            found += in_pile(pile, needles)
            pile = []
    return found + in_pile(pile, needles)


def in_pile(pile, needles):
    """What is found in a pile of files: all at once, and one by one only where there is something."""
    if len(pile) > 1 and not matches(b"\n".join(content for _, content in pile), needles):
        return []
    return [f"{match!r} in {path.name}" for path, content in pile for match in matches(content, needles)]


def matches(content, needles):
    # grep looks for all of them in one go.
    told = subprocess.run(
        ["grep", "-aFo", "-f", needles], input=content + b"\n" + content.replace(b"\0", b""), capture_output=True,
        env={"LC_ALL": "C"})
    assert told.returncode in (0, 1), told.stderr
    return sorted(set(told.stdout.splitlines()))


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
        folder = tmp_path / "planted"

    Planted.folder.mkdir()
    log, secret = Planted.folder / "stderr.log", "Zanzibar Ombrelle Bleuâtre"
    wanted = {secret} | canonical_forms([secret])
    disguises = [secret, secret.lower(), secret.upper(), quote(secret), quote_plus(secret), secret.encode().hex(),
                 base64.b64encode(b"x" + secret.encode()).decode(),
                 base64.urlsafe_b64encode(b"xy" + secret.encode() + b"z").decode(), *canonical_forms([secret])]
    assert len(disguises) >= 12
    for plant in [disguise.encode() for disguise in disguises] + [
            b"\1" + secret.encode("utf-16-le"), b"\1\2" + secret.encode("utf-16-be")]:
        log.write_bytes(b"...." + plant + b"....")
        assert search([Planted], wanted, tmp_path), plant
    log.write_bytes(b"nothing of the sort")
    assert not search([Planted], wanted, tmp_path)


def test_no_answer_and_no_password_is_in_anything_the_servers_wrote(busy, tmp_path):
    said = typed.secrets()
    assert len(said) >= 12
    texts = {text for text in said if sum(letter.isalnum() for letter in text) >= FEWEST_LETTERS}
    names = {path.name for path, _ in haystacks([busy])}
    assert {"database.sqlite", "database.sqlite-wal", "database.sqlite-shm", "stderr.log", "responses.bin"} <= names
    assert not search(DEMOS, texts | canonical_forms(texts), tmp_path)
    # Keys for authenticator apps and recovery codes stand in the one page that shows them.
    kept = [found for found in search(DEMOS, typed.shown_once(), tmp_path) if not found.endswith("responses.bin")]
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
