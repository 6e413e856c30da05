"""A warning that an editor can follow: what is wrong, how to mend it, and where."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise


@dataclass(frozen=True)
class Finding:
    """What is wrong with a text and how to mend it; ``values`` stand in both sentences."""

    problem: str | Promise
    mend: str | Promise
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Remark:
    """A finding at its place: ``language`` it is written in ("" for both), the name of the field
    as its screen calls it, and the address that leads there."""

    finding: Finding
    language: str
    place: str
    url: str

    @property
    def problem(self) -> str:
        return str(self.finding.problem) % self.finding.values

    @property
    def mend(self) -> str:
        return str(self.finding.mend) % self.finding.values
