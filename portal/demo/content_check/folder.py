"""Reads a content folder and checks each file, then what files say about each other."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from portal.demo.content_check.collections import check_collections
from portal.demo.content_check.lists import check_standards, check_taxonomy, named_code
from portal.demo.content_check.practices import check_practices, slugs_of
from portal.demo.content_check.problems import Problem, not_listed
from portal.demo.content_check.regions import check_regions
from portal.demo.content_check.texts import check_every_text
from portal.demo.content_check.videos import check_video

FILES = {  # name in Content: file in the folder
    "taxonomy": "taxonomy.toml",
    "standards": "standards.toml",
    "regions": "records/regions.toml",
    "home": "pages/home.toml",
    "practices": "records/best_practices.toml",
    "collections": "records/collections.toml",
}


@dataclass
class Content:
    """A content folder as read: TOML tables, the videos by the name of their file."""

    taxonomy: dict[str, Any] = field(default_factory=dict)
    standards: dict[str, Any] = field(default_factory=dict)
    regions: dict[str, Any] = field(default_factory=dict)
    home: dict[str, Any] = field(default_factory=dict)
    practices: dict[str, Any] = field(default_factory=dict)
    collections: dict[str, Any] = field(default_factory=dict)
    videos: dict[str, dict[str, Any]] = field(default_factory=dict)


def check_folder(root: Path) -> list[Problem]:
    """Every problem of the folder; when a file is no TOML, only that is said."""
    unreadable = [*unreadable_files(root)]
    return unreadable or [*check_content(read_content(root))]


def unreadable_files(root: Path) -> Iterator[Problem]:
    """Files that are missing, not UTF-8 or not TOML, with the parser's line."""
    for path in content_files(root):
        try:
            tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            yield Problem(str(path.relative_to(root)), f"is not TOML: {error}")


def content_files(root: Path) -> list[Path]:
    """The lists and every video, whether they exist or not."""
    return [root / name for name in FILES.values()] + sorted((root / "videos").glob("*.toml"))


def read_content(root: Path) -> Content:
    """The folder's tables. Raises OSError or ValueError where `check_folder` says so in words."""
    lists = {name: tomllib.loads((root / file).read_text("utf-8")) for name, file in FILES.items()}
    videos = sorted((root / "videos").glob("*.toml"))
    return Content(**lists, videos={p.stem: tomllib.loads(p.read_text("utf-8")) for p in videos})


def check_content(content: Content) -> Iterator[Problem]:
    """Each file by its own rules, then the names that lead from one to another."""
    yield from check_taxonomy(content.taxonomy)
    yield from check_standards(content.standards)
    yield from check_regions(content.regions, content.taxonomy)
    yield from check_every_text("home", content.home)
    for slug, video in content.videos.items():
        yield from check_video(slug, video, content.taxonomy)
    yield from check_practices(content.practices, content.taxonomy, content.regions)
    slugs = {"video": list(content.videos), "best_practice": slugs_of(content.practices)}
    yield from check_collections(content.collections, content.taxonomy, slugs)
    yield from check_references(content)
    yield from check_series(content)


def check_references(content: Content) -> Iterator[Problem]:
    """Regions and standards that videos name exist."""
    regions = [region.get("key") for region in content.regions.get("region", [])]
    codes = {named_code(standard) for standard in content.standards.get("standard", [])}
    for slug, video in content.videos.items():
        yield from not_listed(f"{slug}.region", video.get("region"), regions, "the regions")
        yield from not_listed(f"{slug}.standards", video.get("standards"), codes, "the standards")


def check_series(content: Content) -> Iterator[Problem]:
    """Two videos cannot have the same place in a series."""
    taken = defaultdict(list)
    for slug, video in content.videos.items():
        if "series" in video:
            taken[video["series"], video.get("order")].append(slug)
    for (series, order), slugs in taken.items():
        if len(slugs) > 1:
            yield Problem(f"series {series}", f"order {order} is taken by {', '.join(slugs)}")
