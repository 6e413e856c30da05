"""Columns that name other records by their addresses: series, related records, items."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext, gettext_noop

from portal.importing import cells
from portal.importing.columns.column import CellError
from portal.importing.columns.lists import SEPARATOR
from portal.importing.columns.values import FieldColumn
from portal.records.related import picks_of

NO_RECORD = gettext_noop("There is no record “%(text)s”, neither in the library nor in this file.")
MEND_RECORD = gettext_noop("Write the last part of its address, such as “counting-on”.")
NO_KIND = gettext_noop("“%(text)s” does not say of what kind the record is.")
MEND_KIND = gettext_noop("Write it as kind:address, such as %(kind)s:counting-on.")


class SeriesColumn(FieldColumn):
    """A collection that is marked as a series, in the library or in the same file."""

    def read(self, text: str, known: Any) -> str:
        slug = cells.read_slug(text)
        if slug and not known.has("collection", slug):
            raise CellError(NO_RECORD, MEND_RECORD, text=slug)
        return slug

    def write(self, record: Any) -> str:
        series = getattr(record, self.field.name)
        return series.slug if series else ""

    def fill(self, record: Any, text: str, known: Any) -> None:
        setattr(record, self.field.attname, known.key("collection", text) if text else None)

    def format_help(self) -> str:
        return gettext("The last part of its address. It may be in the same file.")


class PicksColumn(FieldColumn):
    """Records in an order, each by its address; where several kinds may stand, with its kind."""

    @property
    def kinds(self) -> list[str]:
        return list(self.field.stream_block.child_blocks)

    def read(self, text: str, known: Any) -> str:
        return SEPARATOR.join(self._read_one(part, known) for part in cells.read_list(text))

    def write(self, record: Any) -> str:
        picks = picks_of(getattr(record, self.field.name))
        return SEPARATOR.join(self._written(kind, key) for kind, key in picks)

    def fill(self, record: Any, text: str, known: Any) -> None:
        named = [part.split(":") for part in text.split(SEPARATOR) if part]
        blocks = [
            {"type": kind, "value": known.key(kind, slug), "id": _block_id(kind, slug)}
            for kind, slug in named
        ]
        stream = self.field.stream_block.to_python(blocks)
        setattr(record, self.field.name, stream)

    def _read_one(self, text: str, known: Any) -> str:
        kind, colon, slug = text.partition(":")
        if not colon:
            kind, slug = self.kinds[0], text
        kind, slug = kind.strip().casefold().replace(" ", "_"), slug.strip()
        if kind not in self.kinds:
            raise CellError(NO_KIND, MEND_KIND, text=text, kind=self.kinds[0])
        if not known.has(kind, slug):
            raise CellError(NO_RECORD, MEND_RECORD, text=slug)
        return f"{kind}:{slug}"

    def _written(self, kind: str, key: int) -> str:
        model = self.field.stream_block.child_blocks[kind].target_model
        slug = model._base_manager.filter(pk=key).values_list("slug", flat=True).first()
        return f"{kind}:{slug}"

    def format_help(self) -> str:
        if len(self.kinds) == 1:
            return gettext("The last part of each address, separated by semicolons.")
        kinds = ", ".join(self.kinds)
        return gettext("kind:address, separated by semicolons. Kinds: %(kinds)s.") % {
            "kinds": kinds
        }


def _block_id(kind: str, slug: str) -> str:
    """Blocks have ids by which versions are compared: the same record keeps its own."""
    return str(uuid5(NAMESPACE_URL, f"{kind}:{slug}"))
