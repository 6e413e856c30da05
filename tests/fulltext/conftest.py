"""The contract's engines: every test that asks for ``engine`` runs against each of them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from portal.fulltext.embedded import EmbeddedEngine
from portal.fulltext.engine import SearchEngine

ENGINES: dict[str, Callable[[Path], SearchEngine]] = {"embedded": EmbeddedEngine}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> SearchEngine:
    """An engine with an empty index."""
    engine = ENGINES[request.param](tmp_path / "index")
    engine.rebuild([])
    return engine


@pytest.fixture(params=ENGINES, scope="module")
def shared_engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SearchEngine]:
    """An engine that the tests of one file fill once and share."""
    return ENGINES[request.param](tmp_path_factory.mktemp("shared"))
