"""What a kind has looked over before it is published."""

import pytest

from portal.media.captions import quality
from resources import remarks
from tests.factories import make_handout, make_practice, make_video

pytestmark = pytest.mark.django_db
PLAIN = "Two sides that weigh the same, and what to do then."


def problems(record):
    return [remark.finding.problem for remark in record.remarks()]


def calm(**changes):
    texts = {"summary_en": PLAIN, "summary_es": PLAIN, "release": "drawn"}
    return make_video(**texts | changes)


def test_every_text_is_looked_at_in_its_language() -> None:
    video = calm(notice_en="Click here.", notice_es="Haga clic aquí.", voices=["es"])
    found = [r for r in video.remarks() if r.place == "what to notice"]
    assert [(r.language, r.url) for r in found] == [
        ("en", "#id_notice_en"),
        ("es", "#id_notice_es"),
    ]
    assert found[1].problem == "“Haga clic” does not say what is behind the link."


def test_a_video_has_a_film() -> None:
    assert problems(calm()) == [remarks.NO_FILM]


def test_a_film_has_releases_and_a_still() -> None:
    assert problems(calm(voices=["es"], release="missing"))[:2] == [
        remarks.RELEASE,
        remarks.NO_STILL,
    ]


def test_captions_keep_step_with_the_film() -> None:
    video = calm(voices=["es"])
    video.recording.renditions.update(duration_ms=60_000)
    found = [r for r in calm_again(video).remarks() if r.finding.problem == remarks.CAPTIONS]
    assert {r.language for r in found} == {"en", "es"}
    early = str(quality.ENDS_EARLY) % {"seconds": 58}
    assert all(early in r.problem for r in found)


def calm_again(video):
    return type(video).objects.get(pk=video.pk)


def test_a_heavy_paper_is_named() -> None:
    paper = make_handout(en=1, es=1)
    paper.size_bytes_es = remarks.HEAVIEST_PAPER + 100_000
    practice = make_practice(summary_en=PLAIN, summary_es=PLAIN, steps=[], handouts=[])
    practice.handouts.set([paper])
    (remark,) = practice.remarks()
    assert (remark.language, remark.url) == ("es", "#id_handouts-0-file_es")
    assert "2.1 MB" in remark.problem
