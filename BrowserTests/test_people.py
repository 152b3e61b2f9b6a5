"""People of an account: invited, accepted, changed, removed, and shut out everywhere."""
import uuid

import pytest

import backdoor
import typed
from conftest import demo_that_mails
from server import LogIn
from test_mail_journeys import NEW, path_of
from web import Client


@pytest.fixture(scope="module")
def demo(tmp_path_factory, mailbox):
    yield from demo_that_mails(tmp_path_factory, mailbox)


def way_to(page, name):
    """Where “Change” beside a name leads."""
    row = page.text.split(name)[1]
    return row.split('href="/account/people/')[1].split('"')[0]


def test_invited_accepted_removed_and_shut_out(demo, mailbox, brand, language, owner):
    client = Client.of_portal(demo, brand, brand.host_in(language)).log_in(owner)
    email = f"zed-{uuid.uuid4().hex[:8]}@quarry.example"
    client.get("/account/people/invitation")
    form = {"name": "Zed Marlowe", "email": email, "role": "administrator", "may-call": "no"}
    for _ in range(2):  # a double click
        sent = client.post("/account/people/invitation", **form)
        assert sent.status == 303 and sent.location.endswith("?invited")
    mail, = mailbox.wait_for(1, email)
    path = path_of(mail)
    guest = Client.of_portal(demo, brand, brand.host_in(language))
    guest.get(path)
    assert guest.post(path, password=typed.remember(NEW)).status == 303
    guest.log_in(LogIn(email, NEW))
    assert guest.get("/account/people").status == 200
    id = way_to(client.get("/account/people"), "Zed Marlowe")
    client.get(f"/account/people/{id}/removal")
    for _ in range(2):
        gone = client.post(f"/account/people/{id}/removal")
        assert gone.status == 303 and gone.location.endswith("?removed")
    assert guest.get("/account/people").status == 303
    assert client.get(f"/account/people/{id}").status == 404
    kinds = {kind for kind, _ in backdoor.messages(demo, owner)}
    assert {"memberJoined", "memberRemoved", "accessEnded"} <= kinds, kinds


def test_whoever_was_removed_does_not_come_back(demo, mailbox, brand, language, owner):
    """By no session, password, link of before or new link, from a browser that is known."""
    host = brand.host_in(language)
    client = Client.of_portal(demo, brand, host).log_in(owner)
    thief = LogIn(f"thief-{uuid.uuid4().hex[:8]}@quarry.example", typed.remember(NEW))
    client.get("/account/people/invitation")
    client.post(
        "/account/people/invitation", **{"name": "Thea Marlowe", "email": thief.email, "role": "administrator", "may-call": "no"})
    invitation = path_of(mailbox.wait_for(1, thief.email)[0])
    guest = Client.of_portal(demo, brand, host)
    guest.get(invitation)
    assert guest.post(invitation, password=NEW).status == 303
    guest.log_in(thief)
    other = Client.of_portal(demo, brand, host)
    other.get("/password")
    other.post("/password", email=thief.email)
    reset = f"/password/{backdoor.know_link(demo, thief, 'password_resets')}"
    id = way_to(client.get("/account/people"), "Thea Marlowe")
    client.get(f"/account/people/{id}/removal")
    assert client.post(f"/account/people/{id}/removal").location.endswith("?removed")

    for path in ("/", "/account/settings/security-question", "/support-code"):
        assert guest.get(path).status == 303, "the session is over"
    guest.get("/login")
    assert guest.post("/login", email=thief.email, password=NEW).status == 422
    for link in (invitation, reset):
        other.get(link)
        assert other.post(link, password=typed.remember("ten crooked lanterns at noon")).status in (404, 410), link
    before = len(backdoor.message_ids(demo, thief.email, "passwordReset"))
    assert other.post("/password", email=thief.email).status == 303, "nobody is told who has an account"
    assert len(backdoor.message_ids(demo, thief.email, "passwordReset")) == before
    backdoor.forget_failed_logins(demo)


def test_the_last_owner_stays(demo, brand, language, owner):
    client = Client.of_portal(demo, brand, brand.host_in(language)).log_in(owner)
    page = client.get("/account/people")
    own = page.text.split("/removal")[0].split("/account/people/")[-1]
    client.get(f"/account/people/{own}/removal")
    assert client.post(f"/account/people/{own}/removal").status == 409
    assert client.get("/account/people").status == 200
