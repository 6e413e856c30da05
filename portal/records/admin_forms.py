"""The editors' form of a record: keeps the twin state while both languages are written."""

from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.utils import timezone
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.records.bilingual import translated_fields
from portal.records.editing.beginning import Begun, begin, begin_rows
from portal.records.editing.changes import Change
from portal.records.editing.marks import source_changes
from portal.records.language import other_language
from portal.records.narrowing import narrow_form
from portal.records.permissions import languages_in, may_write_all
from portal.records.picks import refuse_strange_picks
from portal.records.publishing.exceptions import check_exception, dropped_exception, sign_exception


class RecordForm(WagtailAdminModelForm):
    """A translation that is written counts as true to the source as it is in the same form.

    A source that changes without its translation leaves the translation out of date, unless the
    editor says that it still holds: of all fields (``twin_action``) or of some (``still_true``).
    ``begin`` names fields whose empty translation is begun with the skeleton of the source.
    """

    twin_action = forms.ChoiceField(
        label=_("The other language"),
        required=False,
        choices=[
            ("", _("As it is")),
            ("confirm", _("The translation is up to date")),
            ("review", _("Ask for a review of the translation")),
            ("begin", _("Begin the empty texts from the source")),
        ],
    )
    # fields that say something of the translation: of a translator's whose language it is
    twin_fields = ("twin_action", "still_true", "begin")
    still_true = forms.MultipleChoiceField(required=False)
    begin = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.begun: list[Begun] = []
        self.names = [*translated_fields(self.instance), *self.instance.parts]
        for field in ("still_true", "begin"):
            if field in self.fields:
                self.fields[field].choices = [(name, name) for name in self.names]
        if self.for_user:
            self._leave_open()

    @cached_property
    def source_changes(self) -> dict[str, list[Change] | None]:
        """What the screen marks as out of date, with what changed. None before the first saving."""
        return source_changes(self.instance) if self.instance.pk else {}

    def _clean_fields(self) -> None:
        """A form that no screen of ours has sent is a bad request, and no error of ours."""
        try:
            super()._clean_fields()
        except (MultiValueDictKeyError, ValueError) as error:  # from lists of picked records
            raise BadRequest("Fields of a list of picked records are missing.") from error

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
        check_exception(self)
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
        sign_exception(self)
        action = self.cleaned_data.get("twin_action")
        if action == "confirm":
            self.instance.confirm_twin()
        elif true := [*getattr(self, "rewritten", []), *self._asked("still_true")]:
            self.instance.confirm_twin(true)
        if action == "review":
            self.instance.review_requested_at = timezone.now()
        elif action == "confirm":
            self.instance.review_requested_at = None
        own = [name for name in self._asked("begin") if name not in self.instance.parts]
        self.begun = begin(self.instance, own, self.instance.source_language)

    def _asked(self, name: str) -> list[str]:
        """The fields and parts that were named, which for ``begin`` may be all."""
        if name == "begin" and self.cleaned_data.get("twin_action") == "begin":
            return self.names
        return list(self.cleaned_data.get(name) or [])

    def save(self, commit: bool = True) -> Any:
        """The rows of a part are the record's from here on: only now can they be compared."""
        record = super().save(commit=commit)
        for part in set(self._asked("begin")).intersection(record.parts):
            self.begun += begin_rows(getattr(record, part).all(), record.source_language)
        confirmed = self.cleaned_data.get("twin_action") == "confirm"
        if parts := [name for name in record.parts if confirmed or self._is_true(name)]:
            record.confirm_twin(parts)  # saved with the draft, as every record has them
        return record

    def _is_true(self, part: str) -> bool:
        """Whether a translation in one of the part's rows was written, or said to still hold."""
        ending = f"_{other_language(self.instance.source_language)}"
        rows = self.formsets[part].forms if part in self.formsets else []
        written = any(name.endswith(ending) for row in rows for name in row.changed_data)
        return written or part in self._asked("still_true")

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """After a saving in the background: what was asked for is done, what was begun appears."""
        updates = [*super().get_field_updates_for_resave(), (self.add_prefix("twin_action"), "")]
        updates += dropped_exception(self)
        updates += [one for rows in self.formsets.values() for one in rows.held_updates()]
        rows = [row for formset in self.formsets.values() for row in formset.forms]
        for begun, column in self.begun:
            form = next(form for form in (self, *rows) if form.instance == begun)
            updates.append((form.add_prefix(column), getattr(begun, column)))
        return updates
