"""The release build of another revision, made once and kept."""

import shutil
import subprocess
import sys

from process import ROOT


def program_of(revision):
    """The path of `countersign` as it was at `revision`: built in a clone of its own below `.build`, kept by commit."""
    commit = _git("rev-parse", "--verify", "--quiet", revision + "^{commit}", folder=ROOT)
    kept = ROOT / ".build/against" / commit[:12] / "countersign"
    if not kept.exists():
        _keep(_source(commit), kept)
    return kept, commit[:12]


# Where every entry passes that is chained to the log, and what stands in its place in a build that keeps none.
CHAINING = "Sources/SQLStore/Audit/AuditChaining.swift"
WRITTEN, UNWRITTEN = "guard !events.isEmpty else { return [] }", "guard events.count < 0 else { return [] }"


def program_without_log():
    """The path of `countersign` as it is at HEAD, but for its audit log: no entry is made. For measuring only."""
    commit = _git("rev-parse", "HEAD", folder=ROOT)
    kept = ROOT / ".build/against" / f"{commit[:12]}-without-log" / "countersign"
    if not kept.exists():
        source = _source(commit)
        text = (source / CHAINING).read_text(encoding="utf-8")
        if text.count(WRITTEN) != 1:
            raise SystemExit(f"{CHAINING} is no longer as this measure knows it")
        (source / CHAINING).write_text(text.replace(WRITTEN, UNWRITTEN), encoding="utf-8")
        _keep(source, kept)
    return kept


def _source(commit):
    """A clone at `commit`. Only what differs is written, so that the next one is built on top of this one."""
    source = ROOT / ".build/against/source"
    if not source.exists():
        _git("clone", "--quiet", "--shared", "--no-checkout", str(ROOT), str(source), folder=ROOT)
    _git("checkout", "--quiet", "--force", "--detach", commit, folder=source)
    return source


def _keep(source, kept):
    _build(source)
    kept.parent.mkdir(exist_ok=True)
    draft = kept.with_suffix(".new")
    shutil.copy2(source / ".build/release/countersign", draft)
    draft.rename(kept)


def _build(source):
    """With the versions of packages that the working tree is built with: they are no part of a revision."""
    if (resolved := ROOT / "Package.resolved").exists():
        shutil.copy(resolved, source)
    if (sodium := source / "Scripts/sodium").exists():
        subprocess.run([sodium], check=True, stdout=sys.stderr)
    command = ["swift", "build", "-c", "release", "--product", "countersign", "--package-path", str(source)]
    print(f"building {source} ({' '.join(command[:4])}): some minutes, once", file=sys.stderr, flush=True)
    subprocess.run(command, check=True, stdout=sys.stderr)


def _git(*words, folder):
    done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"git {' '.join(words[:2])}: {done.stderr.strip() or 'there is no such revision'}")
    return done.stdout.strip()
