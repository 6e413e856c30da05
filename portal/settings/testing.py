"""Development plus the addresses of real services where given; files go to a scratch folder.

PORTAL_SCRATCH names that folder where several processes are to share one, as the processes of a
site that is driven by a browser or measured do. Each process makes its own where it is not set.
"""

import os
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from portal.settings.content_policy import showing_from
from portal.settings.dev import *  # noqa: F403
from portal.settings.dev import (
    ADMIN_CONTENT_SECURITY_POLICY,
    CONTENT_SECURITY_POLICY,
    MEDIA_URL,
    STORAGES,
    TRANSCODING,
)
from portal.settings.environment import cache, database, sqlite
from portal.settings.files import Buckets, in_folders

SCRATCH = Path(os.environ.get("PORTAL_SCRATCH") or tempfile.mkdtemp(prefix="portal-tests-"))

DATABASES = {"default": sqlite(str(SCRATCH / "portal.sqlite3"))}
if "DATABASE_URL" in os.environ:
    DATABASES = {"default": database(os.environ["DATABASE_URL"])}
if "CACHE_URL" in os.environ:
    # Test processes that run side by side must neither find nor clear each other's entries, and
    # what clears is the whole numbered database of the server.
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    own = urlsplit(os.environ["CACHE_URL"])._replace(path=f"/{worker}")
    CACHES = {"default": cache(own.geturl())}
MEDIA_ROOT = SCRATCH / "public"
STORAGES = STORAGES | in_folders(MEDIA_ROOT, SCRATCH / "private", MEDIA_URL)
if "AWS_S3_ENDPOINT_URL" in os.environ:
    buckets = Buckets.of_scratch(SCRATCH, os.environ)
    STORAGES = STORAGES | buckets.storages(MEDIA_URL)
    CONTENT_SECURITY_POLICY = showing_from(CONTENT_SECURITY_POLICY, buckets.origin)
    ADMIN_CONTENT_SECURITY_POLICY = showing_from(ADMIN_CONTENT_SECURITY_POLICY, buckets.origin)
X_ACCEL_PATH = os.environ.get("X_ACCEL_PATH", "")
FULLTEXT = {"engine": "portal.fulltext.embedded.EmbeddedEngine", "path": SCRATCH / "index"}
CATALOGUE = {"folder": SCRATCH / "catalogue", "scratch": SCRATCH / "catalogue-scratch"}
TRANSCODING = TRANSCODING | {"scratch": SCRATCH / "transcoding"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, for tests only
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = False
