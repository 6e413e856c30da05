"""Begins and ends a batch: what an operator decides, on whatever screen."""

from pathlib import PurePosixPath
from typing import IO, Any

from django.core.files import File
from django.db import transaction

from portal.importing.models import Batch, catalogue_name
from portal.importing.staging import queue_check
from portal.media.storage import private_storage


def begin(
    file: IO[bytes], name: str, owner: Any, folder: str = "", uploads: tuple[Any, ...] = ()
) -> Batch:
    """Store a spreadsheet with the files that came with it, and let it be checked."""
    short = PurePosixPath(name.replace("\\", "/")).name[:255]
    batch = Batch(owner=owner, name=short, folder=folder)
    batch.file.save(short, File(file), save=False)
    storage = private_storage()
    batch.uploads = {one.name: storage.save(catalogue_name(None, one.name), one) for one in uploads}
    with transaction.atomic():
        batch.save()
        queue_check(batch)
    return batch


def discard(batch: Batch) -> bool:
    """Give up a batch that is not made; False where it is, or is being made."""
    states: set[str] = {Batch.State.CHECKING, Batch.State.CHECKED, Batch.State.REFUSED}
    if not batch.move(states, Batch.State.DISCARDED):
        return False
    batch.forget_staged()
    return True
