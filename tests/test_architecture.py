"""The rules of the house, held where a newcomer could break them."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = [
    path
    for folder in ("portal", "resources", "benchmarks")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
TEMPLATES = sorted(p for f in ("portal", "resources") for p in (ROOT / f).rglob("*.html"))
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_TEMPLATE = 400, 50, 120
BANNED_NAMES = {"utils", "helpers", "common", "core", "misc", "manager", "data", "info", "handle"}

# where the two columns of a translated field may be named
NAMES_COLUMNS = re.compile(
    r"/models(/|\.py)|/migrations/|translation\.py|viewsets\.py|blocks\.py|search/documents\.py"
    r"|records/(bilingual|sort_keys|querysets)\.py|demo/|/formats/"
)
COLUMN = re.compile(r"\b(title|summary|notice|label|statement|office|note|sort_key)_(en|es)\b")


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions() -> Iterator[tuple[str, int]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                yield f"{path.relative_to(ROOT)}:{node.name}", length


def test_files_stop_at_400_lines() -> None:
    assert [str(path) for path in SOURCES if lines(path) > LONGEST_FILE] == []


def test_functions_stop_at_50_lines() -> None:
    assert [name for name, length in functions() if length > LONGEST_FUNCTION] == []


def test_templates_stop_at_120_lines() -> None:
    assert [str(path) for path in TEMPLATES if lines(path) > LONGEST_TEMPLATE] == []


def test_the_readme_stays_short() -> None:
    assert lines(ROOT / "README.md") <= 150


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [str(path) for path in SOURCES if path.stem in BANNED_NAMES] == []


def test_the_columns_of_a_language_are_named_only_where_the_house_says() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in [*SOURCES, *TEMPLATES]
        if not NAMES_COLUMNS.search(str(path))
        for match in [COLUMN.search(path.read_text(encoding="utf-8"))]
        if match
    ]
    assert found == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_templates_hold_no_style_and_no_inline_script(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"\son[a-z]+=", text)


def test_components_begin_by_naming_their_variables() -> None:
    components = (ROOT / "portal/templates/components").glob("*.html")
    assert [p.name for p in components if not p.read_text().startswith("{#")] == []


def test_imports_point_down() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_an_import_that_points_up_is_noticed(tmp_path: Path) -> None:
    """The contract is not one that cannot fail: a floor that imports a room breaks it."""
    for folder in ("portal", "resources"):
        for path in (ROOT / folder).rglob("*.py"):
            target = tmp_path / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    (tmp_path / "portal/media/upwards.py").write_text("import resources.models\n")
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([linter], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert "portal.media.upwards -> resources.models" in run.stdout
