"""A copy of a record: a draft of its own, with everything but its address and what is unique."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import ModelForm
from django.forms.models import modelform_factory
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from modelcluster.models import get_all_child_relations
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from portal.records.models import Record

ADDRESS_LENGTH = 120


def copy_of(record: Record) -> Record:
    """An unsaved draft with the texts, parts, lists and twin state of a record's newest version.

    It has a free address, and leaves out what one record alone may have (``not_copied``).
    """
    content = record.get_latest_revision_as_object().serializable_data()
    for relation in get_all_child_relations(type(record)):
        for row in content[relation.get_accessor_name()]:
            row["pk"] = None
    copy: Record = type(record).from_serializable_data(content | {"pk": None})
    for field in (*record.not_copied, *NEW_FOR_A_COPY):
        setattr(copy, field, record._meta.get_field(field).get_default())
    copy.live, copy.slug = False, free_slug(record)
    return copy


NEW_FOR_A_COPY = (
    "posted_on",
    "latest_revision",
    "live_revision",
    "has_unpublished_changes",
    "first_published_at",
    "last_published_at",
    "go_live_at",
    "expire_at",
    "expired",
    "locked",
    "locked_at",
    "locked_by",
)


def free_slug(record: Record) -> str:
    """The address of a record with the first number behind it that is free."""
    number = 2
    while True:
        ending = f"-{number}"
        slug = record.slug[: ADDRESS_LENGTH - len(ending)] + ending
        if not type(record)._base_manager.filter(slug=slug).exists():
            return slug
        number += 1


class RecordCopyView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Asks for the copy's address, makes the copy, and opens it."""

    model: Any = None
    permission_required = "add"
    index_url_name = edit_url_name = copy_url_name = ""
    template_name = "records/copy.html"
    page_title = gettext_lazy("Copy")
    header_icon = "copy"

    @cached_property
    def object(self) -> Record:
        record: Record = get_object_or_404(self.model, pk=unquote(str(self.kwargs["pk"])))
        policy = policy_registry.get_by_type(self.model)
        if not policy.user_has_permission_for_instance(self.request.user, "change", record):
            raise PermissionDenied
        return record

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        own = {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()}
        plural = self.model._meta.verbose_name_plural
        above = {"url": reverse(self.index_url_name), "label": plural[:1].upper() + plural[1:]}
        return [*self.breadcrumbs_items, above, own]

    def get_form_class(self) -> type[ModelForm]:
        return modelform_factory(self.model, fields=["slug"])

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": copy_of(self.object)}

    def form_valid(self, form: ModelForm) -> HttpResponse:
        copy = form.instance
        with transaction.atomic():
            copy.save()
            revision = copy.save_revision(user=self.request.user, clean=False)
            log(copy, "wagtail.create", user=self.request.user, revision=revision)
        messages.success(
            self.request, _("“%(title)s” was copied. This is the copy.") % {"title": copy}
        )
        return redirect(self.edit_url_name, quote(copy.pk))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"record": self.object, "action_url": self.request.path}
