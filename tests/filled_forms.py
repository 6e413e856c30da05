"""Forms as a browser sends them: every field of the screen with what stands in it."""

from typing import Any

from bs4 import Tag
from django.http import HttpResponse

from tests.pages.reading import read

UNSENT = {"submit", "button", "reset", "image", "file"}


def filled(response: HttpResponse, form: str = "form[data-edit-form]", **changes: Any) -> dict:
    """The fields of a form on a page, but for the changes; templates of rows stay out."""
    page = read(response).one(form).part
    for template in page.select("template"):
        template.decompose()
    fields: dict[str, Any] = {}
    for control in page.select("[name]:not([disabled])"):
        for value in _values(control):
            fields.setdefault(str(control["name"]), []).append(value)
    # what is written by script: lists of picked records, sent as empty ones
    fields |= {f"{block['id']}-count": "0" for block in page.select("[data-controller=w-block]")}
    return fields | changes


def _values(control: Tag) -> list[str]:
    if control.name == "textarea":
        return [control.get_text().removeprefix("\n")]
    if control.name == "select":
        return [str(option.get("value", "")) for option in control.select("option[selected]")]
    kind = control.get("type", "text")
    if control.name != "input" or kind in UNSENT:
        return []
    if kind in ("checkbox", "radio") and not control.has_attr("checked"):
        return []
    return [str(control.get("value", ""))]
