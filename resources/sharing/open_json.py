"""Answers for other people's programs: JSON that any site may read, and errors they can show.

Errors are ``application/problem+json`` (RFC 9457), each with a sentence. Reading needs no account,
so every origin may (Fetch, "CORS protocol"), and no cookie is looked at.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page

METHODS = "GET, HEAD, OPTIONS"
FOR_EVERYBODY = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link",
    "Cache-Control": "public, max-age=60",
}
# an address map without languages; LocaleMiddleware would lead a 404 to a page below a language
NO_LANGUAGES = "resources.sharing.urls"

View = Callable[..., HttpResponse]


class Problem(Exception):
    """What is wrong with a request, in a sentence for the person who wrote the program."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status, self.detail = status, detail


def open_json(view: View) -> View:
    """A view that only reads and may raise Problem. Adds ETag, 304 and what any origin needs."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.urlconf = NO_LANGUAGES
        try:
            response = _answer(view, request, *args, **kwargs)
        except Problem as problem:
            response = problem_response(problem)
        for name, value in FOR_EVERYBODY.items():
            response.setdefault(name, value)
        return response

    return conditional_page(answer)


def problem_response(problem: Problem) -> HttpResponse:
    """RFC 9457, 3: of no special type, so that the title is that of the status (4.2.1)."""
    response = JsonResponse(
        {"status": problem.status, "detail": problem.detail},
        status=problem.status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
        headers={"Cache-Control": "no-store"},
    )
    if problem.status == 405:
        response["Allow"] = METHODS
    return response


def json_response(facts: Any) -> JsonResponse:
    """Facts as JSON, with letters as they are."""
    return JsonResponse(facts, json_dumps_params={"ensure_ascii": False})


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    if request.method == "OPTIONS":
        allowed = {"Access-Control-Allow-Methods": METHODS, "Access-Control-Allow-Headers": "*"}
        return HttpResponse(status=204, headers={"Allow": METHODS} | allowed)
    if request.method not in ("GET", "HEAD"):
        raise Problem(405, _("This can only be read."))
    return view(request, *args, **kwargs)
