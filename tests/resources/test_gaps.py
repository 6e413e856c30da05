"""What a real video lacks before it may go live."""

import pytest

from portal.media.models import CaptionTrack
from portal.records.publishing.gate import Gap, Lack
from tests.factories import make_video

pytestmark = pytest.mark.django_db


def test_a_confirmed_video_lacks_nothing():
    assert make_video(voices=["en"]).gaps() == []


def test_a_missing_translation_is_named():
    video = make_video(summary_es=None)
    assert video.gaps() == [Gap(Lack.MISSING, "es", "summary")]


def test_a_source_text_that_changed_is_named():
    video = make_video()
    video.title_en = "Another film"
    assert video.gaps() == [Gap(Lack.OUT_OF_DATE, "es", "title")]


def test_a_voice_without_captions_in_spanish_is_named():
    video = make_video(voices=["en"])
    CaptionTrack.objects.filter(recording=video.recording, language="es").delete()
    assert video.gaps() == [Gap(Lack.CAPTIONS, "es", "en")]
