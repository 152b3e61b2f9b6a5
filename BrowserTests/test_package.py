"""What the package brings beside the program: units, manual pages, and a first configuration (no browser)."""
import hashlib
import json
import os
import pathlib
import pty
import re
import select
import shlex
import shutil
import signal
import subprocess
import tempfile
import textwrap
import time

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

import typed
from installation import plain_environment
from server import BINARY, PROJECT, free_ports

UNITS = ["countersign.service", "countersign.countersign-backup.service"]
PASSWORD = "quatorze pigeons sous la verrière"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not here")
@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_keeps_its_sandbox(unit, tmp_path):
    """As good as the best that Debian ships: 1.2 of 10, where 8.8 is what a unit has that says nothing."""
    named = tmp_path / unit.removeprefix("countersign.countersign-")
    shutil.copy(PROJECT / "Packaging/debian" / unit, named)
    told = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=13", str(named)], capture_output=True, text=True, timeout=60)
    assert told.returncode == 0, told.stdout[-300:] + told.stderr


@pytest.fixture(scope="module")
def manual(tmp_path_factory):
    folder = tmp_path_factory.mktemp("manual")
    done = subprocess.run(
        [PROJECT / "Scripts/man-pages", BINARY, folder], capture_output=True, text=True, timeout=60, env={**os.environ, "SOURCE_DATE_EPOCH": "0"})
    assert done.returncode == 0, done.stderr
    return folder


def test_the_list_of_parts_is_what_cyclonedx_says_and_of_this_program():
    """As Scripts/release writes it, and the package brings it."""
    kind = "debug" if "debug" in BINARY.parts else "release"
    done = subprocess.run([PROJECT / "Scripts/third-party", "sbom", kind, BINARY], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout[-300:] + done.stderr
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(done.stdout)
    assert fault is None, str(fault)[:300]
    bill = json.loads(done.stdout)
    assert bill["metadata"]["component"]["hashes"] == [{"alg": "SHA-256", "content": hashlib.sha256(BINARY.read_bytes()).hexdigest()}]
    parts = {part["name"]: part for part in bill["components"]}
    pins = {pin["location"].rstrip("/").removesuffix(".git").rpartition("/")[2]: pin["state"]["version"]
            for pin in json.loads((PROJECT / "Package.resolved").read_text())["pins"]}
    assert {"libcurl", "GeoNames"} <= parts.keys() and parts["the Swift runtime, libdispatch and Foundation"]["version"]
    packages = {name: part for name, part in parts.items() if part.get("purl", "").startswith("pkg:swift/")}
    assert {"hummingbird", "swift-nio", "GRDB.swift"} <= packages.keys()
    assert all(part["version"] == pins[name] and part["purl"].endswith(f"@{pins[name]}") for name, part in packages.items())


def read(path):
    return path.read_text().replace("\\-", "-")


def test_the_manual_has_every_command_and_option(manual):
    page = read(manual / "countersign.1")
    told = subprocess.run([BINARY, "--experimental-dump-help"], capture_output=True, text=True, check=True, timeout=60).stdout

    def walk(command, above):
        for one in command.get("subcommands", []):
            if one["commandName"] == "help":
                continue
            path = [*above, one["commandName"]]
            part = re.search(rf"^\.SS countersign {' '.join(path)}(?: .*)?\n((?:(?!\.SS).*\n)*)", page, re.MULTILINE)
            assert part, path
            if not one.get("subcommands"):
                for option in one["arguments"]:
                    name = (option.get("preferredName") or {}).get("name")
                    assert not name or name in ("help", "version") or f"--{name}" in part[1], (path, name)
            walk(one, path)

    walk(json.loads(told)["command"], [])


def test_the_manual_has_every_setting_and_what_an_operator_reads(manual):
    page = read(manual / "countersign.yaml.5")
    for setting in ("data", "portal.listen", "care.second-factor", "mail.password-file", "keys.command", "hashing.kept-memory",
                    "retention.audit-log", "brands.id", "brands.policy.scopes.needs", "brands.hosts.care-phone", "proxy.header"):
        assert f"\\fB{setting}\\fR" in page, setting
    page = read(manual / "countersign.8")
    for words in ("systemctl enable --now countersign", "countersign restore", "Going back", "countersign key add"):
        assert words in page, words


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not here")
@pytest.mark.parametrize("name", ["countersign.1", "countersign.yaml.5", "countersign.8"])
def test_a_manual_page_is_set_without_a_word_of_complaint(manual, name):
    done = subprocess.run(["groff", "-K", "utf8", "-man", "-Tutf8", "-ww", str(manual / name)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and done.stderr == "" and len(done.stdout) > 2000


@pytest.fixture
def machine():
    """A folder for a configuration, and the data folder as a package makes it: the service user's, where root sets up."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="countersign-setup-"))
    folder.chmod(0o755)
    (folder / "data").mkdir(0o700)
    if os.geteuid() == 0:
        os.chown(folder / "data", 65534, 65534)
    yield folder
    shutil.rmtree(folder)


def at_terminal(command, dialogue, seconds=60):
    """Types each line when its prompt stands there; the exit status, and what was shown."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(command[0], command, plain_environment())
    shown, end = b"", time.monotonic() + seconds
    try:
        for prompt, line in [*dialogue, (None, None)]:
            seen = len(shown)
            while prompt is None or prompt.encode() not in shown[seen:]:
                assert time.monotonic() < end, shown.decode(errors="replace")
                if select.select([terminal], [], [], 1)[0]:
                    try:
                        piece = os.read(terminal, 4096)
                    except OSError:
                        piece = b""
                    if not piece:
                        break
                    shown += piece
            if prompt is not None:
                time.sleep(0.1)  # it is about to read, with what was typed before thrown away
                os.write(terminal, line.encode() + b"\n")
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode(errors="replace")
    except BaseException:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        raise
    finally:
        os.close(terminal)


def test_five_questions_make_an_installation_that_the_doctor_accepts(machine):
    portal, care = free_ports(2)
    typed.remember(PASSWORD)
    command = [str(BINARY), "setup", "--config", str(machine / "countersign.yaml"), "--data", str(machine / "data")]
    status, shown = at_terminal(command, [
        ("Its name", "Télé “Nord” & Co: #1"), ("country whose", "FR"), ("time zone", "Europe/Paris"),
        ("office.example.com", "bureau.nord.example fr 01 99 00 20 20"), ("office.example.com", ""),
        ("Office Manager listens", f"127.0.0.1:{portal}"), ("care desk listens", f"127.0.0.1:{care}"),
        ("proxy in front", "none"), ("agents reach", ""), ("Server and port", "none"),
        ("E-mail address", "kim@nord.example"), ("Name", "Kim Aubert"),
        ("Password", PASSWORD), ("The same again", PASSWORD),
    ])
    assert status == 0, shown
    assert PASSWORD not in shown and "systemctl enable --now countersign" in shown
    assert (machine / "countersign.yaml").stat().st_mode & 0o777 == 0o644
    owners = {path.stat().st_uid for path in (machine / "data").iterdir()}
    assert owners == {(machine / "data").stat().st_uid}, "nothing in it is root's"
    doctor = subprocess.run(
        as_server(machine, "doctor"), capture_output=True, text=True, timeout=60, env=plain_environment())
    assert doctor.returncode == 0, doctor.stdout
    agents = subprocess.run(
        as_server(machine, "agent", "list"), capture_output=True, text=True, timeout=60, env=plain_environment())
    assert "kim@nord.example" in agents.stdout and "administrator" in agents.stdout
    again = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, env=plain_environment())
    assert again.returncode == 73 and "stays as it is" in again.stderr


def as_server(machine, *words):
    """As the owner of the data folder."""
    command = [str(BINARY), *words, "--config", str(machine / "countersign.yaml")]
    return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command] if os.geteuid() == 0 else command


def test_without_a_terminal_it_says_what_it_needs_and_writes_nothing(machine):
    done = subprocess.run(
        [BINARY, "setup", "--config", machine / "countersign.yaml", "--brand", "Nord"], stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=60, env=plain_environment())
    assert done.returncode == 64 and "--country" in done.stderr
    assert not (machine / "countersign.yaml").exists()


@pytest.mark.parametrize("wrong, words", [
    (["--country", "DE"], "country"), (["--host", "office.nord.example"], "--host"), (["--portal", "0.0.0.0:80"], "portal.listen"),
    (["--smtp", "mail.nord.example:587"], "--from"), (["--admin", "kim", "--admin-name", "Kim"], "kim"),
])
def test_options_that_cannot_be_used_write_nothing(machine, wrong, words):
    options = {"--brand": "Nord", "--country": "FR", "--host": "bureau.nord.example fr 01 99 00 20 20", "--proxy": "none", "--admin": "none"}
    options.update(zip(wrong[::2], wrong[1::2]))
    done = subprocess.run(
        [BINARY, "setup", "--config", machine / "countersign.yaml", *[word for pair in options.items() for word in pair]],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, env=plain_environment())
    assert done.returncode in (64, 65, 78) and words in done.stderr, done.stderr
    assert not (machine / "countersign.yaml").exists()
    # No line is named of a file that is not there.
    assert ", line " not in done.stderr


EXAMPLES = PROJECT / "Packaging/examples"


def test_the_example_for_kubernetes_is_set_up_by_the_commands_in_it(machine):
    """The configuration, the ring that is made before there is one, the first administrator and a copy, as its first lines say."""
    text = (EXAMPLES / "kubernetes.yaml").read_text()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COUNTERSIGN_")}

    def command(pattern, *more, given=None):
        line = re.search(rf"^#.*?\b(countersign {pattern}[^>#\n]*)", text, re.MULTILINE)[1]
        words = [word.replace("/var/lib/countersign/", f"{machine}/data/") for word in shlex.split(line)[1:]]
        done = subprocess.run(
            [*as_server(machine)[:-2], *words, *more], cwd="/", capture_output=True, text=True, timeout=60, env=environment, input=given)
        assert done.returncode == 0, f"{words}: {done.stderr}"
        return done.stdout

    ring = machine / "ring"
    ring.write_text(command("key add"))
    ring.chmod(0o440)
    block = textwrap.dedent(re.search(r"  countersign\.yaml: \|\n((?:    .*\n|\n)+)", text)[1])
    for before, after in (("/var/lib/countersign/data", machine / "data/pod"), ("/run/secrets/countersign/key-ring", ring)):
        assert before in block
        block = block.replace(before, str(after))
    named = ["--config", str(machine / "countersign.yaml")]
    (machine / "countersign.yaml").write_text(block)
    if os.geteuid() == 0:
        os.chown(ring, 0, 65534)
    typed.remember(PASSWORD)
    command("agent add", "--password-stdin", *named, given=PASSWORD + "\n")
    command("backup", *named)
    assert (machine / "data/monday.sqlite").exists()
    done = subprocess.run(as_server(machine, "brand", "list"), capture_output=True, text=True, timeout=60, env=environment)
    assert "office.northline.example" in done.stdout, done.stderr


def test_all_images_are_run_alike():
    """By Scripts/image, a Containerfile, Podman under systemd and Kubernetes: the user, and a stop that is given its time."""
    made, container = (PROJECT / "Scripts/image").read_text(), (EXAMPLES / "Containerfile").read_text()
    quadlet, cluster = (EXAMPLES / "countersign.container").read_text(), (EXAMPLES / "kubernetes.yaml").read_text()
    user = re.search(r"^USER = (\d+)$", made, re.MULTILINE)[1]
    assert f"USER {user}:{user}\n" in container and f"runAsUser: {user}\n" in cluster and f"fsGroup: {user}\n" in cluster
    assert 'ENTRYPOINT ["/usr/bin/countersign"]' in container and '"Entrypoint": ["/usr/bin/countersign"]' in made
    assert "ReadOnly=true" in quadlet and "readOnlyRootFilesystem: true" in cluster
    unit = int(re.search(r"TimeoutStopSec=(\d+)s", (PROJECT / "Packaging/debian/countersign.service").read_text())[1])
    before = int(re.search(r"sleep: \{seconds: (\d+)\}", cluster)[1])
    assert int(re.search(r"terminationGracePeriodSeconds: (\d+)", cluster)[1]) >= unit + before
    assert int(re.search(r"--stop-timeout=(\d+)", quadlet)[1]) >= unit
    assert "httpGet: {path: /health/ready, port: care}" in cluster and "httpGet: {path: /health/live, port: portal}" in cluster
