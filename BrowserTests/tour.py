"""Every page there is, one after the other, in one language: for looking at, measuring and checking."""
import re

import backdoor
from pages import Desk, Office, Supervision
from web import Client

ENGLISH = """the your you and with for of is this that password account settings answer new log please again an are
    was has been not there what which choose enter click who when by at until does did only home help""".split()
FRENCH = """le la les des une votre vous pour avec est sur du et cette ce mot passe compte paramètres réponse
    nouvelle connexion veuillez à été pas quel quelle choisissez saisissez cliquez qui quand par au dans ou
    personne accueil aide""".split()

VISIBLE_TEXT = """() => {
    const byLanguage = {};
    const add = (node, text) => {
        const language = node.closest('[lang]').lang;
        (byLanguage[language] ||= []).push(text);
    };
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (!['SCRIPT', 'STYLE'].includes(parent.tagName)) add(parent, walker.currentNode.data);
    }
    for (const element of document.querySelectorAll('*')) {
        for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'data-reveal', 'data-warning']) {
            if (element.hasAttribute(name)) add(element, element.getAttribute(name));
        }
    }
    return byLanguage;
}"""


def mixed_words(page, data):
    """Words that stand in a part of the page that says it is in another language. `data`: what people wrote."""
    found = []
    for language, texts in page.evaluate(VISIBLE_TEXT).items():
        text = " \n ".join(texts)
        for known in sorted(data, key=len, reverse=True):
            text = text.replace(known, " ")
        found += sorted(words_of(text) & set(FRENCH if language == "en" else ENGLISH))
    return found


def words_of(text):
    """The words of a text in small letters; those by chance in an id, a key or a hash are none."""
    text = re.sub(r"(?=\S*\d)[\w+/=-]{8,}", " ", text)
    return set(re.findall(r"[^\W\d_]+", text.lower()))


class Tour:
    """Goes through the pages of one brand in one language."""

    def __init__(self, demo, brand, language, new_page, **options):
        self.demo, self.brand, self.language = demo, brand, language
        self.new_page, self.options = new_page, options
        self.data = {brand.owner.email, "the saint bartholomew’s lighthouse", "Northline", "Atelier Vingt",
                     "Office Manager", "Français", "English", "nom@example.com", "name@example.com"}

    def pages(self, door):
        yield from (self.portal() if door == "portal" else self.care())

    def _know(self, person):
        self.data |= {person.company, person.name, person.email}
        return person

    def portal(self):
        yield from self._log_in_pages()
        yield from self._activation_pages()
        yield from self._member_pages()
        from own_tour import own_pages
        yield from own_pages(self)
        yield from self._trouble_pages()

    def _office(self):
        office = Office(self.demo, self.brand, self.language, self.new_page(**self.options))
        office.open("/login")
        return office

    def _log_in_pages(self):
        office = self._office()
        page = office.page
        yield "log-in", page
        office.button("log in").click()
        page.locator("#email-error").wait_for()
        yield "log-in, nothing entered", page
        office.label("e-mail").fill("nobody@nowhere.example")
        office.label("password").fill("something or other")
        office.button("log in").click()
        page.get_by_role("alert").wait_for()
        yield "log-in, wrong", page
        backdoor.forget_failed_logins(self.demo)
        office.open("/account/settings")
        yield "log-in on the way to Settings", page

    def _activation_pages(self):
        office, person = self._office(), self._know(backdoor.invite(self.demo, self.brand))
        page, link = office.page, f"/activate/{person.token}"
        office.open(link)
        yield "activation, confirm", page
        office.button("confirm").click()
        office.label("password").wait_for()
        yield "activation, password", page
        office.label("password").fill("short")
        office.button("continue").click()
        page.locator("#password-error").wait_for()
        yield "activation, password refused", page
        office.label("password").fill(person.password)
        office.button("continue").click()
        office.question_list().wait_for()
        yield "activation, question", page
        office.question_list().select_option("lent-book")
        office.label("your answer").fill("ab")
        office.button("finish").click()
        page.locator("#answer-error").wait_for()
        yield "activation, answer refused", page
        office.label("your answer").fill(person.answer)
        office.button("finish").click()
        office.heading("done").wait_for()
        yield "activation, done", page
        page.context.clear_cookies(name=re.compile(r"countersign$"))
        office.open(link)
        yield "activation, used", page
        late = backdoor.invite(self.demo, self.brand)
        backdoor.expire_invitation(self.demo, late)
        office.open(f"/activate/{late.token}")
        yield "activation, expired", page
        office.open("/activate/mistyped")
        yield "activation, mistyped", page

    def _member_pages(self):
        person = self._know(backdoor.new_account(self.demo, self.brand))
        browser = Client.of_portal(self.demo, self.brand)
        for _ in range(20):
            browser.log_in(person)
        office = self._office().log_in(person)
        page = office.page
        yield "home", page
        for name, path in [("settings", "/account/settings"), ("settings, saved", "/account/settings?saved"),
                           ("activity", "/account/activity"), ("help", "/help"),
                           ("help, found", "/help?words=code"), ("help, nothing found", "/help?words=zzz"),
                           ("edit", "/account/settings/security-question")]:
            office.open(path)
            yield name, page
        office.label("new answer").fill("The St. Bartholomew’s Lighthouse")
        office.button("preview").click()
        page.locator("#reading > p").first.wait_for()
        yield "edit, how it will be heard", page
        office.label("new answer").fill("")
        office.button("save").click()
        page.locator("#answer-error").wait_for()
        yield "edit, answer refused", page
        office.question_list().select_option("")
        office.button("save").click()
        page.locator("#question-error").wait_for()
        yield "edit, no question", page
        backdoor.forget_password_given(self.demo)
        office.open("/account/settings/security-question")
        yield "password again", page
        office.button("continue").click()
        page.locator("#password-error").wait_for()
        yield "password again, wrong", page
        backdoor.forget_failed_logins(self.demo)
        office.open("/account/activity")
        office.link("older").click()
        office.link("newest").wait_for()
        yield "activity, older", page
        backdoor.spend(self.demo, person, 5, 5, locked_minutes=60)
        office.open("/account/settings")
        yield "settings, locked", page
        backdoor.spend(self.demo, person, 10, 10)
        office.open("/account/settings")
        yield "settings, dead", page
        backdoor.retire_question(self.demo, person)
        backdoor.make_user(self.demo, person)
        office.open("/account/settings")
        yield "settings, retired question, may not edit", page
        office.open("/account/settings/security-question")
        yield "not open to you", page
        office.button("log out").click()
        office.heading("log-in title").wait_for()
        yield "logged out", page

    def _trouble_pages(self):
        office = self._office()
        page = office.page
        office.open("/no-such-page")
        yield "not found", page
        # Before a log-in the browser's word is enough that the form is ours.
        office.log_in(self._know(backdoor.new_account(self.demo, self.brand)))
        page.evaluate("document.querySelector('form[action=\"/logout\"] [name=token]').value = 'stale'")
        office.button("log out").click()
        office.heading("stale").wait_for()
        yield "stale form", page
        office = self._office()
        page = office.page
        office.open("/login")
        page.evaluate("document.querySelector('#email').removeAttribute('maxlength')")
        office.label("e-mail").fill("x" * 17_000)
        office.button("log in").click()
        office.heading("too much").wait_for()
        yield "too large", page

    def care(self):
        from care_tour import care_pages
        yield from care_pages(self)

    def desk(self):
        locale = "en-GB" if self.language == "en" else "fr-FR"
        return Desk(self.demo, self.language, self.new_page(locale=locale, **self.options))

    def supervision(self):
        locale = "en-GB" if self.language == "en" else "fr-FR"
        page = self.new_page(locale=locale, **self.options)
        return Supervision(self.demo, self.language, page).log_in(self.brand.supervisor)
