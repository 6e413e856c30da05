"""The publish gate: both languages are ready, or an editor has said until when one may wait.

Pure rules. A kind tells what it lacks as gaps; a dated exception lets a record with gaps go live.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.core.exceptions import PermissionDenied

from portal.records.language import LANGUAGES, other_language
from portal.records.twin import Twin, TwinState

LONGEST_EXCEPTION = timedelta(days=90)
NOT_READY = {TwinState.MISSING, TwinState.OUT_OF_DATE}  # what is in review can be read already


class Lack(StrEnum):
    MISSING = "missing"
    OUT_OF_DATE = "out_of_date"
    CAPTIONS = "captions"


@dataclass(frozen=True)
class Gap:
    """What keeps a record from going live: a field, or the voice whose captions are missing."""

    lack: Lack
    language: str
    name: str


class Verdict(StrEnum):
    READY = "ready"
    EXCEPTED = "excepted"
    REFUSED = "refused"


class ExceptionFault(StrEnum):
    NO_REASON = "no_reason"
    NO_DATE = "no_date"
    PAST = "past"
    TOO_FAR = "too_far"


def text_gaps(twin: Twin, source_language: str) -> list[Gap]:
    """The fields of the other language that are missing or out of date."""
    if twin.state not in NOT_READY:
        return []
    language = other_language(source_language)
    return [Gap(Lack(twin.state.value), language, field) for field in twin.fields]


def caption_gaps(voices: Iterable[str], captions: Iterable[tuple[str, str]]) -> list[Gap]:
    """The languages in which a voice has no captions.

    ``captions`` holds the pairs (voice, language written in) that exist.
    """
    existing = set(captions)
    wanted = [(voice, code) for voice in voices for code in LANGUAGES]
    return [
        Gap(Lack.CAPTIONS, code, voice) for voice, code in wanted if (voice, code) not in existing
    ]


def exception_faults(until: date | None, reason: str, today: date) -> list[ExceptionFault]:
    """What is wrong with a dated exception; nothing at all given is no exception and no fault."""
    if until is None:
        return [ExceptionFault.NO_DATE] if reason.strip() else []
    faults = [] if reason.strip() else [ExceptionFault.NO_REASON]
    if until < today:
        faults.append(ExceptionFault.PAST)
    elif until > today + LONGEST_EXCEPTION:
        faults.append(ExceptionFault.TOO_FAR)
    return faults


def verdict(gaps: Sequence[Gap], until: date | None, reason: str, today: date) -> Verdict:
    """Whether a record may go live today."""
    if not gaps:
        return Verdict.READY
    if until is None or exception_faults(until, reason, today):
        return Verdict.REFUSED
    return Verdict.EXCEPTED


class NotReady(PermissionDenied):
    """A version may not go live: it has gaps, and no exception says until when.

    A refusal, so that a screen that does not know of the gate answers with one too.
    """

    def __init__(self, gaps: Sequence[Gap]) -> None:
        super().__init__(", ".join(f"{gap.lack}: {gap.name} ({gap.language})" for gap in gaps))
        self.gaps = list(gaps)
