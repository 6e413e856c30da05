"""Who may bring a row in, and whether its record may be shown to readers."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_noop

from portal.importing.checked import CheckedRow
from portal.importing.columns.kinds import CAPTIONS
from portal.importing.columns.lists import SEPARATOR
from portal.importing.columns.states import DRAFT, PUBLISHED, SCHEDULED
from portal.records.bilingual import translated_fields
from portal.records.language import LANGUAGES, other_language
from portal.records.publishing.gate import exception_faults

MAY_NOT = gettext_noop("You may not make or change records of this kind.")
MEND_MAY_NOT = gettext_noop("Delete the row, or ask somebody who may.")
MAY_NOT_PUBLISH = gettext_noop("You may not publish records of this kind.")
MEND_PUBLISH = gettext_noop("Write draft. Somebody who may publishes it later.")
NO_MOMENT = gettext_noop("It is to be published later, but no moment in the future is given.")
MEND_MOMENT = gettext_noop("Write when, in the column of the first moment.")
ONE_LANGUAGE = gettext_noop(
    "It is to be published, but this is missing or not up to date in one language: %(fields)s."
)
MEND_LANGUAGE = gettext_noop("It comes in as a draft. Write the other language, then publish it.")
STAYS_PUBLIC = gettext_noop(
    "It is public, but this is missing or not up to date in one language: %(fields)s."
)
MEND_STAYS = gettext_noop(
    "Readers go on seeing what they see now; the changes come in as a draft. "
    "Write the other language, then publish it."
)


def check_rights(row: CheckedRow, user: Any, is_new: bool) -> None:
    """Refuses what the operator could not do on the screens of the records."""
    if not row.changes and not is_new:
        return
    kind = row.kind.model._meta
    verb = "add" if is_new else "change"
    if not user.has_perm(f"{kind.app_label}.{verb}_{kind.model_name}"):
        row.add("slug", MAY_NOT, MEND_MAY_NOT)
    goes_public = wanted_state(row) != DRAFT
    if goes_public and not user.has_perm(f"{kind.app_label}.publish_{kind.model_name}"):
        row.add("state", MAY_NOT_PUBLISH, MEND_PUBLISH)


def wanted_state(row: CheckedRow) -> str:
    return row.cells.get("state") or (row.says("state") if row.record else "") or DRAFT


def check_state(row: CheckedRow, is_new: bool) -> None:
    """A record is shown in both languages, or waits as a draft until it can be.

    Says beforehand, as far as the cells tell, what the gate (portal.records.publishing) refuses.
    """
    state = wanted_state(row)
    if state == SCHEDULED and row.says("go_live_at") <= _now():
        row.add("state", NO_MOMENT, MEND_MOMENT)
    if state not in (PUBLISHED, SCHEDULED) or _is_excepted(row):
        return
    if lacking := [*_missing(row), *_stale(row), *_without_captions(row)]:
        names = ", ".join(lacking)
        if row.current is not None and row.current.live:
            row.add("state", STAYS_PUBLIC, MEND_STAYS, is_warning=True, fields=names)
        else:
            row.add("state", ONE_LANGUAGE, MEND_LANGUAGE, is_warning=True, fields=names)
            row.cells["state"] = DRAFT


def _missing(row: CheckedRow) -> list[str]:
    """Texts that the source has and the other language lacks."""
    return [
        _name(row, field)
        for field, source, target in _texts(row)
        if row.says(source) and not row.says(target)
    ]


def _stale(row: CheckedRow) -> list[str]:
    """Texts that the row calls out of date, or whose source alone it changes."""
    if "not_up_to_date" in row.cells:
        called = row.cells["not_up_to_date"].split(SEPARATOR)
        return [_name(row, field) for field, _source, _target in _texts(row) if field in called]
    return [
        _name(row, field)
        for field, source, target in _texts(row)
        if row.current and source in row.changes and target not in row.changes and row.says(target)
    ]


def _without_captions(row: CheckedRow) -> list[str]:
    """Captions of the films that the row brings, each in the voices and languages it lacks."""
    kept = row.current.captions if row.current and row.kind.has_films else []
    has = {(track.spoken_language, track.language) for track in kept}
    voices = [key.removeprefix("film_") for key in row.films]
    return [
        f"{CAPTIONS} ({voice}, {code})"
        for voice in voices
        for code in LANGUAGES
        if (voice, code) not in has and not row.cells.get(f"captions_{voice}_{code}")
    ]


def _texts(row: CheckedRow) -> list[tuple[str, str, str]]:
    """Each translated field with its columns, the source's and the other language's."""
    source = row.says("source_language") or "en"
    target = other_language(source)
    names = translated_fields(row.kind.model)
    return [(name, f"{name}_{source}", f"{name}_{target}") for name in names]


def _name(row: CheckedRow, field: str) -> str:
    return str(row.kind.model._meta.get_field(field).verbose_name)


def _is_excepted(row: CheckedRow) -> bool:
    """Whether a dated exception, with its reason, lets it be shown in one language."""
    until, reason = row.says("exception_until"), row.says("exception_reason")
    if not until:
        return False
    return not exception_faults(date.fromisoformat(until), reason, timezone.localdate())


def _now() -> str:
    return timezone.localtime().replace(tzinfo=None).isoformat(" ")
