"""What the page of a practice shows besides the practice's own columns."""

from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest

from portal.records.bilingual import BilingualText, reader_text
from portal.records.language import reader_language
from resources.cards import brief_card, minutes_label
from resources.coverage import practice_coverage
from resources.handout_files import offered_handouts
from resources.models import BestPractice
from resources.related import practices_with, videos_with

TEXTS = ("title", "summary", "problem", "who", "evidence")


def page_of(practice: BestPractice, request: HttpRequest) -> dict[str, Any]:
    """The context of the page, for readers and for previews alike."""
    if practice.contact_region:
        prefetch_related_objects([practice.contact_region], "languages")
    return {
        "steps": [reader_text(step, "text") for step in practice.steps.all()],
        "handouts": offered_handouts(practice),
        "coverage": practice_coverage(practice),
        "minutes": minutes_label(practice.minutes_to_read(reader_language())),
        "other_language": next((text.language for text in shown(practice) if text.is_other), ""),
        "practices": [brief_card(one) for one in practices_with(practice, request.user)],
        "videos": [brief_card(one) for one in videos_with(practice, request.user)],
    }


def shown(practice: BestPractice) -> list[BilingualText]:
    """Every text of the page, in the language that a reader gets."""
    own = [reader_text(practice, field) for field in TEXTS]
    return own + [reader_text(step, "text") for step in practice.steps.all()]
