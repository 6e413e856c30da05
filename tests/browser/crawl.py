"""Walks the whole site from link to link, as a search engine does, and notes what it saw."""

from collections import Counter, deque
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from tests.browser.text_blocks import TextBlock, blocks_of

MOST_VISITS = 6000
MOST_VARIANTS = (
    16  # addresses of a section that differ in one parameter, such as one facet's values
)
FILES = ("/static/", "/media/", "/films/", "/handouts/", "/posters/")


@dataclass
class Visit:
    """One address and what it answered; the rest is only noted of pages."""

    address: str
    status: int
    kind: str
    language: str = ""
    title: str = ""
    description: str = ""
    robots: str = ""
    headings: int = 0
    canonical: str = ""
    alternates: dict[str, str] = field(default_factory=dict)
    inline: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    loaded: set[str] = field(default_factory=set)
    blocks: list[TextBlock] = field(default_factory=list)

    @property
    def path(self) -> str:
        return urlsplit(self.address).path

    @property
    def is_page(self) -> bool:
        return self.kind.startswith("text/html")

    @property
    def is_listed(self) -> bool:
        """Whether search engines may list it."""
        return self.is_page and "noindex" not in self.robots


class Crawl:
    """Every page that links lead to from ``starts``, and every file that those pages name.

    ``visits`` by address without the host; ``linked_from`` says where an address was seen first.
    Of a query only one parameter at a time is followed, not too often, and never a film's moments.
    """

    def __init__(self, site: str, starts: list[str]) -> None:
        self.site = site
        self.connection = HTTPConnection(urlsplit(site).netloc, timeout=30)
        self.visits: dict[str, Visit] = {}
        self.elsewhere: dict[str, str] = {}
        self.linked_from = dict.fromkeys(starts, "the start")
        self.variants: Counter[tuple[str, str]] = Counter()
        self.waiting = deque(starts)
        while self.waiting and len(self.visits) < MOST_VISITS:
            self.visit(self.waiting.popleft())

    def visit(self, address: str) -> None:
        is_file = address.startswith(FILES)
        self.connection.request("HEAD" if is_file else "GET", address)
        answer = self.connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        visit = Visit(address, answer.status, answer.getheader("Content-Type", ""))
        self.visits[address] = visit
        if target := answer.getheader("Location"):
            self.follow(urljoin(self.site + address, target), address)
        if visit.is_page and not is_file:
            read_page(visit, BeautifulSoup(text, "html.parser"), self.site)
            for seen in sorted(visit.links | visit.loaded):
                self.follow(seen, address)

    def follow(self, url: str, page: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https"):
            return
        if f"{parts.scheme}://{parts.netloc}" != self.site:
            self.elsewhere.setdefault(url, page)
            return
        query = [pair for pair in parse_qsl(parts.query) if pair[0] != "t"]
        if len(query) > 1:
            return
        address = parts.path + (f"?{urlencode(query)}" if query else "")
        if address in self.linked_from or (query and self.is_enough(parts.path, query[0][0])):
            return
        self.linked_from[address] = page
        self.waiting.append(address)

    def is_enough(self, path: str, parameter: str) -> bool:
        """Whether the section has been walked often enough with this parameter."""
        section = "/".join(path.split("/")[:4])
        self.variants[section, parameter] += 1
        return self.variants[section, parameter] > MOST_VARIANTS


def read_page(visit: Visit, page: BeautifulSoup, site: str) -> None:
    """Fill ``visit`` with what the page says; addresses become absolute."""

    def absolute(element: Tag, name: str) -> str:
        return urljoin(site + visit.address, str(element[name]))

    def meta(name: str) -> str:
        element = page.find("meta", attrs={"name": name})
        return str(element["content"]) if element else ""

    visit.language = str(page.html.get("lang", ""))
    visit.title = page.title.get_text().strip() if page.title else ""
    visit.description, visit.robots = meta("description"), meta("robots")
    visit.headings = len(page.find_all("h1"))
    visit.links = {absolute(link, "href") for link in page.find_all("a", href=True)}
    visit.links |= facet_addresses(page, visit, site)
    visit.loaded = {absolute(one, "src") for one in page.find_all(src=True)}
    visit.loaded |= {absolute(one, "poster") for one in page.find_all(poster=True)}
    for link in page.find_all("link", href=True):
        if link.get("hreflang"):
            visit.alternates[str(link["hreflang"])] = absolute(link, "href")
        elif link["rel"] == ["canonical"]:
            visit.canonical = absolute(link, "href")
        else:
            visit.loaded.add(absolute(link, "href"))
    visit.inline = [str(one)[:120] for one in page.find_all(is_inline)]
    visit.blocks = blocks_of(page.body)


def facet_addresses(page: BeautifulSoup, visit: Visit, site: str) -> set[str]:
    """Where each single filter leads that the page's list offers."""
    boxes = page.select("form .facets input[type=checkbox]")
    return {
        f"{site}{visit.path}?{urlencode({str(box['name']): str(box['value'])})}" for box in boxes
    }


def is_inline(element: Tag) -> bool:
    """Whether a strict content policy would refuse it."""
    is_data = element.get("type") == "application/ld+json"  # which no browser runs
    is_script = element.name == "script" and not element.get("src") and not is_data
    has_handler = any(name.startswith("on") for name in element.attrs)
    return is_script or has_handler or element.name == "style" or element.has_attr("style")
