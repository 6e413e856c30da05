"""Every change of a record, or of a row that its document holds, is noted for the indexer."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save

from portal.fulltext import outbox
from portal.search.sources import SOURCES, dependants_of, end_of

_gathered: ContextVar[dict[Any, models.Model] | None] = ContextVar("rows to note", default=None)


@contextmanager
def noted_once() -> Iterator[None]:
    """Within the block rows that are saved again and again are noted once each, at its end: for
    jobs that write many records in one transaction, which has to hold the block."""
    token = _gathered.set({})
    try:
        yield
        rows = (_gathered.get() or {}).values()
        outbox.enqueue(one for row in rows for one in dependants_of(row))
    finally:
        _gathered.reset(token)


def note_saved(sender: type[models.Model], instance: models.Model, **kwargs: Any) -> None:
    gathered = _gathered.get()
    if gathered is None:
        outbox.enqueue(dependants_of(instance))
    else:
        gathered[sender, instance.pk] = instance


def note_change(sender: type[models.Model], instance: models.Model, **kwargs: Any) -> None:
    outbox.enqueue(dependants_of(instance))


def note_former_owner(sender: type[models.Model], instance: models.Model, **kwargs: Any) -> None:
    """Before a row that names its owner is saved: it may name another one from then on."""
    if instance.pk:
        outbox.enqueue(dependants_of(instance))


def note_change_of_links(
    sender: type[models.Model], instance: models.Model, action: str, **kwargs: Any
) -> None:
    if action.startswith("post_"):
        outbox.enqueue(dependants_of(instance))


def connect() -> None:
    """Listen to every model of every source, once each."""
    for model in _watched():
        uid = model._meta.label
        post_save.connect(note_saved, sender=model, dispatch_uid=f"index saved {uid}")
        # before, for what points at the row; after, for the row itself
        pre_delete.connect(note_change, sender=model, dispatch_uid=f"index deleting {uid}")
        post_delete.connect(note_change, sender=model, dispatch_uid=f"index deleted {uid}")
    for model in _that_name_their_owner():
        uid = f"index saving {model._meta.label}"
        pre_save.connect(note_former_owner, sender=model, dispatch_uid=uid)
    for source in SOURCES:
        for field in source.model._meta.many_to_many:
            through = getattr(source.model, field.name).through
            m2m_changed.connect(
                note_change_of_links, sender=through, dispatch_uid=f"index linked {through}"
            )


def _watched() -> set[type[models.Model]]:
    parts = {end_of(source.model, path) for source in SOURCES for path in source.parts}
    return parts | {source.model for source in SOURCES}


def _that_name_their_owner() -> set[type[models.Model]]:
    """Models whose rows say by a column of their own which record's document holds them."""
    return {
        end_of(source.model, path)
        for source in SOURCES
        for path in source.parts
        if source.model._meta.get_field(path.partition("__")[0]).one_to_many
    }
