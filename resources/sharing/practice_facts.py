"""What the API says of best practices besides what it says of every record."""

from collections.abc import Sequence
from typing import Any

from portal.accounts.models import OrgUnit
from portal.media.content_types import content_type_of
from portal.records.bilingual import in_both
from portal.records.language import LANGUAGES
from resources.handout_files import Offer, offers_of
from resources.models import BestPractice, Handout
from resources.sharing.absolute import Absolute


def facts_of_practices(
    practices: Sequence[BestPractice], absolute: Absolute
) -> list[dict[str, Any]]:
    """For each practice its steps, whom to ask, its papers, and the minutes to read it."""
    return [_facts(practice, absolute) for practice in practices]


def _facts(practice: BestPractice, absolute: Absolute) -> dict[str, Any]:
    return {
        "steps": [in_both(step, "text") for step in practice.steps.all()],
        "place": practice.place or None,
        "contact": _contact(practice.contact_region),
        "handouts": [_handout(practice, one, absolute) for one in practice.handouts.all()],
        "minutes_to_read": {code: practice.minutes_to_read(code) for code in LANGUAGES},
    }


def _contact(office: OrgUnit | None) -> dict[str, Any] | None:
    if office is None:
        return None
    return {
        "name": office.name,
        "office": in_both(office, "office"),
        "phone": office.phone or None,
        "email": office.email or None,
    }


def _handout(practice: BestPractice, handout: Handout, absolute: Absolute) -> dict[str, Any]:
    files = [_file(offer, absolute) for offer in offers_of(practice, handout)]
    return {"name": in_both(handout, "name"), "files": files}


def _file(offer: Offer, absolute: Absolute) -> dict[str, Any]:
    return {
        "language": offer.language,
        "url": absolute(offer.url),
        "type": content_type_of(offer.url),
        "pages": offer.pages,
        "size_bytes": offer.size_bytes,
    }
