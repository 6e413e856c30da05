"""Takes the whole library out: the form that it can be brought in by, and every file."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.utils.translation import gettext, override

from portal.importing.columns import KINDS, Column, Copy, Kind
from portal.importing.existing import as_edited, records_of
from portal.importing.sheets import Row, Sheet, write_csv, write_xlsx
from portal.media.models import CaptionTrack, ChapterTrack, Master, Rendition
from portal.records.language import LANGUAGES
from portal.records.old_addresses import addresses_of

CHUNK = 100  # records read at a time
BUFFER = 1 << 20  # bytes copied at a time
FILES = "files"
ADDRESSES = ("address", "language", "kind", "slug", "leads_to")

Report = Callable[[float], None]


class FolderTaken(Exception):
    """There is something in the folder already."""


def export_catalogue(folder: Path, language: str, report: Report = lambda percent: None) -> int:
    """Write the catalogue in one language with all files into a new folder; returns the number of
    records.

    The folder appears when it is whole. Raises FolderTaken where it has something in it, and
    OSError where the disk is full. ``report`` is told the percentage that is done.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FolderTaken(str(folder))
    unfinished = folder.with_name(f"{folder.name}.partial")
    shutil.rmtree(unfinished, ignore_errors=True)  # what a kill has left
    (unfinished / FILES).mkdir(parents=True)
    count = _write(unfinished, language, report)
    if folder.exists():
        folder.rmdir()
    unfinished.rename(folder)
    return count


def _write(folder: Path, language: str, report: Report) -> int:
    sheets, addresses = [], []
    total = sum(kind.model.objects.count() for kind in KINDS) or 1
    done = 0
    voices = _voices()
    for kind in KINDS:
        rows: list[Row] = []
        columns = kind.columns_with(voices)
        for record in _records(kind):
            rows.append(_row(record, columns, language, len(rows) + 2))
            _copy_files(record, columns, folder / FILES)
            addresses += list(_addresses(record, kind))
            done += 1
            report(100 * done / total)
        headers = tuple(column.label_in(language) for column in columns)
        sheets.append(Sheet(kind.name_in(language), headers, tuple(rows)))
        (folder / f"{kind.key}.csv").write_bytes(write_csv(sheets[-1]))
    (folder / "catalogue.xlsx").write_bytes(write_xlsx(sheets))
    (folder / "redirects.csv").write_bytes(write_csv(_address_sheet(addresses)))
    (folder / "README.txt").write_text(_read_me(), "utf-8")
    return done


def _records(kind: Kind) -> Iterator[Any]:
    for record in records_of(kind).order_by("slug").iterator(chunk_size=CHUNK):
        yield as_edited(record)


def _voices() -> list[str]:
    """Every language that some film is spoken in."""
    owners = (Master, Rendition, CaptionTrack, ChapterTrack)
    found = (model.objects.values_list("spoken_language", flat=True) for model in owners)
    return sorted({*LANGUAGES, *(voice for voices in found for voice in voices.distinct())})


def _row(record: Any, columns: tuple[Column, ...], language: str, number: int) -> Row:
    return Row(number, {one.label_in(language): one.cell(record) for one in columns})


def _copy_files(record: Any, columns: tuple[Column, ...], folder: Path) -> None:
    for column in columns:
        for copy in column.copies(record):
            _copy(copy, folder / copy.name)


def _copy(copy: Copy, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with copy.file.open("rb") as source, place.open("wb") as target:
        shutil.copyfileobj(source, target, BUFFER)


def _addresses(record: Any, kind: Kind) -> Iterator[dict[str, str]]:
    """Where the record is now, in both languages, and what leads there."""
    now = {code: record.url_in(code) for code in LANGUAGES}
    same = {"kind": kind.key, "slug": record.slug}
    for code, address in now.items():
        yield same | {"address": address, "language": code}
    for old in addresses_of(record):
        code = next((code for code in LANGUAGES if old.startswith(f"/{code}/")), "")
        leads_to = now[code or record.source_language]
        yield same | {"address": old, "language": code, "leads_to": leads_to}


def _address_sheet(addresses: list[dict[str, str]]) -> Sheet:
    rows = [Row(number, cells) for number, cells in enumerate(addresses, start=2)]
    return Sheet("redirects", ADDRESSES, tuple(rows))


def _read_me() -> str:
    """What lies in the folder, in both languages."""
    return "\n\n".join(_explained(code) for code in LANGUAGES) + "\n"


def _explained(language: str) -> str:
    with override(language):
        return gettext(
            "This folder holds the whole library. catalogue.xlsx has a sheet for each kind of "
            "record; the .csv files say the same. The folder “files” holds films, captions, "
            "chapters, posters and handouts, named as in the catalogue. redirects.csv lists every "
            "address that readers may have kept, and where the old ones lead. To bring it in: "
            "python -m portal import_catalogue catalogue.xlsx --media files"
        )
