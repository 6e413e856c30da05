"""Loads the lists that classify: taxonomy, standards, offices."""

from typing import Any

from django.db import models

from portal.accounts.models import OrgUnit
from portal.demo.reading import Table, columns_of, read
from portal.taxonomy.models import (
    Audience,
    EventKind,
    FocusArea,
    Framework,
    GradeBand,
    Language,
    Setting,
    Standard,
    Strategy,
    Subject,
    Term,
)

TERMS: dict[str, type[Term]] = {
    "audiences": Audience,
    "subjects": Subject,
    "grade_bands": GradeBand,
    "focus_areas": FocusArea,
    "strategies": Strategy,
    "settings": Setting,
    "languages": Language,
    "event_kinds": EventKind,
}


def load_lists() -> None:
    taxonomy, standards = read("taxonomy.toml"), read("standards.toml")
    for name, model in TERMS.items():
        load_terms(model, taxonomy[name])
    load_terms(Framework, standards["frameworks"])
    load_standards(standards["standard"])


def load_terms(model: type[Term], rows: Table) -> None:
    for position, (key, row) in enumerate(rows.items()):
        more = {"year": row["year"]} if "year" in row else {}
        texts = columns_of("label", row)
        model._default_manager.update_or_create(
            key=key, defaults={**texts, **more, "position": position}
        )


def load_standards(rows: list[Table]) -> None:
    frameworks = {framework.key: framework for framework in Framework.objects.all()}
    for row in rows:
        Standard.objects.update_or_create(
            framework=frameworks[row["framework"]],
            code=row["code"],
            defaults={
                "alias": row.get("alias", ""),
                "grade": row.get("grade", ""),
                **columns_of("statement", row["statement"]),
            },
        )


def standards_by_code() -> dict[str, Standard]:
    """Every standard by the code that videos name it by: earlier frameworks have a prefix."""
    rows = Standard.objects.select_related("framework")
    return {
        ("CA1997:" if row.framework.key == "ca1997-math" else "") + row.code: row for row in rows
    }


def load_offices() -> None:
    """The state, its regions, and the direct-funded districts below it: all invented."""
    state, _made = OrgUnit.objects.update_or_create(
        key="state",
        defaults={
            "kind": OrgUnit.Kind.STATE,
            "name": "Migrant Education Program",
            **columns_of(
                "office",
                {
                    "en": "State Migrant Education Office",
                    "es": "Oficina Estatal de Educación Migrante",
                },
            ),
        },
    )
    for row in read("records/regions.toml")["region"]:
        load_office(row, state)


def load_office(row: Table, state: OrgUnit) -> None:
    contact = row["contact"]
    office, _made = OrgUnit.objects.update_or_create(
        key=row["key"],
        defaults={
            "kind": row["kind"],
            "parent": state,
            "name": row["name"],
            "number": row.get("number"),
            "address": row.get("address", ""),
            "phone": row.get("phone", ""),
            "email": row.get("email", ""),
            "contact_name": contact["name"],
            **columns_of("contact_role", contact["role"]),
            **columns_of("office", row["office"]),
            **columns_of("note", row.get("note")),
        },
    )
    office.languages.set(by_key(Language, row.get("languages", [])))


def by_key(model: type[Term], keys: list[str]) -> models.QuerySet[Any]:
    return model._default_manager.filter(key__in=keys)
