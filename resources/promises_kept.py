"""A dated exception of a video ends when the captions that it waited for are there."""

from typing import Any

from django.db.models.signals import post_save

from portal.media.models import CaptionTrack
from resources.models.video import Video


def keep_promise(instance: CaptionTrack, **kwargs: Any) -> None:
    """Captions are written on screens of their own, which know nothing of videos."""
    waiting = Video.objects.filter(recording=instance.recording_id, exception_until__isnull=False)
    for video in waiting:
        if not video.gaps():
            video.drop_exception()
            video.save(update_fields=video.EXCEPTION)


def connect() -> None:
    post_save.connect(keep_promise, sender=CaptionTrack, dispatch_uid="promises kept")
