"""Loads the best practices, with their steps, their files and the office to ask."""

from django.core.files.base import ContentFile
from django.utils import timezone

from portal.accounts.models import OrgUnit
from portal.demo.handouts import stand_in
from portal.demo.library import LISTS, fill, settle
from portal.demo.lists import by_key
from portal.demo.reading import Table, columns_of, read, weeks_since_written
from portal.records.language import LANGUAGES
from portal.taxonomy.models import Setting, Subject
from resources.models import BestPractice, Handout, PracticeStep

TEXTS = ("title", "summary", "problem", "who", "evidence")


def load_practices() -> None:
    for row in read("records/best_practices.toml")["best_practice"]:
        settle(practice_of(row), row["state"])


def practice_of(row: Table) -> BestPractice:
    moved = weeks_since_written(timezone.localdate())
    practice = BestPractice(
        slug=row["slug"],
        source_language=row["source_language"],
        posted_on=row["posted_on"] + moved,
        review_by=row["review_by"] + moved,
        subject=Subject.objects.get(key=row["subject"]),
        setting=Setting.objects.filter(key=row["setting"]).first(),
        place=row.get("place", ""),
        contact_region=OrgUnit.objects.filter(key=row["contact_region"]).first(),
        live=False,
    )
    for field in TEXTS:
        fill(practice, columns_of(field, row[field]))
    for name, model in LISTS.items():
        getattr(practice, name).set(by_key(model, row[name]))
    practice.steps.set([PracticeStep(**columns_of("text", step)) for step in row["steps"]])
    practice.handouts.set([handout_of(row, file) for file in row["files"]])
    practice.confirm_twin()
    return practice


def handout_of(practice: Table, row: Table) -> Handout:
    """A handout with a stand-in in each language, measured as an editor's upload would be."""
    handout = Handout(**columns_of("name", row["name"]))
    for code in LANGUAGES:
        written = stand_in(practice, row["name"][code], code, row["kind"])
        file = ContentFile(written, name=f"{practice['slug']}.{row['kind'].lower()}")
        setattr(handout, f"file_{code}", file)
    handout.clean()
    return handout
