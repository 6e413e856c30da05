"""Files in a bucket of an S3 server, with the same promises as files in a folder.

Source of the calls: Amazon S3 API Reference, 2006-03-01. What only Amazon's server can do is not
used, so that any server that speaks S3 will do.
"""

import re
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import urljoin

from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from django.core.exceptions import SuspiciousFileOperation
from django.core.files import File
from django.utils.encoding import filepath_to_uri
from django.utils.http import content_disposition_header
from storages.backends.s3 import S3Storage
from storages.utils import clean_name

from portal.media.content_types import content_type_of
from portal.media.s3_objects import ObjectFile, answering
from portal.media.storage import Facts

PART_BYTES = 8 * 1024 * 1024  # of a large file; 10,000 parts are allowed, so 80 GB
PARTS_IN_MEMORY = 4
LONGEST_KEY = 1024  # bytes
LONGEST_PART = 255  # bytes between two slashes: what a folder can hold as well
OUTSIDE = re.compile(r"/|\.\.(/|\Z)")
CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class ObjectStorage(S3Storage):
    """One bucket. Objects are never overwritten; each is stored with its SHA-256.

    ``base_url`` is where the site itself shows the files; without one they have no address.
    ``browser_url`` is the server as readers reach it, where that differs from ``endpoint_url``.
    A lost file is FileNotFoundError, a server that is down or refuses is StorageUnavailable.
    """

    # set by the base class, from the options
    base_url: str | None
    browser_url: str
    bucket_name: str
    endpoint_url: str
    region_name: str

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        style = "path" if self.endpoint_url else "virtual"
        # with a region in its name, Amazon's server needs no redirect to the right one
        self.endpoint_url = self.endpoint_url or f"https://s3.{self.region_name}.amazonaws.com"
        self.client_config = Config(
            signature_version="s3v4",
            s3={"addressing_style": style},
            connect_timeout=3,  # seconds; a reader is waiting
            read_timeout=20,
            retries={"mode": "standard", "total_max_attempts": 3},
            max_pool_connections=32,
        )
        self.transfer_config = TransferConfig(
            multipart_threshold=PART_BYTES, multipart_chunksize=PART_BYTES, max_concurrency=4
        )
        self.transfer_config.max_in_memory_upload_chunks = PARTS_IN_MEMORY

    def get_default_settings(self) -> dict[str, Any]:
        ours = {"file_overwrite": False, "base_url": None, "browser_url": ""}
        return super().get_default_settings() | ours

    @cached_property
    def connection(self) -> Any:
        """One for all threads, where django-storages makes one each: what is used of it is its
        client, and clients may be shared (boto3's guide, "Clients").
        """
        connection = self._connect(self.endpoint_url)
        for operation in ("PutObject", "CompleteMultipartUpload"):
            connection.meta.client.meta.events.register(
                f"provide-client-params.s3.{operation}", _only_where_nothing_is
            )
        return connection

    @property
    def client(self) -> Any:
        return self.connection.meta.client

    @cached_property
    def signer(self) -> Any:
        """Signs addresses for readers; it never speaks to the server."""
        return self._connect(self.browser_url or self.endpoint_url).meta.client

    def facts(self, name: str) -> Facts:
        with answering(name):
            head = self.client.head_object(Bucket=self.bucket_name, Key=self._normalize_name(name))
        return Facts(head["ContentLength"], head["LastModified"])

    def size(self, name: str) -> int:
        return self.facts(name).size_bytes

    def get_modified_time(self, name: str) -> datetime:
        return self.facts(name).changed_at

    def exists(self, name: str) -> bool:
        try:
            self.facts(name)
        except FileNotFoundError:
            return False
        return True

    def delete(self, name: str) -> None:
        with answering(name):
            super().delete(name)

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        """The site's own address of a file. Raises ValueError where there is none."""
        if self.base_url is None:
            raise ValueError("This file is not accessible via a URL.")
        return urljoin(self.base_url, filepath_to_uri(name).lstrip("/"))

    def presigned(
        self,
        name: str,
        seconds: int,
        filename: str | None = None,
        content_type: str | None = None,
        as_attachment: bool = False,
        method: str = "GET",
        cache_control: str | None = None,
    ) -> str:
        """An address at the S3 server that opens this one file for ``seconds``, for one method.

        The other arguments are headers of its answer, held by the signature too (Amazon S3 API,
        GetObject, "response-*"). Asks the server nothing: the file need not be there.
        """
        answer = {
            "ResponseContentType": content_type,
            "ResponseContentDisposition": content_disposition_header(as_attachment, filename or ""),
            "ResponseCacheControl": cache_control,
        }
        place = {"Bucket": self.bucket_name, "Key": self._normalize_name(name)}
        return self.signer.generate_presigned_url(
            "get_object",
            Params=place | {header: value for header, value in answer.items() if value},
            ExpiresIn=seconds,
            HttpMethod=method,
        )

    def get_object_parameters(self, name: str) -> dict[str, Any]:
        """What is stored with a file; the uploader's own word for its type is not believed."""
        return {"ContentType": content_type_of(name), "ChecksumAlgorithm": "SHA256"}

    def _connect(self, address: str) -> Any:
        return self._session.resource(
            "s3", region_name=self.region_name, endpoint_url=address, config=self.client_config
        )

    @cached_property
    def _session(self) -> Any:
        return self._create_session()

    def _open(self, name: str, mode: str = "rb") -> File:
        """For reading only: files come into the storage by ``save()``."""
        if mode != "rb":
            raise ValueError(f"Stored files are opened for reading bytes, not with {mode!r}.")
        key = self._normalize_name(name)
        return ObjectFile(self.client, self.bucket_name, key, self.size(name))

    def _save(self, name: str, content: File) -> str:
        while True:
            try:
                with answering(name):
                    return super()._save(name, content)
            except FileExistsError:
                name = self.get_available_name(name)

    def _normalize_name(self, name: str) -> str:
        """The key of a file. Raises SuspiciousFileOperation for what no folder would hold."""
        key = clean_name(name)
        longest = max(len(part.encode()) for part in key.split("/"))
        fits = longest <= LONGEST_PART and len(key.encode()) <= LONGEST_KEY
        if not key or OUTSIDE.match(key) or key.endswith("/") or CONTROL.search(key) or not fits:
            raise SuspiciousFileOperation("No file can have this name.")
        return super()._normalize_name(key)


def _only_where_nothing_is(params: dict[str, Any], **_event: Any) -> dict[str, Any]:
    """RFC 9110, 13.1.2: write only if there is no such object, whoever else writes just now."""
    return params | {"IfNoneMatch": "*"}
