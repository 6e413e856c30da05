"""What goes into the log of a deployed portal: one JSON object a line, nothing about people.

Addresses can hold what people typed or secrets of theirs (searches, keys that reset a password),
and messages of exceptions can hold rows of the database. So requests are named by the pattern
that matched, and exceptions by their class and where they came from.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from http.client import responses
from typing import Any


class JsonFormatter(logging.Formatter):
    """One line for a record: time (UTC), level, logger, message, and what is known of a request."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
        }
        request = getattr(record, "request", None)
        line |= _about(request, record) if request else {"message": record.getMessage()}
        if record.exc_info and record.exc_info[1]:
            line["exception"] = type(record.exc_info[1]).__name__
            line["frames"] = _frames(record.exc_info[1])
        return json.dumps(line)


def _about(request: Any, record: logging.LogRecord) -> dict[str, Any]:
    """Django puts the path into the message: the status takes the message's place."""
    status = getattr(record, "status_code", None)
    match = getattr(request, "resolver_match", None)
    return {
        "message": responses.get(status, str(status)) if status else str(record.msg),
        "method": getattr(request, "method", None),
        "route": match.route if match else None,
        "status": status,
    }


def _frames(error: BaseException) -> list[str]:
    """Where the exception passed, innermost last, without the values it met."""
    return [
        f"{frame.filename}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
