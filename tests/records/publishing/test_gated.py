"""Whichever way a record goes live, it passes the gate."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from wagtail.admin.auth import PermissionDenied

from portal.records.publishing.gate import Lack, NotReady
from resources.models import Video
from tests.factories import make_practice, make_series, make_video

pytestmark = pytest.mark.django_db
SOON = timedelta(days=20)


def unready(**changes: Any) -> Video:
    return make_video(**{"title_es": None, "live": False} | changes)


def excepted(days: int = 20, **changes: Any) -> Video:
    until = timezone.localdate() + timedelta(days=days)
    return unready(exception_until=until, exception_reason="On its way.", **changes)


def test_what_lacks_a_language_is_refused_and_stays_a_draft() -> None:
    revision = unready().save_revision()
    with pytest.raises(NotReady) as refused:
        revision.publish()
    assert [(g.lack, g.language, g.name) for g in refused.value.gaps] == [
        (Lack.MISSING, "es", "title")
    ]
    assert not Video.objects.get().live


def test_whoever_does_not_know_the_gate_takes_it_for_a_refusal() -> None:
    with pytest.raises(PermissionDenied):
        unready().save_revision().publish()


@pytest.mark.parametrize("kind", ["video", "practice", "series"])
def test_every_kind_passes_the_gate(kind) -> None:
    make = {"video": make_video, "practice": make_practice, "series": make_series}[kind]
    record = make(live=False, title_es=None)
    with pytest.raises(NotReady):
        record.save_revision().publish()


def test_a_source_that_has_changed_is_refused_until_its_translation_is_true_again() -> None:
    video = make_video()
    video.summary_en = "Something else."
    with pytest.raises(NotReady):
        video.save_revision().publish()
    video.confirm_twin()
    video.save_revision().publish()
    assert Video.objects.get().summary_en == "Something else."


def test_a_voice_without_captions_is_refused() -> None:
    video = make_video(live=False, voices=["es"])
    video.recording.caption_tracks.filter(language="en").delete()
    with pytest.raises(NotReady) as refused:
        video.save_revision().publish()
    assert {(g.lack, g.language) for g in refused.value.gaps} == {(Lack.CAPTIONS, "en")}


def test_a_dated_exception_with_a_reason_lets_it_go_live() -> None:
    excepted().save_revision().publish()
    assert Video.objects.get().live


@pytest.mark.parametrize("changes", [{"exception_reason": ""}, {"exception_until": None}])
def test_half_an_exception_is_none(changes) -> None:
    video = excepted()
    for name, value in changes.items():
        setattr(video, name, value)
    with pytest.raises(NotReady):
        video.save_revision().publish()


def test_what_is_live_stays_live_when_its_exception_runs_out() -> None:
    excepted(days=3).save_revision().publish()
    with time_machine.travel(timezone.now() + timedelta(days=4)):
        call_command("publish_scheduled")
        video = Video.objects.get()
        assert video.live
        assert [promise.is_late for promise in video.promises] == [True]
        with pytest.raises(NotReady):
            video.save_revision().publish()


def test_the_exception_goes_by_itself_with_the_last_gap() -> None:
    video = excepted()
    video.save_revision().publish()
    video = Video.objects.get()
    video.title_es = "Ya está"
    video.confirm_twin()
    video.save_revision().publish()
    video = Video.objects.get()
    assert (video.exception_until, video.exception_reason, video.promises) == (None, "", [])


def test_an_exception_has_to_reach_to_the_day_for_which_it_is_planned() -> None:
    video = excepted(days=5, go_live_at=timezone.now() + timedelta(days=6))
    with pytest.raises(NotReady):
        video.save_revision().publish()
    video.exception_until += timedelta(days=2)
    video.save_revision().publish()
    assert Video.objects.get().scheduled_revision


def test_the_clock_leaves_what_is_unready_and_goes_on_with_the_rest() -> None:
    """The captions are taken away after it was planned; they come back, and it goes live."""
    moment = timezone.now() + timedelta(days=2)
    video = make_video(live=False, voices=["es"], go_live_at=moment)
    video.save_revision().publish()
    other = make_video(live=False, go_live_at=moment + timedelta(minutes=1))
    other.save_revision().publish()
    track = video.recording.caption_tracks.get(language="en")
    track.delete()
    with time_machine.travel(moment + timedelta(hours=1)):
        call_command("publish_scheduled")
        assert [row.live for row in Video.objects.order_by("pk")] == [False, True]
        track.pk = None
        track.save()
        call_command("publish_scheduled")
        assert all(row.live for row in Video.objects.all())


def test_taking_down_is_always_allowed() -> None:
    video = make_video(title_es=None)
    video.unpublish()
    assert not Video.objects.get().live


def test_an_earlier_version_that_lacks_a_language_is_not_brought_back_to_readers() -> None:
    video = unready()
    earlier = video.save_revision()
    video.title_es = "Ya está"
    video.confirm_twin()
    video.save_revision().publish()
    with pytest.raises(NotReady):
        earlier.publish()
    assert Video.objects.get().title_es == "Ya está"


def test_captions_that_come_in_end_the_exception_that_waited_for_them() -> None:
    video = make_video(voices=["es"])
    track = video.recording.caption_tracks.get(language="en")
    track.delete()
    Video.objects.update(
        exception_until=timezone.localdate() + SOON, exception_reason="On its way."
    )
    assert Video.objects.get().promises
    track.pk = None
    track.save()
    assert Video.objects.get().exception_until is None
