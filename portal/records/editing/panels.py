"""Both columns of a translated field side by side, the source language first, with its mark."""

from functools import cached_property
from typing import Any

from django.db import models
from django.forms import CheckboxSelectMultiple, Media
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from modeltranslation.fields import TranslationField
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.panels.group import PanelGroup
from wagtail.admin.widgets import AdminAutoHeightTextInput

from portal.records.bilingual import columns
from portal.records.language import LANGUAGES, other_language, reader_language
from portal.records.models import Record
from portal.records.narrowing import PartPanel
from portal.records.twin import GAP, is_ready

SCREEN_MEDIA = Media(
    css={"all": ["css/admin/record-screens.css"]}, js=["js/source-first.js", "js/send-once.js"]
)


def growing(column: models.Field) -> dict[str, Any]:
    """The widget of a translated column: a longer text grows with what is written."""
    is_long = column.get_internal_type() == "TextField"
    return {"widget": AdminAutoHeightTextInput} if is_long else {}


# the framework gives it to text fields proper; the columns of a translated one are of other classes
register_form_field_override(TranslationField, override=growing)


def twin_panel(field: str, heading: "str | Promise", panel: Any = FieldPanel) -> "TwinPanel":
    """Both columns of a translated field under one heading; ``panel`` makes one from its name."""
    return TwinPanel([panel(name) for name in columns(field)], text=field, heading=heading)


def ticks_panel(field: str) -> FieldPanel:
    """Entries of a list, each with a box: to change one, nobody has to hold a key down."""
    return FieldPanel(field, widget=CheckboxSelectMultiple(attrs={"class": "ticks"}))


class TwinPanel(PanelGroup):
    """The columns ``<text>_en`` and ``<text>_es``, in the order of the record they belong to."""

    def __init__(self, *args: Any, text: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text

    def clone_kwargs(self) -> dict[str, Any]:
        return super().clone_kwargs() | {"text": self.text}

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        if issubclass(self.model, Record):  # its mark shows their boxes
            options["fields"] = [*options["fields"], "still_true", "begin"]
        return options

    class BoundPanel(PanelGroup.BoundPanel):
        template_name = "records/twin_panel.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            for language, child in zip(LANGUAGES, self.children, strict=True):
                if child.bound_field:
                    attributes = child.bound_field.field.widget.attrs
                    attributes["lang"] = language  # for spell checkers and speech

        @cached_property
        def source_language(self) -> str:
            """Of the record; lists that have none are written in the language of the screen."""
            return getattr(self.instance, "source_language", None) or reader_language()

        @cached_property
        def ordered(self) -> list[tuple[str, Any]]:
            """Language and panel of each column that is shown, the source's first."""
            by_language = dict(zip(LANGUAGES, self.children, strict=True))
            order = (self.source_language, other_language(self.source_language))
            return [(code, by_language[code]) for code in order if by_language[code].is_shown()]

        @cached_property
        def mark(self) -> "Mark":
            return Mark(self.instance, self.panel.text, self.source_language, self.form)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            target = dict(self.ordered).get(other_language(self.source_language))
            if target and self.mark.sentence:
                target.help_text = self.mark.with_help(target.help_text)
            return super().get_context_data(parent_context) | {"mark": self.mark}

        @property
        def media(self) -> Media:
            return super().media + SCREEN_MEDIA


class PartsPanel(PartPanel):
    """The rows of a part, each with its source language first, under the mark of the part."""

    class BoundPanel(InlinePanel.BoundPanel):
        template_name = "records/parts_panel.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.form is None:
                return
            for row in (*self.children, self.empty_child):
                for panel in row.children:
                    if isinstance(panel, TwinPanel.BoundPanel):
                        panel.source_language = self.instance.source_language

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            part = self.panel.relation_name
            mark = Mark(self.instance, part, self.instance.source_language, self.form)
            return super().get_context_data(parent_context) | {"mark": mark}


class Mark:
    """What is to be said beside the translation of one field, or of one part as a whole."""

    def __init__(self, row: models.Model | None, name: str, source: str, form: Any) -> None:
        self.name, self.form = name, form
        is_saved = row is not None and row.pk is not None
        texts = [
            getattr(row, f"{name}_{code}", None) if is_saved else None
            for code in (source, other_language(source))
        ]
        self.is_missing = bool(texts[0]) and not texts[1]
        self.is_begun = bool(texts[1]) and not is_ready(str(texts[1]))
        self.can_begin = self.is_missing and isinstance(row, Record)
        changes = getattr(form, "source_changes", {})
        self.is_out_of_date = isinstance(row, Record) and name in changes
        self.changes = changes.get(name) if self.is_out_of_date else None

    @property
    def sentence(self) -> str:
        """One sentence for the field's help; empty where there is nothing to do."""
        if self.is_begun:
            return _("Begun: write the words where it says %(gap)s.") % {"gap": GAP}
        if self.is_missing:
            return _("Missing.")
        return _("Not up to date: the source has changed.") if self.is_out_of_date else ""

    def with_help(self, help_text: Any) -> str:
        return format_html('<strong class="twin-mark">{}</strong> {}', self.sentence, help_text)
