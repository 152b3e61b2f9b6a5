"""Notices and links by mail, at a real SMTP server: who receives what, in which words, and what never goes out."""
import json
import re
import time
import uuid
from urllib.parse import urlsplit

import pytest

import backdoor
import typed
from conftest import COMPANY, NAME, demo_that_mails
from web import Client

NOT_ME = r"[A-Za-z0-9_-]{43}"
NOTICES = ["questionChanged", "passwordChanged", "emailChangeAsked", "emailChanged", "newBrowser", "questionLocked",
           "answerDead", "questionUnlocked", "callVerified", "phoneStopped", "secondFactorOn", "secondFactorOff", "recoveryCodeUsed"]
PATHS = {"invitation": "activate", "memberAdded": "password", "passwordReset": "password", "emailConfirmation": "email"}
SUBJECTS = {
    "questionChanged": ("Security question changed", "Question de sécurité modifiée"),
    "questionLocked": ("Security question locked", "Question de sécurité verrouillée"),
    "answerDead": ("Choose a new security question", "Choisissez une nouvelle question de sécurité"),
    "callVerified": ("Verified on the phone", "Identité vérifiée par téléphone"),
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory, mailbox):
    yield from demo_that_mails(tmp_path_factory, mailbox)


def change_question(demo, brand, person):
    backdoor.familiar(demo, brand, person).set_answer("lent-book", f"Salt Road of {uuid.uuid4().hex[:8]}")


def assert_proper(mail, brand, language, person, subject=None):
    """What holds for every mail."""
    parsed = mail.parsed
    assert not parsed.defects and not [d for part in parsed.walk() for d in part.defects]
    assert [part.get_content_type() for part in parsed.walk()] == [
        "multipart/alternative", "text/plain", "text/html"]
    sender = parsed["From"].addresses[0]
    assert sender.addr_spec == mail.sender == f"care@{brand.id}.example"
    assert sender.display_name == {"northline": "Northline", "atelier-vingt": "Atelier Vingt"}[brand.id]
    assert parsed["To"].addresses[0].addr_spec == mail.recipient
    assert parsed["Auto-Submitted"] == "auto-generated" and parsed["X-Auto-Response-Suppress"] == "All"
    assert parsed["Content-Language"] == language
    assert re.fullmatch(rf"<[0-9a-f-]{{36}}@{brand.id}\.example>", parsed["Message-ID"])
    assert abs(parsed["Date"].datetime.timestamp() - time.time()) < 120
    assert "List-Unsubscribe" not in parsed
    assert max(map(len, mail.raw.split(b"\r\n"))) <= 78 and mail.raw.isascii()
    assert f'<html lang="{language}">' in mail.html
    separator = ": " if language == "en" else "\u00a0: "
    if subject:
        assert parsed["Subject"] == subject[0 if language == "en" else 1] + separator + person.company
    else:
        assert parsed["Subject"].endswith(separator + person.company)
    assert person.company in mail.text and person.company not in mail.html
    assert person.company.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in mail.html
    host = brand.host_in(language)
    for link in re.findall(r"https?://[^\s\"<]+", mail.text + mail.html):
        assert urlsplit(link).hostname == host, link
    for secret in typed.secrets():
        if len(secret) < 4:
            continue  # Refused as too short somewhere, and part of many a word.
        assert secret not in mail.text and secret not in mail.html
    if language == "fr":
        assert not re.search(r"[ \w][?!;]|\w:(?!//|\d)|« | »|\w'\w", mail.text.replace("\u00a0", "~").replace(person.company, ""))


@pytest.mark.every_storefront
def test_a_new_answer_is_told_to_owner_administrator_and_previous_address(demo, mailbox, brand, language, owner):
    mark = uuid.uuid4().hex[:8]
    colleague, user, former, gone = (f"{who}-{mark}@quarry.example" for who in ("admin", "user", "former", "gone"))
    backdoor.add_member(demo, owner, colleague)
    backdoor.add_member(demo, owner, user, role="user")
    backdoor.had_address(demo, owner, former)
    backdoor.had_address(demo, owner, gone, days=-1)
    change_question(demo, brand, owner)
    for address, name in ((owner.email, NAME), (colleague, "Noé Lacombe"), (former, NAME)):
        mail, = mailbox.wait_for(1, address)
        assert_proper(mail, brand, language, owner, SUBJECTS["questionChanged"])
        assert mail.parsed["To"].addresses[0].display_name == name
        assert mail.text.startswith(f"{'Hello' if language == 'en' else 'Bonjour'} {name},\n")
        assert (f", with the log-in of {NAME}." if language == "en" else f", avec l’accès de {NAME}.") in mail.text
        # Behind a proxy people come by https.
        secure = "s" if hasattr(demo, "nodes") else ""
        place = re.escape(brand.at("/not-me/", brand.host_in(language)).replace("http:", f"http{secure}:"))
        assert re.fullmatch(place + NOT_ME, mail.link)
    assert not mailbox.to(user) and not mailbox.to(gone)


@pytest.mark.every_storefront
def test_what_happens_on_the_phone_is_told(demo, mailbox, brand, language, owner):
    desk = Client.of_desk(demo).log_in(brand.agent)
    desk.check(desk.open_call(owner.account), owner.answer)
    assert_proper(mailbox.wait_for(1, owner.email)[0], brand, language, owner, SUBJECTS["callVerified"])
    backdoor.rest_agents(demo)
    backdoor.spend(demo, owner, 4, 4)
    desk.check(desk.open_call(owner.account), "Nothing of the Kind")
    assert_proper(mailbox.wait_for(2, owner.email)[1], brand, language, owner, SUBJECTS["questionLocked"])
    backdoor.rest_agents(demo)
    backdoor.spend(demo, owner, 0, 9)
    desk.check(desk.open_call(owner.account), "Nothing of the Sort")
    assert_proper(mailbox.wait_for(3, owner.email)[2], brand, language, owner, SUBJECTS["answerDead"])
    backdoor.rest_agents(demo)


@pytest.mark.parametrize("kind", NOTICES)
def test_every_notice_has_its_words(demo, mailbox, brand, language, owner, kind):
    backdoor.post(demo, owner, kind)
    mail, = mailbox.wait_for(1, owner.email)
    assert_proper(mail, brand, language, owner)
    # The report itself leads to what is left to do; everything else to a link of its own.
    assert re.search("/not-me$" if kind == "phoneStopped" else f"/not-me/{NOT_ME}$", mail.link)
    phone = {"northline": {"en": "1 (800) 555-0100"}, "atelier-vingt": {"fr": "01 99 00 20 20"}}[brand.id][language]
    assert phone.replace(" ", "\u00a0") in mail.text and phone.replace(" ", "\u00a0") in mail.html


@pytest.mark.parametrize("kind", PATHS)
def test_every_link_is_on_the_host_that_speaks_the_language(demo, mailbox, brand, language, owner, kind):
    backdoor.post(demo, owner, kind, has_link=True)
    mail, = mailbox.wait_for(1, owner.email)
    assert_proper(mail, brand, language, owner)
    parts = urlsplit(mail.link)
    assert re.fullmatch(rf"/{PATHS[kind]}/[A-Za-z0-9_-]{{43}}", parts.path)
    assert parts.netloc == f"{brand.host_in(language)}:{demo.portal}"


def test_an_invitation_by_mail_can_be_activated(demo, mailbox, brand, language):
    email = f"new-{uuid.uuid4().hex[:8]}@quarry.example"
    number = f"MX-{uuid.uuid4().int % 10**8}"
    added = demo.command("account", "add", "--brand", brand.id, "--number", number, "--company", COMPANY, "--email",
                         email, "--name", NAME, "--language", language, "--mail")
    assert added.returncode == 0 and "/activate/" not in added.stdout + added.stderr, added.stderr
    first, = mailbox.wait_for(1, email)
    again = demo.command("account", "invite", number, "--brand", brand.id, "--mail")
    assert again.returncode == 0, again.stderr
    second = mailbox.wait_for(2, email)[1]
    assert first.link != second.link
    visitor = Client.of_portal(demo, brand, brand.host_in(language))
    assert visitor.get(urlsplit(first.link).path).status in (404, 410)
    token = urlsplit(second.link).path.rsplit("/", 1)[1]
    visitor.activate(token, backdoor.PASSWORD, "lent-book", backdoor.ANSWER)
    assert visitor.get("/").status == 200
    for mail in (first, second):
        assert token not in json.dumps([(bytes(id).hex(), key) for id, key in backdoor.run(demo, "SELECT id, key_id FROM outbox")])


def test_an_import_mails_its_invitations_all_or_none(demo, mailbox, brand, language, tmp_path):
    mark = uuid.uuid4().hex[:6]
    header = "number,company,phone,email,name,language\n"
    rows = [f"IM-{mark}-{n},Import {n},,import-{mark}-{n}@quarry.example,Robin {n},{language}\n" for n in range(3)]
    file = tmp_path / "rows.csv"
    file.write_text(header + "".join(rows) + f"{brand.owner.account},Twice,,twice-{mark}@quarry.example,X,en\n")
    assert demo.command("account", "import", str(file), "--brand", brand.id, "--mail").returncode == 65
    file.write_text(header + "".join(rows))
    done = demo.command("account", "import", str(file), "--brand", brand.id, "--mail")
    assert done.returncode == 0 and done.stdout == "", done.stderr
    for n in range(3):
        mail, = mailbox.wait_for(1, f"import-{mark}-{n}@quarry.example")
        assert Client.of_portal(demo, brand).get(urlsplit(mail.link).path).status == 200
    assert not mailbox.to(f"twice-{mark}@quarry.example")


def test_a_member_is_added_by_command_and_sent_a_link(demo, mailbox, brand, language, owner):
    email = f"added-{uuid.uuid4().hex[:8]}@quarry.example"
    add = ["account", "add-member", owner.account, "--brand", brand.id, "--name", "Noé Lacombe", "--email", email]
    assert demo.command(*add, "--role", "boss").returncode == 64
    done = demo.command(*add, "--role", "administrator")
    assert done.returncode == 0, done.stderr
    mail, = mailbox.wait_for(1, email)
    assert_proper(mail, brand, language, owner)
    assert "/password/" in mail.link
    assert demo.command(*add, "--role", "user").returncode == 65
    change_question(demo, brand, owner)
    assert "/not-me" in mailbox.wait_for(2, email)[1].link


@pytest.mark.parametrize("reply", ["451 4.3.0 Come back later", "cut", "421 4.3.2 Closing"])
def test_a_refusal_for_now_is_tried_again_and_arrives_once(demo, mailbox, brand, owner, reply):
    mailbox.replies.append(reply)
    change_question(demo, brand, owner)
    wait_until(lambda: [row[1:3] for row in backdoor.mail_state(demo, owner.email)] == [("waiting", 1)])
    kept = backdoor.mail_state(demo, owner.email)[0][3]
    assert not mailbox.to(owner.email) and (reply == "cut" or reply[:3] in kept)
    backdoor.hurry_mail(demo)
    mailbox.wait_for(1, owner.email)
    wait_until(lambda: backdoor.mail_state(demo, owner.email)[0][1] == "sent")
    time.sleep(1.5)
    assert len(mailbox.to(owner.email)) == 1


def test_a_refusal_for_good_is_given_up_seen_and_let_go_again(demo, mailbox, brand, owner):
    mailbox.refused[owner.email] = "550 5.1.1 Nobody of that name"
    change_question(demo, brand, owner)
    wait_until(lambda: backdoor.mail_state(demo, owner.email)[0][1] == "failed")
    listed = demo.command("mail", "list", "--json")
    entry = next(entry for entry in json.loads(listed.stdout) if entry["to"] == owner.email)
    assert entry["state"] == "failed" and "550 5.1.1 Nobody of that name" in entry["reply"]
    told = demo.command("mail", "list").stdout
    assert entry["id"] in told and "given up" in told and "Nobody of that name" in told
    del mailbox.refused[owner.email]
    assert demo.command("mail", "retry", entry["id"]).returncode == 0
    mail, = mailbox.wait_for(1, owner.email)
    assert mail.id.startswith(f"<{entry['id']}@")
    wait_until(lambda: backdoor.mail_state(demo, owner.email)[0][1] == "sent")
    assert demo.command("mail", "retry", entry["id"]).returncode == 66
    assert entry["id"] in demo.command("mail", "list", "--all").stdout
    assert entry["id"] not in demo.command("mail", "list").stdout


def test_a_link_that_is_over_is_not_sent(demo, mailbox, brand, owner):
    mailbox.replies.append("451 4.3.0 Come back later")
    backdoor.post(demo, owner, "passwordReset", has_link=True)
    wait_until(lambda: backdoor.mail_state(demo, owner.email)[0][2] == 1)
    backdoor.run(demo, "UPDATE outbox SET expires_at = ?, at = ? WHERE email = ?", backdoor.now() - 1, backdoor.now(),
                 owner.email)
    wait_until(lambda: backdoor.mail_state(demo, owner.email)[0][1] == "failed")
    assert not mailbox.to(owner.email)
    assert demo.command("mail", "retry", "--all").returncode == 0
    assert backdoor.mail_state(demo, owner.email)[0][1] == "failed"


def test_a_message_whose_key_is_gone_is_given_up_and_seen(demo, mailbox, brand, owner):
    # The database itself takes no such key.
    [(refusal,)] = backdoor.run(demo, "SELECT sql FROM sqlite_schema WHERE name = 'outbox_of_known_key'")
    backdoor.run(demo, "DROP TRIGGER outbox_of_known_key")
    backdoor.run(
        demo, "INSERT INTO outbox (id, kind, member, email, happened_at, key_id, expires_at, at) "
        "SELECT randomblob(16), 'passwordReset', key, email, ?, 'no-such-key', ?, ? FROM members WHERE email = ?",
        backdoor.now(), backdoor.now() + 60_000, backdoor.now(), owner.email)
    backdoor.run(demo, refusal)
    wait_until(lambda: backdoor.mail_state(demo, owner.email)[0][1] == "failed")
    assert "no-such-key" in demo.command("mail", "list").stdout
    assert not mailbox.to(owner.email)


def test_the_first_accounts_of_the_demo_have_two_readers(demo, mailbox, brand, language):
    colleague = {"northline": "jonah@ellison-freight.example", "atelier-vingt": "noe@studio-belledonne.example"}
    before = len(mailbox.to(brand.owner.email))
    change_question(demo, brand, brand.owner)
    mailbox.wait_for(before + 1, brand.owner.email)
    mailbox.wait_for(before + 1, colleague[brand.id])


def wait_until(holds, seconds=15):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came about"
        time.sleep(0.1)
