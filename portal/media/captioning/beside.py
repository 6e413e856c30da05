"""The rows of a form with what the other language says at the same time, and what to look at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.media.captioning.rows import CueForm, RowSet
from portal.media.captions import Cue
from portal.media.captions.moments import read_moment
from portal.media.captions.quality import Finding
from portal.media.side_by_side import align
from portal.media.transcript import TranscriptLine


@dataclass(frozen=True)
class Line:
    """One row as it is shown."""

    form: CueForm
    findings: Sequence[Finding]
    beside: str


def said_beside(
    rows: RowSet, other: Sequence[Cue], found: Mapping[str, Sequence[Finding]]
) -> list[Line]:
    """A line for each row, blank ones too; what is said before the first row goes to it."""
    forms = list(rows)
    spoken = [(form, line) for form in forms if (line := _times_of(form)) is not None]
    spoken.sort(key=lambda pair: pair[1].start_ms)
    others = sorted((_line(cue) for cue in other), key=lambda line: line.start_ms)
    aligned = align([line for _form, line in spoken], others)
    early = [row for row in aligned if not row.left]
    said = [row.right for row in aligned if row.left]
    if said:
        said[0] = [*(line for row in early for line in row.right), *said[0]]
    beside = {
        form.prefix: " ".join(line.text for line in lines)
        for (form, _times), lines in zip(spoken, said, strict=True)
    }
    return [
        Line(form, found.get(str(form.prefix), ()), beside.get(form.prefix, "")) for form in forms
    ]


def _times_of(form: CueForm) -> TranscriptLine | None:
    """Where a row stands, None for one without times that can be read."""
    try:
        start, end = (read_moment(form[name].value() or "") for name in ("start", "end"))
    except ValueError:
        return None
    return TranscriptLine(start, end, "")


def _line(cue: Cue) -> TranscriptLine:
    return TranscriptLine(cue.start_ms, cue.end_ms, " ".join(cue.text.split()))
