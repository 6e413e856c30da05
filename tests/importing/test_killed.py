"""A worker that is killed at any point leaves a whole catalogue or none of it, its files too."""

import json
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
from PIL import Image

from tests.importing.catalogues import FILMS, ROWS
from tests.media.transcoding.making_films import film

pytestmark = pytest.mark.thorough
ROOT = Path(__file__).parents[2]
TURNS = 10  # with three kills each
RANDOM = random.Random(20261121)  # noqa: S311  # moments to kill at, not a secret
ELSEWHERE = ("DATABASE_URL", "AWS_S3_ENDPOINT_URL", "CACHE_URL")


class Site:
    """The process that does the jobs, and what it has left on the disk."""

    def __init__(self, scratch: Path, films: Path) -> None:
        self.scratch = scratch
        scratch.mkdir()
        kept = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.importing.catalogue_process", films],
            cwd=ROOT,
            env=kept | {"PORTAL_SCRATCH": str(scratch)},
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def do(self, what: str, kill_after: float | None = None) -> float:
        """Let it do something, to its end or until it is killed; returns the seconds it took."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{what}\n")
        self.process.stdin.flush()
        child = int(self.process.stdout.readline())
        began = time.perf_counter()
        if kill_after is not None:
            killing = threading.Timer(kill_after, self.kill, [child])
            killing.start()
        assert self.process.stdout.readline() == "ended\n"
        if kill_after is not None:
            killing.cancel()
        return time.perf_counter() - began

    def kill(self, child: int) -> None:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)

    def rows(self, query: str) -> list[Any]:
        with sqlite3.connect(self.scratch / "portal.sqlite3", timeout=20) as database:
            found = database.execute(query).fetchall()
        database.close()
        return found

    @property
    def batch(self) -> tuple[str, set[str]]:
        """The state of the latest, and the files that it remembers."""
        ((state, staged),) = self.rows(
            "SELECT state, staged FROM importing_batch ORDER BY id DESC LIMIT 1"
        )
        return state, {name for _storage, name in json.loads(staged)}

    def named(self) -> set[str]:
        """Every film and poster that a row names."""
        films = self.rows("SELECT file FROM media_master")
        posters = self.rows("SELECT poster FROM media_recording WHERE poster > ''")
        return {name for (name,) in films + posters}

    def stored(self) -> set[str]:
        private, public = self.scratch / "private", self.scratch / "public"
        films = {path.relative_to(private).as_posix() for path in private.glob("masters/*")}
        return films | {path.relative_to(public).as_posix() for path in public.glob("posters/*")}

    def assert_all_or_nothing(self) -> None:
        ((videos,),) = self.rows("SELECT count(*) FROM resources_video")
        assert videos in (0, ROWS)
        assert len(self.named()) == (2 * FILMS if videos else 0)
        assert self.named() <= self.stored()
        assert self.stored() <= self.named() | self.batch[1]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    plain = film(tmp_path / "film.mp4", size="160x120", seconds=1).read_bytes()
    films = tmp_path / "films"
    films.mkdir()
    for number in range(FILMS):  # a free box (ISO/IEC 14496-12, 8.1.2) makes it another file
        box = (9).to_bytes(4, "big") + b"free" + bytes([number])
        (films / f"{number}.mp4").write_bytes(plain + box)
        Image.new("RGB", (16, 9), (number, 0, 0)).save(films / f"{number}.png")
    started = Site(tmp_path / "site", films)
    yield started
    started.process.communicate(timeout=60)


def test_thirty_kills_leave_a_whole_catalogue_or_nothing(site: Site) -> None:
    usual = {}
    site.do("start")
    usual["check"] = site.do("work")
    site.do("make")
    usual["make"] = site.do("work")
    site.do("undo")
    usual["undo"] = site.do("work")
    cut_short = 0
    for _turn in range(TURNS):
        site.do("start")
        site.do("work", kill_after=usual["check"] * RANDOM.random())
        site.assert_all_or_nothing()
        cut_short += site.batch[0] == "checking"
        site.do("work")
        assert site.batch[0] == "checked"
        assert site.stored() == site.batch[1]
        site.do("make")
        site.do("work", kill_after=usual["make"] * RANDOM.random())
        site.assert_all_or_nothing()
        cut_short += site.batch[0] == "making"
        site.do("work")
        assert site.batch == ("made", set())
        assert site.stored() == site.named()
        site.do("undo")
        site.do("work", kill_after=usual["undo"] * RANDOM.random())
        site.assert_all_or_nothing()
        cut_short += site.batch[0] == "undoing"
        site.do("work")
        assert site.batch == ("undone", set())
        assert site.stored() == set()
    assert cut_short > TURNS  # the kills did fall into the work
