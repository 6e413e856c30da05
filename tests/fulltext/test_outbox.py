from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from django.db import transaction

from portal.fulltext import outbox
from portal.fulltext.document import SearchDocument
from portal.fulltext.embedded import EmbeddedEngine
from portal.fulltext.engine import SearchEngine, SearchUnavailable
from tests.fulltext.samples import document, filled, ids

pytestmark = pytest.mark.django_db


class Records:
    """Stands for the tables of the rooms: titles by document id, and what was asked of them."""

    def __init__(self, **titles: str) -> None:
        self.titles = {f"video:{key}": title for key, title in titles.items()}
        self.asked: list[list[str]] = []

    def documents_for(self, wanted: Sequence[str]) -> Mapping[str, SearchDocument]:
        self.asked.append(list(wanted))
        return {name: self[name] for name in wanted if name in self.titles}

    def __getitem__(self, name: str) -> SearchDocument:
        return document(id=name, title=self.titles[name])

    def everything(self) -> list[SearchDocument]:
        return [self[name] for name in self.titles]


def test_changes_reach_the_index_and_are_forgotten(engine: SearchEngine) -> None:
    records = Records(a="Apples", b="Pears")
    outbox.enqueue(records.titles)
    assert outbox.pending() == 2
    assert outbox.drain(engine, records.documents_for) == 2
    assert sorted(ids(engine)) == ["video:a", "video:b"]
    assert outbox.pending() == 0


def test_a_document_that_is_gone_leaves_the_index(engine: SearchEngine) -> None:
    filled(engine, [document("a"), document("b")])
    outbox.enqueue(["video:a", "video:never-seen"])
    outbox.drain(engine, Records(b="Pears").documents_for)
    assert ids(engine) == ["video:b"]


def test_nothing_to_do_asks_nothing(engine: SearchEngine) -> None:
    records = Records()
    assert outbox.drain(engine, records.documents_for) == 0
    assert records.asked == []


def test_a_change_that_is_rolled_back_is_not_noted() -> None:
    with transaction.atomic():
        outbox.enqueue(["video:a"])
        transaction.set_rollback(True)
    assert outbox.pending() == 0


def test_many_changes_of_one_document_read_it_once_a_batch(engine: SearchEngine) -> None:
    records = Records(a="Apples")
    for _ in range(3):
        outbox.enqueue(["video:a", "video:a"])
    assert outbox.pending() == 3
    assert outbox.drain(engine, records.documents_for) == 3
    assert records.asked == [["video:a"]]


def test_batches_are_taken_oldest_first_until_nothing_waits(engine: SearchEngine) -> None:
    records = Records(**{letter: letter for letter in "abcde"})
    outbox.enqueue(records.titles)
    assert outbox.drain(engine, records.documents_for, batch=2) == 5
    assert records.asked == [["video:a", "video:b"], ["video:c", "video:d"], ["video:e"]]


def test_a_change_that_comes_while_documents_are_read_is_kept(engine: SearchEngine) -> None:
    records = Records(a="Apples")

    def changed_meanwhile(wanted: Sequence[str]) -> Mapping[str, SearchDocument]:
        found = records.documents_for(wanted)
        if records.titles["video:a"] == "Apples":
            records.titles["video:a"] = "Plums"
            outbox.enqueue(["video:a"])
        return found

    outbox.enqueue(["video:a"])
    outbox.drain(engine, changed_meanwhile)
    assert ids(engine, "plums") == ["video:a"]
    assert ids(engine, "apples") == []
    assert outbox.pending() == 0


def test_changes_wait_where_the_engine_cannot_write(tmp_path: Path) -> None:
    outbox.enqueue(["video:a"])
    with pytest.raises(SearchUnavailable):
        outbox.drain(EmbeddedEngine(tmp_path / "none"), Records(a="Apples").documents_for)
    assert outbox.pending() == 1


def test_a_rebuild_holds_what_waited_and_what_came_meanwhile(engine: SearchEngine) -> None:
    records = Records(a="Apples", b="Pears", c="Plums")
    stale = [document("a", "Old apples"), *records.everything()[1:], document("gone")]
    outbox.enqueue(["video:a", "video:gone"])
    assert outbox.rebuild(engine, stale, records.documents_for) == 3
    assert sorted(ids(engine)) == ["video:a", "video:b", "video:c"]
    assert ids(engine, "old") == []
    assert outbox.pending() == 0


def test_a_rebuild_that_fails_forgets_nothing(engine: SearchEngine) -> None:
    outbox.enqueue(["video:a"])

    def broken(wanted: Sequence[str]) -> Mapping[str, SearchDocument]:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        outbox.rebuild(engine, [], broken)
    assert outbox.pending() == 1
