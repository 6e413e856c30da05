"""A job is done once, by one worker, and always ends in a state that somebody can act on."""

import threading
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone, translation
from django_tasks.base import TaskResultStatus
from django_tasks.exceptions import InvalidTaskError, TaskResultDoesNotExist

from portal.jobs.backend import queue
from portal.jobs.models import Job
from portal.jobs.recovery import retry, sweep
from portal.jobs.running import MOST_ATTEMPTS, LeaseLost, Run, Stopped, claim, run
from tests.jobs import tasks
from tests.people import editor

pytestmark = pytest.mark.django_db
WAITING, RUNNING, DONE, FAILED = Job.State


@pytest.fixture(autouse=True)
def nothing_done() -> None:
    tasks.done.clear()


def claimed() -> Job:
    job = claim("films")
    assert job is not None
    return job


def due_now() -> None:
    Job.objects.update(run_after=timezone.now())


def end_lease(job: Job) -> None:
    """As after a kill: nobody renews it any more."""
    Job.objects.filter(pk=job.pk).update(leased_until=timezone.now() - timedelta(seconds=1))


class TestQueueing:
    def test_a_job_names_its_task_ids_and_owner(self) -> None:
        person = editor()
        job = queue(tasks.count, 7, owner=person)
        assert (job.task, job.args, job.owner) == ("tests.jobs.tasks.count", [7], person)
        assert (job.state, job.queue) == (WAITING, "films")

    def test_what_is_rolled_back_is_never_done(self) -> None:
        with transaction.atomic():
            queue(tasks.count, 7)
            transaction.set_rollback(True)
        assert claim("films") is None

    def test_a_later_hour_is_kept(self) -> None:
        tasks.count.using(run_after=timezone.now() + timedelta(hours=1)).enqueue(7)
        assert claim("films") is None
        due_now()
        assert claimed().args == [7]

    def test_a_queue_that_does_not_exist_is_refused(self) -> None:
        with pytest.raises(InvalidTaskError):
            tasks.count.using(queue_name="flims").enqueue(7)

    def test_results_are_read_by_anybody(self) -> None:
        result = tasks.count.enqueue(7)
        assert result.status == TaskResultStatus.READY
        run(claimed())
        result.refresh()
        assert (result.status, result.attempts) == (TaskResultStatus.SUCCESSFUL, 1)
        Job.objects.all().delete()
        with pytest.raises(TaskResultDoesNotExist):
            result.refresh()


class TestRunning:
    def test_the_longest_waiting_is_done_first_and_once(self) -> None:
        for number in (1, 2):
            tasks.count.enqueue(number)
        while job := claim("films"):
            run(job)
        assert tasks.done == [1, 2]
        assert set(Job.objects.values_list("state", "percent", "attempts")) == {(DONE, 100, 1)}

    def test_a_second_one_waits_for_the_first(self) -> None:
        for number in (1, 2):
            tasks.count.enqueue(number)
        first = claimed()
        assert claim("films") is None
        run(first)
        assert claimed().args == [2]

    def test_what_cannot_be_done_is_explained_and_not_tried_again(self) -> None:
        tasks.refuse.enqueue(3)
        run(claimed())
        job = Job.objects.get()
        assert (job.state, job.attempts) == (FAILED, 1)
        assert job.explanation == "The film is longer than 3 hours. Cut it into parts."
        with translation.override("es"):
            assert "3" in job.explanation

    def test_what_goes_wrong_is_tried_again_later_and_not_for_ever(self) -> None:
        tasks.stumble.enqueue(1)
        pauses = []
        for _attempt in range(MOST_ATTEMPTS):
            run(claimed())
            job = Job.objects.get()
            pauses.append(round((job.run_after - timezone.now()).total_seconds()))
            due_now()
        assert pauses[:2] == [30, 120]
        assert (job.state, job.attempts) == (FAILED, MOST_ATTEMPTS)
        assert "Something went wrong on our side." in job.explanation

    def test_a_worker_that_is_told_to_end_puts_its_job_back_uncounted(self) -> None:
        tasks.count.enqueue(1)
        stop = threading.Event()
        stop.set()
        run(claimed(), stop)
        job = Job.objects.get()
        assert (job.state, job.attempts, job.lease) == (WAITING, 0, None)
        assert tasks.done == []
        run(claimed())
        assert tasks.done == [1]

    def test_progress_never_says_done_before_it_is(self) -> None:
        tasks.count.enqueue(1)
        Run(claimed()).report(100)
        assert Job.objects.get().percent == 99


class TestLeases:
    def test_a_lost_job_waits_again_and_in_the_end_fails(self) -> None:
        tasks.count.enqueue(1)
        for attempt in range(1, MOST_ATTEMPTS + 1):
            job = claimed()
            assert sweep() == 0
            end_lease(job)
            assert sweep() == 1
            assert Job.objects.get().attempts == attempt
            due_now()
        job = Job.objects.get()
        assert (job.state, job.lease) == (FAILED, None)
        assert job.explanation == "The work was cut short 3 times and is not tried again."

    @pytest.mark.parametrize("ending", ["report", "complete", "holding"])
    def test_a_run_that_has_lost_its_lease_writes_nothing(self, ending: str) -> None:
        tasks.count.enqueue(1)
        late = Run(claimed())
        end_lease(late.job)
        sweep()
        due_now()
        other = claimed()
        with pytest.raises(LeaseLost):
            {"report": lambda: late.report(70), "complete": late.complete}.get(
                ending, lambda: late.holding().__enter__()
            )()
        job = Job.objects.get()
        assert (job.state, job.percent, job.lease) == (RUNNING, 0, other.lease)

    def test_a_result_is_kept_with_its_state_or_not_at_all(self) -> None:
        tasks.count.enqueue(1)
        attempt = Run(claimed())
        with pytest.raises(ZeroDivisionError), attempt.completing():
            raise ZeroDivisionError
        assert Job.objects.get().state == RUNNING
        with attempt.completing():
            pass
        assert Job.objects.get().state == DONE
        attempt.complete()  # what has completed itself is left alone

    def test_a_deleted_job_stops_its_run(self) -> None:
        tasks.count.enqueue(1)
        attempt = Run(claimed())
        Job.objects.all().delete()
        with pytest.raises(LeaseLost):
            attempt.report(1)

    def test_stopping_is_noticed_at_the_next_report(self) -> None:
        tasks.count.enqueue(1)
        stop = threading.Event()
        attempt = Run(claimed(), stop)
        attempt.report(1)
        stop.set()
        with pytest.raises(Stopped):
            attempt.report(2)


class TestRetrying:
    def test_the_owner_may_begin_anew(self) -> None:
        tasks.refuse.enqueue(3)
        run(claimed())
        job = Job.objects.get()
        assert retry(job)
        assert not retry(job)
        job.refresh_from_db()
        assert (job.state, job.attempts, job.explanation) == (WAITING, 0, "")
