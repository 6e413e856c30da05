"""One thing to do, and a heap of them with the same heading."""

from dataclasses import dataclass, field

from django.utils.functional import Promise

SHOWN = 8  # lines of a heap on the start page
MOST = 100  # lines that are looked at; more are only called "more than 99"


@dataclass(frozen=True)
class Line:
    """A link to the very place, what is wrong there, and in somebody's own words why.

    ``language`` is the language of ``title`` and of ``quote``, empty where nobody knows it.
    """

    title: str
    url: str
    note: str
    language: str = ""
    quote: str = ""
    is_late: bool = False


@dataclass(frozen=True)
class Need:
    """Lines under one heading; ``lists`` are where all of them can be seen."""

    key: str
    heading: str | Promise
    icon: str
    lines: list[Line] = field(default_factory=list)
    lists: list[tuple[str, str]] = field(default_factory=list)

    @property
    def shown(self) -> list[Line]:
        return self.lines[:SHOWN]

    @property
    def count(self) -> str:
        return str(len(self.lines)) if len(self.lines) < MOST else f"{MOST - 1}+"

    @property
    def left_out(self) -> int:
        return len(self.lines) - len(self.shown)
