"""Sort keys: titles in the order a reader expects, whatever collation the database has."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from django.db import models

from portal.records.language import other_language

AFTER_N = "n~"  # ñ is a letter of its own between n and o (RAE, Ortografía, 2010)


def sort_key(text: str) -> str:
    """Fold case and accents and leave out opening punctuation: "¿Árbol?" sorts as "arbol?".

    Letters that Spanish counts as their own keep their place: "caña" comes after "canto".
    """
    composed = unicodedata.normalize("NFC", text.casefold()).replace("ñ", AFTER_N)
    folded = "".join(
        letter
        for letter in unicodedata.normalize("NFD", composed)
        if not unicodedata.combining(letter)
    )
    return folded.lstrip("¿¡«»\"'“”‘’([ ").strip()


class SortKeyField(models.CharField):
    """The sort key of a translated column in one language, written whenever the row is saved.

    Where the text is missing in that language its twin's key is stored, because a list then shows
    the twin's text.
    """

    def __init__(self, source: str = "title", language: str = "en", **kwargs: Any) -> None:
        self.source, self.language = source, language
        kwargs |= {"max_length": 255, "editable": False, "default": "", "db_index": True}
        super().__init__(**kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"source": self.source, "language": self.language}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        own, twin = (
            getattr(model_instance, f"{self.source}_{code}") or ""
            for code in (self.language, other_language(self.language))
        )
        value = sort_key(own or twin)[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value
