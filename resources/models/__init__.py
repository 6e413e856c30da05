from resources.models.best_practice import BestPractice, BestPracticeQuerySet
from resources.models.collection import Collection, CollectionQuerySet
from resources.models.handout import Handout
from resources.models.practice_step import PracticeStep
from resources.models.video import Video, VideoQuerySet

__all__ = [
    "BestPractice",
    "BestPracticeQuerySet",
    "Collection",
    "CollectionQuerySet",
    "Handout",
    "PracticeStep",
    "Video",
    "VideoQuerySet",
]
