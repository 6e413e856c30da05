"""The round through all links: once a day, and at once for what has been published."""

import time
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.contrib.contenttypes.models import ContentType
from django_tasks import task

from portal.desk.links.asking import Answer, ask
from portal.desk.links.keeping import note_all_links, note_links_of
from portal.desk.links.visiting import is_own, own_hosts, visit
from portal.desk.models import CheckedLink, LinkCheck
from portal.jobs.daily import daily
from portal.jobs.running import current_run

PAUSE = 1.0  # seconds between two questions to the same site
QUEUE = "links"


@daily
@task(queue_name=QUEUE, backend="jobs")
def check_all_links() -> None:
    """Find every link anew and ask each address once."""
    note_all_links()
    links = list(CheckedLink.objects.order_by("address"))
    check = LinkCheck.objects.create(links=len(links))
    check.has_failed = look_after(links)
    check.save()


@task(queue_name=QUEUE, backend="jobs")
def check_links_of(content_type_id: int, pk: int) -> None:
    """The links of one row alone. Nothing where it has been deleted meanwhile."""
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    row = model._default_manager.filter(pk=pk).first() if model is not None else None
    if row is not None:
        look_after(note_links_of(row))


def look_after(links: list[CheckedLink]) -> bool:
    """Ask each address once, and note the answers. True where no other site answered at all: then
    the fault is ours, and nothing is held against the others."""
    hosts = own_hosts()
    own = [link for link in links if is_own(link.address, hosts)]
    others = [link for link in links if not is_own(link.address, hosts)]
    _note(own, {address: visit(address) for address in _addresses(own)})
    answers = _asked(_addresses(others))
    offline = bool(answers) and all(
        answer.outcome == CheckedLink.Outcome.SILENT for answer in answers.values()
    )
    if not offline:
        _note(others, answers)
    return offline


def _asked(addresses: list[str]) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    asked_at: dict[str, float] = {}
    for number, address in enumerate(addresses):
        host = urlsplit(address).netloc
        time.sleep(max(0.0, asked_at.get(host, 0.0) + PAUSE - time.monotonic()))
        answers[address] = ask(address)
        asked_at[host] = time.monotonic()
        current_run().report(100 * number / len(addresses))
    return answers


def _addresses(links: Iterable[CheckedLink]) -> list[str]:
    return list(dict.fromkeys(link.address for link in links))


def _note(links: list[CheckedLink], answers: dict[str, Answer]) -> None:
    for link in links:
        answer = answers[link.address]
        link.note(answer.outcome, answer.status)
        link.save_outcome()
