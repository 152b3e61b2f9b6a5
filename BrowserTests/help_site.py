"""The built help site: its articles, and copies of it with one thing changed."""
import html.parser
import json
import os
import pathlib
import shutil
import subprocess

from server import BINARY, PROJECT

HELP = PROJECT / "Help"


def build(source=HELP, into=None, baseurl="/help"):
    """Runs the project's own script; what it says when it fails is part of the failure."""
    arguments = [PROJECT / "Scripts/help", "--source", source, "--baseurl", baseurl] + (["--into", into] if into else [])
    done = subprocess.run(
        arguments, capture_output=True, text=True, timeout=180, env={**os.environ, "COUNTERSIGN_BINARY": str(BINARY)})
    assert done.returncode == 0, done.stdout + done.stderr
    return pathlib.Path(into or source / "_site")


def copy(folder):
    """The sources of the help, to change something in them."""
    return pathlib.Path(shutil.copytree(HELP, folder / "Help", ignore=shutil.ignore_patterns("_site")))


def index(site):
    return json.loads((site / "index.json").read_text())


def names():
    """(language, name) of every article."""
    return [(path.parent.name[1:], path.stem) for path in sorted(HELP.glob("_??/*.md"))]


class Page(html.parser.HTMLParser):
    """The links, pictures and ids of one page."""

    def __init__(self, path):
        super().__init__()
        self.path, self.links, self.pictures, self.ids = path, [], [], []
        self.feed(path.read_text())

    def handle_starttag(self, tag, attributes):
        facts = dict(attributes)
        if "id" in facts:
            self.ids.append(facts["id"])
        if tag in ("a", "link"):
            self.links.append(facts["href"])
        if tag == "img":
            self.pictures.append(facts["src"])
            assert facts.get("alt"), f"{self.path}: a picture without words"
