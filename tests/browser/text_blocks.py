"""Cuts a page into its blocks of text, each with the language that it is marked with."""

from dataclasses import dataclass

from bs4 import Comment, NavigableString, Tag

INLINE = {"a", "abbr", "b", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "time"}
SILENT = {"script", "style", "noscript", "svg", "template", "video"}


@dataclass(frozen=True)
class TextBlock:
    """``language`` is the nearest ancestor's ``lang``; empty where the page says that none is."""

    language: str
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())


def blocks_of(body: Tag) -> list[TextBlock]:
    """In the order of the page. A part of a sentence in another language is a block of its own."""
    blocks: list[TextBlock] = []
    language = str(body.find_parent("html")["lang"])
    collect(body, language, [], blocks)
    return blocks


def collect(element: Tag, language: str, open_text: list[str], blocks: list[TextBlock]) -> None:
    """Adds to the text of the block that ``element`` stands in, or starts blocks of its own."""
    own = str(element.get("lang", language))
    starts_anew = element.name not in INLINE or own != language
    text: list[str] = [] if starts_anew else open_text
    for child in element.children:
        if isinstance(child, Tag):
            if child.name == "br" or (child.name not in INLINE and child.name not in SILENT):
                close(text, own, blocks)
            if child.name not in SILENT:
                collect(child, own, text, blocks)
        elif isinstance(child, NavigableString) and not isinstance(child, Comment):
            text.append(str(child))
    if starts_anew:
        close(text, own, blocks)


def close(text: list[str], language: str, blocks: list[TextBlock]) -> None:
    words = " ".join("".join(text).split())
    text.clear()
    if words:
        blocks.append(TextBlock(language, words))
