"""Rules for the drawn slide of a scene: each kind has its own keys and nothing else."""

from collections.abc import Iterator

from portal.demo.content_check.problems import Problem, Table, missing_fields, unknown_fields
from portal.demo.content_check.texts import check_every_text, check_text

# Needed keys of each kind; those in OPTIONAL may be left out.
KINDS: dict[str, tuple[str, ...]] = {
    "title": ("heading", "sub"),
    "words": ("pairs",),
    "list": ("heading", "items"),
    "steps": ("heading", "items"),
    "frame": ("text",),
    "dialogue": ("turns",),
    "table": ("header", "rows"),
    "equation": ("lines",),
    "number_line": ("from", "to", "step", "marks"),
    "fraction_bars": ("bars",),
    "plane": ("x", "y"),
    "bars": ("heading", "bars"),
    "scene": ("of", "caption"),
}
OPTIONAL = {"plane": ("points", "lines")}
WORDS = {"heading", "sub", "caption", "text"}  # one bilingual text each
WORD_LISTS = {"items", "pairs"}  # lists of bilingual texts
PICTURES = (
    *("field", "orchard", "school", "classroom", "bus", "kitchen", "phone", "book"),
    *("hands", "clinic", "meeting", "map", "calendar", "family", "night-study"),
)


def check_slide(where: str, slide: Table) -> Iterator[Problem]:
    """A known kind with its keys, both languages wherever there are words."""
    kind = slide.get("kind")
    if kind not in KINDS:
        yield Problem(f"{where}.kind", f"{kind!r} is not a kind of slide")
        return
    yield from missing_fields(where, slide, KINDS[kind])
    yield from unknown_fields(where, slide, ("kind", *KINDS[kind], *OPTIONAL.get(kind, ())))
    yield from check_words(where, slide)
    if kind == "scene" and slide.get("of") not in PICTURES:
        yield Problem(f"{where}.of", f"there is no picture {slide.get('of')!r}")
    if kind == "plane" and not (slide.get("points") or slide.get("lines")):
        yield Problem(where, "a plane needs points or lines")
    if kind == "number_line":
        yield from check_number_line(where, slide)
    if kind == "table":
        yield from check_table(where, slide)


def check_words(where: str, slide: Table) -> Iterator[Problem]:
    """Texts in their own keys, and those inside turns, bars, marks and cells."""
    for key, value in slide.items():
        if key in WORDS:
            yield from check_text(f"{where}.{key}", value)
        elif key in WORD_LISTS:
            for position, text in enumerate(value, 1):
                yield from check_text(f"{where}.{key}[{position}]", text)
        else:
            yield from check_every_text(f"{where}.{key}", value)


def check_number_line(where: str, slide: Table) -> Iterator[Problem]:
    """Marks lie on the line, and the line goes somewhere."""
    low, high, step = (slide.get(key, 0) for key in ("from", "to", "step"))
    if not (low < high and step > 0):
        yield Problem(where, f"a line from {low} to {high} by {step} goes nowhere")
    for position, mark in enumerate(slide.get("marks", []), 1):
        if not low <= mark["at"] <= high:
            yield Problem(f"{where}.marks[{position}]", f"{mark['at']} is not on the line")


def check_table(where: str, slide: Table) -> Iterator[Problem]:
    """Every row has as many cells as the header."""
    wide = len(slide.get("header", []))
    for position, row in enumerate(slide.get("rows", []), 1):
        if len(row) != wide:
            yield Problem(f"{where}.rows[{position}]", f"{len(row)} cells under {wide} headings")
