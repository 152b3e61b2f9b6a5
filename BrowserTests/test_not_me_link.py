"""“This was not me” from a notice: the mail of a real SMTP server, its link followed without a log-in."""
import uuid

import pytest

import backdoor
from conftest import BRANDS, demo_that_mails
from pages import Office
from test_mail import assert_proper
from test_mail_journeys import path_of, told
from web import Client

STOPPED = {"en": "until an owner of the account logs in", "fr": "jusqu’à la connexion d’une personne titulaire"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory, mailbox):
    yield from demo_that_mails(tmp_path_factory, mailbox)


def is_checked(demo, brand, person):
    backdoor.rest_agents(demo)
    agent = Client.of_desk(demo).log_in(brand.agent)
    return 'name="said"' in agent.get(agent.open_call(person.account)).text


def notice(demo, mailbox, brand, person, address=None):
    """Somebody logs in as the person, and it is told: that session, and the mail."""
    thief = Client.of_portal(demo, brand).log_in(person)
    return thief, told(demo, mailbox, person, "newBrowser", address)


@pytest.mark.every_storefront
def test_a_stranger_s_log_in_is_stopped_from_the_mail_by_keyboard(demo, mailbox, brand, language, owner, new_page):
    thief, mail = notice(demo, mailbox, brand, owner)
    assert_proper(mail, brand, language, owner)
    assert is_checked(demo, brand, owner)
    office = Office(demo, brand, language, new_page())
    office.open(path_of(mail))
    page = office.page
    assert owner.company not in page.content() and owner.email not in page.content()
    assert is_checked(demo, brand, owner) and thief.get("/account/settings").status == 200
    office.button("not me").focus()
    page.keyboard.press("Enter")
    office.heading("thank you").wait_for()
    assert owner.company not in page.content() and owner.email not in page.content()
    assert thief.get("/account/settings").status == 303, "whom the notice names is logged out"
    assert not is_checked(demo, brand, owner)
    page.goto(brand.at("/", brand.host_in(language)))
    office.heading("log-in title").wait_for()
    stopped = told(demo, mailbox, owner, "phoneStopped")
    assert_proper(stopped, brand, language, owner)
    assert STOPPED[language] in stopped.text.replace("\n", " ")
    Client.of_portal(demo, brand).log_in(owner)
    assert is_checked(demo, brand, owner), "an owner’s log-in lets checks go on"
    assert_proper(told(demo, mailbox, owner, "questionUnlocked"), brand, language, owner)


def test_looking_at_the_link_changes_nothing_and_it_works_once(demo, mailbox, brand, owner):
    thief, mail = notice(demo, mailbox, brand, owner)
    visitor = Client.of_portal(demo, brand)
    link = path_of(mail)
    for method in ("GET", "HEAD", "GET", "OPTIONS"):
        visitor.send(method, link)
    assert is_checked(demo, brand, owner) and thief.get("/account/settings").status == 200
    assert visitor.get(link).status == 200
    first = visitor.post(link)
    assert first.status == 200 and not is_checked(demo, brand, owner)
    assert visitor.get("/account/settings").status == 303, "nobody is logged in by it"
    Client.of_portal(demo, brand).log_in(owner)
    assert visitor.get(link).status == 410
    visitor.get("/login")
    assert visitor.post(link).status == 410
    assert is_checked(demo, brand, owner)


def test_a_page_of_another_site_cannot_press_the_button(demo, brand, owner):
    link = backdoor.report_link(demo, owner.email)
    stranger = Client.of_portal(demo, brand)
    stranger.get(link)
    assert stranger.post(link, token="A" * 43).status == 403
    assert is_checked(demo, brand, owner)


def test_a_user_s_link_stops_no_account(demo, brand, owner):
    mark = uuid.uuid4().hex[:8]
    backdoor.add_member(demo, owner, f"user-{mark}@quarry.example", role="user")
    link = backdoor.report_link(demo, f"user-{mark}@quarry.example", by=owner.email)
    own = Client.of_portal(demo, brand).log_in(owner)
    visitor = Client.of_portal(demo, brand)
    visitor.get(link)
    assert visitor.post(link).status == 200
    assert is_checked(demo, brand, owner) and own.get("/account/settings").status == 200


@pytest.mark.parametrize("days,works", [(29.9, True), (26.9, False)])
def test_a_former_address_stops_checks_for_72_hours_after_the_change(demo, brand, owner, days, works):
    former = f"former-{uuid.uuid4().hex[:8]}@quarry.example"
    backdoor.had_address(demo, owner, former, days=days)
    link = backdoor.report_link(demo, owner.email, to=former, by=owner.email)
    own = Client.of_portal(demo, brand).log_in(owner)
    visitor = Client.of_portal(demo, brand)
    assert visitor.get(link).status == (200 if works else 410)
    visitor.get("/login")
    assert visitor.post(link).status == (200 if works else 410)
    assert is_checked(demo, brand, owner) != works
    assert own.get("/account/settings").status == 200, "nobody is logged out from there"


def test_a_link_of_another_brand_one_that_is_over_and_one_that_is_made_up_do_nothing(demo, brand, owner):
    link, over = backdoor.report_link(demo, owner.email), backdoor.report_link(demo, owner.email, hours=-1)
    other, = (demo.brand(id) for id in BRANDS if demo.brand(id).id != brand.id)
    for client, path in [(Client.of_portal(demo, other), link), (Client.of_portal(demo, brand), over),
                         (Client.of_portal(demo, brand), f"/not-me/{'A' * 43}"),
                         (Client.of_portal(demo, brand), "/not-me/short")]:
        client.get("/login")
        assert client.get(path).status == 410 and client.post(path).status == 410
    assert is_checked(demo, brand, owner)
