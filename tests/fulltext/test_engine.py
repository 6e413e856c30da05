"""What every engine promises about its index."""

import pytest

from portal.fulltext.document import SearchDocument
from portal.fulltext.engine import IndexTarget, SearchEngine, get_engine
from tests.fulltext.samples import document, filled, ids


def test_the_settings_name_the_engine_and_a_process_makes_it_once() -> None:
    assert get_engine().name == "embedded"
    assert get_engine() is get_engine()


def test_documents_are_added_replaced_and_deleted(engine: SearchEngine) -> None:
    assert engine.index([document(1, "Apples"), document(2, "Pears")]) == 2
    assert engine.index([document(1, "Plums")]) == 1
    assert sorted(ids(engine)) == ["video:1", "video:2"]
    assert ids(engine, "apples") == []
    assert ids(engine, "plum") == ["video:1"]
    engine.delete(["video:1", "video:404"])
    assert ids(engine) == ["video:2"]


def test_the_same_document_twice_in_one_batch_is_one_document(engine: SearchEngine) -> None:
    engine.index([document(1, "First"), document(1, "Second")])
    assert ids(engine) == ids(engine, "second") == ["video:1"]


def test_a_rebuild_replaces_everything_and_counts(engine: SearchEngine) -> None:
    filled(engine, [document(1), document(2)])
    assert engine.rebuild([document(3), document(3), document(4)]) == 2
    assert sorted(ids(engine)) == ["video:3", "video:4"]


def test_a_rebuild_catches_up_before_the_switch(engine: SearchEngine) -> None:
    filled(engine, [document(1)])

    def catch_up(fresh: IndexTarget) -> None:
        assert ids(engine) == ["video:1"]  # readers still see the old index
        fresh.index([document(5)])
        fresh.delete(["video:3"])

    assert engine.rebuild([document(3), document(4)], catch_up) == 2
    assert sorted(ids(engine)) == ["video:4", "video:5"]


def test_a_rebuild_that_fails_leaves_the_index_as_it_was(engine: SearchEngine) -> None:
    filled(engine, [document(1)])

    def broken() -> list[SearchDocument]:
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError):
        engine.rebuild(item for item in broken())
    with pytest.raises(RuntimeError):
        engine.rebuild([document(2)], lambda fresh: broken())
    assert ids(engine) == ["video:1"]
    engine.index([document(2)])
    assert len(ids(engine)) == 2


def test_whoever_writes_may_enter_again(engine: SearchEngine) -> None:
    with engine.writing(), engine.writing():
        engine.index([document(1)])
    assert ids(engine) == ["video:1"]


def test_a_healthy_index_says_how_much_it_holds(engine: SearchEngine) -> None:
    filled(engine, [document(1), document(2)])
    assert engine.health().ok
    assert engine.health().documents == 2
