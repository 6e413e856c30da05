"""A worker that is killed at any point loses nothing and doubles nothing."""

import json
import random
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from portal.fulltext.embedded import EmbeddedEngine
from tests.fulltext.samples import document, question

ROOT = Path(__file__).parents[2]
RANDOM = random.Random(20261121)  # noqa: S311  # places to kill at, not a secret


def start(folder: Path, work: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.fulltext.indexer_process", folder, work]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    return process


def finish(folder: Path, work: str) -> float:
    """Let it end by itself; returns how many seconds its work took."""
    process = start(folder, work)
    started = time.perf_counter()
    process.communicate(timeout=60)
    assert process.returncode == 0
    return time.perf_counter() - started


def change(folder: Path, titles: dict[str, str], count: int) -> None:
    """Add, change and delete records, and note it in the outbox, as a transaction would."""
    names = [f"video:{number}" for number in RANDOM.sample(range(400), count)]
    for name in names:
        if RANDOM.random() < 0.3:
            titles.pop(name, None)
        else:
            titles[name] = f"edition{RANDOM.randrange(10**6)}"
    (folder / "records.json").write_text(json.dumps(titles))
    with sqlite3.connect(folder / "db.sqlite3") as database:
        database.executemany(
            "INSERT INTO fulltext_outboxentry (document_id, created_at) VALUES (?, '2026-11-21')",
            [(name,) for name in names],
        )
    database.close()


def waiting(folder: Path) -> set[str]:
    with sqlite3.connect(folder / "db.sqlite3") as database:
        rows = database.execute("SELECT document_id FROM fulltext_outboxentry").fetchall()
    database.close()
    return {name for (name,) in rows}


def assert_only_what_waits_may_differ(folder: Path, titles: dict[str, str]) -> None:
    engine = EmbeddedEngine(folder / "index")
    found = [hit.id for hit in engine.search(question(size=1000)).hits]
    assert len(found) == len(set(found))
    assert set(found) ^ set(titles) <= waiting(folder)
    for name in set(found) - waiting(folder):
        hits = engine.search(question(titles[name], size=1000)).hits
        assert name in {hit.id for hit in hits}


@pytest.mark.thorough
def test_twenty_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    titles: dict[str, str] = {}
    (tmp_path / "records.json").write_text("{}")
    finish(tmp_path, "prepare")
    change(tmp_path, titles, 150)
    usual = finish(tmp_path, "drain")
    cut_short = 0
    for turn in range(20):
        change(tmp_path, titles, 150)
        process = start(tmp_path, "rebuild" if turn % 5 == 4 else "drain")
        time.sleep(usual * RANDOM.random())
        process.kill()
        process.communicate()
        cut_short += bool(waiting(tmp_path))
        assert_only_what_waits_may_differ(tmp_path, titles)
    assert cut_short > 5  # the kills did fall into the work
    finish(tmp_path, "drain")
    assert waiting(tmp_path) == set()
    assert_only_what_waits_may_differ(tmp_path, titles)


def test_one_writer_waits_for_the_other(tmp_path: Path) -> None:
    one, other = EmbeddedEngine(tmp_path), EmbeddedEngine(tmp_path)
    one.rebuild([])
    entered = threading.Event()

    def write() -> None:
        other.index([document(1)])
        entered.set()

    with one.writing():
        waiter = threading.Thread(target=write)
        waiter.start()
        assert not entered.wait(0.3)
        assert one.search(question()).total == 0  # readers do not wait
    waiter.join(timeout=10)
    assert entered.is_set()
    assert one.search(question()).total == 1
