"""Columns that name files: films, captions, chapters, posters, handouts.

The canonical text of a file is its SHA-256 digest, and of timed texts the text itself: what the
file was called at home says nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile
from django.utils.translation import gettext, gettext_noop

from portal.importing import cells
from portal.importing.columns.column import CellError, Column
from portal.importing.columns.parts import NONE, PartColumn, rows_of
from portal.media.captions import CaptionError, normal_form, read_captions
from portal.media.digests import digest_of, film_digests

NOT_READ = gettext_noop("These captions cannot be used: %(reason)s")
MEND_LINE = gettext_noop("Mend line %(line)s of the file “%(text)s”.")
NO_CUES = gettext_noop("There are no timed lines in “%(text)s”.")
MEND_CUES = gettext_noop("Name a WebVTT or SubRip file with captions.")


@dataclass(frozen=True)
class Copy:
    """A stored file with the name that it gets outside; opened by whoever copies it."""

    name: str
    file: File


class FileColumn(Column):
    """``purpose`` says what the file has to be: film, poster, handout or words."""

    purpose = ""

    def read(self, text: str, known: Any) -> str:
        name = cells.read_file_name(text)
        return str(known.files.find(name, self.purpose).digest) if name else ""

    def copies(self, record: Any) -> list[Copy]:
        """The files that a record has here, as an export names them."""
        raise NotImplementedError

    def cell(self, record: Any) -> str:
        """What an export writes in the cell: the names of the copies."""
        return "\n".join(copy.name for copy in self.copies(record))

    def fill(self, record: Any, text: str, known: Any) -> None:
        """Nothing: the parts of a recording are put together by ``recordings``."""

    def shown(self, text: str) -> str:
        return text[:12]

    def format_help(self) -> str:
        return gettext("The name of a file in the folder of files.")


class PosterColumn(FileColumn):
    purpose = "poster"

    def write(self, record: Any) -> str:
        poster = record.recording.poster if record.recording else None
        return digest_of(poster) if poster else ""

    def agrees(self, record: Any, text: str) -> bool:
        """An empty cell leaves the still that was taken from a film."""
        has_film = record.recording is not None and bool(record.recording.renditions.all())
        return (not text and has_film) or super().agrees(record, text)

    def copies(self, record: Any) -> list[Copy]:
        poster = record.recording.poster if record.recording else None
        return [Copy(f"posters/{record.slug}{_suffix(poster)}", poster)] if poster else []


class FilmColumn(FileColumn):
    """The film in one voice: as it was uploaded where that is kept, else the best that was made."""

    purpose = "film"

    def __init__(self, voice: str, **more: Any) -> None:
        super().__init__(f"film_{voice}", suffix=[voice], **more)
        self.voice = voice

    def write(self, record: Any) -> str:
        digests = film_digests(record.recording, self.voice)
        return digests[0] if digests else ""

    def agrees(self, record: Any, text: str) -> bool:
        digests = film_digests(record.recording, self.voice)
        return text in digests if digests else not text

    def copies(self, record: Any) -> list[Copy]:
        film = _best_film(record.recording, self.voice)
        return [Copy(f"films/{record.slug}.{self.voice}{_suffix(film)}", film)] if film else []


class TrackColumn(FileColumn):
    """What is said in one voice, or its chapters, written in one language."""

    purpose = "words"

    def __init__(self, name: str, relation: str, voice: str, language: str, **more: Any) -> None:
        super().__init__(f"{name}_{voice}_{language}", suffix=[voice, language], **more)
        self.name, self.relation, self.voice, self.language = name, relation, voice, language

    def read(self, text: str, known: Any) -> str:
        name = cells.read_file_name(text)
        return (
            _captions(known.files.find(name, self.purpose).path.read_bytes(), name) if name else ""
        )

    def write(self, record: Any) -> str:
        for track in getattr(record.recording, self.relation).all() if record.recording else []:
            if (track.spoken_language, track.language) == (self.voice, self.language):
                return _normal(track.webvtt)
        return ""

    def copies(self, record: Any) -> list[Copy]:
        text = self.write(record)
        name = f"{self.name}/{record.slug}.{self.voice}.{self.language}.vtt"
        return [Copy(name, ContentFile(text.encode()))] if text else []

    def shown(self, text: str) -> str:
        return gettext("%(count)s letters") % {"count": len(text)} if text else ""


class HandoutColumn(PartColumn):
    """The files of the handouts in one language, each in the line of its name."""

    purpose = "handout"

    def __init__(self, language: str, **more: Any) -> None:
        super().__init__("handouts", "file", language, **more)
        self.key, self.language = f"handout_files_{language}", language

    def read(self, text: str, known: Any) -> str:
        lines = super().read(text, known).splitlines()
        names = [line if line == NONE else cells.read_file_name(line) for line in lines]
        return "\n".join(
            NONE if name == NONE else known.files.find(name, self.purpose).digest for name in names
        )

    def write(self, record: Any) -> str:
        return self._lines(digest_of(file) if file else NONE for file in self._files(record))

    def fill_row(self, row: Any, line: str, known: Any) -> None:
        file = getattr(row, self.column)
        if not line:
            setattr(row, self.column, "")
        elif not file or digest_of(file) != line:
            stored = known.stored[line]
            setattr(row, self.column, stored["name"])
            setattr(row, f"size_bytes_{self.language}", stored["size"])
            setattr(row, f"pages_{self.language}", stored.get("pages"))

    def copies(self, record: Any) -> list[Copy]:
        files = enumerate(self._files(record), start=1)
        return [Copy(self._name(record, number, file), file) for number, file in files if file]

    def cell(self, record: Any) -> str:
        files = enumerate(self._files(record), start=1)
        return self._lines(self._name(record, n, file) if file else NONE for n, file in files)

    def _files(self, record: Any) -> list[Any]:
        return [getattr(row, self.column) for row in rows_of(record, self.relation)]

    def _name(self, record: Any, number: int, file: Any) -> str:
        return f"handouts/{record.slug}-{number}.{self.language}{_suffix(file)}"

    def _lines(self, lines: Iterator[str]) -> str:
        return super().read("\n".join(lines), None)

    def format_help(self) -> str:
        return gettext("Names of files, one to a line, in the order of the handouts' names.")


def _captions(content: bytes, name: str) -> str:
    try:
        reading = read_captions(content)
    except CaptionError as error:
        raise CellError(NOT_READ, MEND_CUES, reason=str(error.message), text=name) from error
    if lost := reading.lost:
        note = lost[0]
        raise CellError(NOT_READ, MEND_LINE, reason=str(note.message), line=note.line, text=name)
    if not reading.cues:
        raise CellError(NO_CUES, MEND_CUES, text=name)
    return normal_form(reading)


def _normal(text: str) -> str:
    """As it would be read; what was saved past the checks stays as it is."""
    try:
        return normal_form(read_captions(text))
    except CaptionError:
        return text


def _best_film(recording: Any, voice: str) -> Any:
    if recording is None:
        return None
    masters = [m.file for m in recording.masters.all() if m.spoken_language == voice]
    films = [r for r in recording.renditions.all() if r.spoken_language == voice]
    films.sort(key=lambda film: (film.is_sound, -film.height))
    return next(iter([*masters, *(film.file for film in films)]), None)


def _suffix(file: Any) -> str:
    return PurePosixPath(file.name).suffix if file else ""
