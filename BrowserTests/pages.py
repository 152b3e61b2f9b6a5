"""What a person does in a browser: at the Office Manager and at the care desk."""
import re

from playwright.sync_api import Page, expect

import typed
from web import Client
from words import CARE, OFFICE, SUPERVISOR


class Place:
    def __init__(self, demo, language, page: Page, words):
        self.demo, self.language, self.page, self.words = demo, language, page, words

    def label(self, name):
        return self.page.get_by_label(self.words[name], exact=True)

    def button(self, name):
        return self.page.get_by_role("button", name=self.words[name], exact=True)

    def link(self, name):
        return self.page.get_by_role("link", name=self.words[name], exact=True)

    def heading(self, name):
        return self.page.get_by_role("heading", name=self.words[name], exact=True)

    def says(self, name):
        expect(self.page.get_by_text(self.words[name]).first).to_be_visible()

    def error_of(self, field):
        """The refusal that belongs to a field, by what a screen reader would say."""
        expect(field).to_have_attribute("aria-invalid", "true")
        described = (field.get_attribute("aria-describedby") or "").split()
        return " ".join(self.page.locator(f"#{id}").inner_text() for id in described)

    def switch_language(self):
        """To the other one, by the button that every page has."""
        self.page.get_by_role("button", name=OFFICE[self.language]["other language"], exact=True).click()
        self.language = "fr" if self.language == "en" else "en"
        self.words = (OFFICE if isinstance(self, Office) else CARE)[self.language]
        expect(self.page.locator("html")).to_have_attribute("lang", self.language)

    def speak(self):
        """People keep the language they chose last: choose the one of this test."""
        if self.page.locator("html").get_attribute("lang") != self.language:
            self.page.locator("form[action='/language'] button").click()
            expect(self.page.locator("html")).to_have_attribute("lang", self.language)

    def fill_log_in(self, person):
        words = OFFICE[self.language]
        self.page.get_by_label(words["e-mail"], exact=True).fill(person.email)
        self.page.get_by_label(words["password"], exact=True).fill(typed.remember(person.password))
        self.page.get_by_role("button", name=words["log in"], exact=True).click()

    def enter(self, client, person):
        """Logs somebody in as this browser, but by plain HTTP: twice as fast, and logging in by hand has tests of its own."""
        context = self.page.context
        known = {cookie["name"]: cookie["value"] for cookie in context.cookies(self.url())}
        client.cookies = dict(known)
        client.log_in(person)
        context.add_cookies([
            {"name": name, "value": value, "url": self.url().replace("http:", "https:"), "secure": True, "httpOnly": True,
             "sameSite": "Lax"} for name, value in client.cookies.items() if known.get(name) != value])


class Office(Place):
    """The Office Manager of one brand, on its host of one language."""

    def __init__(self, demo, brand, language, page):
        super().__init__(demo, language, page, OFFICE[language])
        self.brand = brand
        self.host = brand.host_in(language)

    def url(self, path="/"):
        return self.brand.at(path, self.host)

    def open(self, path="/"):
        self.page.goto(self.url(path))
        return self

    def log_in(self, person=None, path="/"):
        self.enter(Client.of_portal(self.demo, self.brand, self.host), person or self.brand.owner)
        self.open(path)
        expect(self.page.locator("form[action='/logout']")).to_be_visible()
        self.speak()
        return self

    def is_at(self, path):
        expect(self.page).to_have_url(re.compile(re.escape(self.url(path)) + "$"))

    def question_list(self):
        return self.label("choose")

    def type_answer(self, answer, label="new answer"):
        self.label(label).fill(typed.remember(answer))

    def edit(self, question, answer):
        """From Settings to the refusal or to the updated question."""
        self.open("/account/settings/security-question")
        self.question_list().select_option(question)
        self.type_answer(answer)
        self.button("save").click()

    def settings_show(self, question_text):
        card = self.page.get_by_role("region", name=self.words["card"])
        expect(card).to_contain_text(question_text)


class Desk(Place):
    """The care desk."""

    def __init__(self, demo, language, page):
        super().__init__(demo, language, page, CARE[language])

    def url(self, path="/"):
        return self.demo.desk(path)

    def log_in(self, agent):
        self.enter(Client.of_desk(self.demo), agent)
        self.page.goto(self.url("/"))
        expect(self.page.locator("[data-slash]")).to_be_visible()
        self.speak()
        return self

    def look_up(self, stated, second=None):
        if second is None:
            self.page.goto(self.url("/"))
            self.label("stated").fill(stated)
        else:
            self.label("second").fill(second)
        self.button("find").click()

    def open_call(self, stated, second=None):
        self.look_up(stated)
        if second:
            self.look_up(stated, second)
        expect(self.page).to_have_url(re.compile(r"/(calls|look-ups)/"))
        # Where there is something to be read first.
        if "/look-ups/" in self.page.url:
            self.button("open").click()
        expect(self.page).to_have_url(re.compile(r"/calls/"))

    def check(self, said):
        self.label("said").fill(typed.remember(said))
        self.button("check").click()

    def check_code(self, code):
        self.label("code field").fill(code)
        self.button("check code").click()

    @property
    def result(self):
        return self.page.get_by_role("status")


class Supervision(Desk):
    """What a supervisor has besides calls."""

    def log_in(self, supervisor):
        super().log_in(supervisor)
        self.words = SUPERVISOR[self.language]
        return self

    def open(self, path):
        self.page.goto(self.url(path))
        return self

    def give_reason(self, reason, button):
        self.label("reason").fill(reason)
        self.button(button).click()
