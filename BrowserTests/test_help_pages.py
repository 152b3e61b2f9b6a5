"""The help as it is served: by brand, by reader, in the visitor's language, with a search, and without the site."""
import http.client
import re
import urllib.parse

import html5lib
import pytest
from playwright.sync_api import expect

import help_site
from conftest import start_demo
from survey import complaints_in
from test_help_articles import AGENTS
from tour import mixed_words
from web import Client

OWNERS = sorted({name for _, name in help_site.names()} - AGENTS)


@pytest.mark.every_storefront
def test_help_can_be_read_before_log_in_and_leads_to_every_article(office):
    office.open("/help")
    links = office.page.locator("ul.articles a")
    assert sorted(link.get_attribute("href") for link in links.all()) == [f"/help/{name}" for name in OWNERS]
    links.first.click()
    expect(office.page.locator("article h1")).to_be_visible()
    expect(office.page.locator(".crumbs")).to_contain_text(office.words["help"])
    office.page.locator(".tools").get_by_role("link", name=office.words["log in"], exact=True).click()
    expect(office.label("password")).to_be_visible()


@pytest.mark.every_storefront
def test_an_article_wears_the_brand_and_leads_to_its_own_office(office):
    office.open("/help/set-and-change-your-security-question")
    expect(office.page.locator("header .brand")).to_have_text("Northline" if office.brand.id == "northline" else "Atelier Vingt")
    assert office.page.locator("article a[data-do=go]").first.get_attribute("href") == "/#settings"
    office.open("/help/activate-your-account")
    phone = office.page.locator("footer").inner_text().split(":")[1].strip()
    assert phone in office.page.locator("article").inner_text()
    for text in ("office.example", "bureau.example", "on your bill", "votre facture"):
        assert text not in office.page.content()


@pytest.mark.parametrize("name", OWNERS)
def test_every_owners_article_is_sound(office, name):
    office.open(f"/help/{name}")
    page = office.page
    html5lib.HTMLParser(strict=True).parse(page.content())
    assert page.locator("h1").count() == 1
    assert not mixed_words(page, {"Lyon", "Croix-Rousse", "saint", "malo", "Office Manager", "Français", "English"})
    assert not complaints_in(page, "dark") + complaints_in(page, "light")
    for picture in page.locator("article img").all():
        picture.scroll_into_view_if_needed()
        assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") > 600
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    office.switch_language()
    office.is_at(f"/help/{name}")
    expect(page.locator("article h1")).to_be_visible()


@pytest.mark.parametrize("name", sorted(AGENTS))
def test_every_agents_article_is_sound(desk, demo, name):
    desk.log_in(demo.brands[0].agent)
    page = desk.page
    page.goto(desk.url(f"/help/{name}"))
    html5lib.HTMLParser(strict=True).parse(page.content())
    expect(page.locator("article h1")).to_be_visible()
    assert not complaints_in(page, "dark") + complaints_in(page, "light")
    for picture in page.locator("article img").all():
        assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") > 600
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_each_reader_has_their_own_articles(demo, brand, portal, agent):
    for name in AGENTS:
        assert portal.get(f"/help/{name}").status == 404
        assert agent.get(f"/help/{name}").status == 200
        assert Client.of_desk(demo).get(f"/help/{name}").status == 303
    for name in OWNERS:
        assert portal.get(f"/help/{name}").status == 200
        assert agent.get(f"/help/{name}").status == 404
    for name in ("install", "back-up", "../index.json", "assets/images/en/call.png", "assets/../index.json"):
        assert portal.get(f"/help/{name}").status == 404
    assert picture(portal, "en/settings.png")[:4] == picture(agent, "fr/call.png")[:4] == b"\x89PNG"
    assert picture(agent, "en/settings.png") is None


def picture(client, path):
    """Its bytes, or None."""
    connection = http.client.HTTPConnection("127.0.0.1", client.port, timeout=10)
    cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    connection.request("GET", f"/help/assets/images/{path}", headers={"Host": client.host, "Cookie": cookies})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return content if answer.status == 200 else None


# The search


def found(client, query):
    """The names of the articles that a search finds, best first."""
    page = client.get(f"/help?words={query}")
    assert page.status == 200
    part = page.text.split('id="found"')[1].split("</section>")[0]
    return list(dict.fromkeys(re.findall(r'href="/help/([a-z-]+)"', part)))


@pytest.mark.parametrize("query, best", [
    ("question+de+securite", "set-and-change-your-security-question"),
    ("QUESTION+DE+S%C3%89CURIT%C3%89", "set-and-change-your-security-question"),
    ("mot+de+passe+oublie", "reset-your-password"), ("invitation+expiree", "activate-your-account"),
    ("code+d%27assistance", "get-a-support-code"), ("verrouille", "phone-checks-are-paused"),
    ("c%E2%80%99etait+pas+moi", "this-was-not-me"),
    # Slips, other words, words in one piece, other forms.
    ("conexion", "reset-your-password"), ("motdepasse", "activate-your-account"), ("bloqu%C3%A9", "phone-checks-are-paused"),
    ("t%C3%A9l%C3%A9phone+perdu", "second-factor-and-recovery-codes"), ("r%C3%A9silier", "close-an-account"),
    ("supprimer+mon+compte", "close-an-account"), ("coll%C3%A8gue", "people-of-your-account"),
    ("courriel", "change-your-e-mail-address"), ("v%C3%A9rification", "what-customer-care-asks")])
def test_a_search_in_french_needs_no_accents(demo, query, best):
    client = Client.of_portal(demo, demo.brand("atelier-vingt"))
    assert found(client, query)[0] == best


@pytest.mark.parametrize("query, best", [
    ("forgotten+password", "reset-your-password"), ("passwords", "reset-your-password"),
    ("locked", "phone-checks-are-paused"), ("invitation", "activate-your-account"),
    ("six+digits", "get-a-support-code"),
    ("pasword", "reset-your-password"), ("2fa", "second-factor-and-recovery-codes"), ("sign+in", "reset-your-password"),
    ("lost+phone", "second-factor-and-recovery-codes"), ("recovry+codes", "second-factor-and-recovery-codes"),
    ("how+do+I+delete+my+account", "close-an-account"), ("verify", "what-customer-care-asks"),
    ("colleague", "people-of-your-account"), ("email", "change-your-e-mail-address"), ("notifications", "notices")])
def test_a_search_in_english(demo, query, best):
    assert found(Client.of_portal(demo, demo.brand("northline")), query)[0] == best


def test_a_search_works_without_a_script_and_leads_to_the_heading(office, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(office.url("/help"))
    page.get_by_role("search").get_by_role("combobox").fill("invitation expired" if office.language == "en" else "invitation expiree")
    page.get_by_role("search").get_by_role("button").click()
    page.locator("[aria-labelledby=found] p a").first.click()
    expect(page).to_have_url(re.compile(r"/help/activate-your-account#link$"))


def test_a_word_that_stands_nowhere_is_said_and_the_articles_of_the_nearest_shown_once(portal):
    page = portal.get("/help?words=pasword")
    assert "pasword" in page.text.split('id="found"')[1].split("<ul")[0]
    assert sorted(re.findall(r'<a href="/help/([a-z-]+)"', page.text)) == OWNERS


def test_what_one_may_look_for_is_offered_while_one_types_without_a_script(office, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(office.url("/help"))
    field = page.get_by_role("search").get_by_role("combobox")
    offered = [option.get_attribute("value") for option in page.locator(f"datalist#{field.get_attribute('list')} option").all()]
    assert len(offered) == len(set(offered)) > len(OWNERS)
    for words in offered:
        page.goto(office.url(f"/help?words={urllib.parse.quote(words)}"))
        assert page.locator("[aria-labelledby=found] li").count() >= 1, words


def test_a_search_without_result_says_what_to_do_and_writes_nothing_into_the_page(portal):
    page = portal.get("/help?words=%3Cscript%3Ealert(1)%3C/script%3Exyzzy")
    assert page.status == 200 and "<script>alert" not in page.text
    assert "555-0100" in page.text or "01\u00a099" in page.text
    assert page.text.count('href="/help/') >= len(OWNERS)
    assert portal.get("/help?words=" + "x" * 4_000).status == 200


# Articles of one brand, and no site at all


@pytest.fixture(scope="module")
def with_more(tmp_path_factory):
    """A demo whose help has an article of one brand, and one in a single language."""
    source = help_site.copy(tmp_path_factory.mktemp("more"))
    for name, category in (("of-northline", "northline"), ("of-wework", "wework")):
        (source / f"_en/{name}.md").write_text(f"---\ntitle: {name}\ncategory: [{category}]\n---\n\nWords.\n")
    server = start_demo(tmp_path_factory, environment={"COUNTERSIGN_HELP": str(help_site.build(source))})
    yield server
    server.stop()


def test_a_brand_sees_its_own_and_the_common_articles(with_more):
    northline, other = (Client.of_portal(with_more, brand) for brand in with_more.brands)
    assert northline.get("/help/of-northline").status == 200
    assert other.get("/help/of-northline").status == 404
    assert all(client.get("/help/of-wework").status == 404 for client in (northline, other))
    assert 'lang="en"' in northline.get("/help/of-northline").text.split("<article")[1][:60] \
        or northline.get("/help/of-northline").lang == "en"


@pytest.fixture(scope="module")
def without(tmp_path_factory):
    server = start_demo(tmp_path_factory, environment={"COUNTERSIGN_HELP": str(tmp_path_factory.mktemp("none"))})
    yield server
    server.stop()


def test_without_the_site_help_says_whom_to_call_and_the_log_says_what_is_missing(without):
    for brand in without.brands:
        client = Client.of_portal(without, brand)
        for path in ("/help", "/help/activate-your-account", "/help?words=x"):
            page = client.get(path)
            assert page.status == 200 and "<h1>" in page.text
            assert ("555-0100" if brand.id == "northline" else "01\u00a099\u00a000\u00a020\u00a020") in page.text
        assert client.log_in(brand.owner).get("/account/settings").status == 200
    agent = Client.of_desk(without).log_in(without.brands[0].agent)
    assert agent.get("/help").status == 200
    assert "help cannot be read" in without.log.read_text()


def test_doctor_tells_about_the_help(demo, without):
    site = help_site.HELP / "_site"
    told = demo.command("doctor", environment={"COUNTERSIGN_HELP": str(site)}).stdout
    assert re.search(r"OK +help: \d+ articles", told)
    broken = without.command("doctor", environment={"COUNTERSIGN_HELP": str(without.folder)})
    assert re.search(r"PROBLEM +help: ", broken.stdout) and broken.returncode != 0
