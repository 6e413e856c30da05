"""A paper on the editors' screens: what is there, a way to read it, a place for another."""

from pathlib import PurePath
from typing import Any, cast

from django.db.models.fields.files import FieldFile
from django.forms import FileInput
from django.urls import reverse

from resources.handout_files import Offer, offer_at
from resources.models import BestPractice, Handout


class PaperInput(FileInput):
    """Says of the file that a row has what readers will be told of it."""

    template_name = "resources/includes/paper_input.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        is_stored = isinstance(value, FieldFile) and bool(value)
        return context | {"paper": _paper(value) if is_stored else None}


def _paper(file: FieldFile) -> Offer:
    handout, language = cast("Handout", file.instance), file.field.name.rpartition("_")[2]
    return offer_at(_address(handout.practice, file), handout, language)


def _address(practice: BestPractice, file: FieldFile) -> str:
    """Of the file in the newest version, for those who work on it; readers have another."""
    name = BestPractice.snippet_viewset.get_url_name("paper")
    return reverse(name, args=[practice.pk, PurePath(file.name or "").name])
