"""Work that takes longer than a page may: its queues, and where it puts its unfinished files."""

from typing import Any

from portal.settings.places import VAR

# Wagtail's own small tasks are done at once
TASKS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "jobs": {
        "BACKEND": "portal.jobs.backend.JobBackend",
        "QUEUES": ["films", "links", "catalogue"],
    },
}

# Films as they are uploaded, and the folder in which readers' films are made from them
TRANSCODING: dict[str, Any] = {
    "scratch": VAR / "transcoding",
    "longest_seconds": 3 * 60 * 60,
    "largest_bytes": 4 * 1024**3,
}

# Catalogues: where operators put files for an import, and where archives of them are opened
CATALOGUE: dict[str, Any] = {"folder": VAR / "catalogue", "scratch": VAR / "catalogue-scratch"}

LINKS_MAY_VISIT: list[str] = []  # addresses in our own network that the check of links may ask
