"""Catalogues for tests: spreadsheets, the folder beside them, and jobs done at once."""

import csv
from collections.abc import Mapping, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from portal.importing.beginning import begin
from portal.importing.making import queue_making
from portal.importing.models import Batch
from portal.importing.undoing import queue_undoing
from portal.jobs.running import claim, run

CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:00.900\nBoth sides.\n"
ROWS, FILMS = 30, 6  # of the catalogue whose worker is killed
Cells = Mapping[str, str]


def as_csv(rows: Sequence[Cells]) -> bytes:
    """Rows as a program writes them, with every column that one of them has."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = StringIO()
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def video_row(number: int, **more: str) -> dict[str, str]:
    row = {
        "slug": f"film-{number}",
        "title_en": f"Counting on {number}",
        "title_es": f"Contar desde {number}",
        "summary_en": "Two friends count.",
        "summary_es": "Dos amigas cuentan.",
        "subject": "mathematics",
        "posted_on": "2026-03-14",
    }
    return row | more


def checked(
    rows: Sequence[Cells], owner: Any, folder: Path | str = "", name: str = "videos.csv"
) -> Batch:
    """A batch of these rows, after its check."""
    batch = begin(BytesIO(as_csv(rows)), name, owner, str(folder))
    do_jobs()
    batch.refresh_from_db()
    return batch


def made(rows: Sequence[Cells], owner: Any, folder: Path | str = "") -> Batch:
    """A batch of these rows, made."""
    batch = checked(rows, owner, folder)
    assert batch.state == "checked", [
        f"{one.row} {one.column}: {one.sentence}" for one in batch.found
    ]
    assert queue_making(batch)
    do_jobs()
    batch.refresh_from_db()
    assert batch.state == "made", batch.job and batch.job.explanation
    return batch


def taken_back(batch: Batch, user: Any) -> Batch:
    """The batch after the job that undoes it, whatever came of it."""
    assert queue_undoing(batch, user)
    do_jobs()
    batch.refresh_from_db()
    return batch


def do_jobs() -> None:
    while job := claim("catalogue"):
        run(job)


def actions(batch: Batch) -> list[str]:
    return list(batch.rows.values_list("action", flat=True))
