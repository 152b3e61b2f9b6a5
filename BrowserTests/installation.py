"""An installation as a customer has it: a folder with `countersign.yaml` and a data folder, and `countersign serve`."""
import os
import pathlib
import re
import subprocess

import totp
from server import BINARY, Demo, free_ports


class Installation(Demo):
    """Served by the configuration that lies in its folder, or by another one that is named."""

    def __init__(self, folder: pathlib.Path, binary=BINARY):
        # As its own configuration says, which nothing may win over.
        super().__init__(folder, environment={"COUNTERSIGN_LOG_FORMAT": "text"}, binary=binary)
        self.configuration = folder / "countersign.yaml"

    def start(self, configuration=None):
        self.portal, self.care = free_ports(2)
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [self.binary, "serve", "--config", configuration or self.configuration, "--portal",
                 f"127.0.0.1:{self.portal}", "--care", f"127.0.0.1:{self.care}"],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log, env=plain_environment())
        self.wait_until_ready()
        return self

    def __enter__(self):
        return self if self.process and self.process.poll() is None else self.start()

    def __exit__(self, *_):
        self.stop()

    def command(self, *arguments, status=0, given=None):
        """Runs a command on this installation; what it ended with."""
        done = self.run(*arguments, "--config", self.configuration, given=given)
        assert done.returncode == status, f"countersign {arguments}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done

    def run(self, *arguments, given=None):
        """Runs the program without its configuration."""
        return subprocess.run(
            [self.binary, *map(str, arguments)], input=given, capture_output=True, text=True, timeout=60,
            cwd=self.folder, env=plain_environment())


def plain_environment():
    """Without what would win over the configuration; but the ports are any that are free."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COUNTERSIGN_")}
    return {**kept, "COUNTERSIGN_PORTAL_LISTEN": "127.0.0.1:0", "COUNTERSIGN_CARE_LISTEN": "127.0.0.1:0"}


def set_up_second_factor(client):
    """Turns it on; the key and the recovery codes."""
    page = client.get("/second-factor")
    secret = re.search(r'secret-key">([A-Z2-7 ]+)<', page.text)[1].replace(" ", "")
    done = client.post("/second-factor", key=page.field("key"), code=totp.code(secret))
    codes = re.findall(r"<li>([A-Z2-7]{4}(?:-[A-Z2-7]{4}){3})</li>", done.text)
    assert done.status == 200 and len(codes) == 10, done.words
    return secret, codes


def log_in_with_second_factor(client, person, **factor):
    """Both steps; see `second_step`."""
    answer = second_step(client, person, **factor)
    assert answer.status == 303, answer.words
    client.page = None
    client.get("/")
    return client


def second_step(client, person, **factor):
    """What is answered to an app's `code` or a `recovery` code after the right password."""
    client.get("/login")
    asked = client.post("/login", email=person["email"], password=person["password"], back="")
    assert asked.status == 200, asked.words
    client.page = asked
    return client.post("/login/code", ticket=asked.field("ticket"), back=asked.field("back"), **factor)
