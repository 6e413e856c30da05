"""Readers of one value each."""

import re
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.translation import gettext_noop

from portal.importing.columns.column import CellError

NO_DATE = gettext_noop("“%(text)s” is not a date.")
WRITE_DATE = gettext_noop("Write it as 2026-11-21.")
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
    text = text.strip()
    for form in ("%Y-%m-%d", "%m/%d/%Y"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise CellError(NO_DATE, WRITE_DATE, text=text)


def read_moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return datetime.combine(read_date(text), datetime.min.time())


def read_whole_number(text: str) -> int:
    text = text.strip()
    if re.fullmatch(r"\d{1,9}", text):
        return int(text)
    raise CellError(NO_NUMBER, WRITE_NUMBER, text=text)


def read_yes_no(text: str) -> bool:
    word = text.strip().casefold()
    if word in ("yes", "y", "sí", "si", "s", "true", "1", "x"):
        return True
    if word in ("no", "n", "false", "0"):
        return False
    raise CellError(NO_YES_NO, WRITE_YES_NO, text=text)


def read_list(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;|\n]", text) if part.strip()]


def read_file_name(text: str) -> str:
    return text.strip()
