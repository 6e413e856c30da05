"""What to look at in rich text as the framework stores it. Pure.

Headings: WCAG 2.2, success criterion 1.3.1, and the advice of the W3C's tutorial "Headings" not to
skip a rank; the page has its own first one. Pictures: 1.1.1.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from portal.records.publishing.checks.remark import Finding
from portal.records.publishing.checks.texts import (
    ADDRESS,
    BARE,
    SAY_IN_WORDS,
    SAY_WHAT,
    VAGUE_LINK,
    is_vague,
    shortened,
)

SKIPPED = _("The heading “%(words)s” is two ranks or more below the one before it.")
NEXT_RANK = _("Give it the next rank, so that the outline has no hole.")
EMPTY_HEADING = _("A heading has no words.")
REMOVE = _("Write them, or take the heading away.")
NO_DESCRIPTION = _("A picture is not described for those who cannot see it.")
DESCRIBE = _("Write in one sentence what it shows, or mark it as decoration.")
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
TITLE_RANK = 1  # of the page's title, which stands above every text


@dataclass
class Outline(HTMLParser):
    """The headings, links and pictures of a text, in its order."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    undescribed: int = 0
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag in HEADINGS or tag == "a":
            self._open.append((tag, []))
        is_picture = tag == "img" or (tag == "embed" and named.get("embedtype") == "image")
        if is_picture and "alt" not in named:
            self.undescribed += 1
        if tag in ("p", "li", "br") or tag in HEADINGS:
            self.text += "\n"

    def handle_data(self, data: str) -> None:
        self.text += data
        for _tag, words in self._open:
            words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            return
        _tag, words = self._open.pop()
        said = " ".join("".join(words).split())
        if tag == "a":
            self.links.append(said)
        else:
            self.headings.append((HEADINGS[tag], said))


def outline_of(html: str) -> Outline:
    outline = Outline()
    outline.feed(html)
    outline.close()
    return outline


def findings_on_outline(outline: Outline, language: str) -> list[Finding]:
    """Headings out of order, links that say nothing, pictures without a description."""
    found = [Finding(EMPTY_HEADING, REMOVE) for _rank, words in outline.headings if not words]
    ranks = [(TITLE_RANK, ""), *outline.headings]
    for (above, _words), (rank, words) in pairwise(ranks):
        if rank > above + 1 and words:
            found.append(Finding(SKIPPED, NEXT_RANK, {"words": shortened(words)}))
    for words in outline.links:
        if is_vague(words, language):
            found.append(Finding(VAGUE_LINK, SAY_WHAT, {"words": shortened(words)}))
        elif ADDRESS.fullmatch(words):
            found.append(Finding(BARE, SAY_IN_WORDS, {"words": shortened(words)}))
    return found + [Finding(NO_DESCRIPTION, DESCRIBE)] * outline.undescribed
