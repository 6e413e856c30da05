"""Queues tasks as rows: one is there exactly when the transaction that queued it is kept."""

from typing import Any, TypeVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist
from django_tasks.utils import normalize_json

from portal.jobs.models import Job

T = TypeVar("T")
STATUS = {
    Job.State.WAITING: TaskResultStatus.READY,
    Job.State.RUNNING: TaskResultStatus.RUNNING,
    Job.State.DONE: TaskResultStatus.SUCCESSFUL,
    Job.State.FAILED: TaskResultStatus.FAILED,
}


class JobBackend(BaseTaskBackend):
    """The worker runs what is queued here, one job of each queue at a time.

    Tasks return nothing: what they make is in the rows that their ids name.
    """

    supports_defer = True
    supports_get_result = True

    def enqueue(self, task: Task[..., T], args: Any, kwargs: Any) -> TaskResult[T]:
        self.validate_task(task)
        arguments = {"args": normalize_json(list(args)), "kwargs": normalize_json(kwargs)}
        job = Job(task=task.module_path, queue=task.queue_name, **arguments)
        job.run_after = task.run_after or job.run_after
        job.save()
        return self._result(job)

    def get_result(self, result_id: str) -> TaskResult:
        """Raises TaskResultDoesNotExist for what was never queued or has been deleted."""
        try:
            return self._result(Job.objects.get(pk=result_id))
        except (Job.DoesNotExist, ValueError) as error:
            raise TaskResultDoesNotExist(result_id) from error

    def _result(self, job: Job) -> TaskResult:
        return TaskResult(
            task=import_string(job.task),
            id=str(job.pk),
            status=STATUS[Job.State(job.state)],
            enqueued_at=job.queued_at,
            started_at=job.started_at,
            last_attempted_at=job.started_at,
            finished_at=job.ended_at,
            args=job.args,
            kwargs=job.kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=["worker"] * job.attempts,
        )


def queue(task: Task, *ids: int, owner: AbstractBaseUser | None = None) -> Job:
    """Queue a task for somebody, who then sees how it goes. Ids only: rows change meanwhile."""
    job = Job.objects.get(pk=task.enqueue(*ids).id)
    if owner is not None:
        job.owner_id = owner.pk
        job.save(update_fields=["owner"])
    return job
