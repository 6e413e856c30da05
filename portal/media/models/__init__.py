from django.db.models.signals import post_delete

from portal.media.models.file_owner import forget_files_of
from portal.media.models.recording import Recording
from portal.media.models.rendition import Rendition
from portal.media.models.timed_text import CaptionTrack, ChapterTrack, TimedTextTrack

__all__ = ["CaptionTrack", "ChapterTrack", "Recording", "Rendition", "TimedTextTrack"]

for owner in (Recording, Rendition):
    post_delete.connect(forget_files_of, sender=owner)
