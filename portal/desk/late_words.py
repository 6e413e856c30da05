"""Texts that the framework translates once, when the site starts or when the first editor opens a
screen, and then shows in that language to everybody. Here they wait for each reader.

Seen in Wagtail 8.0.1; ``tests/desk/test_spanish.py`` tells when one is missing here, or is mended
there.
"""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext, gettext_lazy
from wagtail.admin.forms import choosers, workflows
from wagtail.admin.telepath import JSContext
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.blocks.base import BlockWidget
from wagtail.contrib.redirects.filters import RedirectsReportFilterSet
from wagtail.images.forms import ImageInsertionForm
from wagtail.snippets.views import snippets
from wagtail.snippets.widgets import AdminSnippetChooser

# by form: the labels that are fixed at the start, or left to the names of the fields
LABELS: Mapping[Any, Mapping[str, Any]] = {
    choosers.AnchorLinkChooserForm: {"link_text": gettext_lazy("Link text")},
    choosers.ExternalLinkChooserForm: {"link_text": gettext_lazy("Link text")},
    choosers.EmailLinkChooserForm: {
        "email_address": gettext_lazy("Email address"),
        "link_text": gettext_lazy("Link text"),
        "subject": gettext_lazy("Subject line"),
        "body": gettext_lazy("Body"),
    },
    choosers.PhoneLinkChooserForm: {
        "phone_number": gettext_lazy("Phone number"),
        "link_text": gettext_lazy("Link text"),
    },
    workflows.WorkflowPageForm: {"page": gettext_lazy("Page")},
    workflows.WorkflowContentTypeForm: {"content_types": gettext_lazy("Kinds of record")},
    ImageInsertionForm: {
        "format": gettext_lazy("Format"),
        "image_is_decorative": gettext_lazy("Image is decorative"),
        "alt_text": gettext_lazy("Alt text"),
    },
}
CHOOSING = {
    "choose_one_text": gettext_lazy("Choose"),
    "choose_another_text": gettext_lazy("Choose another"),
    "edit_item_text": gettext_lazy("Edit"),
    "search_tab_label": gettext_lazy("Search"),
    "create_action_label": gettext_lazy("Create"),
}
CHOOSING_ONE = {
    "choose_one_text": "Choose %(object)s",
    "choose_another_text": "Choose another %(object)s",
    "link_to_chosen_text": "Edit this %(object)s",
}
named = lazy(lambda text, name: gettext(text) % {"object": name}, str)


def put_off() -> None:
    """Call it before the first screen is described, and once."""
    for form, labels in LABELS.items():
        for field, label in labels.items():
            form.base_fields[field].label = label
    search = choosers.SearchFilterMixin.base_fields["q"].widget
    search.attrs["placeholder"] = gettext_lazy("Search")
    for name, text in CHOOSING.items():
        setattr(ChooserViewSet, name, text)
    snippets._ = gettext_lazy
    _put_off_choosers()
    _put_off_redirects()
    BlockWidget.block_json = property(_described_now)


def _put_off_choosers() -> None:
    begin = AdminSnippetChooser.__init__

    def begin_with_late_words(self: Any, *args: Any, **kwargs: Any) -> None:
        begin(self, *args, **kwargs)
        for name, text in CHOOSING_ONE.items():
            setattr(self, name, named(text, self.model._meta.verbose_name))

    AdminSnippetChooser.__init__ = begin_with_late_words


def _put_off_redirects() -> None:
    choice = RedirectsReportFilterSet.base_filters["is_permanent"]
    choice.extra |= {
        "empty_label": gettext_lazy("All"),
        "choices": ((True, gettext_lazy("Permanent")), (False, gettext_lazy("Temporary"))),
    }
    choice.label = gettext_lazy("Type")


def _described_now(widget: BlockWidget) -> str:
    """The blocks of a text as scripts need them, in the language of whoever asks."""
    return json.dumps(JSContext().pack(widget.block_def))
