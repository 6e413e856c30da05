"""What a page tells its readers of a language that is still to come. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portal.records.language import LANGUAGES
from portal.records.publishing.gate import Gap, Lack


@dataclass(frozen=True)
class Promise:
    """By ``until`` a language will have what it lacks; ``is_late`` from the day after."""

    language: str
    lack: str
    until: date
    is_late: bool


def promises_of(gaps: Iterable[Gap], until: date, today: date) -> list[Promise]:
    """One promise a language and kind of lack, in a fixed order."""
    lacking = {(gap.language, gap.lack) for gap in gaps}
    return [
        Promise(code, lack.value, until, until < today)
        for code in LANGUAGES
        for lack in Lack
        if (code, lack) in lacking
    ]
