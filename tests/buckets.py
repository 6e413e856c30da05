"""Buckets for tests: made before, emptied and removed after.

``python -m tests.buckets`` removes those of another process's settings.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import botocore.auth
import pytest
import time_machine

from portal.media.buckets import make_bucket
from portal.media.s3 import ObjectStorage
from portal.media.storage import private_storage, public_storage

ADDRESS = "AWS_S3_ENDPOINT_URL"
REMOVE = [sys.executable, "-m", "tests.buckets"]


def s3_address() -> str:
    """The address of the S3 server; the test is skipped without, or fails where all must run."""
    if address := os.environ.get(ADDRESS):
        return address
    reason = f"{ADDRESS} names no S3 server"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def buckets() -> Iterator[None]:
    """The two that the settings name; nothing where they name folders."""
    storages = [public_storage(), private_storage()] if ADDRESS in os.environ else []
    botocore.auth.get_current_datetime = real_time
    for storage in storages:
        make_bucket(storage)
    yield
    for storage in storages:
        remove(storage)


def real_time(remove_tzinfo: bool = True) -> datetime:
    """A server refuses what was signed days ago, so tests that travel sign by the real clock."""
    real = time_machine.escape_hatch
    clock = real.datetime.datetime if real.is_travelling() else datetime
    now = clock.now(UTC)
    return now.replace(tzinfo=None) if remove_tzinfo else now


def remove(storage: ObjectStorage) -> None:
    storage.bucket.objects.all().delete()
    storage.bucket.delete()


if __name__ == "__main__":
    remove(public_storage())
    remove(private_storage())
