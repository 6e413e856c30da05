from django.db.models.signals import post_delete

from portal.media.models.file_owner import forget_files_of
from portal.media.models.master import Master, end_work_on
from portal.media.models.recording import Recording
from portal.media.models.rendition import PICTURES, USUAL, Quality, Rendition
from portal.media.models.storyboard import Storyboard, Tile
from portal.media.models.timed_text import (
    CaptionDraft,
    CaptionTrack,
    ChapterTrack,
    TimedTextTrack,
)

__all__ = [
    "PICTURES",
    "USUAL",
    "CaptionDraft",
    "CaptionTrack",
    "ChapterTrack",
    "Master",
    "Quality",
    "Recording",
    "Rendition",
    "Storyboard",
    "Tile",
    "TimedTextTrack",
]

for owner in (Master, Recording, Rendition, Storyboard):
    post_delete.connect(forget_files_of, sender=owner)
post_delete.connect(end_work_on, sender=Master)
