"""Readers of one value each, as people and spreadsheets write them. Pure; each raises CellError."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.translation import gettext_noop

from portal.importing.columns.column import CellError
from portal.importing.columns.folding import fold

MONTHS = {
    month: number
    for number, names in enumerate(
        (
            "jan january ene enero",
            "feb february febrero",
            "mar march marzo",
            "apr april abr abril",
            "may mayo",
            "jun june junio",
            "jul july julio",
            "aug august ago agosto",
            "sep sept september septiembre set setiembre",
            "oct october octubre",
            "nov november noviembre",
            "dec december dic diciembre",
        ),
        start=1,
    )
    for month in names.split()
}
YES = {"yes", "y", "true", "1", "x", "si", "s", "verdadero"}
NO = {"no", "n", "false", "0", "falso"}
ISO_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
SLASHED_DATE = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
NAMED_DATE = re.compile(r"(\d{1,2}) (?:de )?([a-z]+) (?:de |del )?(\d{4})")  # 14 de marzo de 2024
AMERICAN_DATE = re.compile(r"([a-z]+) (\d{1,2}) (\d{4})")  # March 14, 2024
SERIAL = re.compile(r"\d{5}(?:\.0)?")
FIRST_OF_SERIALS = date(1899, 12, 30)  # Excel's day 0, with its leap day of 1900
TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([ap])\.? ?m\.?)?", re.IGNORECASE)
THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+")
PARTS = re.compile(r"[;|\n]")

NO_DATE = gettext_noop("“%(text)s” is not a date.")
WRITE_DATE = gettext_noop("Write it as 2026-11-21.")
NO_TIME = gettext_noop("“%(text)s” is not a date with a time.")
WRITE_TIME = gettext_noop("Write it as 2026-11-21 09:30.")
NO_NUMBER = gettext_noop("“%(text)s” is not a whole number.")
WRITE_NUMBER = gettext_noop("Write it in digits, such as 12.")
NO_YES_NO = gettext_noop("“%(text)s” is neither yes nor no.")
WRITE_YES_NO = gettext_noop("Write yes or no.")
NO_SLUG = gettext_noop("“%(text)s” cannot be part of an address.")
WRITE_SLUG = gettext_noop("Use small letters a to z, digits and hyphens.")


def read_slug(text: str) -> str:
    text = text.strip()
    try:
        if text:
            validate_slug(text)
    except ValidationError as error:
        raise CellError(NO_SLUG, WRITE_SLUG, text=text) from error
    return text


def read_date(text: str) -> date:
    """A day: ISO 8601, as this country writes it (month first), or with the month's name in either
    language. The day may come first only where it cannot be a month."""
    for found in _dates(fold_date(text)):
        try:
            return date(*found)
        except ValueError:
            continue
    raise CellError(NO_DATE, WRITE_DATE, text=text.strip())


def fold_date(text: str) -> str:
    """In small letters, without accents, commas and the points of abbreviations."""
    words = re.sub(r"(?<=[^\W\d_])[.]|,", " ", text.strip())
    words = re.sub(r"(?<=\d)[-\s]+(?=[^\W\d_])|(?<=[^\W\d_])[-\s]+(?=\d)", " ", words)
    return " ".join(words.casefold().split())


def _dates(text: str) -> Iterator[tuple[int, int, int]]:
    """What a text may mean, as year, month and day; the likeliest first."""
    text = re.sub(r"[t ]00:00(:00)?(\.0+)?$", "", text)
    if match := ISO_DATE.fullmatch(text):
        year, month, day = map(int, match.groups())
        yield year, month, day
    if match := SLASHED_DATE.fullmatch(text):
        first, second, year = map(int, match.groups())
        yield year, first, second
        yield year, second, first
    if match := NAMED_DATE.fullmatch(text):
        yield int(match[3]), MONTHS.get(match[2], 0), int(match[1])
    if match := AMERICAN_DATE.fullmatch(text):
        yield int(match[3]), MONTHS.get(match[1], 0), int(match[2])
    if SERIAL.fullmatch(text):
        counted = FIRST_OF_SERIALS + timedelta(days=int(text[:5]))
        yield counted.year, counted.month, counted.day


def read_moment(text: str) -> datetime:
    """A day with a time of day; without one, its first moment."""
    text = text.strip()
    day, _space, hour = text.replace("T", " ").partition(" ") if ":" in text else (text, "", "")
    match = TIME.fullmatch(hour.strip())
    if not hour:
        return datetime.combine(read_date(text), time())
    if not match:
        raise CellError(NO_TIME, WRITE_TIME, text=text)
    try:
        return datetime.combine(read_date(day), _time(match))
    except ValueError as error:
        raise CellError(NO_TIME, WRITE_TIME, text=text) from error


def _time(match: re.Match[str]) -> time:
    """Raises ValueError for an hour that no clock shows."""
    hour, half = int(match[1]), (match[4] or "").casefold()
    if half and not 1 <= hour <= 12:
        raise ValueError(hour)
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return time(hour, int(match[2]), int(match[3] or 0))


def read_whole_number(text: str) -> int:
    """Thousands may be marked by commas, and a spreadsheet may have added ``.0``."""
    plain = text.strip()
    plain = plain.replace(",", "") if THOUSANDS.fullmatch(plain) else plain
    if re.fullmatch(r"\d{1,9}(\.0+)?", plain):
        return int(plain.partition(".")[0])
    raise CellError(NO_NUMBER, WRITE_NUMBER, text=text.strip())


def read_yes_no(text: str) -> bool:
    word = fold(text)
    if word not in YES | NO:
        raise CellError(NO_YES_NO, WRITE_YES_NO, text=text.strip())
    return word in YES


def read_list(text: str) -> list[str]:
    """Several values in one cell, each once: separated by semicolons, bars or line breaks."""
    parts = (part.strip() for part in PARTS.split(text))
    return list(dict.fromkeys(part for part in parts if part))


def read_file_name(text: str) -> str:
    """The name as it was written; whether there is such a file is for the folder to say."""
    return text.strip().strip('"')
