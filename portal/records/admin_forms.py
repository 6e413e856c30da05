"""The editors' form of a record: keeps the twin state while both languages are written."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.records.bilingual import translated_fields
from portal.records.language import other_language


class RecordForm(WagtailAdminModelForm):
    """A translation that is written counts as true to the source as it is in the same form.

    A source that changes without its translation leaves the translation out of date, unless the
    editor says that it still holds.
    """

    twin_action = forms.ChoiceField(
        label=_("The other language"),
        required=False,
        choices=[
            ("", _("As it is")),
            ("confirm", _("The translation is up to date")),
            ("review", _("Ask for a review of the translation")),
        ],
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        source = cleaned.get("source_language") or self.instance.source_language
        target = other_language(source)
        self.rewritten = [
            field
            for field in translated_fields(self.instance)
            if f"{field}_{target}" in self.changed_data
        ]
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()
        action = self.cleaned_data.get("twin_action")
        if action == "confirm":
            self.instance.confirm_twin()
        elif rewritten := getattr(self, "rewritten", []):
            self.instance.confirm_twin(rewritten)
        if action == "review":
            self.instance.review_requested_at = timezone.now()
        elif action == "confirm":
            self.instance.review_requested_at = None
