"""What search engines and other catalogues read of a page: schema.org with LRMI, as plain dicts.

Terms: https://schema.org/LearningResource, https://www.dublincore.org/specifications/lrmi/ (whose
terms schema.org has taken in). Texts are those that the page shows, with the language that they
are really in.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from portal.records.bilingual import reader_text
from portal.records.models import Record
from portal.taxonomy.models import Term
from resources.models import BestPractice, Collection, Video
from resources.sharing.absolute import Absolute
from resources.sharing.kinds import kind_of

Facts = dict[str, Any]
# https://schema.org/educationalRole has no fixed list; these are LRMI's examples
ROLES = {
    "teachers": "teacher",
    "students": "student",
    "families": "parent",
    "staff": "administrator",
}


def graph(*things: Facts | None) -> Facts:
    """Several things of one page as one document."""
    return {"@context": "https://schema.org", "@graph": [thing for thing in things if thing]}


def breadcrumbs(absolute: Absolute, steps: Iterable[tuple[str, str]]) -> Facts:
    """The way to the page: (name, path) from the front door on."""
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": absolute(path)}
        for place, (name, path) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def learning_resource(record: Record, absolute: Absolute) -> Facts:
    """What every record of the library says: a base for its kind's own facts."""
    url = absolute(record.get_absolute_url())
    title = reader_text(record, "title")
    return told(
        {
            "@type": "LearningResource",
            "@id": f"{url}#resource",
            "url": url,
            "name": title.text,
            "description": reader_text(record, "summary").text or title.text,
            "inLanguage": title.language,
            "learningResourceType": str(kind_of(record).label),
            "datePublished": record.posted_on.isoformat(),
            "dateModified": _modified(record),
            "isAccessibleForFree": True,
            "publisher": {"@type": "Organization", "name": _("Migrant Education Portal")},
        }
    )


def for_teaching(record: Video | BestPractice) -> Facts:
    """For whom it is, and about what: both kinds that are taught with say so alike."""
    return {
        "audience": [_audience(one) for one in record.audiences.all()],
        "educationalLevel": [str(band) for band in record.grade_bands.all()],
        "about": str(record.subject),
    }


def collection_facts(
    collection: Collection, records: Sequence[Record], absolute: Absolute
) -> Facts:
    """A collection with what is in it, in its order."""
    items = [
        {
            "@type": "ListItem",
            "position": place,
            "url": absolute(record.get_absolute_url()),
            "name": reader_text(record, "title").text,
        }
        for place, record in enumerate(records, start=1)
    ]
    return learning_resource(collection, absolute) | {
        "@type": ["Collection", "LearningResource"],
        "mainEntity": {
            "@type": "ItemList",
            "itemListOrder": "https://schema.org/ItemListOrderAscending",
            "numberOfItems": len(items),
            "itemListElement": items,
        },
    }


def told(facts: Mapping[str, Any]) -> Facts:
    """The facts that there are."""
    return {name: value for name, value in facts.items() if value not in (None, "", [])}


def _modified(record: Record) -> str | None:
    return record.last_published_at.isoformat() if record.last_published_at else None


def _audience(audience: Term) -> Facts:
    role = ROLES.get(audience.key, audience.key)
    return {
        "@type": "EducationalAudience",
        "educationalRole": role,
        "audienceType": str(audience),
    }
