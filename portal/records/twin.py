"""The twin state: how far the second language of a text has come, field by field.

Pure rules. A fingerprint of the source text is kept for each field when its translation is
confirmed; a source text that has changed since then has another fingerprint, so "out of date" can
name the fields.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2s

Texts = Mapping[str, str | None]

GAP = "[[…]]"  # stands where words are still to be written (portal.records.skeleton)


class TwinState(StrEnum):
    MISSING = "missing"
    OUT_OF_DATE = "out_of_date"
    IN_REVIEW = "in_review"
    DONE = "done"


@dataclass(frozen=True)
class Twin:
    """A state and, where it is missing or out of date, the fields that are."""

    state: TwinState
    fields: tuple[str, ...] = ()


def fingerprint(text: str | None) -> str:
    """A short name of a text; white space at its ends and in a row does not count."""
    return blake2s(" ".join((text or "").split()).encode(), digest_size=8).hexdigest()


def is_ready(text: str | None) -> bool:
    """Whether a text is there and has no gap left in it: one that was only begun is missing."""
    return bool(text) and GAP not in str(text)


def confirm(source: Texts, fields: Iterable[str]) -> dict[str, str]:
    """Fingerprints that say: these fields' translations are true to the source as it is now."""
    return {field: fingerprint(source.get(field)) for field in fields}


def twin(source: Texts, target: Texts, confirmed: Mapping[str, str], in_review: bool) -> Twin:
    """Judge the target language of a record.

    ``source`` and ``target`` hold the texts by field; ``confirmed`` the fingerprints from
    :func:`confirm`. Fields that the source leaves empty ask for nothing. What is missing weighs
    more than what is out of date, and both more than a review that is still open.
    """
    wanted = [field for field, text in source.items() if text]
    missing = tuple(field for field in wanted if not is_ready(target.get(field)))
    if missing:
        return Twin(TwinState.MISSING, missing)
    if stale := out_of_date(source, target, confirmed):
        return Twin(TwinState.OUT_OF_DATE, stale)
    return Twin(TwinState.IN_REVIEW if in_review else TwinState.DONE)


def out_of_date(source: Texts, target: Texts, confirmed: Mapping[str, str]) -> tuple[str, ...]:
    """Fields that are translated, but not from the source as it is now."""
    return tuple(
        field
        for field, text in source.items()
        if text and is_ready(target.get(field)) and confirmed.get(field) != fingerprint(text)
    )
