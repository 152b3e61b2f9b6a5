"""A release's checksums are signed, and whoever follows docs/release.md notices every change (no browser)."""
import hashlib
import re
import subprocess

import pytest

from server import PROJECT

ARCHIVE, PARTS = "countersign-9.9.9-linux-x86_64.tar.xz", "countersign-9.9.9-linux-x86_64.cdx.json"


def run(*command, at=None):
    return subprocess.run(command, cwd=at, capture_output=True, text=True, timeout=60)


def new_key(path):
    assert run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "thrown away", "-f", path).returncode == 0
    return path


def write_sums(folder):
    sums = (f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in (ARCHIVE, PARTS))
    (folder / "SHA256SUMS").write_text("".join(sums))


def sign(key, folder):
    return run(PROJECT / "Scripts/sign-release", key, folder)


def verify(folder):
    """What the document says, as it says it."""
    part = (PROJECT / "docs/release.md").read_text().partition("## To verify a release")[2].partition("\n## ")[0]
    commands = re.findall(r"^    (.+)$", part, re.MULTILINE)
    assert len(commands) == 2
    return run("bash", "-c", " && ".join(commands), at=folder)


@pytest.fixture
def release(tmp_path):
    """A signed one. Who fetches it has the signers' line from elsewhere."""
    folder = tmp_path / "release"
    folder.mkdir()
    (folder / ARCHIVE).write_bytes(b"an archive")
    (folder / PARTS).write_text("{}")
    write_sums(folder)
    new_key(tmp_path / "key")
    signed = run(PROJECT / "Scripts/sign-release", "key", "release", at=tmp_path)
    assert signed.returncode == 0, signed.stderr
    return folder


def test_what_was_signed_is_verified_as_the_document_says(release):
    told = verify(release)
    assert told.returncode == 0, told.stderr
    assert 'Good "countersign-release" signature for releases' in told.stdout
    assert told.stdout.count(": OK") == 2


def test_a_changed_archive_is_noticed(release):
    (release / ARCHIVE).write_bytes(b"another archive")
    assert verify(release).returncode != 0


def test_changed_checksums_are_noticed(release):
    (release / ARCHIVE).write_bytes(b"another archive")
    write_sums(release)
    assert verify(release).returncode != 0


def test_a_strangers_signature_is_noticed(release, tmp_path):
    signers = (release / "release-signers").read_text()
    (release / ARCHIVE).write_bytes(b"another archive")
    write_sums(release)
    assert sign(new_key(tmp_path / "stranger"), release).returncode == 0
    assert verify(release).returncode == 0
    (release / "release-signers").write_text(signers)
    assert verify(release).returncode != 0


def test_a_signature_for_another_purpose_is_noticed(release, tmp_path):
    (release / "SHA256SUMS.sig").unlink()
    assert run("ssh-keygen", "-Y", "sign", "-q", "-f", tmp_path / "key", "-n", "git", release / "SHA256SUMS").returncode == 0
    assert verify(release).returncode != 0


def test_nothing_is_signed_that_is_not_what_the_checksums_say(release, tmp_path):
    before = (release / "SHA256SUMS.sig").read_bytes()
    (release / ARCHIVE).write_bytes(b"another archive")
    assert sign(tmp_path / "key", release).returncode != 0
    assert (release / "SHA256SUMS.sig").read_bytes() == before


def test_a_public_key_whose_agent_is_away_signs_nothing(release, tmp_path):
    (release / "SHA256SUMS.sig").unlink()
    assert sign(tmp_path / "key.pub", release).returncode == 0
    (tmp_path / "key").unlink()
    assert sign(tmp_path / "key.pub", release).returncode != 0
    assert not (release / "SHA256SUMS.sig").exists()
