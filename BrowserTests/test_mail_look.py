"""Mails as mail programs show them: wide and narrow, light and dark, in both languages. `MAIL_SHOTS=DIR` keeps pictures."""
import email
import email.policy
import os
import pathlib
import time

import pytest

import backdoor
from conftest import COMPANY, NAME
from survey import complaints_in
from test_mail import NOTICES, PATHS

WIDTHS = (600, 360)
# A mail is shown inside a page of somebody else's, which has these.
OF_PAGES = ("region:", "landmark-one-main:", "page-has-heading-one:")


def html_of(demo, person):
    """The mails of a person, in the order of their time."""
    end = time.monotonic() + 40
    while len(files := list((demo.data / "mail").glob(f"*-{person.email}-*.eml"))) < len(NOTICES) + len(PATHS):
        assert time.monotonic() < end, f"only {len(files)} mails were written"
        time.sleep(0.1)
    mails = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]
    return {mail["Subject"]: mail.get_body(("html",)).get_content() for mail in mails}


@pytest.mark.every_storefront
def test_every_mail_fits_and_is_legible(demo, brand, language, new_page):
    person = backdoor.new_account(demo, brand, name=NAME, company=f"{COMPANY} {brand.id[0]}{language}")
    backdoor.set_language(demo, person, language)
    for kind in NOTICES:
        backdoor.post(demo, person, kind)
    for kind in PATHS:
        backdoor.post(demo, person, kind, has_link=True)
    page = new_page((WIDTHS[0], 900))
    for subject, html in html_of(demo, person).items():
        page.set_content(html)
        assert page.title() == subject
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, subject
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                keep_picture(page, f"{brand.id}-{language}-{subject[:24]}-{width}-{scheme}")
        for scheme in ("light", "dark"):
            faults = [fault for fault in complaints_in(page, scheme) if not any(rule in fault for rule in OF_PAGES)]
            assert not faults, subject
        assert page.locator("a").first.bounding_box()["height"] >= 44


def keep_picture(page, name):
    if folder := os.environ.get("MAIL_SHOTS"):
        pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=pathlib.Path(folder) / f"{name.replace('/', '_')}.png", full_page=True)
