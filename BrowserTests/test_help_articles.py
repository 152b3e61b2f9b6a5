"""Every step of every help article, done as it says, in both languages; the pictures are taken on the way."""
import pytest

import backdoor
import help_site
from conftest import start_demo
from help_pictures import SCALE, VIEW, Camera
from help_scenes import Stage
from help_steps import StepFailed, follow, in_order, walks

ARTICLES = help_site.names()
AGENTS = {"verify-a-caller", "spelling-and-sound-alikes", "when-the-caller-cannot-answer", "locked-accounts",
          "what-never-to-do", "while-countersign-is-down", "your-own-log-in", "agents-and-their-access",
          "the-care-desk-at-a-glance"}


def read(stage, name):
    """The walks of an article, from the page that customers or agents read."""
    if name in AGENTS:
        _, reader = stage._desk(stage.person("reader " + name))
        return read_by(stage, reader.page, reader.origin, name)
    return read_by(stage, stage.new_page(), stage.brand.at("", stage.brand.host_in(stage.language)), name)


def read_by(stage, page, origin, name):
    page.goto(f"{origin}/help/{name}")
    assert page.locator("html").get_attribute("lang") == stage.language
    return walks(page)


def deeds(article):
    """What is to be done in the walks of an article, in the order in which it is done."""
    return [act["does"] for walk in article for step in walk.steps for act in in_order(step)]


def play(demo, stage, name, language, take_pictures, writes=False):
    article, done, different = read(stage, name), [], []
    for place, walk in enumerate(article):
        backdoor.rest_agents(demo)
        backdoor.forget_failed_logins(demo)
        actor = stage.actor(walk.scene, f"{language} {name} {place}", size=VIEW, device_scale_factor=SCALE)
        camera = Camera(actor.page, writes)
        actor.picture = camera if take_pictures else lambda act: None
        follow(walk, actor, name, language)
        done += actor.seen
        different += camera.different
        actor.page.context.close()
    assert done == deeds(article)
    return different


@pytest.mark.parametrize("article", ARTICLES, ids="-".join)
def test_the_steps_of_the_article_lead_where_it_says(request, demo, article, new_page):
    language, name = article
    writes = request.config.getoption("--pictures")
    different = play(demo, Stage(demo, language, new_page), name, language, True, writes)
    assert writes or not different, \
        f"{different} look different now: take them anew with “pytest BrowserTests/test_help_articles.py --pictures”"


def test_there_is_something_to_do_in_most_articles_and_as_much_in_each_language(demo, new_page):
    to_do = {"en": {}, "fr": {}}
    for language, articles in to_do.items():
        stage = Stage(demo, language, new_page)
        _, agent = stage._desk(stage.person("reader"))
        owner = stage.new_page()
        for name in [name for known, name in ARTICLES if known == language]:
            page, origin = (agent.page, agent.origin) if name in AGENTS else (
                owner, stage.brand.at("", stage.brand.host_in(language)))
            articles[name] = deeds(read_by(stage, page, origin, name))
    assert to_do["en"] == to_do["fr"]
    assert len(to_do["en"]) + len(to_do["fr"]) == len(ARTICLES)
    assert sum(1 for done in to_do["en"].values() if "click" in done) >= 11


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """A demo with a copy of the help in which a button and a word on the page have other names."""
    source = help_site.copy(tmp_path_factory.mktemp("changed"))
    for path, old, new in [
            ("_en/set-and-change-your-security-question.md", "Press **Save**", "Press **Keep**"),
            ("_fr/get-a-support-code.md", "**Votre code d’assistance**", "**Votre code secret**")]:
        text = (source / path).read_text()
        assert old in text
        (source / path).write_text(text.replace(old, new))
    server = start_demo(tmp_path_factory, environment={"COUNTERSIGN_HELP": str(help_site.build(source))})
    yield server
    server.stop()


@pytest.mark.parametrize("wrong", [
    ("en", "set-and-change-your-security-question", 4, "click “Keep”"),
    ("fr", "get-a-support-code", 3, "see “Votre code secret”"),
])
def test_an_article_that_says_otherwise_is_named_with_its_step(changed, new_page, wrong):
    language, name, step, said = wrong
    with pytest.raises(StepFailed) as failure:
        play(changed, Stage(changed, language, new_page), name, language, False)
    assert f"{name} ({language})" in str(failure.value)
    assert f"step {step}:" in str(failure.value) and said in str(failure.value)
