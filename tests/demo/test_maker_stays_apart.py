"""The site never imports the maker of films, whose requirements are not the site's."""

import ast
from pathlib import Path

import portal
import resources

MAKER = Path(portal.__file__).parent / "demo" / "clips"
ROOTS = (Path(portal.__file__).parent, Path(resources.__file__).parent)


def imported_names(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def test_no_module_of_the_site_imports_the_maker():
    importers = [
        str(path)
        for root in ROOTS
        for path in root.rglob("*.py")
        if not path.is_relative_to(MAKER)
        and any(name.startswith("portal.demo.clips") for name in imported_names(path))
    ]
    assert importers == []
