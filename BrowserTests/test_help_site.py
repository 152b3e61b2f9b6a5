"""The built help site by itself: whole, valid, small, the same in both languages, under any address."""
import re
import subprocess
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest

import help_site
from help_site import HELP, Page
from server import BINARY, PROJECT
from survey import complaints

MOST_BYTES, LARGEST_PICTURE = 100_000, 60_000
# As the project was given them: in the format of the site, with its variables.
REFERENCE = """---
layout: post
title:  Setting and Updating your Security Question
date:   2017-02-06 15:00:00
category: [wework]
tags: [account, admin-features, wework]
---

{lead}

1. {first} [{{{{ site.office_link.fr }}}}]({{{{ site.office_link.fr }}}}/) "[Settings]({{{{ site.office_link.fr }}}}/#settings)": \\\\
   ![account settings]({{{{ site.baseurl }}}}/assets/images/ooma_office_manager/account_settings.png){{:width="600px"}}

2. {second}
3. {third} \\\\
   ![security settings]({{{{ site.baseurl }}}}/assets/images/ooma_office_manager/security_settings.png){{:width="600px"}}

4. {fourth}
"""
ENGLISH = dict(
    lead="The account security question is originally chosen during the activation process.", first="Log into",
    second='Review the question, click "Edit".', third="Choose from the drop-down list.", fourth="Save your changes.")
FRENCH = dict(
    lead="Elle peut être mise à jour à tout moment en suivant ces instructions:", first="Se connecter",
    second='Cliquer sur le bouton "Editer".', third="Sélectionner dans la liste.", fourth="Sauvegarder vos changements.")
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080000000 03a7e9b550000000a49444154789c6360000000020001e527"
    "de fc0000000049454e44ae426082".replace(" ", ""))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return help_site.build(into=tmp_path_factory.mktemp("built") / "site")


def pages(site):
    return [Page(path) for path in sorted(site.rglob("*.html"))]


def dead_ends(site, base):
    """Every link and picture that leads nowhere in the site."""
    known = {f"{base}/{path.relative_to(site)}": path for path in site.rglob("*") if path.is_file()}
    found, read = [], {page.path: page for page in pages(site)}
    for page in read.values():
        own = f"{base}/{page.path.relative_to(site)}".removesuffix("index.html")
        for link in page.links + page.pictures:
            address = urlsplit(urljoin(f"https://help.invalid{own}", link))
            if address.netloc != "help.invalid":
                continue
            target = known.get(address.path + ("index.html" if address.path.endswith("/") else ""))
            if target is None or address.fragment and address.fragment not in read[target].ids:
                found.append(f"{page.path.relative_to(site)}: {link}")
    return found


@pytest.mark.parametrize("base", ["/help", "", "/some/where/else"])
def test_every_link_and_picture_leads_somewhere_under_any_address(tmp_path, base):
    assert not dead_ends(help_site.build(into=tmp_path / "site", baseurl=base), base)


def test_a_link_that_leads_nowhere_is_noticed(site, tmp_path):
    """The check itself."""
    page = site / "en/index.html"
    before = page.read_text()
    page.write_text(before.replace("/activate-your-account/", "/activate-your-acount/"))
    try:
        assert len(dead_ends(site, "/help")) == 1
    finally:
        page.write_text(before)


def test_every_page_is_valid_html(site):
    parser = html5lib.HTMLParser(strict=True)
    for page in pages(site):
        parser.parse(page.path.read_text())
        assert len(page.ids) == len(set(page.ids)), page.path
    with pytest.raises(html5lib.html5parser.ParseError):
        parser.parse("<!doctype html><title>x</title><p><div></p></div>")


def test_pages_are_small_and_so_are_pictures(site):
    assert all(page.path.stat().st_size < MOST_BYTES for page in pages(site))
    sizes = {path.name: path.stat().st_size for path in (HELP / "assets/images").rglob("*.png")}
    assert sizes and max(sizes.values()) < LARGEST_PICTURE


def test_each_language_has_the_same_articles_headings_and_steps(site):
    by_language = {"en": {}, "fr": {}}
    for article in help_site.index(site)["articles"]:
        html = article["html"]
        by_language[article["language"]][article["name"]] = (
            re.findall(r'<h2 id="([^"]+)"', html), re.findall(r'data-(?:scene|do|with)="([^"]+)"', html),
            html.count("<li>"), article["audience"], article["categories"], article["place"])
    assert by_language["en"] == by_language["fr"]
    assert sorted(path.name for path in HELP.glob("_en/*")) == sorted(path.name for path in HELP.glob("_fr/*"))


def test_an_article_answers_in_its_first_sentence():
    for path in sorted(HELP.glob("_??/*.md")):
        first = path.read_text().split("---\n", 2)[2].strip().split("\n")[0]
        assert first[0] not in "#{|-1" and 40 < len(first.split(". ")[0]) <= 260, f"{path}: {first[:80]}"


def test_a_synonym_stands_in_one_way_and_some_article_has_a_word_of_each_group(site):
    index = help_site.index(site)
    for language, groups in index["synonyms"].items():
        words = " ".join(
            " ".join([article["title"], *article["tags"], article["html"]]) for article in index["articles"]
            if article["language"] == language).lower()
        for group in groups:
            assert len(group) == len(set(group)) and any(word in words for word in group), group


def test_french_is_set_as_french_is():
    for path in HELP.glob("_fr/*.md"):
        text = re.sub(r"\{:.*?\}|!\[", "", path.read_text())
        assert not re.findall(r" [?!:;»]|« |[a-zé]'[a-zéêh]", text), path.name


def test_every_picture_is_used_and_every_article_tells_what_it_is_about(site):
    index = help_site.index(site)
    shown = {name for article in index["articles"] for name in re.findall(r'assets/images/([^"]+)', article["html"])}
    assert shown == {str(path.relative_to(HELP / "assets/images")) for path in (HELP / "assets/images").rglob("*.png")}
    assert all(20 < len(article["description"]) < 160 for article in index["articles"])


def test_the_version_is_the_programs_own(site):
    version = subprocess.run([BINARY, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    assert help_site.index(site)["version"] == version
    assert all(f"Countersign {version}." in page.path.read_text() for page in pages(site))


def test_axe_finds_nothing_on_any_page_light_or_dark(site, browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    style = (site / "assets/help.css").read_text()
    for found in pages(site):
        # The style sheet is put into the page, as a file has no address to load it from.
        page.set_content(found.path.read_text().replace("</head>", f"<style>{style}</style></head>"), wait_until="commit")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert not (faults := complaints(page)), (str(found.path), scheme, faults)
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, found.path
        page.set_viewport_size({"width": 1280, "height": 800})
    context.close()


@pytest.fixture(scope="module")
def with_reference(tmp_path_factory):
    """A copy of the help into which the two articles were dropped that began it."""
    source = help_site.copy(tmp_path_factory.mktemp("reference"))
    images = source / "assets/images/ooma_office_manager"
    images.mkdir(parents=True)
    for name in ("account_settings.png", "security_settings.png"):
        (images / name).write_bytes(DOT)
    given = PROJECT.parent / "shared/reference/security-question-articles.txt"
    texts = [REFERENCE.format(**ENGLISH), REFERENCE.format(**FRENCH)]
    if given.exists():
        texts = [text.strip() + "\n" for text in re.split(r"^/{5,}$", given.read_text(), flags=re.M)]
    for language, text in zip(("en", "fr"), texts, strict=True):
        (source / f"_{language}/setting-and-updating.md").write_text(text)
    return help_site.build(source)


def test_the_two_reference_articles_build_unchanged_and_their_variables_resolve(with_reference):
    articles = [one for one in help_site.index(with_reference)["articles"] if one["name"] == "setting-and-updating"]
    assert [one["language"] for one in articles] == ["en", "fr"]
    for one in articles:
        assert one["categories"] == ["wework"] and one["tags"] == ["account", "admin-features", "wework"]
        assert 'href="https://bureau.example/#settings"' in one["html"] and "{{" not in one["html"]
        assert one["html"].count('width="600px"') == 2 and one["html"].count("<li>") == 4
        assert 'src="/help/assets/images/ooma_office_manager/account_settings.png"' in one["html"]
    assert not dead_ends(with_reference, "/help")


def test_a_variable_that_does_not_exist_stops_the_build(tmp_path):
    source = help_site.copy(tmp_path)
    article = source / "_en/get-a-support-code.md"
    article.write_text(article.read_text() + "\n{{ site.no_such_thing }}\n")
    with pytest.raises(AssertionError, match="no_such_thing"):
        help_site.build(source)


def test_every_command_in_the_operators_pages_is_one_the_program_knows():
    """Each `countersign …` line: its words lead to a help text, and the help knows its options."""
    lines = []
    for path in (PROJECT / "docs").glob("*.md"):
        lines += re.findall(r"^ {4,}(?:\S+/)?countersign ([a-z].*)$", path.read_text(), flags=re.M)
        lines += re.findall(r"`countersign ([a-z][^`]*)`", path.read_text())
    assert len(lines) >= 8
    for line in lines:
        words, options = [], re.findall(r"--[a-z-]+", line)
        for word in line.split():
            if not re.fullmatch(r"[a-z][a-z-]*", word):
                break
            words.append(word)
        assert knows(words, options), line
    assert not knows(["no-such-command"], []) and not knows(["doctor"], ["--no-such-option"])


def knows(words, options):
    """Whether the longest run of `words` that is a command has a help text that names all `options`."""
    for count in range(len(words), 0, -1):
        told = subprocess.run([BINARY, *words[:count], "--help"], capture_output=True, text=True, timeout=30)
        usage = re.search(r"USAGE: countersign (.*)", told.stdout)
        if told.returncode == 0 and usage and usage[1].split()[:count] == words[:count]:
            return all(option in told.stdout for option in options)
    return False
