"""Which columns each kind of record has, and how a header is understood."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from portal.importing.columns.column import Column
from portal.importing.columns.files import FilmColumn, HandoutColumn, PosterColumn, TrackColumn
from portal.importing.columns.folding import fold, nearest
from portal.importing.columns.lists import TermColumn, TermsColumn
from portal.importing.columns.parts import PartColumn
from portal.importing.columns.records import PicksColumn, SeriesColumn
from portal.importing.columns.states import (
    OldAddressesColumn,
    ReviewColumn,
    StaleColumn,
    StateColumn,
)
from portal.importing.columns.values import (
    ChoiceColumn,
    DateColumn,
    FieldColumn,
    MomentColumn,
    NumberColumn,
    SlugColumn,
    TextColumn,
    YesNoColumn,
)
from portal.records.bilingual import translated_fields
from portal.records.language import LANGUAGES
from resources.models import BestPractice, Collection, Handout, PracticeStep, Video

VOICE = re.compile(r"[a-z]{2,3}( [a-z0-9]{1,8})*")
FILM, CAPTIONS, CHAPTERS = _("film"), _("captions"), _("chapters")
BY_FIELD: list[tuple[type[models.Field], type[FieldColumn]]] = [
    (models.SlugField, SlugColumn),
    (models.DateTimeField, MomentColumn),
    (models.DateField, DateColumn),
    (models.BooleanField, YesNoColumn),
    (models.IntegerField, NumberColumn),
    (models.ManyToManyField, TermsColumn),
    (models.ForeignKey, TermColumn),
    (models.Field, TextColumn),
]
FIRST = ("slug", "source_language")
LAST = ("posted_on", "review_by", "go_live_at", "expire_at", "exception_until", "exception_reason")
CLASSIFIED = (
    "audiences",
    "subject",
    "grade_bands",
    "focus_areas",
    "strategies",
    "setting",
    "place",
)
FACTS: dict[type[models.Model], tuple[str, ...]] = {
    Video: (
        *CLASSIFIED,
        "standards",
        "region",
        "series",
        "series_position",
        "related",
        "licence",
        "release",
    ),
    BestPractice: (*CLASSIFIED, "contact_region", "related"),
    Collection: ("is_series", "audiences", "subject", "items"),
}


@dataclass(frozen=True)
class Kind:
    """A kind of record with its fixed columns; a video has more, for each voice it is in."""

    key: str
    model: Any
    columns: tuple[Column, ...]

    def name_in(self, language: str) -> str:
        """What the sheet of this kind is called: "Best practices", "Buenas prácticas"."""
        with override(language):
            name = str(self.model._meta.verbose_name_plural)
        return name[:1].upper() + name[1:]

    @property
    def has_films(self) -> bool:
        return self.model is Video

    def column(self, header: str) -> Column | None:
        """The column that a header means, written as its key or as its label in a language."""
        wanted = fold(header)
        fixed = self._by_header.get(wanted)
        return fixed or (_voiced(wanted) if self.has_films else None)

    @cached_property
    def _by_header(self) -> dict[str, Column]:
        return {header: column for column in self.columns for header in column.headers}

    def nearest(self, header: str, language: str) -> str:
        """The label of the column that was probably meant, or nothing."""
        return nearest(header, [one.label_in(language) for one in self.columns])

    def columns_with(self, voices: Iterable[str]) -> tuple[Column, ...]:
        """All columns, with those of films in these voices."""
        if not self.has_films:
            return self.columns
        return (*self.columns, *(one for voice in sorted(set(voices)) for one in voiced(voice)))


@lru_cache(maxsize=200)
def voiced(voice: str) -> list[Column]:
    """The columns of a film in one voice: itself, its captions and its chapters."""
    tracks = [
        TrackColumn(name, f"{relation}_tracks", voice, code, label=label)
        for name, relation, label in (
            ("captions", "caption", CAPTIONS),
            ("chapters", "chapter", CHAPTERS),
        )
        for code in LANGUAGES
    ]
    return [FilmColumn(voice, label=FILM), *tracks]


def _voiced(wanted: str) -> Column | None:
    """ "film mix", "subtitulos es mx en": a label or key, a voice, and a language for texts."""
    for column in voiced("xx"):
        for header in column.headers:
            label, _marker, rest = header.partition(" xx")
            ending = wanted.removeprefix(f"{label} ").removesuffix(rest)
            if wanted == f"{label} {ending}{rest}" and VOICE.fullmatch(ending):
                voice = _voice(ending)
                return next(
                    one for one in voiced(voice) if one.key == column.key.replace("xx", voice)
                )
    return None


def _voice(words: str) -> str:
    """A code as RFC 5646 recommends to write it: regions in capitals."""
    first, *rest = words.split()
    return "-".join([first, *(part.upper() if len(part) == 2 else part for part in rest)])


def _field_column(model: type[models.Model], name: str, **more: Any) -> FieldColumn:
    field: Any = model._meta.get_field(name)
    if name == "series":
        return SeriesColumn(field, **more)
    if name in ("related", "items"):
        return PicksColumn(field, **more)
    if getattr(field, "choices", None):
        return ChoiceColumn(field, **more)
    column = next(column for kind, column in BY_FIELD if isinstance(field, kind))
    needed = not field.blank and not field.has_default() and name != "slug"
    return column(field, is_required=needed, **more)


def _texts(model: type[models.Model]) -> list[Column]:
    return [
        _field_column(
            model,
            f"{name}_{code}",
            label=field.verbose_name,
            help_text=field.help_text,
            suffix=[code],
        )
        for name in translated_fields(model)
        for field in _fields(model, name)
        for code in LANGUAGES
    ]


def _fields(model: type[models.Model], name: str) -> list[Any]:
    return [model._meta.get_field(name)]


def _parts() -> list[Column]:
    steps, files = PracticeStep._meta.verbose_name_plural, Handout._meta.verbose_name_plural
    columns: list[Column] = [PartColumn("steps", "text", code, label=steps) for code in LANGUAGES]
    columns += [PartColumn("handouts", "name", code, label=files) for code in LANGUAGES]
    return columns + [HandoutColumn(code, label=_("files of the handouts")) for code in LANGUAGES]


def _kind(key: str, model: Any) -> Kind:
    columns: list[Column] = [_field_column(model, name) for name in FIRST]
    columns += _texts(model)
    if model is BestPractice:
        columns += _parts()
    columns += [_field_column(model, name) for name in FACTS[model]]
    if model is Video:
        columns.append(
            PosterColumn(
                "poster", _("poster"), _("A still without words. Empty: one from its film.")
            )
        )
    columns.append(StateColumn("state", _("state"), _("Empty for a new record: draft.")))
    columns += [_field_column(model, name) for name in LAST if _has(model, name)]
    columns += [
        StaleColumn("not_up_to_date", _("translation not up to date")),
        ReviewColumn("review_requested", _("translation waits for review")),
        OldAddressesColumn("old_addresses", _("old addresses")),
    ]
    return Kind(key, model, tuple(columns))


def _has(model: type[models.Model], name: str) -> bool:
    try:
        return bool(model._meta.get_field(name))
    except FieldDoesNotExist:
        return False


# in the order in which they are made: a series before the videos that name it
KINDS = (
    _kind("video", Video),
    _kind("best_practice", BestPractice),
    _kind("collection", Collection),
)


def kind_named(name: str) -> Kind | None:
    """The kind of a sheet or of a cell, by its key or its name in either language."""
    wanted = fold(name)
    for kind in KINDS:
        singular = {kind.key, *(_singular(kind, code) for code in LANGUAGES)}
        plural = {kind.key + "s", *(kind.name_in(code) for code in LANGUAGES)}
        if wanted in {fold(one) for one in singular | plural}:
            return kind
    return None


def _singular(kind: Kind, language: str) -> str:
    with override(language):
        return str(kind.model._meta.verbose_name)
