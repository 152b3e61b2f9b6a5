"""What people do is told by mail, and the links that were mailed lead where they say: through a real SMTP server."""
import re
import time
import uuid
from urllib.parse import urlsplit

import pytest

import backdoor
import totp
import typed
from conftest import COMPANY, LANGUAGES, NAME, demo_that_mails, owner_with_accents
from server import LogIn
from test_mail import assert_proper
from test_second_factor import first_step, second_step, set_up
from web import Client

NEW = "un funambule dessine des cerfs-volants"


@pytest.fixture(scope="module")
def demo(tmp_path_factory, mailbox):
    yield from demo_that_mails(tmp_path_factory, mailbox)


def told(demo, mailbox, person, kind, address=None):
    """The one mail of a kind, once it has come. Another of the same may wait, to be gathered with those that follow."""
    to = address or person.email
    assert (kind, to) in backdoor.messages(demo, person), backdoor.messages(demo, person)
    id = f"<{backdoor.message_ids(demo, to, kind)[0]}@"
    end = time.monotonic() + 20
    while not (found := [mail for mail in mailbox.to(to) if mail.id.startswith(id)]):
        assert time.monotonic() < end, (kind, backdoor.mail_state(demo, to))
        time.sleep(0.05)
    return found[0]


def path_of(mail):
    return urlsplit(mail.link).path


def test_a_forgotten_password_by_the_mailed_link(demo, mailbox, brand, language, owner):
    client = Client.of_portal(demo, brand, brand.host_in(language))
    client.get("/password")
    client.post("/password", email=owner.email)
    mail = told(demo, mailbox, owner, "passwordReset")
    assert_proper(mail, brand, language, owner)
    reset = path_of(mail)
    page = client.get(reset)
    assert page.status == 200 and page.lang == language
    done = client.post(reset, password=typed.remember(NEW))
    assert done.status == 303, done.words
    assert client.get(reset).status == 410
    client.log_in(LogIn(owner.email, NEW))
    assert_proper(told(demo, mailbox, owner, "passwordChanged"), brand, language, owner)


def test_a_new_address_is_confirmed_by_the_mail_to_it_and_told_to_the_old_one(demo, mailbox, brand, language, owner):
    email = f"neu-{uuid.uuid4().hex[:8]}@quarry.example"
    client = Client.of_portal(demo, brand).log_in(owner)
    client.get("/account/settings/e-mail")
    assert client.post("/account/settings/e-mail", email=email).status == 303
    confirm = mailbox.wait_for(1, email)[0]
    assert_proper(confirm, brand, language, owner)
    stranger = Client.of_portal(demo, brand)
    assert stranger.get(path_of(confirm)).status == 200
    assert not backdoor.run(demo, "SELECT 1 FROM members WHERE email = ?", email), "looking at the link changes nothing"
    assert stranger.post(path_of(confirm)).status == 303
    for address in (email, owner.email):
        mail = mailbox.wait_for(2, address)[1] if address == email else mailbox.wait_for(1, address)[-1]
        assert_proper(mail, brand, language, owner)
        assert re.fullmatch(r"/not-me/[A-Za-z0-9_-]{43}", path_of(mail))
        # The reader's own address stands there, the other masked.
        assert address in mail.text and address in mail.html
        assert (owner.email if address == email else email) not in mail.text + mail.html
    Client.of_portal(demo, brand).log_in(LogIn(email, owner.password))


def test_this_was_not_me_from_the_mail_of_a_new_answer(demo, mailbox, brand, language, owner):
    thief = Client.of_portal(demo, brand).log_in(owner).set_answer("lent-book", "Thimble and Turpentine")
    mail = told(demo, mailbox, owner, "questionChanged")
    client = Client.of_portal(demo, brand, brand.host_in(language))
    assert client.get(path_of(mail)).status == 200
    away = client.get("/not-me")
    assert away.status == 303 and away.location == "/login?back=%2Fnot%2Dme"
    client.get(away.location)
    back = client.post("/login", email=owner.email, password=owner.password, back="/not-me")
    assert back.location == "/not-me"
    client.get("/not-me")
    done = client.post("/not-me")
    assert done.status == 303 and done.location == "/account/settings/new-password"
    client.get(done.location)
    changed = client.post(done.location, password=typed.remember(NEW))
    assert changed.status == 303 and changed.location == "/account/settings/security-question"
    assert thief.get("/account/settings").status == 303
    assert_proper(told(demo, mailbox, owner, "phoneStopped"), brand, language, owner)
    agent = Client.of_desk(demo).log_in(brand.agent)
    assert 'name="said"' not in agent.get(agent.open_call(owner.account)).text
    client.set_answer("lent-book", "Lanterns for the Lamplighter")
    assert 'name="said"' in agent.get(agent.open_call(owner.account)).text


def test_a_log_in_from_a_browser_that_is_new(demo, mailbox, brand, language, owner):
    browser = Client.of_portal(demo, brand)
    browser.get("/login")
    agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0"
    answer = browser.post(
        "/login", email=owner.email, password=owner.password, back="", headers={"User-Agent": agent})
    assert answer.status == 303
    mail = told(demo, mailbox, owner, "newBrowser")
    assert_proper(mail, brand, language, owner)
    # Whoever reads it judges by the browser, the system and a time with its zone.
    named = {"en": "Firefox on Windows", "fr": "Firefox sous Windows"}[language]
    assert named in mail.text and named in mail.html
    assert re.search(r"\d{1,2}:\d\d \([^)]*UTC[^)]*\)", mail.text)


def test_a_second_factor_from_on_to_off(demo, mailbox, brand, language, owner):
    client = Client.of_portal(demo, brand).log_in(owner)
    secret, codes = set_up(client)
    assert_proper(told(demo, mailbox, owner, "secondFactorOn"), brand, language, owner)
    again = Client.of_portal(demo, brand)
    first_step(again, owner)
    assert second_step(again, recovery=codes[0]).status == 303
    recovered = told(demo, mailbox, owner, "recoveryCodeUsed")
    assert_proper(recovered, brand, language, owner)
    again.get("/second-factor")
    assert again.post("/second-factor/off", code=totp.code(secret, 1)).status == 200
    off = told(demo, mailbox, owner, "secondFactorOff")
    assert_proper(off, brand, language, owner)
    for mail in mailbox.to(owner.email):
        for kept in (secret, *codes):
            assert kept not in mail.text + mail.html and kept.replace("-", "") not in mail.text + mail.html


def test_a_support_code_and_a_lifted_lock(demo, mailbox, brand, language, owner):
    client = Client.of_portal(demo, brand).log_in(owner)
    digits = client.new_code()
    assert len(digits) == 6
    backdoor.rest_agents(demo)
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(owner.account)
    agent.check_code(call, digits)
    verified = told(demo, mailbox, owner, "callVerified")
    assert_proper(verified, brand, language, owner)
    assert digits not in verified.text
    backdoor.spend(demo, owner, 5, 5, locked_minutes=50)
    boss = Client.of_desk(demo).log_in(brand.supervisor)
    lock = f"/supervision/locks/{backdoor.account_id(demo, owner)}"
    boss.get(lock)
    assert boss.post(f"{lock}/lifting", reason="Called back on the number of the bill").status == 303
    lifted = told(demo, mailbox, owner, "questionUnlocked")
    assert_proper(lifted, brand, language, owner)
    assert "Called back" not in lifted.text


def test_a_second_person_of_an_account_chooses_a_password_by_mail(demo, mailbox, brand, language, owner):
    email = f"deux-{uuid.uuid4().hex[:8]}@quarry.example"
    done = demo.command("account", "add-member", owner.account, "--brand", brand.id, "--name", "Noé Lacombe", "--email",
                        email, "--role", "administrator")
    assert done.returncode == 0, done.stderr
    mail = mailbox.wait_for(1, email)[0]
    assert_proper(mail, brand, language, owner)
    client = Client.of_portal(demo, brand, brand.host_in(language))
    client.get(path_of(mail))
    assert client.post(path_of(mail), password=typed.remember(NEW)).status == 303
    client.log_in(LogIn(email, NEW))
    Client.of_portal(demo, brand).log_in(owner).set_answer("lent-book", "A Wheelbarrow of Walnuts")
    assert backdoor.messages(demo, owner).count(("questionChanged", email)) == 1


def test_an_expired_invitation_is_renewed_by_its_owner_and_by_the_desk(demo, mailbox, brand, language):
    backdoor.forget_failed_logins(demo)
    invited = backdoor.invite(demo, brand, company=f"{COMPANY} {uuid.uuid4().hex[:6]}", name=NAME)
    backdoor.set_language(demo, invited, language)
    backdoor.expire_invitation(demo, invited)
    client = Client.of_portal(demo, brand, brand.host_in(language))
    expired = client.get(f"/activate/{invited.token}")
    assert expired.status == 410 and "/new-link" in expired.text
    assert client.post(f"/activate/{invited.token}/new-link").status == 200
    mail = told(demo, mailbox, invited, "invitation")
    assert client.get(path_of(mail)).status == 200
    assert client.get(f"/activate/{invited.token}").status == 404, "one link at a time"
    # The desk finds an account that waits, and may send another.
    desk = Client.of_desk(demo).log_in(brand.agent)
    found = desk.look_up(invited.account)
    page = desk.get(found.location)
    action = re.search(r'action="(/look-ups/[^"]+/invitation)"', page.text)[1]
    sent = desk.follow(desk.post(action))
    assert sent.status == 200 and "/invitation" not in sent.text
    assert client.get(path_of(mail)).status == 404


def test_other_details_of_an_account_are_told_to_its_people(demo, mailbox, brand, language, owner):
    done = demo.command("account", "change", owner.account, "--brand", brand.id, "--phone", "+33 6 39 98 76 54",
                        "--company", f"{owner.company} Neuve")
    assert done.returncode == 0 and ". 1 notice to its people." in done.stderr, done.stderr
    mail = told(demo, mailbox, owner, "accountChanged")
    word = {"en": "phone numbers", "fr": "numéros de téléphone"}[language]
    assert word in mail.text.replace("\n", " ") and "39 98" not in mail.text, "what it was changed to is not told"
    desk = Client.of_desk(demo).log_in(brand.agent)
    page = desk.get(desk.open_call(owner.email))
    changed = {"en": "A phone number of this account was changed", "fr": "Un numéro de téléphone de ce compte a été modifié"}
    assert changed[page.lang] in page.words


def ask_for(demo, brand, owner, new):
    """As an operator does."""
    asked = demo.command("account", "member", "set-email", owner.account, "--brand", brand.id, "--email", owner.email,
                         "--to", new)
    assert asked.returncode == 0, asked.stderr


def test_an_operator_has_another_address_confirmed_and_the_old_one_asked(demo, mailbox, brand, language, owner):
    new = f"new.{owner.email}"
    ask_for(demo, brand, owner, new)
    notice = told(demo, mailbox, owner, "emailChangeAsked")
    assert_proper(notice, brand, language, owner)
    assert owner.email in notice.text and new not in notice.text
    asked = told(demo, mailbox, owner, "emailConfirmation")
    assert_proper(asked, brand, language, owner)
    assert owner.email in asked.text and new not in asked.text, "the new address stands there masked"
    client = Client.of_portal(demo, brand, brand.host_in(language))
    link, agreement = path_of(told(demo, mailbox, owner, "emailConfirmation", address=new)), path_of(asked)
    assert client.get(link).status == 200
    assert client.post(link).status == 200
    client.log_in(LogIn(owner.email, owner.password))
    assert new in client.get("/account/settings").words, "it waits, and can be cancelled"
    stranger = Client.of_portal(demo, brand)
    page = stranger.get(agreement)
    assert page.status == 200 and new not in page.words
    client.log_in(LogIn(owner.email, owner.password))
    assert stranger.post(agreement).status == 200
    assert stranger.get(agreement).status == 410
    client.log_in(LogIn(new, owner.password))
    told(demo, mailbox, owner, "emailChanged")
    again = demo.command("account", "member", "set-email", owner.account, "--brand", brand.id, "--email", new,
                         "--to", brand.owner.email)
    assert again.returncode == 65, again.stderr


def test_without_the_old_mailbox_s_word_an_operator_s_change_waits_a_day_and_not_me_ends_it(
        demo, mailbox, fresh_throttle):
    """Of both brands at once: the server looks for days that are over every half minute."""
    waiting = [ended_and_asked_again(demo, mailbox, *of) for of in zip(demo.brands, LANGUAGES, strict=True)]
    for new in waiting:
        backdoor.run(demo, "UPDATE email_changes SET waits_until = ? WHERE email = ?", backdoor.now(), new)
    for new in waiting:
        backdoor_waits(lambda: backdoor.run(demo, "SELECT 1 FROM members WHERE email = ?", new))


def ended_and_asked_again(demo, mailbox, brand, language):
    """The address that waits for its day to be over."""
    owner = owner_with_accents(demo, brand, language)
    new = f"new.{owner.email}"
    ask_for(demo, brand, owner, new)
    client = Client.of_portal(demo, brand)
    link = path_of(told(demo, mailbox, owner, "emailConfirmation", address=new))
    client.get(link)
    assert client.post(link).status == 200
    client.log_in(LogIn(owner.email, owner.password))
    not_me = path_of(told(demo, mailbox, owner, "emailChangeAsked"))
    visitor = Client.of_portal(demo, brand)
    visitor.get(not_me)
    assert visitor.post(not_me).status == 200
    assert client.get("/account/settings").status == 303, "the notice names them"
    assert client.get(link).status == 410
    ask_for(demo, brand, owner, new)
    again, = [path_of(mail) for mail in mailbox.wait_for(2, new)[1:2]]
    client.get(again)
    assert client.post(again).status == 200
    return new


def backdoor_waits(is_there, seconds=45):
    end = time.monotonic() + seconds
    while not is_there():
        assert time.monotonic() < end
        time.sleep(0.5)
