"""How long a text takes somebody who means to do what it says.

Source: R. P. Carver, "Reading rate: theory, research, and practical implications", Journal of
Reading 36 (1992): people read at 300 words a minute for the story, 200 to learn and 138 to
remember. Instructions are read to be remembered; Spanish is given the same rate.
"""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any

from django.db import models

from portal.records.bilingual import texts

WORDS_A_MINUTE = 138


def minutes_for(passages: Iterable[str | None]) -> int:
    """Begun minutes for all passages together; 0 where nothing is written."""
    words = sum(len(passage.split()) for passage in passages if passage)
    return ceil(words / WORDS_A_MINUTE)


class MinutesToReadField(models.PositiveSmallIntegerField):
    """The minutes of a record in one language, its parts included, counted whenever it is saved."""

    def __init__(self, language: str = "en", **kwargs: Any) -> None:
        self.language = language
        super().__init__(**kwargs | {"editable": False, "default": 0})

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"language": self.language}

    def pre_save(self, model_instance: models.Model, add: bool) -> int:
        value = minutes_for(texts(model_instance, self.language).values())
        setattr(model_instance, self.attname, value)
        return value
