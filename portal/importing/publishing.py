"""Who may bring a row in, and whether its record may be shown to readers."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_noop

from portal.importing.checked import CheckedRow
from portal.importing.columns.states import DRAFT, PUBLISHED, SCHEDULED
from portal.records.bilingual import translated_fields
from portal.records.language import other_language

MAY_NOT = gettext_noop("You may not make or change records of this kind.")
MEND_MAY_NOT = gettext_noop("Delete the row, or ask somebody who may.")
MAY_NOT_PUBLISH = gettext_noop("You may not publish records of this kind.")
MEND_PUBLISH = gettext_noop("Write draft. Somebody who may publishes it later.")
NO_MOMENT = gettext_noop("It is to be published later, but no moment in the future is given.")
MEND_MOMENT = gettext_noop("Write when, in the column of the first moment.")
ONE_LANGUAGE = gettext_noop("It is to be published, but %(fields)s is missing in one language.")
MEND_LANGUAGE = gettext_noop("It comes in as a draft. Write the other language, then publish it.")
STAYS_PUBLIC = gettext_noop("It is public, although %(fields)s is missing in one language.")
MEND_STAYS = gettext_noop("It stays public. Write the other language soon.")


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
    """A record is shown in both languages, or waits as a draft until it can be."""
    state = wanted_state(row)
    if state == SCHEDULED and row.says("go_live_at") <= _now():
        row.add("state", NO_MOMENT, MEND_MOMENT)
    if state not in (PUBLISHED, SCHEDULED) or _is_excepted(row):
        return
    if missing := _missing(row):
        names = ", ".join(missing)
        if row.current is not None and row.current.live:
            row.add("state", STAYS_PUBLIC, MEND_STAYS, is_warning=True, fields=names)
        else:
            row.add("state", ONE_LANGUAGE, MEND_LANGUAGE, is_warning=True, fields=names)
            row.cells["state"] = DRAFT


def _missing(row: CheckedRow) -> list[str]:
    """Texts that the source has and the other language lacks."""
    source = row.says("source_language") or "en"
    target = other_language(source)
    return [
        str(row.kind.model._meta.get_field(name).verbose_name)
        for name in translated_fields(row.kind.model)
        if row.says(f"{name}_{source}") and not row.says(f"{name}_{target}")
    ]


def _is_excepted(row: CheckedRow) -> bool:
    """Whether a dated exception, with its reason, lets it be shown in one language."""
    until = row.says("exception_until")
    return bool(row.says("exception_reason")) and until >= timezone.localdate().isoformat()


def _now() -> str:
    return timezone.localtime().replace(tzinfo=None).isoformat(" ")
