"""The editors' form of a record: keeps the twin state while both languages are written."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.records.bilingual import translated_fields
from portal.records.language import other_language
from portal.records.narrowing import narrow_form
from portal.records.permissions import languages_in, may_write_all
from portal.records.picks import refuse_strange_picks


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

    # fields that say something of the translation: of a translator's whose language it is
    twin_fields = ("twin_action",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user:
            self._leave_open()

    def _leave_open(self) -> None:
        """Whoever may not write a whole record writes only the columns of their languages."""
        if may_write_all(self.for_user, self.instance):
            return
        languages = languages_in(self.for_user, type(self.instance))
        translates = other_language(self.instance.source_language) in languages
        narrow_form(self, languages, keep=self.twin_fields if translates else ())
        for formset in self.formsets.values():
            formset.narrow(languages)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        refuse_strange_picks(self)
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

    def save(self, commit: bool = True) -> Any:
        """The rows of a part are the record's from here on: only now can they be compared."""
        record = super().save(commit=commit)
        confirmed = self.cleaned_data.get("twin_action") == "confirm"
        if parts := [name for name in record.parts if confirmed or self._is_rewritten(name)]:
            record.confirm_twin(parts)  # saved with the draft, as every record has them
        return record

    def _is_rewritten(self, part: str) -> bool:
        """Whether a translation in one of the part's rows was written."""
        ending = f"_{other_language(self.instance.source_language)}"
        rows = self.formsets[part].forms if part in self.formsets else []
        return any(name.endswith(ending) for row in rows for name in row.changed_data)
