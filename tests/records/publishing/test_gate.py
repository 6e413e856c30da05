from datetime import date, timedelta

import pytest

from portal.records.publishing.gate import (
    ExceptionFault,
    Gap,
    Lack,
    Verdict,
    caption_gaps,
    exception_faults,
    text_gaps,
    verdict,
)
from portal.records.twin import Twin, TwinState

TODAY = date(2026, 11, 21)
LAST_DAY = TODAY + timedelta(days=90)
GAP = Gap(Lack.MISSING, "es", "summary")


@pytest.mark.parametrize(
    ("twin", "expected"),
    [
        (Twin(TwinState.DONE), []),
        (Twin(TwinState.IN_REVIEW), []),
        (Twin(TwinState.MISSING, ("summary",)), [GAP]),
        (Twin(TwinState.OUT_OF_DATE, ("title",)), [Gap(Lack.OUT_OF_DATE, "es", "title")]),
    ],
)
def test_missing_and_stale_fields_are_gaps_in_the_other_language(twin, expected):
    assert text_gaps(twin, "en") == expected


def test_every_voice_needs_captions_in_both_languages():
    found = caption_gaps(["en", "mix"], [("en", "en"), ("en", "es"), ("mix", "es")])
    assert found == [Gap(Lack.CAPTIONS, "en", "mix")]


@pytest.mark.parametrize(
    ("until", "reason", "expected"),
    [
        (None, " ", []),
        (None, "The translator is away", [ExceptionFault.NO_DATE]),
        (TODAY, "The translator is away", []),
        (LAST_DAY, "The translator is away", []),
        (TODAY, "  ", [ExceptionFault.NO_REASON]),
        (TODAY - timedelta(days=1), "Away", [ExceptionFault.PAST]),
        (LAST_DAY + timedelta(days=1), "", [ExceptionFault.NO_REASON, ExceptionFault.TOO_FAR]),
    ],
)
def test_an_exception_has_a_reason_and_a_near_date(until, reason, expected):
    assert exception_faults(until, reason, TODAY) == expected


@pytest.mark.parametrize(
    ("gaps", "until", "reason", "expected"),
    [
        ([], None, "", Verdict.READY),
        ([GAP], None, "", Verdict.REFUSED),
        ([GAP], TODAY, "Away", Verdict.EXCEPTED),
        ([GAP], TODAY, "", Verdict.REFUSED),
        ([GAP], TODAY - timedelta(days=1), "Away", Verdict.REFUSED),
        ([], TODAY - timedelta(days=1), "Away", Verdict.READY),
    ],
)
def test_the_gate(gaps, until, reason, expected):
    assert verdict(gaps, until, reason, TODAY) is expected
