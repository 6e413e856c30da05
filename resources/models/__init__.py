from resources.models.collection import Collection
from resources.models.video import Video, VideoQuerySet

__all__ = ["Collection", "Video", "VideoQuerySet"]
