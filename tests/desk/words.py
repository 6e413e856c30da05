"""The words of a screen: everything that somebody reads on it or has read to them."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

SPOKEN = {"title", "aria-label", "aria-description", "placeholder", "alt", "label"}
BUTTONS = {"submit", "button", "reset"}
# attributes with words for scripts: tooltips, loading texts, messages
FOR_SCRIPTS = re.compile(r"^data-.*(content|text|label|message|title|active|caption|warning)")
UNREAD = {"style", "script", "svg"}
# keys, names of classes, addresses and icons are no words: these have a blank or a capital letter
PHRASE = re.compile(r"^(?![\w.-]*[./_:][\w.-]*$)[^{}<>\[\]=;]*[^\W\d_]{2}[^{}<>\[\]=;]*$")
# names of classes in Python and CSS, of methods and headers of HTTP
CODE = re.compile(r"^([A-Z][a-z]+){2,}$|(^| )w-|--|^[A-Z]+$|^X-|^action-")


class Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: set[str] = set()
        self._inside: list[str] = []
        self._reads_json = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in UNREAD:
            self._inside.append(tag)
            self._reads_json = "json" in given.get("type", "")
        is_button = tag == "input" and given.get("type") in BUTTONS
        for name, value in given.items():
            if name in SPOKEN or (name == "value" and is_button):
                self.keep(value)
            elif value[:1] in "[{" and name.startswith("data-"):
                self.keep_json(value)
            elif FOR_SCRIPTS.match(name):
                self.keep_phrase(value)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, text: str) -> None:
        if not self._inside:
            self.keep(text)
        elif self._reads_json:
            self.keep_json(text)

    def keep(self, text: str) -> None:
        if (words := " ".join(text.split())) and not CODE.search(words):
            self.found.add(words)

    def keep_phrase(self, text: str) -> None:
        is_written = " " in text.strip() or text[:1].isupper()
        if is_written and PHRASE.match(text) and not CODE.search(text):
            self.keep(text)

    def keep_json(self, text: str) -> None:
        try:
            value = json.loads(text)
        except ValueError:
            return
        for string in strings(value):
            self.keep_any(string)

    def keep_any(self, text: str) -> None:
        """A string out of JSON: a page of its own, or perhaps a phrase."""
        if "<" in text and ">" in text:
            self.found |= words_of(text)
        else:
            self.keep_phrase(text)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def words_of(html: str) -> set[str]:
    """The words of a page, or of a fragment of one."""
    parser = Words()
    parser.feed(html)
    parser.close()
    return parser.found


def words_in_answer(content_type: str, text: str) -> set[str]:
    """The words of an answer of the site: a page, or JSON with fragments in it (a modal dialog)."""
    if "json" not in content_type:
        return words_of(text)
    parser = Words()
    for string in strings(json.loads(text)):
        parser.keep_any(string)
    return parser.found
