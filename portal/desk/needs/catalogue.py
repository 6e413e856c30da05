"""Spreadsheets of one's own that wait for a decision."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from portal.desk.needs.need import MOST, Line, Need
from portal.desk.reach import Reach
from portal.importing.models import Batch

NOTES = {
    Batch.State.CHECKED: gettext_lazy("Is checked; look at what would be done, and make it"),
    Batch.State.REFUSED: gettext_lazy("Nothing was changed; some cells have to be mended"),
}


def catalogues(reach: Reach) -> Need:
    """What this person has sent in and that is neither made nor discarded."""
    need = ("catalogue", gettext_lazy("Spreadsheets on their way into the library"), "table")
    if not reach.user.has_perm("importing.add_batch"):
        return Need(*need)
    own = Batch.objects.filter(owner_id=reach.user.pk, state__in=NOTES).select_related("job")
    return Need(*need, [_waits(batch) for batch in own.defer("problems", "files")[:MOST]])


def _waits(batch: Any) -> Line:
    url = reverse("catalogue_batch", args=[batch.pk])
    if batch.job is not None and batch.job.explanation:
        return Line(batch.name, url, batch.job.explanation, is_late=True)
    return Line(batch.name, url, str(NOTES[Batch.State(batch.state)]))
