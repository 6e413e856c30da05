"""Columns of what becomes of a record: its state, its translation, the addresses it had."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy, gettext_noop, override

from portal.importing import cells
from portal.importing.columns.column import CellError, Column
from portal.importing.columns.lists import SEPARATOR
from portal.importing.columns.values import choose
from portal.records import twin
from portal.records.bilingual import texts
from portal.records.language import LANGUAGES, other_language
from portal.records.old_addresses import AddressError, addresses_of, normal_address

DRAFT, PUBLISHED, SCHEDULED, EXPIRED = "draft", "published", "scheduled", "expired"
STATES = {
    DRAFT: gettext_lazy("Draft"),
    PUBLISHED: gettext_lazy("Published"),
    SCHEDULED: gettext_lazy("Scheduled"),
    EXPIRED: gettext_lazy("Expired"),
}
NO_FIELD = gettext_noop("“%(text)s” is no text of this record.")
MEND_FIELD = gettext_noop("Write one of: %(names)s.")


def state_of(record: Any) -> str:
    """In which of the four states a record is."""
    if record.live:
        return PUBLISHED
    if record.expired:
        return EXPIRED
    if record.go_live_at and record.go_live_at > timezone.now() and record.scheduled_revision:
        return SCHEDULED
    return DRAFT


class StateColumn(Column):
    """Read here, brought about once the whole record is filled. Empty leaves the state as it is."""

    def read(self, text: str, known: Any) -> str:
        if not text.strip():
            return ""
        named = {state: state for state in STATES}
        for language in LANGUAGES:
            with override(language):
                named |= {str(label): state for state, label in STATES.items()}
        return choose(text, named)

    def write(self, record: Any) -> str:
        return state_of(record)

    def fill(self, record: Any, text: str, known: Any) -> None:
        """Nothing yet: a record is published through its revision."""

    def agrees(self, record: Any, text: str) -> bool:
        return not text or super().agrees(record, text)

    def choices(self, known: Any, language: str) -> list[str]:
        with override(language):
            return [str(label) for label in STATES.values()]


class StaleColumn(Column):
    """The texts whose translation no longer says what the source says."""

    def read(self, text: str, known: Any) -> str:
        names = sorted({part.strip().casefold() for part in cells.read_list(text)})
        for name in names:
            if not name.isidentifier():
                raise CellError(NO_FIELD, MEND_FIELD, text=name, names="title, summary")
        return SEPARATOR.join(names)

    def write(self, record: Any) -> str:
        return SEPARATOR.join(sorted(stale_fields(record)))

    def fill(self, record: Any, text: str, known: Any) -> None:
        stale = set(text.split(SEPARATOR))
        before = stale_fields(record)
        record.confirm_twin(
            [name for name in _translated(record) if name not in stale] or ["title"]
        )
        for name in stale - before:
            record.twin_fingerprints.pop(name, None)
        if "title" in stale:
            record.twin_fingerprints.pop("title", None)

    def format_help(self) -> str:
        return gettext("Names of texts, separated by semicolons, such as title; summary.")


class ReviewColumn(Column):
    """Whether somebody has asked for the translation to be read."""

    def read(self, text: str, known: Any) -> str:
        return "yes" if text.strip() and cells.read_yes_no(text) else "no"

    def write(self, record: Any) -> str:
        return "yes" if record.review_requested_at else "no"

    def fill(self, record: Any, text: str, known: Any) -> None:
        if text != self.write(record):
            record.review_requested_at = timezone.now() if text == "yes" else None

    def choices(self, known: Any, language: str) -> list[str]:
        return ["yes", "no"] if language == "en" else ["sí", "no"]


class OldAddressesColumn(Column):
    """Addresses at which people still look for the record. Each becomes a redirect."""

    def read(self, text: str, known: Any) -> str:
        try:
            return "\n".join(sorted({normal_address(line) for line in text.split()}))
        except AddressError as error:
            raise CellError(error.message, error.mend, **error.values) from error

    def write(self, record: Any) -> str:
        return "\n".join(sorted(addresses_of(record))) if record.pk else ""

    def fill(self, record: Any, text: str, known: Any) -> None:
        """Nothing yet: a redirect is a row of its own, and the record may not be stored."""

    def format_help(self) -> str:
        return gettext("Full addresses or paths, one to a line.")


def stale_fields(record: Any) -> set[str]:
    """Texts that are there in both languages, and whose source has changed since."""
    source = texts(record, record.source_language)
    confirmed = record.twin_fingerprints
    return {
        name
        for name in _translated(record)
        if confirmed.get(name) != twin.fingerprint(source[name])
    }


def _translated(record: Any) -> list[str]:
    source = texts(record, record.source_language)
    target = texts(record, other_language(record.source_language))
    return [name for name, text in source.items() if text and target[name]]
