"""Where files are kept: Django's STORAGES for two folders or for two buckets, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2s
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

Entries = dict[str, dict[str, Any]]


def in_folders(public: Path, private: Path, media_url: str) -> Entries:
    return {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": public, "base_url": media_url},
        },
        "private": {
            "BACKEND": "portal.media.storage.PrivateFolder",
            "OPTIONS": {"location": private},
        },
    }


@dataclass(frozen=True)
class Buckets:
    """Two buckets of one S3 server; without an address of its own it is Amazon's of the region.

    Without keys boto3 looks for the machine's own role.
    """

    public: str
    private: str
    endpoint_url: str = ""
    region: str = "us-east-1"
    access_key: str = ""
    secret_key: str = ""
    browser_url: str = ""

    @classmethod
    def of_scratch(cls, scratch: Path, environment: Mapping[str, str]) -> Self:
        """For tests: named after their scratch folder, so that who shares the one shares both."""
        name = f"portal-{blake2s(str(scratch).encode(), digest_size=10).hexdigest()}"
        return cls(
            public=f"{name}-public",
            private=f"{name}-private",
            endpoint_url=environment["AWS_S3_ENDPOINT_URL"],
            access_key=environment.get("AWS_S3_ACCESS_KEY_ID", "portal"),
            secret_key=environment.get("AWS_S3_SECRET_ACCESS_KEY", "portal-secret"),
            browser_url=environment.get("AWS_S3_BROWSER_URL", ""),
        )

    def storages(self, media_url: str) -> Entries:
        return {
            "default": self._entry(bucket_name=self.public, base_url=media_url),
            "private": self._entry(bucket_name=self.private, base_url=None),
        }

    @property
    def origin(self) -> str:
        """Where a reader's browser is sent for a private file."""
        address = self.browser_url or self.endpoint_url
        if not address:
            return f"https://{self.private}.s3.{self.region}.amazonaws.com"
        return "{0.scheme}://{0.netloc}".format(urlsplit(address))

    def _entry(self, **own: str | None) -> dict[str, Any]:
        shared = {
            "endpoint_url": self.endpoint_url or None,
            "region_name": self.region,
            "access_key": self.access_key or None,
            "secret_key": self.secret_key or None,
            "browser_url": self.browser_url,
        }
        return {"BACKEND": "portal.media.s3.ObjectStorage", "OPTIONS": shared | own}
