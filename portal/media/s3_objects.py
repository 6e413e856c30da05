"""One object of an S3 server as an open file, and the server's refusals as Python knows them."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError
from django.core.files import File

from portal.media.storage import StorageUnavailable

FIRST_BYTES = 64 * 1024  # asked for after a jump: a header, or the first second of a film
MOST_BYTES = 8 * 1024 * 1024  # asked for at once by whoever reads on
TAKEN = {409, 412}  # an object of this name is there, or is just being written


@contextmanager
def answering(name: str) -> Iterator[None]:
    """Turn what the server or the network says into what a folder would raise.

    FileNotFoundError, FileExistsError, and StorageUnavailable for all else.
    """
    try:
        yield
    except ClientError as error:
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        if status == 404:
            raise FileNotFoundError(name) from error
        if status in TAKEN:
            raise FileExistsError(name) from error
        raise StorageUnavailable from error
    except (BotoCoreError, HTTPClientError) as error:
        raise StorageUnavailable from error


class RangeReader(io.RawIOBase):
    """Fetches what is read and little more: short ranges after a jump, longer ones further on.

    A range that was asked for flows in while it is read; at most a buffer of it is in memory.
    """

    def __init__(self, client: Any, bucket: str, key: str, size: int) -> None:
        self.client, self.bucket, self.key, self.size = client, bucket, key, size
        self.position = 0
        self.body: Any = None  # the range that is flowing in
        self.flow = range(0)  # what is still to come of it
        self.asked = 0  # its length when it was asked for

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self.position, io.SEEK_END: self.size}[whence]
        if start + offset < 0:
            raise ValueError("A file has no place before its start.")
        self.position = start + offset
        return self.position

    def readinto(self, buffer: Any) -> int:
        """Raises StorageUnavailable where the server breaks off."""
        if self.position >= self.size or not len(buffer):
            return 0
        if not self.flow or self.flow.start != self.position:
            self._ask()
        with answering(self.key):
            count = self.body.readinto(memoryview(buffer)[: len(self.flow)])
        if not count:
            raise StorageUnavailable(f"{self.key} ended at {self.position} of {self.size} bytes")
        self.position += count
        self.flow = self.flow[count:]
        return count

    def close(self) -> None:
        self._stop()
        super().close()

    def _ask(self) -> None:
        reads_on = self.asked and self.position == self.flow.stop
        self.asked = min(self.asked * 2, MOST_BYTES) if reads_on else FIRST_BYTES
        self._stop()
        self.flow = range(self.position, min(self.position + self.asked, self.size))
        wanted = f"bytes={self.flow.start}-{self.flow.stop - 1}"
        with answering(self.key):
            answer = self.client.get_object(Bucket=self.bucket, Key=self.key, Range=wanted)
        self.body = answer["Body"]

    def _stop(self) -> None:
        if self.body is not None:
            self.body.close()


class ObjectFile(File):
    """A stored object, opened for reading bytes from any place; it can be opened again."""

    def __init__(self, client: Any, bucket: str, key: str, size: int) -> None:
        self.place = client, bucket, key, size
        super().__init__(self._reader(), key)
        self.size = size

    def open(self, mode: str | None = None, *args: Any, **kwargs: Any) -> Self:
        if self.closed:
            self.file = self._reader()
        self.seek(0)
        return self

    def _reader(self) -> io.BufferedReader:
        return io.BufferedReader(RangeReader(*self.place), FIRST_BYTES)
