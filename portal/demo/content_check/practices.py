"""Rules for best practices: what every one says, and what its lists may name."""

from collections.abc import Iterator

from portal.demo.content_check.problems import (
    Problem,
    Table,
    missing_fields,
    not_listed,
    taken_twice,
    unknown_fields,
)
from portal.demo.content_check.texts import LANGUAGES, check_text
from portal.demo.content_check.videos import PLACES, STATES, check_dates

LISTED_IN = {  # field of a practice: list of the taxonomy
    "audiences": "audiences",
    "subject": "subjects",
    "grade_bands": "grade_bands",
    "focus_areas": "focus_areas",
    "strategies": "strategies",
    "setting": "settings",
}
TEXTS = ("title", "summary", "problem", "who", "evidence")
NEEDED = (
    *("slug", "source_language", *LISTED_IN, "contact_region", "minutes_to_read"),
    *("posted_on", "review_by", "state", "steps", "files", *TEXTS),
)
FILE = ("name", "kind", "pages")
KINDS = ("PDF", "DOCX")
TITLE, STEPS = range(3, 13), range(3, 10)  # words, steps


def check_practices(practices: Table, taxonomy: Table, regions: Table) -> Iterator[Problem]:
    """Every practice, and that no two have the same address."""
    offices = [region.get("key") for region in regions.get("region", [])]
    for practice in practices.get("best_practice", []):
        yield from check_practice(practice, taxonomy, offices)
    yield from taken_twice("best_practices", slugs_of(practices))


def slugs_of(practices: Table) -> list[str]:
    return [practice.get("slug", "") for practice in practices.get("best_practice", [])]


def check_practice(practice: Table, taxonomy: Table, offices: list[str]) -> Iterator[Problem]:
    """One practice."""
    slug = practice.get("slug", "")
    yield from missing_fields(slug, practice, NEEDED)
    yield from unknown_fields(slug, practice, (*NEEDED, "place"))
    for field, name in LISTED_IN.items():
        listed = taxonomy.get(name, {})
        yield from not_listed(f"{slug}.{field}", practice.get(field), listed, f"taxonomy.{name}")
    yield from check_values(slug, practice, offices)
    yield from check_dates(slug, practice)
    for field in TEXTS:
        words = TITLE if field == "title" else None
        yield from check_text(f"{slug}.{field}", practice.get(field), words=words)
    yield from check_rows(slug, practice)


def check_values(slug: str, practice: Table, offices: list[str]) -> Iterator[Problem]:
    """Every value that is one of a short list."""
    source = practice.get("source_language")
    yield from not_listed(f"{slug}.source_language", source, LANGUAGES, "the two languages")
    yield from not_listed(f"{slug}.state", practice.get("state"), STATES, "the states")
    yield from not_listed(f"{slug}.place", practice.get("place"), PLACES, "the schools")
    office = practice.get("contact_region")
    yield from not_listed(f"{slug}.contact_region", office, offices, "the regions")


def check_rows(slug: str, practice: Table) -> Iterator[Problem]:
    """The steps and the files, each with its texts in both languages."""
    steps = practice.get("steps", [])
    if len(steps) not in STEPS:
        yield Problem(f"{slug}.steps", f"{len(steps)} steps, wanted {STEPS[0]}-{STEPS[-1]}")
    for position, step in enumerate(steps, 1):
        yield from check_text(f"{slug}.steps[{position}]", step)
    for position, file in enumerate(practice.get("files", []), 1):
        where = f"{slug}.files[{position}]"
        yield from missing_fields(where, file, FILE)
        yield from unknown_fields(where, file, FILE)
        yield from not_listed(f"{where}.kind", file.get("kind"), KINDS, "the kinds of file")
        yield from check_text(f"{where}.name", file.get("name"))
