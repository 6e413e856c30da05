"""The continuous integration script can be run, and asks for what the documents promise."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = sorted(path for path in (ROOT / ".ci").iterdir() if path.is_file())


def program(name: str) -> str:
    path = shutil.which(name)
    assert path, f"{name} is not installed"
    return path


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [program("make"), *arguments], cwd=ROOT, check=False, capture_output=True, text=True
    )


def run() -> str:
    return (ROOT / ".ci" / "run").read_text("utf-8")


def test_the_script_can_be_started():
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_bash_can_read(script):
    subprocess.run([program("bash"), "-n", script], check=True)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_servers_are_only_reached_from_this_machine(script):
    assert not re.search(r"0\.0\.0\.0|listen_addresses=\*", script.read_text("utf-8"))


def test_the_first_failure_ends_it():
    assert "set -euo pipefail" in run()


def test_it_runs_every_proof_that_the_makefile_offers():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    prove = makefile.split("##@ Prove")[1].split("##@")[0]
    proofs = set(re.findall(r"^([a-z-]+):.*##", prove, re.MULTILINE)) - {"benchmark"}
    called = set(re.findall(r"^step .* make --no-print-directory (\S+)$", run(), re.MULTILINE))
    assert proofs <= called


def test_make_without_a_goal_lists_all_goals_for_people():
    listed = make().stdout
    for goal in ("run", "test", "test-browser", "check", "benchmark"):
        assert re.search(rf"^  make {goal}\s+\w", listed, re.MULTILINE)


def test_a_python_that_is_too_old_is_refused_in_words(tmp_path):
    old = tmp_path / "python-of-old"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2" && exit\nexit 1\n')
    old.chmod(0o755)
    done = make("locked", f"PYTHON={old}", f"VENV={tmp_path / 'venv'}")
    assert done.returncode != 0
    assert "Python 3.11 or newer is needed" in done.stdout
    assert "Python 3.9.2" in done.stdout
    assert not (tmp_path / "venv").exists()
