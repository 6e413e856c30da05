"""One cell: the text that its writer meant, or what keeps it from being read."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext_noop

BREAKS = re.compile(r"\r\n?|_x000D_\n?|\x0b|\x0c|\x85|\u2028|\u2029")
UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
QUOTED = re.compile(r'="((?:[^"]|"")*)"')  # how programs keep 0123 from becoming 123
SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+\d{2,}", re.IGNORECASE)
# What a spreadsheet that opens delimited text takes for a number, a date or an hour, and changes
MONTH = r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|set|dic)[a-z]*"
AMOUNT = re.compile(
    rf"(?=.*\d)(?:[\d .,:/%$€£()+-]|{MONTH}|\b[ap]\.?m\b|(?<=\d)e(?=[\d+-]))+", re.IGNORECASE
)
KEPT = re.compile(r"0|[1-9]\d{0,14}|\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?")  # read again as they were
TRUTHS = {"TRUE", "FALSE", "VERDADERO", "FALSO"}
ERRORS = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}
# CSV injection (OWASP): what a spreadsheet would take for a formula is written after an apostrophe
ACTIVE = ("=", "+", "-", "@", "'")

FORMULA = gettext_noop("There is a formula here: %(text)s")
MEND_FORMULA = gettext_noop("Replace it by what it comes to: copy the cell, and paste its value.")
SHORT_NUMBER = gettext_noop("The spreadsheet has shortened a number to %(text)s.")
MEND_SHORT_NUMBER = gettext_noop("Make the column a text column, and write the number in full.")
ERROR = gettext_noop("The spreadsheet shows the error %(text)s here.")
MEND_ERROR = gettext_noop("Write what should stand here.")
MOST_SHOWN = 80  # letters of a formula


@dataclass(frozen=True)
class Wrong:
    """A cell that cannot be read: a message, how to mend it, and values."""

    message: str
    mend: str
    values: dict[str, Any] = field(default_factory=dict)


Cell = str | Wrong


def clean(text: str) -> str:
    """Line breaks are ``\\n``, and control codes and the white space around it are gone.

    What stands within is the writer's own: a library that is taken out and brought in again keeps
    every space.
    """
    return UNSEEN.sub("", BREAKS.sub("\n", text)).strip()


def harmless(text: str) -> str:
    """A text so that no spreadsheet runs or changes it; :func:`written` gives it back."""
    return f"'{text}" if _needs_mark(text) else text


def as_text(text: str) -> str:
    """A text for a cell of a workbook; :func:`typed` gives it back, and so does :func:`written`
    where a spreadsheet saves the workbook as delimited text."""
    return text if written(text) == text else f"'{text}"


def unmarked(text: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from changing what follows."""
    return text[1:] if text[:1] == "'" and _needs_mark(text[1:]) else text


def _needs_mark(text: str) -> bool:
    is_amount = bool(AMOUNT.fullmatch(text)) and not KEPT.fullmatch(text)
    return text.startswith(ACTIVE) or is_amount or text.upper() in TRUTHS | ERRORS


def written(raw: str) -> Cell:
    """What stands in a cell of delimited text."""
    text = clean(raw)
    if match := QUOTED.fullmatch(text):
        return clean(match[1].replace('""', '"'))
    if text.startswith("=") and len(text) > 1:
        return formula(text)
    if SHORTENED.fullmatch(text):
        return Wrong(SHORT_NUMBER, MEND_SHORT_NUMBER, {"text": text})
    return _text(text)


def _text(text: str) -> Cell:
    is_error = text.upper() in ERRORS
    return Wrong(ERROR, MEND_ERROR, {"text": text.upper()}) if is_error else unmarked(text)


def formula(text: str) -> Wrong:
    return Wrong(FORMULA, MEND_FORMULA, {"text": text[:MOST_SHOWN]})


def typed(value: Any) -> Cell:
    """What stands in a cell of a workbook, which knows numbers, dates and truths from texts."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        moment = value.replace(microsecond=0)
        return moment.date().isoformat() if moment.time() == time() else moment.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return _text(clean(str(value)))
