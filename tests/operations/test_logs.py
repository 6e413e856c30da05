"""The log tells operators what happened and nothing about whom it happened to."""

import json
import logging
import sys
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import ResolverMatch

from portal.operations.logs import JsonFormatter

ABOUT_PEOPLE = ("ana@example.org", "203.0.113.7", "asylum", "bfx2-secret-key", "Navigator/9")


def logged(message: str, *args: Any, **extra: Any) -> dict[str, Any]:
    """What one record becomes; exc_info is taken from the exception being handled."""
    record = logging.LogRecord(
        "django.request", logging.ERROR, __file__, 1, message, args, extra.pop("exc_info", None)
    )
    vars(record).update(extra)
    line = JsonFormatter().format(record)
    assert "\n" not in line
    return json.loads(line)


@pytest.fixture
def request_of_somebody(rf: RequestFactory) -> HttpRequest:
    request = rf.get(
        "/en/account/password/reset/key/bfx2-secret-key/?q=asylum&email=ana@example.org",
        REMOTE_ADDR="203.0.113.7",
        HTTP_USER_AGENT="Navigator/9",
        HTTP_COOKIE="who=ana@example.org",
    )
    request.resolver_match = ResolverMatch(
        lambda request: None, (), {"key": "bfx2-secret-key"}, route="en/account/key/<key>/"
    )
    return request


def test_a_line_has_time_level_logger_and_message():
    line = logged("%d records indexed", 68)
    assert line["message"] == "68 records indexed"
    assert line["level"] == "ERROR"
    assert line["logger"] == "django.request"
    assert line["time"].endswith("+00:00")


def test_a_request_is_named_by_method_pattern_and_status_only(request_of_somebody):
    line = logged(
        "%s: %s",
        "Not Found",
        request_of_somebody.path,
        request=request_of_somebody,
        status_code=404,
    )
    assert line["message"] == "Not Found"
    assert line["method"] == "GET"
    assert line["route"] == "en/account/key/<key>/"
    assert line["status"] == 404
    assert not [word for word in ABOUT_PEOPLE if word in json.dumps(line)]


def test_an_exception_tells_its_class_and_place_but_not_what_it_saw(request_of_somebody):
    try:
        raise ValueError("duplicate key (email)=(ana@example.org)")
    except ValueError:
        line = logged(
            "%s: %s",
            "Internal Server Error",
            request_of_somebody.path,
            request=request_of_somebody,
            status_code=500,
            exc_info=sys.exc_info(),
        )
    assert line["exception"] == "ValueError"
    assert (
        line["frames"][-1].split()[-1]
        == "test_an_exception_tells_its_class_and_place_but_not_what_it_saw"
    )
    assert not [word for word in ABOUT_PEOPLE if word in json.dumps(line)]


@pytest.mark.parametrize("hostile", ['line\nbreak "quote" \u202e \u2028 \x00', "ñ ¿?"])
def test_a_message_cannot_forge_a_second_line(hostile):
    assert logged("said: %s", hostile)["message"] == f"said: {hostile}"


def test_a_status_nobody_has_named_is_still_logged(request_of_somebody):
    assert logged("odd", request=request_of_somebody, status_code=499)["message"] == "499"
