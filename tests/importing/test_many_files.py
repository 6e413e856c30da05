"""Two hundred rows with two hundred files come in by two jobs that say how far they are."""

import resource
import time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from PIL import Image

from portal.importing.beginning import begin
from portal.importing.making import queue_making
from portal.media.models import CaptionTrack, Master
from portal.taxonomy import models as taxonomy
from resources.models import Video
from tests import people
from tests.factories import term
from tests.importing.catalogues import CAPTIONS, as_csv, do_jobs, taken_back, video_row
from tests.media.transcoding.making_films import film

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]
ROWS, FILMS, CAPTIONED, POSTERS = 200, 120, 40, 40
MOST_SECONDS = 120  # for both jobs, on a slow machine that does other things too


class Percentages:
    """What jobs have written of how far they are."""

    def __init__(self) -> None:
        self.seen: list[int] = []

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith('UPDATE "jobs_job" SET "percent"'):
            self.seen.append(params[0])
        return execute(sql, params, many, context)


def write_files(folder: Path) -> list[dict[str, str]]:
    """Two hundred files, each another one; returns the rows that name them, each one of them."""
    plain = film(folder / "plain.mp4", size="160x120", seconds=1).read_bytes()
    (folder / "plain.mp4").unlink()
    rows = [video_row(number) for number in range(ROWS)]
    for number, row in enumerate(rows):
        if number < FILMS:  # a free box (ISO/IEC 14496-12, 8.1.2) makes it another file
            row["film_es"] = f"{number}.mp4"
            box = (9).to_bytes(4, "big") + b"free" + bytes([number])
            (folder / row["film_es"]).write_bytes(plain + box)
        elif number < FILMS + CAPTIONED:
            row["captions_es_es"] = f"{number}.vtt"
            (folder / row["captions_es_es"]).write_text(CAPTIONS.replace("Both", str(number)))
        else:
            row["poster"] = f"{number}.png"
            Image.new("RGB", (16, 9), (number, 0, 0)).save(folder / row["poster"])
    assert len(list(folder.iterdir())) == ROWS == FILMS + CAPTIONED + POSTERS
    return rows


def memory() -> float:
    """The most that this program has held so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def test_two_hundred_files_come_in_and_go_out(tmp_path: Path) -> None:
    term(taxonomy.Subject, "mathematics", "Mathematics", "Matemáticas")
    operator, told = people.publisher(), Percentages()
    rows, held, began = write_files(tmp_path), memory(), time.perf_counter()
    batch = begin(BytesIO(as_csv(rows)), "videos.csv", operator, str(tmp_path))
    with connection.execute_wrapper(told):
        do_jobs()
        checked = time.perf_counter() - began
        batch.refresh_from_db()
        assert batch.state == "checked"
        assert queue_making(batch)
        do_jobs()
    seconds = time.perf_counter() - began
    print(f"checked {checked:.1f} s, made {seconds - checked:.1f} s, percent {told.seen}")  # noqa: T201
    print(f"memory {held:.0f} MB before, {memory():.0f} MB at most")  # noqa: T201
    batch.refresh_from_db()
    assert batch.state == "made"
    assert Video.objects.count() == ROWS
    assert (Master.objects.count(), CaptionTrack.objects.count()) == (FILMS, CAPTIONED)
    assert told.seen == sorted(told.seen)  # of the check: making is one short transaction
    assert len(set(told.seen)) > 3
    assert seconds < MOST_SECONDS
    stored = [master.file for master in Master.objects.all()]
    assert all(one.storage.exists(one.name) for one in stored)
    assert taken_back(batch, operator).state == "undone"
    assert not Video.objects.exists()
