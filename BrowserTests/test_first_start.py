"""What a first start says that cannot be: which setting, file or address it is, and what to do (no browser)."""
import contextlib
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile

import pytest

from installation import plain_environment
from server import BINARY, free_ports

NOBODY = 65534


@pytest.fixture
def machine():
    """A configuration, and a data folder of the user that the server runs as."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="countersign-first-"))
    folder.chmod(0o755)
    portal, care = free_ports(2)
    (folder / "data").mkdir(0o700)
    (folder / "countersign.yaml").write_text(f"""\
data: {folder}/data
portal:
  listen: 127.0.0.1:{portal}
care:
  listen: 127.0.0.1:{care}
brands:
  - id: northline
    name: Northline
    time-zone: America/Toronto
    country: CA
    look:
      accent: "#1f4e8c"
      accent-on-dark: "#8ab8f0"
      mark: wave
    hosts:
      - name: office.northline.example
        language: en
        care-phone: 1 (800) 555-0100
""")
    give(folder / "data")
    yield folder
    shutil.rmtree(folder)


def give(path):
    if os.geteuid() == 0:
        os.chown(path, NOBODY, NOBODY)


def change(machine, before, after):
    file = machine / "countersign.yaml"
    text = file.read_text()
    assert before in text
    file.write_text(text.replace(before, after))


def add(machine, text):
    file = machine / "countersign.yaml"
    file.write_text(file.read_text() + text)


ENVIRONMENT = {name: value for name, value in plain_environment().items() if not name.startswith("COUNTERSIGN_")}


def words(machine, command, rights="-all"):
    own = [str(BINARY), command, "--config", str(machine / "countersign.yaml")]
    given = [f"--inh-caps={rights}", f"--ambient-caps={rights}"] if rights != "-all" else ["--bounding-set=-all"]
    return [*(["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *given] if os.geteuid() == 0 else []), *own]


def run(machine, command):
    done = subprocess.run(words(machine, command), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, env=ENVIRONMENT)
    return done.returncode, done.stdout + done.stderr


def refusal(machine, status):
    """What it ended with: its last lines are for whoever started it."""
    ended, told = run(machine, "serve")
    assert ended == status, told
    return [line.removeprefix("countersign: ") for line in told.splitlines() if line.startswith("countersign: ")][-1]


def address(machine, site):
    lines = (machine / "countersign.yaml").read_text().splitlines()
    return lines[lines.index(f"{site}:") + 1].split()[1]


@contextlib.contextmanager
def taken(address):
    host, _, port = address.rpartition(":")
    with contextlib.closing(socket.create_server((host, int(port)))):
        yield


@pytest.mark.parametrize("site", ["portal", "care", "api", "telemetry"])
def test_a_port_that_is_taken_is_named(machine, site):
    if site in ("api", "telemetry"):
        add(machine, f"{site}:\n  listen: 127.0.0.1:{free_ports(1)[0]}\n")
    place = address(machine, site)
    with taken(place):
        said = refusal(machine, 69)
        status, doctor = run(machine, "doctor")
    assert said.startswith(f"{place} cannot be listened at: another program listens there; stop it"), said
    assert status == 69 and f"{place} cannot be listened at: another program" in doctor, doctor


def test_an_address_of_another_machine_is_named(machine):
    change(machine, address(machine, "portal"), "192.0.2.7:8080")
    add(machine, "proxy:\n  trusted: [127.0.0.1]\n")
    said = refusal(machine, 78)
    assert said == "192.0.2.7:8080 cannot be listened at: this machine does not have that address; correct it.", said


ROOTS = pytest.mark.skipif(
    int(pathlib.Path("/proc/sys/net/ipv4/ip_unprivileged_port_start").read_text()) <= 443, reason="everybody may take every port here")


@ROOTS
@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the right on")
def test_a_port_of_root_that_the_server_holds_is_no_problem_to_a_doctor_without_the_right(machine):
    place = f"127.0.0.1:{next(port for port in range(700, 1023) if is_free(port))}"
    change(machine, address(machine, "portal"), place)
    status, doctor = run(machine, "doctor")
    assert status == 77 and f"{place} cannot be listened at" in doctor, doctor
    server = subprocess.Popen(
        words(machine, "serve", "+net_bind_service"), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)
    try:
        assert any(f"Office Manager: http://{place}" in line for line in server.stderr), "it serves"
        status, doctor = run(machine, "doctor")
        assert status == 0 and f"Office Manager port: {place} is held by the running server" in doctor, doctor
    finally:
        server.terminate()
        server.communicate(timeout=60)


def is_free(port):
    try:
        with contextlib.closing(socket.create_server(("127.0.0.1", port))):
            return True
    except OSError:
        return False


@ROOTS
def test_a_port_of_root_names_the_right_it_needs(machine):
    change(machine, address(machine, "care"), "127.0.0.1:443")
    said = refusal(machine, 77)
    assert "127.0.0.1:443 cannot be listened at" in said and "CAP_NET_BIND_SERVICE" in said and "docs/install.md" in said, said


@pytest.mark.parametrize("missing", [True, False], ids=["missing", "somebody else's"])
def test_a_file_of_tls_that_cannot_be_read_is_named(machine, missing):
    for kind in ("chain", "key"):
        (machine / f"{kind}.pem").write_text("")
    if missing:
        (machine / "key.pem").unlink()
    elif os.geteuid() != 0:
        pytest.skip("everything here is this user's")
    else:
        (machine / "key.pem").chmod(0o600)
    add(machine, f"tls:\n  certificate: {machine}/chain.pem\n  key: {machine}/key.pem\n")
    said = refusal(machine, 66 if missing else 77)
    assert said.startswith(f"{machine}/key.pem cannot be read: {'there is no such file' if missing else 'this user may not'}"), said


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives a folder away")
def test_a_data_folder_of_another_user_is_named_by_both(machine):
    os.chown(machine / "data", 1, 1)
    assert refusal(machine, 77) == f"{machine}/data/key-ring cannot be read: this user may not; change its owner or mode, or run as the right user."
    _, doctor = run(machine, "doctor")
    # It does not say that there is none of what it may not see.
    assert "made at the first start" not in doctor and f"PROBLEM  data folder: {machine}/data" in doctor, doctor


@pytest.mark.parametrize("before, after, words", [
    ("    hosts:", "    hots:", ["line 15", "brands[1].hots is not a setting", "hosts"]),
    ("      - name: office.northline.example\n        language: en\n        care-phone: 1 (800) 555-0100\n", "", ["brands[1].hosts is missing or empty"]),
    ("  listen: 127", "\tlisten: 127", ["line 3", "not proper YAML"]),
], ids=["a slip", "a brand without a host", "a tab"])
def test_a_configuration_that_is_wrong_is_refused_with_its_line(machine, before, after, words):
    change(machine, before, after)
    _, told = run(machine, "serve")
    assert refusal(machine, 78) and all(word in told for word in words), told


def test_an_empty_configuration_says_what_it_lacks(machine):
    (machine / "countersign.yaml").write_text("")
    _, told = run(machine, "serve")
    assert refusal(machine, 78) and "data is missing" in told and "describe at least one brand" in told, told


def test_a_sink_of_the_log_that_is_not_there_is_told_in_words(machine):
    place = f"127.0.0.1:{free_ports(1)[0]}"
    add(machine, f"audit:\n  stream:\n    syslog: {place}\n")
    status, doctor = run(machine, "doctor")
    assert status == 69 and f"No server answers at {place}. Correct" in doctor and "Error" not in doctor, doctor
