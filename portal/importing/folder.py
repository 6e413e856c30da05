"""The files that a catalogue names: found whatever a spreadsheet makes of their names, and read."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from django.utils.translation import gettext_noop
from PIL import Image, UnidentifiedImageError

from portal.importing.columns.column import CellError
from portal.importing.columns.folding import nearest
from portal.jobs.running import JobFailed
from portal.media.digests import sha256
from portal.media.models.master import MASTER_EXTENSIONS
from portal.media.papers import PaperError, read_paper
from portal.media.transcoding.probe import probe

MISSING = gettext_noop("The file “%(text)s” is not there.")
MEND_MISSING = gettext_noop("Put it into the folder of files, or correct its name.")
MEND_MEANT = gettext_noop("Did you mean “%(meant)s”?")
SEVERAL = gettext_noop("Several files are called “%(text)s”.")
MEND_SEVERAL = gettext_noop("Write its folder too, such as %(one)s.")
OUTSIDE = gettext_noop("“%(text)s” lies outside of the folder of files.")
MEND_OUTSIDE = gettext_noop("Write the name as it is within that folder, without .. or a drive.")
UNREADABLE = gettext_noop("“%(text)s” cannot be used: %(reason)s")
MEND_UNREADABLE = gettext_noop("Replace the file by one that can be opened.")
NO_FILM = gettext_noop("“%(text)s” is not called like a film.")
MEND_FILM = gettext_noop("Films end in %(endings)s.")
NO_PICTURE = gettext_noop("“%(text)s” is no picture that can be shown.")
MEND_PICTURE = gettext_noop("Save it as JPEG, PNG or WebP.")
PICTURES = {"JPEG", "PNG", "WEBP"}


@dataclass(frozen=True)
class Found:
    """A file on this machine, measured. ``duration_ms`` is a film's, ``pages`` a paper's."""

    name: str
    path: Path
    digest: str
    size: int
    duration_ms: int = 0
    pages: int | None = None


class Folder:
    """``paths`` are the files by their names within the folder, with / between its parts."""

    def __init__(self, paths: Mapping[str, Path]) -> None:
        self.paths = dict(paths)
        self._by_name = _by_name(self.paths)
        self._read: dict[tuple[str, str], Found] = {}
        self.used: set[str] = set()

    @classmethod
    def of(cls, folder: Path) -> "Folder":
        """All files below a folder; hidden ones are a machine's own affair."""
        files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        names = {path.relative_to(folder).as_posix(): path for path in files}
        return cls({name: path for name, path in names.items() if not _is_hidden(name)})

    @property
    def unused(self) -> list[str]:
        return sorted(set(self.paths) - self.used)

    @property
    def digests(self) -> dict[str, tuple[str, Found]]:
        """What has been read, with what it is for, by digest."""
        return {found.digest: (purpose, found) for (_, purpose), found in self._read.items()}

    def find(self, text: str, purpose: str) -> Found:
        """The file that a cell names, which has to be what it is for. Raises CellError."""
        name = self._named(text)
        self.used.add(name)
        if (name, purpose) not in self._read:
            self._read[name, purpose] = _measured(name, self.paths[name], purpose)
        return self._read[name, purpose]

    def _named(self, text: str) -> str:
        if _is_outside(text):
            raise CellError(OUTSIDE, MEND_OUTSIDE, text=text)
        for written in (text, unquote(text)):
            names = self._by_name.get(_plain(written), [])
            if len(names) == 1:
                return names[0]
            if names:
                raise CellError(SEVERAL, MEND_SEVERAL, text=text, one=names[0])
        meant = nearest(text, self.paths)
        raise CellError(MISSING, MEND_MEANT if meant else MEND_MISSING, text=text, meant=meant)


def _by_name(paths: Mapping[str, Path]) -> dict[str, list[str]]:
    """Names by what people may write: with its folders, which is always one, or without."""
    found: dict[str, list[str]] = {}
    for name in paths:
        short = _plain(name.rpartition("/")[2])
        found[short] = [*found.get(short, []), name]
    return found | {_plain(name): [name] for name in paths}


def _plain(text: str) -> str:
    path = text.strip().replace("\\", "/").removeprefix("./")
    return unicodedata.normalize("NFC", path).casefold()


def _is_outside(text: str) -> bool:
    path = unquote(text).strip().replace("\\", "/")
    return path.startswith("/") or ".." in path.split("/") or path[1:2] == ":" or "\0" in path


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX", "~$")) for part in name.split("/"))


def _measured(name: str, path: Path, purpose: str) -> Found:
    more = {"film": _film, "handout": _paper, "poster": _picture}.get(purpose, _words)(name, path)
    with path.open("rb") as file:
        return Found(name, path, sha256(file), path.stat().st_size, **more)


def _film(name: str, path: Path) -> dict[str, Any]:
    if path.suffix.lower().lstrip(".") not in MASTER_EXTENSIONS:
        raise CellError(NO_FILM, MEND_FILM, text=name, endings=", ".join(MASTER_EXTENSIONS))
    try:
        return {"duration_ms": round(probe(path).duration_seconds * 1000)}
    except JobFailed as failure:
        raise CellError(
            UNREADABLE, MEND_UNREADABLE, text=name, reason=failure.sentence
        ) from failure


def _paper(name: str, path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return {"pages": read_paper(file, path.name).pages}
    except PaperError as error:
        reason = str(error.reason)
        raise CellError(UNREADABLE, MEND_UNREADABLE, text=name, reason=reason) from error


def _picture(name: str, path: Path) -> dict[str, Any]:
    try:
        with Image.open(path) as image:
            kind = image.format
            image.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        kind = None
    if kind not in PICTURES:
        raise CellError(NO_PICTURE, MEND_PICTURE, text=name)
    return {}


def _words(name: str, path: Path) -> dict[str, Any]:
    return {}
