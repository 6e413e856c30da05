"""Every kind of record is found by the search, or says why not."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error

from portal.records.kinds import record_kinds
from portal.search.sources import OPTED_OUT, SOURCES


def check_sources(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    known = {source.model for source in SOURCES} | set(OPTED_OUT)
    return [
        Error(
            f"{kind.__name__} is not in the search.",
            hint="Add it to SOURCES in portal/search/sources.py, or to OPTED_OUT with a reason.",
            obj=kind,
            id="search.E001",
        )
        for kind in record_kinds()
        if kind not in known
    ]
