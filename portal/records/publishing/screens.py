"""The gate on the editors' screens: a refusal keeps the draft and names what is missing."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.snippets.views.snippets import EditView, WorkflowActionView

from portal.records.publishing.gate import NotReady
from portal.records.publishing.places import refusal_message
from portal.records.publishing.side_panel import BeforePublishing


class ThroughTheGate:
    """Mixed into the views that create and edit: by now the draft is saved."""

    request: HttpRequest
    object: Any
    get_edit_url: Callable[[], str]

    def publish_action(self) -> HttpResponse | None:
        return self._or_refuse(super().publish_action)  # type: ignore[misc]  # the view's

    def workflow_action_action(self) -> HttpResponse | None:
        return self._or_refuse(super().workflow_action_action)  # type: ignore[misc]  # the view's

    def _or_refuse(self, action: Callable[[], HttpResponse | None]) -> HttpResponse | None:
        """What is half done when the gate refuses, such as an approval, is undone."""
        try:
            with transaction.atomic():
                return action()
        except NotReady as refused:
            say_refusal(self.request, self.object, refused, self.get_edit_url())
            return redirect(self.get_edit_url())


class RecordEditView(ThroughTheGate, EditView):
    def get_side_panels(self) -> MediaContainer:
        return MediaContainer(
            [*super().get_side_panels(), BeforePublishing(self.object, self.request)]
        )


class RecordWorkflowActionView(WorkflowActionView):
    """A review that is approved without editing. Refused, it stays open."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except NotReady as refused:
            url = reverse(self.model.snippet_viewset.get_url_name("edit"), args=[self.object.pk])
            say_refusal(request, self.object, refused, url)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": url})
        return redirect(url)


def say_refusal(request: HttpRequest, record: Any, refused: NotReady, edit_url: str) -> None:
    messages.error(request, refusal_message(record, refused.gaps, edit_url))
