"""The skeleton of a text: its paragraphs, list marks, numbers and links, and gaps for its words.

Somebody who translates a long text fills a skeleton in and forgets no step, sum or address. As long
as one gap is left the text counts as missing (``portal.records.twin.is_ready``).
"""

import re

from portal.records.twin import GAP

KEPT = re.compile(
    r"(?P<link>https?://[^\s<>\"]+|www\.[^\s<>\"]+|[\w.+-]+@[\w-]+\.[\w.]+)"
    r"|(?P<number>\d+(?:[.,:/]\d+)*)"
)
LIST_MARK = re.compile(r"\s*(?:[-*•–]|\d+[.)]|[a-zA-Z][.)])\s+")


def skeleton(text: str) -> str:
    """The text with every run of words replaced by one gap; line breaks stay where they are."""
    return "\n".join(_line(line) for line in text.splitlines())


def _line(line: str) -> str:
    mark = LIST_MARK.match(line)
    begin = mark.end() if mark else 0
    return line[:begin] + " ".join(_pieces(line[begin:]))


def _pieces(text: str) -> list[str]:
    """Gaps and what is kept between them, in the order of the text."""
    pieces: list[str] = []
    end = 0
    for found in KEPT.finditer(text):
        pieces += [*_gap(text[end : found.start()]), found.group().rstrip(".,;:")]
        end = found.end()
    return [*pieces, *_gap(text[end:])]


def _gap(words: str) -> list[str]:
    return [GAP] if any(letter.isalpha() for letter in words) else []
