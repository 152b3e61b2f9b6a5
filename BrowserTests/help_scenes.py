"""Who begins a walk of a help article, and where: the same people and the same data every time."""
import hashlib
import secrets

import backdoor
from help_steps import Actor
from pages import Desk, Office, Supervision
from web import Client

ANSWER, SPELLED = "Marchetti", "M-A-R-C-H-E-T-T-I"
COMPANY = {"en": "Fernhill Cycles", "fr": "Les Cycles du Vallon"}
NEW_ANSWER = {"en": "Seven winters in Kandersteg", "fr": "Sept hivers à Kandersteg"}
NAME = {"en": "Robin Ashworth", "fr": "Camille Aubertin"}


class Stage:
    """Sets the scenes for articles of one language, in the brand that speaks it first."""

    def __init__(self, demo, language, new_page):
        self.demo, self.language, self.new_page = demo, language, new_page
        self.brand = demo.brand("northline" if language == "en" else "atelier-vingt")

    def person(self, seed, pending=False):
        """One of their own for each walk, with the same number and address each time."""
        number = 100_000 + int(hashlib.sha256(seed.encode()).hexdigest(), 16) % 200_000
        facts = {"account": f"QX-{number}", "company": COMPANY[self.language], "name": NAME[self.language],
                 "email": f"robin{number}@fernhill.example", "answer": ANSWER}
        if pending:
            return backdoor.invite(self.demo, self.brand, **facts)
        person = backdoor.new_account(self.demo, self.brand, question="strictest-teacher-surname", **facts)
        backdoor.set_language(self.demo, person, self.language)
        return person

    def actor(self, scene, seed, **options):
        """Somebody ready to begin `scene`; None where there is no such scene."""
        return getattr(self, "_" + scene.replace(" ", "_"))(seed, **options)

    # The Office Manager

    def _member(self, person, path=None, **options):
        office = Office(self.demo, self.brand, self.language, self.new_page(**options))
        office.open("/login")
        if path is not None:
            office.log_in(person, path)
        knows = {
            "e-mail": person.email, "password": person.password, "new password": "un funambule dessine des nuages",
            "question": "lent-book", "new answer": NEW_ANSWER[self.language], "short answer": "ab",
            "placeholder answer": "je ne sais pas" if self.language == "fr" else "don't know"}
        return Actor(
            office.page, office.url("").rstrip("/"), knows, invitation=lambda: f"/activate/{person.token}",
            mailed_link=lambda: f"/password/{backdoor.know_link(self.demo, person, 'password_resets')}")

    def _owner(self, seed, **options):
        return self._member(self.person(seed), **options)

    def _invited(self, seed, **options):
        return self._member(self.person(seed, pending=True), **options)

    def _owner_logged_in(self, seed, **options):
        return self._member(self.person(seed), "/", **options)

    def _owner_at_edit(self, seed, **options):
        return self._member(self.person(seed), "/account/settings/security-question", **options)

    def _locked_owner(self, seed, **options):
        person = self.person(seed)
        backdoor.spend(self.demo, person, 5, 5, locked_minutes=60)
        return self._member(person, "/", **options)

    def _owner_in_a_call(self, seed, **options):
        person = self.person(seed)
        actor = self._member(person, **options)
        actor.open_call = lambda: Client.of_desk(self.demo).log_in(self.brand.agent).open_call(person.account)
        return actor

    # The care desk

    def _desk(self, person, **options):
        locale = "en-GB" if self.language == "en" else "fr-FR"
        # Without the calls that others have left open, which every page would lead back to.
        agent = backdoor.new_agent(self.demo, self.brand, name="Alex Moreau", language=self.language)
        desk = Desk(self.demo, self.language, self.new_page(locale=locale, **options)).log_in(agent)
        knows = {"account": person.account, "answer": person.answer, "name": person.name, "spelled answer": SPELLED}
        return desk, Actor(desk.page, desk.url("").rstrip("/"), knows)

    def _agent(self, seed, **options):
        return self._desk(self.person(seed), **options)[1]

    def _agent_on_their_own_page(self, seed, **options):
        locale = "en-GB" if self.language == "en" else "fr-FR"
        agent = self._new_agent()
        desk = Desk(self.demo, self.language, self.new_page(locale=locale, **options)).log_in(agent)
        desk.page.goto(desk.url("/profile"))
        return Actor(desk.page, desk.url("").rstrip("/"), {"new password": "un funambule dessine des nuages"})

    def _administrator(self, seed, **options):
        locale = "en-GB" if self.language == "en" else "fr-FR"
        administrator = backdoor.new_agent(
            self.demo, self.brand, role="administrator", name=NAME[self.language], language=self.language)
        desk = Desk(self.demo, self.language, self.new_page(locale=locale, **options)).log_in(administrator)
        knows = {"name": "Sacha Vernier", "e-mail": f"sacha{secrets.token_hex(3)}@desk.example",
                 "reason": "Arrivée dans l’équipe" if self.language == "fr" else "Joins the team"}
        return Actor(desk.page, desk.url("").rstrip("/"), knows)

    def _agent_with_a_link(self, seed, **options):
        locale = "en-GB" if self.language == "en" else "fr-FR"
        agent = self._new_agent()
        desk = Desk(self.demo, self.language, self.new_page(locale=locale, **options))
        return Actor(
            desk.page, desk.url("").rstrip("/"), {"new password": "un funambule dessine des nuages"},
            mailed_link=lambda: f"/password/{backdoor.link_for_agent(self.demo, agent)}")

    def _new_agent(self):
        return backdoor.new_agent(self.demo, self.brand, name=NAME[self.language], language=self.language)

    def _agent_in_a_call(self, seed, **options):
        person = self.person(seed)
        desk, actor = self._desk(person, **options)
        desk.open_call(person.account)
        return actor

    def _agent_in_a_call_with_a_code(self, seed, **options):
        person = self.person(seed)
        desk, actor = self._desk(person, **options)
        actor.knows["code"] = Client.of_portal(self.demo, self.brand).log_in(person).new_code()
        desk.open_call(person.account)
        return actor

    def _agent_in_a_locked_call(self, seed, **options):
        person = self.person(seed)
        backdoor.spend(self.demo, person, 5, 5, locked_minutes=60)
        desk, actor = self._desk(person, **options)
        desk.open_call(person.account)
        return actor

    def _supervisor(self, seed, **options):
        locale = "en-GB" if self.language == "en" else "fr-FR"
        desk = Supervision(self.demo, self.language, self.new_page(locale=locale, **options)).log_in(self.brand.supervisor)
        return Actor(desk.page, desk.url("").rstrip("/"), {})

    def _supervisor_with_a_locked_account(self, seed, **options):
        # The demo's own locked accounts are there as well: the newest stands first.
        backdoor.run(self.demo, "UPDATE answers SET locked_until = NULL, wrong_in_a_row = 0, wrong_in_all = 0, stopped = 0")
        person = self.person(seed)
        backdoor.spend(self.demo, person, 5, 5, locked_minutes=60)
        locale = "en-GB" if self.language == "en" else "fr-FR"
        desk = Supervision(self.demo, self.language, self.new_page(locale=locale, **options))
        desk.log_in(self.brand.supervisor)
        reason = "The owner phoned from a number of the account" if self.language == "en" else "Rappel sur un numéro du compte"
        return Actor(desk.page, desk.url("").rstrip("/"), {"reason": reason})
