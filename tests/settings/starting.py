"""Starts Python anew with exactly the environment of a deployment, as an operator would."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMPLETE = {
    "SECRET_KEY": "gW3zU8kq5vXc2Rn7Lp0aYt9sHd4fJb6mEi1oQwKxTrVyNuZlCgBh",
    "ALLOWED_HOSTS": "portal.example.org, localhost",
    "BASE_URL": "https://portal.example.org",
    "DATABASE_URL": "postgres://portal:s%2Fcret@db.example.org/portal?sslmode=require",
    "CACHE_URL": "rediss://:secret@cache.example.org:6380/1",
    "MEDIA_PATH": "/srv/portal/media",
    "INDEX_PATH": "/srv/portal/index",
    "EMAIL_HOST": "mail.example.org",
    "DEFAULT_FROM_EMAIL": "portal@example.org",
}


def start(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``python <arguments>`` in the repository; only PATH is passed on from our environment."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        check=False,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "portal.settings.production",
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=120,
    )
