"""A link to a support code, mailed during a call through a real SMTP server: whom it helps, and whom it must not."""
import re

import pytest
from playwright.sync_api import expect

import backdoor
from caller_tour import say
from conftest import demo_that_mails, policy_of
from pages import Office
from survey import complaints
from test_mail_journeys import path_of, told
from test_support_code import shown, together
from web import Client
from words import CARE, OFFICE

DAY = 24 * 60 * backdoor.MINUTE


@pytest.fixture(scope="module")
def demo(tmp_path_factory, mailbox):
    """The first brand mails links; the second has not said so."""
    for server in demo_that_mails(tmp_path_factory, mailbox, prepare=policy_of("northline", "mail-code-links: true")):
        yield server
        server.stop()
        # `grow` has altered the log, which is noticed. Else there is nothing to complain of.
        log = server.log.read_text(errors="replace").splitlines()
        server.log.write_text("\n".join(line for line in log if "audit log is not as it was recorded" not in line))


@pytest.fixture
def northline(demo):
    backdoor.rest_agents(demo)
    return demo.brand("northline")


@pytest.fixture
def person(demo, northline):
    person = backdoor.new_account(demo, northline, name="Margaret Élise Quillon")
    grow(demo, person)
    return person


def grow(demo, person, days=31):
    """The account became active so many days earlier. The log lets nobody do that: this takes its guard away."""
    with backdoor.unguarded(demo) as db:
        db.execute(
            "UPDATE audit SET at = at - ? WHERE account = (SELECT id FROM accounts WHERE number = ?) AND kind IN "
            "(SELECT key FROM audit_kinds WHERE name IN ('accountActivated', 'memberAdded', 'emailChanged'))",
            [days * DAY, person.account.replace("-", "")])


def an_hour_later(demo, person):
    backdoor.run(demo, "UPDATE code_links SET mailed_at = mailed_at - ?, expires_at = expires_at - ?", 3600_000, 3600_000)


class Agent:
    """At the care desk, with a call open in which the caller has given a name."""

    def __init__(self, demo, agent, person, name=None):
        self.client = Client.of_desk(demo).log_in(agent)
        self.call = self.client.open_call(person.account)
        if name:
            self.client.get(self.call)
            assert self.client.post(f"{self.call}/caller", name=name).status == 303
        self.page = self.client.get(self.call)
        self.words = CARE[self.page.lang]

    def mail(self):
        return self.client.follow(self.client.post(f"{self.call}/code-links"))


def browser_of(demo, brand, link):
    """Somebody who follows a link, with nothing of the site in their browser."""
    client = Client.of_portal(demo, brand)
    return client, client.get(link)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_caller_without_a_log_in_is_mailed_a_link_and_the_code_behind_it_verifies_the_call(
        demo, mailbox, northline, person, language, desk, new_page):
    backdoor.set_language(demo, person, language)
    desk.log_in(northline.agent)
    desk.open_call(person.account)
    expect(desk.page.locator(".code-link")).to_contain_text(desk.words["name first"])
    say(desk, person.name)
    desk.button("mail a link").click()
    expect(desk.page.locator(".code-link")).to_contain_text(desk.words["link mailed"])
    assert person.email not in desk.page.content() and person.email.split("@")[1] not in desk.page.content()
    mail = told(demo, mailbox, person, "codeLink")
    office = Office(demo, northline, language, new_page())
    office.open(path_of(mail))
    assert office.page.locator(".code").count() == 0 and "codeLinkOpened" not in backdoor.events(demo, person)
    office.page.reload()
    assert not complaints(office.page)
    office.button("dialled").click()
    expect(office.heading("your code")).to_be_visible()
    digits = shown(office.page)
    assert re.fullmatch(r"\d{6}", digits)
    office.says("only in this call")
    assert not complaints(office.page) and not complaints(desk.page)
    expect(office.page.locator("form[action='/logout']")).to_have_count(0)
    office.page.reload()
    assert shown(office.page) == digits
    desk.check_code(digits)
    expect(desk.result).to_contain_text(desk.words["by code"])
    office.page.reload()
    expect(office.heading("link over")).to_be_visible()
    office.open("/")
    expect(office.page).to_have_url(re.compile("/login"))
    for kind in ("codeLinkMailed", "codeLinkOpened", "codeVerified"):
        assert backdoor.events(demo, person).count(kind) == 1
    told(demo, mailbox, person, "callVerified")
    activity = Client.of_portal(demo, northline, northline.host_in(language)).log_in(person).get("/account/activity")
    assert OFFICE[language]["link mailed"] in activity.words and OFFICE[language]["link opened"] in activity.words


def test_they_called_me_ends_the_call_by_the_link_alone(demo, mailbox, northline, person):
    agent = Agent(demo, northline.agent, person, person.name)
    agent.mail()
    client, page = browser_of(demo, northline, path_of(told(demo, mailbox, person, "codeLink")))
    link = path_of(told(demo, mailbox, person, "codeLink"))
    assert client.get(f"{link}/they-called-me").status == 303, "looking ends nothing"
    assert "callEnded" not in backdoor.events(demo, person)
    told_page = client.post(f"{link}/they-called-me")
    assert OFFICE[told_page.lang]["hang up now"] in told_page.words
    assert backdoor.events(demo, person)[-2:] == ["callEnded", "impostorReported"]
    assert client.get(link).status == 410
    assert agent.client.get(agent.call).field("support-code") is None


def test_a_link_goes_once_an_hour_to_nobody_but_who_was_named_and_to_no_new_address(demo, northline, person):
    kinds = lambda: [kind for kind, _ in backdoor.messages(demo, person)].count("codeLink")
    agent = Agent(demo, northline.agent, person)
    refused = agent.mail()
    assert refused.status == 422 and agent.words["no reader"] in refused.words
    agent = Agent(demo, northline.agent, person, person.name)
    grow(demo, person, days=-2)
    refused = agent.mail()
    assert refused.status == 422 and agent.words["address is new"] in refused.words and kinds() == 0
    grow(demo, person, days=2)
    for _ in range(3):
        assert agent.words["link mailed"] in agent.mail().words
    assert kinds() == 1
    agent.client.post(f"{agent.call}/ending", ending="ended")
    agent = Agent(demo, northline.agent, person, person.name)
    assert agent.words["next link"] in agent.page.words and "/code-links" not in agent.page.text
    assert agent.words["next link"] in agent.mail().words and kinds() == 1
    an_hour_later(demo, person)
    assert agent.words["link mailed"] in agent.mail().words and kinds() == 2


def test_a_link_that_was_passed_on_or_has_outlived_its_call_shows_nothing(demo, mailbox, northline, person):
    agent = Agent(demo, northline.agent, person, person.name)
    agent.mail()
    link = path_of(told(demo, mailbox, person, "codeLink"))
    first, _ = browser_of(demo, northline, link)
    digits = re.sub(r"\D", "", re.search(r'id="code">([^<]*)<', first.follow(first.post(link, dialled="yes")).text)[1])
    second, page = browser_of(demo, northline, link)
    assert page.status == 410
    second.get("/login")
    assert second.follow(second.post(link, dialled="yes")).status == 410
    assert digits not in together(second.get(link).text) and digits in together(first.get(link).text)
    assert backdoor.events(demo, person).count("codeLinkOpened") == 1
    agent.client.get(agent.call)
    agent.client.post(f"{agent.call}/ending", ending="ended")
    assert first.get(link).status == 410
    later = Agent(demo, northline.agent, person, person.name)
    assert CARE[later.page.lang]["code wrong"] in later.client.check_code(later.call, digits).words


def test_a_brand_that_has_not_said_so_mails_no_link(demo):
    brand = demo.brand("atelier-vingt")
    person = backdoor.new_account(demo, brand)
    grow(demo, person)
    agent = Agent(demo, brand.agent, person, person.name)
    assert "code-link" not in agent.page.text and "support-code" in agent.page.text
    assert agent.mail().status == 404
    assert "codeLink" not in [kind for kind, _ in backdoor.messages(demo, person)]
