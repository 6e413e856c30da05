"""The columns of the catalogue: what each kind of record has, read and written in one place."""

from portal.importing.columns.column import CellError, Column
from portal.importing.columns.files import Copy, FileColumn, FilmColumn, HandoutColumn, TrackColumn
from portal.importing.columns.kinds import KINDS, Kind, kind_named, voiced

__all__ = [
    "KINDS",
    "CellError",
    "Column",
    "Copy",
    "FileColumn",
    "FilmColumn",
    "HandoutColumn",
    "Kind",
    "TrackColumn",
    "kind_named",
    "voiced",
]
