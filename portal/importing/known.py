"""What the portal knows already: lists by their words, records by their addresses, stored files."""

from functools import cached_property
from typing import Any

from django.db import models

from portal.importing.columns import KINDS
from portal.importing.folder import Folder
from portal.records.language import LANGUAGES


class Terms:
    """A list that cells name entries of: by key, by label in either language, or by code."""

    def __init__(self, model: Any) -> None:
        self.rows = list(model._default_manager.all())

    @cached_property
    def keys(self) -> dict[str, int]:
        """Primary keys by canonical text."""
        return {canonical(row): row.pk for row in self.rows}

    @cached_property
    def named(self) -> dict[str, str]:
        """Canonical texts by everything that an entry is called; its own name comes last."""
        labels = {label: canonical(row) for row in self.rows for label in _labels(row) if label}
        return labels | {canonical(row): canonical(row) for row in self.rows}

    def labels(self, language: str) -> list[str]:
        """What people in a language choose from."""
        return [
            getattr(row, f"label_{language}", "") or getattr(row, "name", "") or canonical(row)
            for row in self.rows
        ]


class Known:
    """Asks the database once for each list and each kind. ``planned`` holds the addresses that
    the file itself brings, ``stored`` what was put into the storages, by digest."""

    def __init__(self, folder: Folder | None = None, stored: Any = None) -> None:
        self.files, self.stored = folder or Folder({}), stored or {}
        self.planned: dict[str, set[str]] = {kind.key: set() for kind in KINDS}
        self._terms: dict[type[models.Model], Terms] = {}
        self._keys: dict[str, dict[str, int]] = {}

    def terms(self, model: type[models.Model]) -> Terms:
        if model not in self._terms:
            self._terms[model] = Terms(model)
        return self._terms[model]

    def has(self, kind: str, slug: str) -> bool:
        """Whether a record is in the library, or will be."""
        return slug in self.planned[kind] or slug in self.keys(kind)

    def key(self, kind: str, slug: str) -> int:
        return self.keys(kind)[slug]

    def keys(self, kind: str) -> dict[str, int]:
        """Primary keys of all records of a kind by their addresses."""
        if kind not in self._keys:
            model = next(one.model for one in KINDS if one.key == kind)
            self._keys[kind] = dict(model._base_manager.values_list("slug", "pk"))
        return self._keys[kind]

    def add(self, kind: str, record: Any) -> None:
        """A record that has just been stored."""
        self.keys(kind)[record.slug] = record.pk


def canonical(row: Any) -> str:
    """How an entry of a list is written: by its key, or by its code where it has none."""
    return str(getattr(row, "key", None) or row)


def _labels(row: Any) -> list[str]:
    labels = [getattr(row, f"label_{code}", "") for code in LANGUAGES]
    return [*labels, getattr(row, "name", ""), getattr(row, "alias", ""), *_numbered(row)]


def _numbered(row: Any) -> list[str]:
    """Offices are called by their number too."""
    number = getattr(row, "number", None)
    return [str(number), f"Region {number}", f"Región {number}"] if number else []
