"""The lock files pin everything, prove what is downloaded, and name no place to download from."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ["requirements.txt", "requirements-dev.txt", "portal/demo/clips/requirements.txt"]


def requirements(lock: str) -> list[str]:
    """The entries, each with its hashes on one line."""
    text = (ROOT / lock).read_text("utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def normal(name: str) -> str:
    """A package's name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(lock: str) -> set[str]:
    return {normal(entry.split("==")[0]) for entry in requirements(lock)}


def asked_for(source: Path) -> set[str]:
    """The names in an .in file and in those it includes."""
    names = set()
    for line in source.read_text("utf-8").splitlines():
        if line.startswith("-r "):
            names |= asked_for(source.parent / line[3:].strip())
        elif match := re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*", line):
            names.add(normal(match[0]))
    return names


@pytest.mark.parametrize("lock", LOCKS)
def test_no_registry_address_is_written_down(lock):
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*--(index|extra|find|trusted)", text, re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_is_one_exact_version_with_its_hashes(lock):
    entry = re.compile(
        r"[a-z0-9._-]+==[^\s;]+( ; [^#]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*", re.ASCII
    )
    odd = [line[:60] for line in requirements(lock) if not entry.fullmatch(line)]
    assert odd == []


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_asked_for_is_pinned(lock):
    assert asked_for((ROOT / lock).with_suffix(".in")) <= pinned(lock)


def test_what_runs_here_is_what_runs_there():
    """The development lock holds every entry of the other one, at the same version."""
    versions = [
        {entry.split("--hash")[0].strip() for entry in requirements(lock)} for lock in LOCKS[:2]
    ]
    assert versions[0] <= versions[1]
