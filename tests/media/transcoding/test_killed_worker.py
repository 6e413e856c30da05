"""A worker that is killed at any point leaves whole films or none, and nothing else."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.media.transcoding.making_films import film

ROOT = Path(__file__).parents[3]
KILLS = 20
RANDOM = random.Random(20261121)  # noqa: S311  # moments to kill at, not a secret


class Worker:
    """The process that does the job, and what it has left on the disk."""

    def __init__(self, folder: Path, master: Path) -> None:
        self.folder = folder
        command = [sys.executable, "-m", "tests.media.transcoding.film_process", folder, master]
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": ""}
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def work(self, kill_after: float | None = None, how: signal.Signals = signal.SIGKILL) -> float:
        """Let it work, to its end or until it is killed; returns the seconds it took."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write("work\n")
        self.process.stdin.flush()
        child = int(self.process.stdout.readline())
        began = time.perf_counter()
        if kill_after is not None:
            killing = threading.Timer(kill_after, self.end, [child, how])
            killing.start()
        assert self.process.stdout.readline() == "ended\n"
        if kill_after is not None:
            killing.cancel()
        return time.perf_counter() - began

    def end(self, child: int, how: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.kill(child, how)

    def rows(self, query: str) -> list[Any]:
        with sqlite3.connect(self.folder / "db.sqlite3", timeout=20) as database:
            found = database.execute(query).fetchall()
        database.close()
        return found

    @property
    def job(self) -> tuple[str, int]:
        ((state, attempts),) = self.rows("SELECT state, attempts FROM jobs_job")
        return state, attempts

    def named(self) -> set[str]:
        """Every file that a row names."""
        columns = [("rendition", "file"), ("rendition", "stream_file"), ("storyboard", "file")]
        columns += [("master", "file"), ("recording", "poster")]
        rows = [self.rows(f"SELECT {column} FROM media_{table}") for table, column in columns]  # noqa: S608
        return {name for found in rows for (name,) in found if name}

    def stored(self) -> set[str]:
        return {
            str(path.relative_to(root))
            for root in (self.folder / "public", self.folder / "private")
            for path in root.rglob("*")
            if path.is_file()
        }

    def assert_whole_or_nothing(self) -> None:
        qualities = sorted(q for (q,) in self.rows("SELECT quality FROM media_rendition"))
        assert qualities in ([], ["240", "audio"])
        assert self.named() <= self.stored()

    def assert_done_and_tidy(self) -> None:
        assert self.job[0] == "done"
        assert sorted(self.rows("SELECT quality FROM media_rendition")) == [("240",), ("audio",)]
        assert self.stored() == self.named()
        assert list((self.folder / "scratch").iterdir()) == []
        assert self.rows("SELECT staged FROM media_master") == [("[]",)]

    def begin_anew(self) -> None:
        self.rows("UPDATE jobs_job SET state = 'waiting', attempts = 0, lease = NULL")


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[Worker]:
    started = Worker(tmp_path, film(tmp_path / "film.mp4", size="160x120", seconds=1))
    yield started
    started.process.communicate(timeout=60)


def of_this_folder(folder: Path) -> list[str]:
    """The command lines of programs that still work on a film in it."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            found.append(path.read_bytes().decode("utf-8", "replace"))
    return [line for line in found if f"{folder}/scratch" in line]


@pytest.mark.thorough
def test_twenty_kills_leave_one_whole_film_and_nothing_else(worker: Worker) -> None:
    usual = worker.work()
    worker.assert_done_and_tidy()
    assert worker.job == ("done", 1)
    cut_short = 0
    for turn in range(KILLS):
        worker.begin_anew()
        worker.work(kill_after=usual * RANDOM.random())
        worker.assert_whole_or_nothing()
        state, attempts = worker.job
        cut_short += state != "done"
        assert attempts <= 1
        if turn % 5 == 4:  # what the others leave is left for the next to find
            worker.work()
            worker.assert_done_and_tidy()
            assert worker.job[1] == attempts + (state != "done")
    assert cut_short > KILLS / 2  # the kills did fall into the work
    assert of_this_folder(worker.folder) == []


def test_a_film_that_keeps_being_killed_is_given_up(worker: Worker) -> None:
    for attempt in (1, 2, 3):
        worker.work(kill_after=0.4)
        assert worker.job == ("running", attempt)
    worker.work()
    assert worker.job == ("failed", 3)
    assert worker.named() == worker.stored()
    assert list((worker.folder / "scratch").iterdir()) == []


@pytest.mark.parametrize("moment", [0.1, 0.5])
def test_a_worker_that_is_told_to_end_leaves_nothing_and_counts_nothing(
    tmp_path: Path, moment: float
) -> None:
    long = film(tmp_path / "film.mp4", size="1280x720", rate=25, seconds=20)
    worker = Worker(tmp_path, long)
    assert worker.work(moment, signal.SIGTERM) < 5
    assert worker.job == ("waiting", 0)
    assert worker.stored() == worker.named()
    assert list((tmp_path / "scratch").iterdir()) == []
    assert of_this_folder(tmp_path) == []
    worker.process.communicate(timeout=60)
