"""Each test runs twice: on a folder and on a bucket."""

from pathlib import Path

import pytest
from django.core.files.storage import Storage, storages

from portal.media.s3 import ObjectStorage
from portal.media.storage import PrivateFolder
from tests.buckets import s3_address


@pytest.fixture
def bucket() -> ObjectStorage:
    """The private bucket of a real S3 server."""
    s3_address()
    storage = storages["private"]
    assert isinstance(storage, ObjectStorage)
    return storage


@pytest.fixture(params=["folder", "bucket"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    if request.param == "folder":
        return PrivateFolder(location=tmp_path / "files")
    return request.getfixturevalue("bucket")
