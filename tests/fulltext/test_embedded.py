"""The index on the disk: missing, broken, old, and shared by processes."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from portal.fulltext.embedded import EmbeddedEngine
from portal.fulltext.embedded.folder import LEASE, POINTER, VERSION
from portal.fulltext.engine import SearchUnavailable
from tests.fulltext.samples import document, ids, question

ROOT = Path(__file__).parents[2]
ANOTHER_PROCESS = """
import sys
from portal.fulltext.embedded import EmbeddedEngine
from tests.fulltext.samples import document
engine = EmbeddedEngine(sys.argv[1])
engine.rebuild([document(7)]) if sys.argv[2] == "rebuild" else engine.index([document(8)])
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "index"


def current(path: Path) -> Path:
    return path / (path / POINTER).read_text()


def in_another_process(path: Path, what: str) -> None:
    subprocess.run([sys.executable, "-c", ANOTHER_PROCESS, path, what], cwd=ROOT, check=True)


def test_without_an_index_a_search_is_unavailable_and_nothing_is_written(path: Path) -> None:
    engine = EmbeddedEngine(path)
    with pytest.raises(SearchUnavailable):
        engine.search(question())
    with pytest.raises(SearchUnavailable):
        engine.index([document(1)])
    with pytest.raises(SearchUnavailable):
        engine.delete(["video:1"])
    assert not engine.health().ok
    engine.rebuild([document(1)])
    assert ids(engine) == ["video:1"]


@pytest.mark.parametrize("content", [b"", b"{", b"\x00\xff", b'{"segments": []}'])
def test_a_broken_index_is_unavailable_until_it_is_rebuilt(path: Path, content: bytes) -> None:
    EmbeddedEngine(path).rebuild([document(1)])
    (current(path) / "meta.json").write_bytes(content)
    engine = EmbeddedEngine(path)
    with pytest.raises(SearchUnavailable):
        engine.search(question())
    with pytest.raises(SearchUnavailable):
        engine.index([document(2)])
    assert not engine.health().ok
    assert engine.rebuild([document(3)]) == 1
    assert ids(engine) == ["video:3"]


@pytest.mark.parametrize("ending", [".idx", ".term", ".fast", ".store", ".pos"])
@pytest.mark.parametrize("left", [0, 10])
def test_a_file_cut_short_is_unavailable(path: Path, ending: str, left: int) -> None:
    EmbeddedEngine(path).rebuild([document(n) for n in range(50)])
    for file in current(path).glob(f"*{ending}"):
        file.write_bytes(file.read_bytes()[:left])
    with pytest.raises(SearchUnavailable):
        EmbeddedEngine(path).search(question("clip", facets=("grade",)))


def test_a_folder_that_was_removed_is_unavailable(path: Path) -> None:
    engine = EmbeddedEngine(path)
    engine.rebuild([document(1)])
    shutil.rmtree(current(path))
    with pytest.raises(SearchUnavailable):
        engine.search(question())
    assert not engine.health().ok


def test_an_index_of_other_rules_answers_but_asks_to_be_rebuilt(path: Path) -> None:
    engine = EmbeddedEngine(path)
    engine.rebuild([document(1)])
    (current(path) / VERSION).write_text("an older one")
    assert ids(engine) == ["video:1"]
    assert not engine.health().ok
    assert "rebuilt" in engine.health().reason
    with pytest.raises(SearchUnavailable):
        engine.index([document(2)])
    engine.rebuild([document(1)])
    assert engine.health().ok


def test_a_reader_sees_the_switch_and_the_commit_of_another_process(path: Path) -> None:
    engine = EmbeddedEngine(path)
    engine.rebuild([document(1)])
    assert ids(engine) == ["video:1"]
    in_another_process(path, "rebuild")
    assert ids(engine) == ["video:7"]
    in_another_process(path, "index")
    assert sorted(ids(engine)) == ["video:7", "video:8"]


def test_a_view_that_is_open_outlives_the_rebuilds_after_it(path: Path) -> None:
    engine = EmbeddedEngine(path)
    engine.rebuild([document(1)])
    view = engine._reader.view()
    for _ in range(3):
        engine.rebuild([document(2)])
    assert view.searcher.num_docs == 1


def test_old_indexes_and_remains_of_killed_rebuilds_are_removed(path: Path) -> None:
    engine = EmbeddedEngine(path)
    (path / "remains").mkdir(parents=True)
    for _ in range(4):
        engine.rebuild([document(1)])
    folders = [entry for entry in path.iterdir() if entry.is_dir()]
    assert len(folders) == 2  # the current one, and the one that a reader may be opening
    assert {entry.name for entry in path.iterdir() if entry.is_file()} == {POINTER, LEASE}
