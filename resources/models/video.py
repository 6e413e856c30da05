"""The video: a short film that somebody can use today, with everything said about it."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from portal.media.models import (
    USUAL,
    CaptionTrack,
    ChapterTrack,
    Quality,
    Recording,
    Rendition,
    Storyboard,
)
from portal.records.permissions import may_work_on
from portal.records.publishing.checks.remark import Remark
from portal.records.publishing.gate import Gap, Lack, caption_gaps
from portal.records.querysets import RecordQuerySet
from portal.records.related import related_field
from portal.taxonomy.labels import labels_of
from portal.taxonomy.models import Language, Standard
from resources.models.classified import ClassifiedRecord
from resources.models.collection import Collection
from resources.remarks import remarks_on_film


class VideoQuerySet(RecordQuerySet):
    """Videos as readers meet them."""

    def with_rows(self) -> Self:
        """With what stands in rows of their own beside each video: one query."""
        return self.select_related("subject", "recording", "series", "setting", "region")

    def with_cards(self) -> Self:
        """With everything that a card shows, in a constant number of queries."""
        return self.with_rows().prefetch_related(*Video.CARD_PARTS)

    def with_brief_cards(self) -> Self:
        """With the film that the length is taken from: two queries."""
        return self.with_rows().prefetch_related("recording__renditions")

    def with_film(self) -> Self:
        """With the film, its captions and its chapters in every voice."""
        return self.with_rows().prefetch_related("recording__renditions", *Video.TRACKS)

    def watchable_by(self, user: Any) -> Self:
        """Those whose film this user may play: what they see, and for whoever edits videos the
        drafts too, so that a preview can be watched before it is published."""
        return self.all() if may_work_on(user, Video) else self.visible_to(user)

    def with_texts(self) -> Self:
        """With what only the page of one video shows, besides what its card does."""
        return self.with_rows().prefetch_related(*Video.TRACKS).with_lists()

    def with_lists(self) -> Self:
        """With the lists that classify a video and do not stand on its card."""
        standards = Prefetch("standards", Standard.objects.select_related("framework"))
        return self.prefetch_related(standards, "strategies", "focus_areas")

    def with_everything(self) -> Self:
        return self.with_texts().prefetch_related(*Video.CARD_PARTS)

    def in_series_order(self) -> Self:
        return self.order_by("series_position", "pk")


class Video(ClassifiedRecord):
    """A film of the library. The film itself is a Recording; this row says what it is for."""

    url_name = "resources:video_detail"
    preview_template = "resources/video_detail.html"
    not_copied = ("recording", "series_position")

    CARD_PARTS = ("audiences", "grade_bands", "recording__renditions")
    TRACKS = ("recording__caption_tracks", "recording__chapter_tracks")

    class Release(models.TextChoices):
        DRAWN = "drawn", _("Drawn pictures and a computer voice: nobody is filmed")
        ON_FILE = "on_file", _("Signed releases of everybody filmed are on file")
        MISSING = "missing", _("Releases are missing: do not publish")

    class Licence(models.TextChoices):
        CC_BY = "CC BY 4.0", "CC BY 4.0"
        CC_BY_NC = "CC BY-NC 4.0", "CC BY-NC 4.0"
        RESERVED = "reserved", _("All rights reserved")

    notice = models.TextField(
        _("what to notice"),
        blank=True,
        help_text=_("“Notice how...” for educators, “Try this at home...” for families."),
    )
    notice_en: str | None
    notice_es: str | None
    recording = models.OneToOneField(
        Recording,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="video",
        verbose_name=_("recording"),
    )
    standards = ParentalManyToManyField(
        Standard, blank=True, related_name="videos", verbose_name=_("standards")
    )
    region = models.ForeignKey(
        "accounts.OrgUnit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="videos",
        verbose_name=_("region"),
    )
    series = models.ForeignKey(
        Collection,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="videos",
        limit_choices_to={"is_series": True},
        verbose_name=_("series"),
    )
    series_position = models.PositiveSmallIntegerField(
        _("place in the series"), null=True, blank=True
    )
    related = related_field(video="resources.Video")
    licence = models.CharField(
        _("licence"), max_length=20, choices=Licence.choices, default=Licence.CC_BY
    )
    release = models.CharField(
        _("release"), max_length=10, choices=Release.choices, default=Release.MISSING
    )

    objects = VideoQuerySet.as_manager()

    class Meta(ClassifiedRecord.Meta):
        verbose_name = _("video")
        verbose_name_plural = _("videos")
        constraints = [
            *ClassifiedRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=["series", "series_position"],
                name="one_video_per_place_in_a_series",
                violation_error_message=_("Another video has this place in the series."),
            ),
            models.CheckConstraint(
                name="a_place_in_a_series_needs_a_series",
                condition=Q(series__isnull=False) | Q(series_position__isnull=True),
                violation_error_message=_("Choose the series that this place belongs to."),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.series and not self.series.is_series:
            raise ValidationError({"series": _("This collection is not a series.")})

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        # the page imports the model, which only needs it for an editor's preview
        from resources.video_page import page_of  # noqa: PLC0415

        return super().get_preview_context(request, mode_name) | page_of(self, request)

    def gaps(self) -> list[Gap]:
        """Besides the texts, captions in both languages for each voice."""
        voices = self.recording.voices if self.recording else []
        written = [(track.spoken_language, track.language) for track in self.captions]
        return super().gaps() + caption_gaps(voices, written)

    def remarks(self) -> list[Remark]:
        return [*super().remarks(), *remarks_on_film(self)]

    def place_of(self, gap: Gap) -> tuple[str, str]:
        if gap.lack is not Lack.CAPTIONS or self.recording is None:
            return super().place_of(gap)
        screen = reverse(Recording.snippet_viewset.get_url_name("edit"), args=[self.recording.pk])
        voice = labels_of(Language).get(gap.name, gap.name)
        return voice, f"{screen}#id_caption_tracks-FORMS"

    @property
    def renditions(self) -> list[Rendition]:
        """The film in each language it is spoken in and each quality; empty while there is none."""
        return list(self.recording.renditions.all()) if self.recording else []

    @property
    def films(self) -> list[Rendition]:
        """For each language it is spoken in the film in the usual quality, else in another."""
        pictures = [rendition for rendition in self.renditions if not rendition.is_sound]
        pictures.sort(key=lambda film: USUAL.index(Quality(film.quality)), reverse=True)
        by_voice = {film.spoken_language: film for film in pictures}
        return [by_voice[voice] for voice in sorted(by_voice)]

    @property
    def captions(self) -> list[CaptionTrack]:
        """What is said in each voice, written in each language."""
        return list(self.recording.caption_tracks.all()) if self.recording else []

    @property
    def chapters(self) -> list[ChapterTrack]:
        return list(self.recording.chapter_tracks.all()) if self.recording else []

    @property
    def storyboards(self) -> list[Storyboard]:
        return list(self.recording.storyboards.all()) if self.recording else []
