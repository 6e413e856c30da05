"""“Before publishing”: what the gate asks for and what is worth a second look, beside the form.

A side panel of the framework's, so that it is made anew after every saving, in the background too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import Media
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from portal.records.language import LANGUAGES
from portal.records.publishing.checks.remark import Remark
from portal.records.publishing.places import EXCEPTION, gap_lines

HEADINGS = {"en": _("In English"), "es": _("In Spanish"), "": _("In both languages")}
LOOKS = Media(css={"all": ["css/before-publishing.css"]}, js=["js/open-field.js"])


@dataclass(frozen=True)
class Section:
    """What concerns one language: sentences of the gate, then remarks."""

    heading: Any
    gaps: Sequence[Any]
    remarks: Sequence[Remark]


class BeforePublishing(BaseSidePanel):
    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("What to look at before publishing")
        icon_name = "tasks"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"count": self.panel.count}

    name = "before-publishing"
    title = _("Before publishing")
    template_name = "records/before_publishing.html"
    order = 150

    def __init__(self, record: Any, request: Any) -> None:
        super().__init__(record, request)
        self.gaps, self.remarks = record.gaps(), record.remarks()

    @property
    def count(self) -> int:
        return len(self.gaps) + len(self.remarks)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        return context | {
            "sections": self.sections(),
            "has_gaps": bool(self.gaps),
            "is_refused": bool(self.object.refusal()),
            "exception_url": f"#{EXCEPTION}",
        }

    def sections(self) -> list[Section]:
        made = (self._section(code) for code in (*LANGUAGES, ""))
        return [section for section in made if section.gaps or section.remarks]

    def _section(self, code: str) -> Section:
        gaps = gap_lines(self.object, [gap for gap in self.gaps if gap.language == code])
        return Section(HEADINGS[code], gaps, _in(code, self.remarks))

    @property
    def media(self) -> Media:
        return LOOKS


def _in(code: str, remarks: Iterable[Remark]) -> list[Remark]:
    return [remark for remark in remarks if remark.language == code]
