"""What is missing, in words, with a link to the very field of the editors' screen."""

from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.records.publishing.gate import Gap, Lack

LACKING = {
    (Lack.MISSING, "en"): gettext_lazy("Missing in English: %(fields)s"),
    (Lack.MISSING, "es"): gettext_lazy("Missing in Spanish: %(fields)s"),
    (Lack.OUT_OF_DATE, "en"): gettext_lazy("Not up to date in English: %(fields)s"),
    (Lack.OUT_OF_DATE, "es"): gettext_lazy("Not up to date in Spanish: %(fields)s"),
    (Lack.CAPTIONS, "en"): gettext_lazy("Captions in English are missing: %(fields)s"),
    (Lack.CAPTIONS, "es"): gettext_lazy("Captions in Spanish are missing: %(fields)s"),
}
EXCEPTION = "id_exception_until"


def gap_lines(record: Any, gaps: Iterable[Gap]) -> list[SafeString]:
    """A sentence for each language and kind of lack, with links to where it is written."""
    places: dict[tuple[Lack, str], list[SafeString]] = {}
    for gap in gaps:
        name, url = record.place_of(gap)
        link = format_html('<a href="{}">{}</a>', url, name)
        places.setdefault((gap.lack, gap.language), []).append(link)
    return [_line(str(LACKING[key]), links) for key, links in places.items()]


def _line(sentence: str, links: list[SafeString]) -> SafeString:
    before, after = sentence.split("%(fields)s")
    return format_html("{}{}{}", before, format_html_join(", ", "{}", ((x,) for x in links)), after)


def refusal_message(record: Any, gaps: Iterable[Gap], edit_url: str) -> SafeString:
    """Why a version does not go live, what has become of it, and what to do."""
    kept = (
        _(
            "It is not published: something is missing. Readers see what they saw before; "
            "your changes are kept as a draft."
        )
        if record.live
        else _("It is not published: something is missing. It is kept as a draft.")
    )
    lines = format_html_join("", "<li>{}</li>", ((line,) for line in gap_lines(record, gaps)))
    way = _("Or say until when one language may wait, and why.")
    return format_html('{}<ul>{}</ul><a href="{}#{}">{}</a>', kept, lines, edit_url, EXCEPTION, way)
