"""Reads a page the way a test wants to: by what is on it."""

from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse


@dataclass(frozen=True)
class Page:
    """A page, or a part of one."""

    part: BeautifulSoup | Tag

    def one(self, selector: str) -> "Page":
        found = self.part.select_one(selector)
        assert found is not None, f"nothing on the page is {selector}"
        return Page(found)

    def all(self, selector: str) -> list["Page"]:
        return [Page(found) for found in self.part.select(selector)]

    @property
    def text(self) -> str:
        return " ".join(self.part.get_text().replace("\xa0", " ").split())

    def __getitem__(self, attribute: str) -> str:
        return str(self.part[attribute])

    def has_attr(self, attribute: str) -> bool:
        return self.part.has_attr(attribute)


def read(response: HttpResponse) -> Page:
    return Page(BeautifulSoup(response.content, "html.parser"))
