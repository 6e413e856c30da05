"""Tasks for the tests of the queue; they have to be found by name, as all tasks are."""

from django_tasks import task

from portal.jobs.running import JobFailed, current_run

done: list[int] = []


@task(backend="jobs", queue_name="films")
def count(number: int) -> None:
    current_run().report(50)
    done.append(number)


@task(backend="jobs", queue_name="films")
def refuse(number: int) -> None:
    raise JobFailed("The film is longer than %(hours)s hours. Cut it into parts.", hours=number)


@task(backend="jobs", queue_name="films")
def stumble(number: int) -> None:
    raise ZeroDivisionError(number)
