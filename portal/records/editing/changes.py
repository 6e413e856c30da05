"""What changed between two texts, word by word. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Change:
    """A stretch of text that is the same in both, was taken out, or was put in."""

    kind: str  # "same", "out" or "in"
    text: str


def word_changes(old: str, new: str) -> list[Change]:
    """Stretches in reading order: "same" and "out" make up the old text, "same" and "in" the new.

    What is replaced comes as "out" before "in".
    """
    before, after = WORDS.findall(old), WORDS.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    stretches = (
        stretch
        for tag, i, j, k, m in matcher.get_opcodes()
        for stretch in _stretches(tag, "".join(before[i:j]), "".join(after[k:m]))
    )
    return list(stretches)


def _stretches(tag: str, old: str, new: str) -> Iterator[Change]:
    if tag == "equal":
        yield Change("same", old)
        return
    if old:
        yield Change("out", old)
    if new:
        yield Change("in", new)
