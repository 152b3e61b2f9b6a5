"""What holds on every page there is: one language, no fault for axe, no scrolling sideways, little to load."""
import pytest

from conftest import BRANDS, LANGUAGES, make_pages
from survey import complaints, survey
from tour import Tour, mixed_words, words_of
from web import Client

# With every style sheet, uncompressed. The longest is the audit log: thirty entries, whose accounts and calls are links, and each kind.
MOST_BYTES = 62_000
# A page that is added or taken out is counted here.
PAGES = {"portal": 95, "care": 94}
# A page is the same for every brand but for colours and names: each brand in its own language. So is the care desk.
TOURS = [("portal", *pair) for pair in zip(BRANDS, LANGUAGES)]
TOURS += [("care", BRANDS[0], language) for language in LANGUAGES]


@pytest.fixture(scope="module", params=TOURS, ids="-".join)
def toured(request, demo, browser):
    """(language, measures of each page by its name, somebody who can read the help there, how many pages there are)"""
    door, brand, language = request.param
    with make_pages(browser) as new_page:
        tour = Tour(demo, demo.brand(brand), language, new_page)
        yield language, survey(tour, door), reader(demo, demo.brand(brand), language, door), PAGES[door]


def reader(demo, brand, language, door):
    if door == "portal":
        return Client.of_portal(demo, brand, brand.host_in(language))
    return Client.of_desk(demo).log_in(brand.agent)


def found(toured, what):
    """The pages about which `what` has something to say."""
    return [f"{name}: {said}" for name, measures in toured[1].items() if (said := what(measures))]


def test_there_are_as_many_pages_as_there_should_be(toured):
    assert len(toured[1]) == toured[3]


def test_each_says_which_language_it_is_in(toured):
    assert not found(toured, lambda page: page.language != toured[0] and page.language)


def test_none_mixes_languages(toured):
    assert not found(toured, lambda page: page.mixed)


def test_axe_finds_nothing_light_or_dark(toured):
    assert not (faults := found(toured, lambda page: page.axe)), "\n".join(faults)


def test_none_scrolls_sideways_at_320_pixels(toured):
    assert not found(toured, lambda page: page.width > 320 and f"{page.width} px, {page.widest}")


def test_text_can_grow_to_twice_its_size(toured):
    """WCAG 2.2, 1.4.4."""
    assert not found(toured, lambda page: page.width_of_large_text > 1280 and page.width_of_large_text)


def test_a_first_load_is_small(toured):
    assert not found(toured, lambda page: not 2_000 < page.bytes <= MOST_BYTES and page.bytes)


def test_none_asks_another_server_for_anything(toured):
    assert not found(toured, lambda page: page.hosts != {page.host} and page.hosts)


def test_each_has_one_main_heading_and_a_title_that_tells_it_from_others(toured):
    assert not found(toured, lambda page: page.main_headings != 1 and page.main_headings)
    assert not found(toured, lambda page: " · " not in page.title and page.title)
    assert len({page.title for page in toured[1].values()}) >= 12


def test_links_to_the_help_lead_to_an_article_and_its_heading(toured):
    links = {link for page in toured[1].values() for link in page.help}
    assert len(links) >= 6 and all(" " not in link and "#" in link for link in links)
    for link in sorted(links):
        path, heading = link.split("#")
        article = toured[2].get(path)
        assert article.status == 200 and f'<h2 id="{heading}">' in article.text, link


def test_axe_finds_nothing_on_the_page_for_an_unknown_host(demo, new_page):
    page = new_page()
    page.goto(f"http://nobody.localhost:{demo.portal}/")
    assert not complaints(page)


def test_axe_notices_what_is_wrong(office):
    """The check itself: a field without a label and pale letters are found."""
    office.open("/login")
    assert not complaints(office.page)
    office.page.evaluate("document.querySelector('label').remove()")
    office.page.evaluate("document.querySelector('h1').style.color = '#ccc'")
    assert {text.split(":")[0] for text in complaints(office.page)} >= {"label", "color-contrast"}


def test_a_page_that_is_too_wide_is_noticed(office):
    """The measure itself."""
    office.open("/login")
    office.page.set_viewport_size({"width": 320, "height": 640})
    assert office.page.evaluate("document.documentElement.scrollWidth") <= 320
    office.page.evaluate("document.querySelector('h1').style.minWidth = '400px'")
    assert office.page.evaluate("document.documentElement.scrollWidth") > 320


def test_letters_by_chance_in_an_id_are_no_words():
    assert words_of("No. 41, 9f3-ce-77a0b1c2, f00d8aCE+de/4=: ce mot, l’appel 2026") == {
        "no", "ce", "mot", "l", "appel"}
    assert not words_of("0b1d-ce-4f2a5e11 3ce-de-la-77 a1+le/du=bb22")


def test_mixed_words_are_found_where_there_are_some(office):
    """The search itself: a sentence of the other language is noticed, unless it says its own."""
    office.log_in()
    known = {office.brand.owner.email}
    other = "fr" if office.language == "en" else "en"
    sentence = {"en": "This is the question of your account", "fr": "Voici la question de votre compte"}[other]
    assert not mixed_words(office.page, known)
    add = "([text, lang]) => { const p = document.createElement('p'); p.textContent = text; " \
          "if (lang) p.lang = lang; document.querySelector('main').append(p) }"
    office.page.evaluate(add, [sentence, other])
    assert not mixed_words(office.page, known)
    office.page.evaluate(add, [sentence, None])
    assert mixed_words(office.page, known)
