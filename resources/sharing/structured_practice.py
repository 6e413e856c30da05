"""A best practice as search engines read it: https://schema.org/HowTo, to be learnt from."""

from portal.accounts.models import OrgUnit
from portal.media.content_types import content_type_of
from portal.records.bilingual import BilingualText, reader_text
from portal.records.language import reader_language
from resources.handout_files import Offer, offers_of
from resources.models import BestPractice, Handout
from resources.sharing.absolute import Absolute
from resources.sharing.films import iso_duration
from resources.sharing.structured import Facts, for_teaching, learning_resource, told

MINUTE = 60_000  # milliseconds


def practice_facts(practice: BestPractice, absolute: Absolute) -> Facts:
    """A practice with its steps, its papers, and the office that tried it.

    ``hasPart`` and not ``associatedMedia``, which is for the same work in another form.
    """
    minutes = practice.minutes_to_read(reader_language())
    steps = [reader_text(step, "text") for step in practice.steps.all()]
    return learning_resource(practice, absolute) | told(
        {
            "@type": ["HowTo", "LearningResource"],
            **for_teaching(practice),
            "keywords": [str(strategy) for strategy in practice.strategies.all()],
            "timeRequired": iso_duration(minutes * MINUTE) if minutes else None,
            "step": [_step(place, text) for place, text in enumerate(steps, start=1)],
            "sourceOrganization": _office(practice.contact_region),
            "hasPart": [
                _paper(handout, offer, absolute)
                for handout in practice.handouts.all()
                for offer in offers_of(practice, handout)
            ],
        }
    )


def _step(place: int, text: BilingualText) -> Facts:
    return {
        "@type": "HowToStep",
        "position": place,
        "text": text.text,
        "inLanguage": text.language,
    }


def _office(office: OrgUnit | None) -> Facts | None:
    if office is None:
        return None
    return told(
        {
            "@type": "Organization",
            "name": reader_text(office, "office").text or office.name,
            "areaServed": office.name,
            "telephone": office.phone,
            "email": office.email,
        }
    )


def _paper(handout: Handout, offer: Offer, absolute: Absolute) -> Facts:
    """One file of a handout, by its name in the language of the file."""
    return {
        "@type": "MediaObject",
        "name": reader_text(handout, "name", offer.language).text,
        "contentUrl": absolute(offer.url),
        "encodingFormat": content_type_of(offer.url),
        "inLanguage": offer.language,
        "contentSize": str(offer.size_bytes),
    }
