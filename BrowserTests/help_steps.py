"""Reads a help article as it is served and does what it says.

A list with `data-scene` is a walk: the scene says who begins where. In its steps, what is marked with `data-do` is done
in the order in which it is read, and its own words are what is looked for on the page:

    go             follow this link              click          press the button, link or tab of this name
    fill           the field of this label       choose         from the list of this label
    tick           the box of this label         see            these words are on the page
    call           an agent opens the call, then as click
    invitation     open the invitation           mailed link    follow the link that was mailed

`data-with` names what is entered. A picture is taken where it stands in the article (`data-when="before"`: before the
first thing of its step is pressed), with what `data-frame` names in a frame.
"""
import re
from dataclasses import dataclass, field

from playwright.sync_api import Error, expect

READ = """article => [...article.querySelectorAll('ol[data-scene]')].map(list => ({
    scene: list.dataset.scene,
    steps: [...list.children].map(step => [...step.querySelectorAll('[data-do], img[data-frame]')].map(one => ({
        does: one.dataset.do || 'picture', text: one.textContent.trim(), with: one.dataset.with || '',
        link: one.getAttribute('href'), frame: one.dataset.frame || '', early: one.dataset.when === 'before',
        path: one.getAttribute('src'),
    })))
}))"""


class StepFailed(AssertionError):
    """Names the article, its language and the step."""


@dataclass
class Walk:
    scene: str
    steps: list


@dataclass
class Actor:
    """Who follows a walk: a page, where links lead, and what they know."""
    page: object
    origin: str
    knows: dict
    # What only an inbox could tell: functions that return paths.
    invitation: object = None
    mailed_link: object = None
    # What an agent does meanwhile.
    open_call: object = None
    picture: object = None
    seen: list = field(default_factory=list)


def walks(page):
    """The walks of the article that `page` shows."""
    return [Walk(one["scene"], one["steps"]) for one in page.locator("article").first.evaluate(READ)]


def follow(walk, actor, article, language):
    """Does every step; fails with the article's name, its language and the step's number."""
    for number, step in enumerate(walk.steps, 1):
        for act in in_order(step):
            try:
                do(act, actor)
            except (Error, AssertionError) as error:
                told = f"{act['does']} “{act['text'] or act['frame']}”"
                why = str(error).splitlines()[0][:200]
                raise StepFailed(
                    f"{article} ({language}), “{walk.scene}”, step {number}: cannot {told} at {actor.page.url}: {why}"
                ) from error


def in_order(step):
    """A picture of what is about to be pressed is taken before it is."""
    early = [act for act in step if act["early"]]
    rest = [act for act in step if not act["early"]]
    if not early:
        return rest
    place = next((n for n, act in enumerate(rest) if act["does"] == "click"), len(rest))
    return rest[:place] + early + rest[place:]


def do(act, actor):
    page, text, quick = actor.page, act["text"], 6_000
    match act["does"]:
        case "go":
            page.goto(actor.origin + act["link"].removeprefix(actor.origin))
        case "invitation":
            page.goto(actor.origin + actor.invitation())
        case "mailed link":
            page.goto(actor.origin + actor.mailed_link())
        case "click":
            pressable(page, text).click(timeout=quick)
        case "call":
            # The page follows the call by itself.
            actor.open_call()
        case "fill":
            page.get_by_label(text, exact=True).fill(actor.knows[act["with"]], timeout=quick)
        case "choose":
            page.get_by_label(text, exact=True).select_option(actor.knows[act["with"]], timeout=quick)
        case "tick":
            page.get_by_label(text, exact=True).check(timeout=quick)
        case "see":
            expect(seen(page, text)).to_be_visible(timeout=quick)
        case "picture":
            actor.picture(act)
        case other:
            raise AssertionError(f"nobody knows how to “{other}”")
    actor.seen.append(act["does"])


def pressable(page, text):
    """By the words one sees; a table's button may be called more for those who do not see its row."""
    words = page.get_by_text(text, exact=True)
    named = page.get_by_role("button", name=text, exact=True).or_(page.get_by_role("link", name=text, exact=True))
    return named.or_(words.and_(page.locator("a, button, summary"))).first


def seen(page, text):
    return page.locator("h1, h2, p, a, dt, dd, li, label, td, strong, div, span").filter(
        has_text=re.compile(re.escape(text))).filter(visible=True).last
