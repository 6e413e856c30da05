"""A batch whose job has ended without an end of its own waits for its owner again."""

import pytest

from portal.importing.models import Batch
from portal.importing.sweeping import sweep_catalogue
from portal.jobs.models import Job
from tests import people

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "job_state", "after"),
    [
        ("making", "failed", "checked"),
        ("making", "running", "making"),
        ("undoing", "failed", "made"),
        ("undoing", "waiting", "undoing"),
        ("made", "done", "made"),
        ("checked", "failed", "checked"),
    ],
)
def test_its_owner_decides_anew(state: str, job_state: str, after: str) -> None:
    job = Job.objects.create(task="x", queue="catalogue", state=job_state)
    batch = Batch.objects.create(owner=people.publisher(), name="a.csv", state=state, job=job)
    sweep_catalogue()
    batch.refresh_from_db()
    assert batch.state == after
