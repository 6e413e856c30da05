"""What operators and load balancers are told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.jobs.models import Job
from portal.operations.models import Heartbeat
from tests.factories import make_video

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]


def beat_ago(seconds: int) -> None:
    Heartbeat.beat("worker")
    Heartbeat.objects.update(beat_at=timezone.now() - timedelta(seconds=seconds))


@pytest.mark.parametrize(("ago", "well"), [(1, True), (119, True), (130, False), (None, False)])
def test_a_late_worker_is_told_but_readers_are_still_served(client, ago, well) -> None:
    if ago is not None:
        beat_ago(ago)
    response = client.get("/health/")
    assert response.status_code == 200
    assert response.json()["worker"]["ok"] is response.json()["ok"] is well


def test_it_tells_what_waits_for_the_index(client) -> None:

    make_video()
    assert client.get("/health/").json()["database"]["waiting_for_index"] > 0


@pytest.mark.parametrize(
    ("waits", "runs", "well"), [(60, 0, True), (200, 0, False), (200, 1, True)]
)
def test_jobs_that_wait_for_nothing_are_told(client, waits, runs, well) -> None:
    queued = {"task": "tests.jobs.tasks.count", "queue": "films"}
    Job.objects.create(**queued, run_after=timezone.now() - timedelta(seconds=waits))
    Job.objects.create(**queued, state=Job.State.FAILED)
    for _running in range(runs):
        Job.objects.create(**queued, state=Job.State.RUNNING)
    jobs = client.get("/health/").json()["jobs"]
    assert jobs == {
        "ok": well,
        "waiting": 1,
        "running": runs,
        "failed": 1,
        "longest_waiting_seconds": pytest.approx(waits, abs=5),
    }


def test_it_is_never_kept_by_a_cache(client) -> None:
    assert "no-store" in client.get("/health/")["Cache-Control"]
