"""What goes with a video or with a practice: what follows, and others for the same need."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Case, Count, Q, When, prefetch_related_objects

from portal.records.related import MOST_PICKED, picked_keys
from resources.models import BestPractice, BestPracticeQuerySet, Video, VideoQuerySet

SHOWN = 4  # one row of cards on a desk
CANDIDATES = 300  # the newest of a subject that are compared, however large the library


@dataclass(frozen=True)
class Company:
    """A video with its neighbours, all of them ready for their cards."""

    neighbours: list[Video]
    related: list[Video]


def company_of(video: Video, user: Any) -> Company:
    """Fetch what goes with a video. Everybody's cards, its own included, share their queries."""
    visible = Video.objects.visible_to(user).with_rows()
    neighbours = following(video, list(_series(video, visible)))
    related = list(_related(video, visible))
    prefetch_related_objects([video, *neighbours, *related], *Video.CARD_PARTS)
    return Company(neighbours, related)


def following(video: Video, series: list[Video], many: int = SHOWN) -> list[Video]:
    """The videos after this one in the order of its series, going round at the end."""
    places = [one.pk for one in series]
    here = places.index(video.pk) if video.pk in places else -1
    return (series[here + 1 :] + series[: max(here, 0)])[:many]


def _series(video: Video, visible: VideoQuerySet) -> VideoQuerySet:
    if video.series_id is None:
        return visible.none()
    return visible.filter(series_id=video.series_id).in_series_order()


def _related(video: Video, visible: VideoQuerySet) -> VideoQuerySet:
    """Those an editor has picked, in their order; then those of the subject, from other series,
    that share most standards, the newest first."""
    picked = picked_keys(video, "video")
    others = visible.filter(subject_id=video.subject_id).exclude(pk=video.pk)
    if video.series_id:
        others = others.exclude(series_id=video.series_id)
    newest = _newest(others)
    standards = [standard.pk for standard in video.standards.all()]
    ranked = visible.filter(Q(pk__in=newest) | Q(pk__in=picked)).annotate(
        rank=_rank(picked),
        shared=Count("standards", filter=Q(standards__in=standards)),
    )
    return ranked.order_by("rank", "-shared", "-posted_on", "pk")[:SHOWN]


def practices_with(practice: BestPractice, user: Any) -> BestPracticeQuerySet:
    """Those an editor has picked, in their order; then those that share its subject or a strategy,
    the most strategies first. One query, with the rows of brief cards."""
    picked = picked_keys(practice, "best_practice")
    strategies = [strategy.pk for strategy in practice.strategies.all()]
    visible = BestPractice.objects.visible_to(user).with_brief_cards().exclude(pk=practice.pk)
    near = Q(subject_id=practice.subject_id) | Q(strategies__in=strategies) | Q(pk__in=picked)
    ranked = visible.filter(near).annotate(
        rank=_rank(picked),
        shared=Count("strategies", filter=Q(strategies__in=strategies), distinct=True),
    )
    return ranked.order_by("rank", "-shared", "-posted_on", "pk")[:SHOWN]


def videos_with(practice: BestPractice, user: Any) -> VideoQuerySet:
    """Those an editor has picked, in their order; then those of the subject for the same grades.
    Two queries, with the films of brief cards."""
    picked = picked_keys(practice, "video")
    bands = [band.pk for band in practice.grade_bands.all()]
    visible = Video.objects.visible_to(user).with_brief_cards()
    newest = _newest(visible.filter(subject_id=practice.subject_id))
    ranked = visible.filter(Q(pk__in=newest) | Q(pk__in=picked)).annotate(
        rank=_rank(picked),
        shared=Count("grade_bands", filter=Q(grade_bands__in=bands), distinct=True),
    )
    return ranked.order_by("rank", "-shared", "-posted_on", "pk")[:SHOWN]


def _newest(videos: VideoQuerySet) -> "models.QuerySet[Video, dict[str, Any]]":
    """Keys of those that are compared."""
    return videos.newest_first().values("pk")[:CANDIDATES]


def _rank(picked: list[int]) -> Case:
    """What an editor has picked comes first, in the order of picking."""
    places = [When(pk=pk, then=place) for place, pk in enumerate(picked)]
    return Case(*places, default=MOST_PICKED)
