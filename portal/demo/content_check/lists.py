"""Rules for the lists that other content names by key: taxonomy and standards."""

from collections.abc import Iterator

from portal.demo.content_check.problems import (
    Problem,
    Table,
    missing_fields,
    not_listed,
    taken_twice,
    unknown_fields,
)
from portal.demo.content_check.texts import check_text

LISTS = (
    "audiences",
    "subjects",
    "grade_bands",
    "focus_areas",
    "strategies",
    "settings",
    "languages",
    "series",
    "event_kinds",
)
STANDARD = ("code", "framework", "grade", "statement")
EARLIER = "ca1997-math"  # the framework whose codes are written "CA1997:..." where they are named


def check_taxonomy(taxonomy: Table) -> Iterator[Problem]:
    """Every list is there and every entry has its name in both languages."""
    yield from missing_fields("taxonomy", taxonomy, LISTS)
    yield from unknown_fields("taxonomy", taxonomy, LISTS)
    for name in LISTS:
        for key, label in taxonomy.get(name, {}).items():
            yield from check_text(f"taxonomy.{name}.{key}", label)


def check_standards(standards: Table) -> Iterator[Problem]:
    """Frameworks have names and years; each code is there once, with a plain statement."""
    frameworks = standards.get("frameworks", {})
    for key, framework in frameworks.items():
        yield from check_text(f"standards.frameworks.{key}", framework)
        yield from missing_fields(f"standards.frameworks.{key}", framework, ["year"])
    listed = standards.get("standard", [])
    for position, standard in enumerate(listed, 1):
        yield from check_standard(
            f"standards {standard.get('code', position)}", standard, frameworks
        )
    yield from taken_twice("standards", map(named_code, listed))


def check_standard(where: str, standard: Table, frameworks: Table) -> Iterator[Problem]:
    """One standard of one framework; `alias` is the short way in which teachers write it."""
    yield from missing_fields(where, standard, STANDARD)
    yield from unknown_fields(where, standard, (*STANDARD, "alias"))
    yield from not_listed(
        f"{where}.framework", standard.get("framework"), frameworks, "standards.frameworks"
    )
    yield from check_text(f"{where}.statement", standard.get("statement"))


def named_code(standard: Table) -> str:
    """The code as videos name it: those of the earlier framework carry its year."""
    prefix = "CA1997:" if standard.get("framework") == EARLIER else ""
    return f"{prefix}{standard.get('code')}"
