"""What templates name of icons, drawings and style sheets is there, and light."""

import gzip
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
STATIC = ROOT / "portal/static"
TEMPLATES = [
    path.read_text(encoding="utf-8")
    for folder in ("portal", "resources")
    for path in sorted((ROOT / folder).rglob("*.html"))
]
MOST_STYLE_BYTES = 20_000


def symbols(sprite: str) -> set[str]:
    return set(re.findall(r'id="([\w-]+)"', (STATIC / "img" / sprite).read_text()))


def named(pattern: str) -> set[str]:
    return {name for text in TEMPLATES for name in re.findall(pattern, text)}


def test_every_icon_is_in_the_sprite_and_none_is_for_nothing() -> None:
    used = {f"i-{name}" for name in named(r'components/icon\.html" with name="([\w-]+)"')}
    assert used == symbols("icons.svg")


def test_every_drawing_is_in_its_file() -> None:
    assert named(r'components/drawing\.html" with name="([\w-]+)"') <= symbols("drawings.svg")


def test_every_static_file_that_a_template_names_is_there() -> None:
    for name in named(r"\{% static '([^']+)' %\}"):
        assert (STATIC / name).exists() or name.startswith("django_htmx/"), name


def test_all_style_sheets_of_readers_together_are_light() -> None:
    sheets = (STATIC / "css").glob("*.css")
    assert sum(len(gzip.compress(sheet.read_bytes())) for sheet in sheets) <= MOST_STYLE_BYTES


def test_no_style_sheet_or_script_names_another_host() -> None:
    files = [*STATIC.rglob("*.css"), *STATIC.rglob("*.js")]
    assert [str(f) for f in files if re.search(r"(https?:)?//\w+\.\w+", f.read_text())] == []
