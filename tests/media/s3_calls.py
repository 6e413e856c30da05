"""Counts what is asked of the S3 server, by listening to the client as it sends."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from portal.media.s3 import ObjectStorage


class Calls:
    """Names of calls in their order, and how many bytes the ranges among them asked for."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.bytes_asked = 0

    def hear(self, request: Any, event_name: str, **_more: Any) -> None:
        self.names.append(event_name.rpartition(".")[2])
        asked = request.headers.get("Range", b"")
        if match := re.fullmatch(rb"bytes=(\d+)-(\d+)", asked):
            self.bytes_asked += int(match[2]) - int(match[1]) + 1


@contextmanager
def counted(storage: ObjectStorage) -> Iterator[Calls]:
    calls, events = Calls(), storage.client.meta.events
    events.register("before-send.s3", calls.hear)
    yield calls
    events.unregister("before-send.s3", calls.hear)
