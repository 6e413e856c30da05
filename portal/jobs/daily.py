"""Tasks that are done once a day, without anybody asking for them."""

from datetime import timedelta

from django.utils import timezone
from django_tasks.base import Task

from portal.jobs.models import Job

DAY = timedelta(hours=24)
_tasks: list[Task] = []


def daily(task: Task) -> Task:
    """Marks a task without arguments, above its ``@task``."""
    _tasks.append(task)
    return task


def queue_daily_tasks() -> None:
    """Queue those that have not been queued for a day; the queue itself remembers when."""
    since = timezone.now() - DAY
    lately = set(Job.objects.filter(queued_at__gt=since).values_list("task", flat=True))
    for task in _tasks:
        if task.module_path not in lately:
            task.enqueue()
