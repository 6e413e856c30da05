"""Links: what counts as one, how politely it is asked, and when it is broken."""

import socket
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from portal.desk.links import asking, checking
from portal.desk.links.asking import ask
from portal.desk.links.checking import QUEUE, check_all_links, look_after
from portal.desk.links.finding import addresses_in
from portal.desk.links.guard import NotPublic, public_address
from portal.desk.links.keeping import note_links_of
from portal.desk.models import CheckedLink, LinkCheck
from portal.jobs.daily import queue_daily_tasks
from portal.jobs.models import Job
from portal.jobs.running import Run, _current
from portal.operations.job_thread import do_due_jobs
from tests.factories import make_practice, make_video

Outcome = CheckedLink.Outcome


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (None, []),
        ("Nothing here.", []),
        ("See https://example.org/a.", ["https://example.org/a"]),
        ("(https://example.org/a?b=1&c=2), then", ["https://example.org/a?b=1&c=2"]),
        ("«http://example.org/ñ»", ["http://example.org/ñ"]),
        ("https://a.example https://a.example", ["https://a.example"]),
        ('<a href="https://example.org/?a=1&amp;b=2">x</a>', ["https://example.org/?a=1&b=2"]),
        ('<a href="/en/library/">x</a>', ["/en/library/"]),
        ("javascript:alert(1) ftp://example.org mailto:a@example.org", []),
    ],
)
def test_addresses_are_found_in_plain_and_rich_text(text, found) -> None:
    assert addresses_in(text) == found


@given(st.text(max_size=80))
def test_any_text_can_be_looked_through(text) -> None:
    assert all(
        found.startswith(("http", "HTTP", "/")) or "://" in found for found in addresses_in(text)
    )


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "0.0.0.0",  # noqa: S104  # asked for, not bound
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "100.64.0.1",
        "224.0.0.1",
    ],
)
def test_addresses_in_our_own_network_are_not_asked(host) -> None:
    with pytest.raises(NotPublic):
        public_address(host, 80)


def test_a_private_address_is_told_apart_without_a_request(web) -> None:
    assert ask(f"http://127.0.0.1:{web.port}/good").outcome == Outcome.PRIVATE
    assert web.seen == []


class Web(ThreadingHTTPServer):
    """Another site, on this machine: its path says how it answers."""

    seen: list[tuple[str, str]]

    @property
    def port(self) -> int:
        return self.server_address[1]

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}/{path}"


class Answering(BaseHTTPRequestHandler):
    server: Web

    def do_HEAD(self) -> None:  # named by http.server
        self.server.seen.append((self.command, self.path))
        status = {"/gone": 404, "/trouble": 500, "/forbidden": 403, "/get-only": 405}.get(
            self.path, 200
        )
        if self.path == "/get-only" and self.command == "GET":
            status = 200
        if self.path.startswith("/to/"):
            status = 302
        self.send_response(status)
        if status == 302:
            self.send_header("Location", self.path.removeprefix("/to/").replace("~", "/"))
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def web() -> Iterator[Web]:
    server = Web(("127.0.0.1", 0), Answering)
    server.seen = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def allowed(settings) -> None:
    settings.LINKS_MAY_VISIT = ["127.0.0.1"]


@pytest.mark.parametrize(
    ("path", "outcome", "status"),
    [
        ("good", Outcome.GOOD, None),
        ("gone", Outcome.GONE, 404),
        ("trouble", Outcome.TROUBLE, 500),
        ("forbidden", Outcome.GOOD, 403),
        ("get-only", Outcome.GOOD, None),
        ("to/~good", Outcome.GOOD, None),
        ("to/~gone", Outcome.GONE, 404),
        ("to/http:~~10.0.0.1~", Outcome.PRIVATE, None),
        ("to/file:~~~etc~passwd", Outcome.SILENT, None),
        ("to/~to/~to/~to/~to/~to/~to/~good", Outcome.TROUBLE, None),
    ],
)
@pytest.mark.usefixtures("allowed")
def test_another_site_is_judged_by_its_answer(web, path, outcome, status) -> None:
    answer = ask(web.url(path))
    assert (answer.outcome, answer.status) == (outcome, status)


@pytest.mark.usefixtures("allowed")
def test_a_site_without_an_answer_is_silent() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert ask(f"http://127.0.0.1:{port}/").outcome == Outcome.SILENT
    assert ask("http://name.invalid/").outcome == Outcome.SILENT
    assert ask("http://[::1").outcome == Outcome.SILENT


@pytest.fixture
def in_a_job(db, monkeypatch) -> Iterator[None]:
    """As the worker calls it, without the pause between two questions."""
    monkeypatch.setattr(checking, "PAUSE", 0.0)
    monkeypatch.setattr(asking, "TIMEOUT", 1.0)
    job = Job.objects.create(task="x", queue=QUEUE, state=Job.State.RUNNING)
    token = _current.set(Run(job))
    yield
    _current.reset(token)


def check(*texts: str) -> list[CheckedLink]:
    video = make_video(summary_en=" ".join(texts))
    look_after(note_links_of(video))
    return list(CheckedLink.objects.order_by("pk"))


@pytest.mark.usefixtures("allowed", "in_a_job")
def test_another_site_may_be_away_for_a_day(web) -> None:
    start = timezone.now()
    video = make_video(summary_en=f"{web.url('gone')} {web.url('good')}")
    broken = []
    for hours in (0, 24, 49):
        with time_machine.travel(start + timedelta(hours=hours), tick=False):
            look_after(note_links_of(video))
            broken.append([link.address for link in CheckedLink.objects.broken()])
    assert broken == [[], [], [web.url("gone")]]


@pytest.mark.usefixtures("allowed", "in_a_job")
def test_a_link_that_works_again_is_forgiven(web) -> None:
    [link] = check(web.url("gone"))
    assert link.failures == 1
    link.note(Outcome.GOOD, None)
    assert (link.failures, link.failing_since) == (0, None)


@pytest.mark.usefixtures("in_a_job")
def test_nobody_is_blamed_where_nothing_can_be_reached() -> None:
    video = make_video(summary_en="https://a.invalid/ https://b.invalid/")
    assert look_after(note_links_of(video)) is True
    assert set(CheckedLink.objects.values_list("outcome", "failures")) == {("", 0)}


@pytest.mark.usefixtures("in_a_job")
def test_an_address_of_ours_is_visited_as_a_reader_would() -> None:
    shown, draft = make_video(), make_video(live=False)
    good = f"http://localhost:8000{shown.url_in('es')}"
    away = f"http://localhost:8000{draft.url_in('en')}"
    found = {link.address: link.outcome for link in check(good, away)}
    assert found == {good: Outcome.GOOD, away: Outcome.NOT_HERE}
    assert [link.address for link in CheckedLink.objects.broken()] == [away]


@pytest.mark.django_db
def test_links_are_named_by_field_and_language() -> None:
    practice = make_practice(
        problem_es="Vea https://a.example/",
        steps=[("https://b.example/", None)],
    )
    note_links_of(practice)
    rows = CheckedLink.objects.values_list("field", "language", "address")
    assert set(rows) == {
        ("problem", "es", "https://a.example/"),
        ("steps", "en", "https://b.example/"),
    }
    practice.problem_es = "Ya no."
    note_links_of(practice)
    assert [link.field for link in CheckedLink.objects.all()] == ["steps"]


@pytest.mark.django_db
@pytest.mark.usefixtures("allowed")
def test_publishing_has_the_links_looked_at(
    web, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    monkeypatch.setattr(checking, "PAUSE", 0.0)
    video = make_video(summary_en=web.url("gone"))
    with django_capture_on_commit_callbacks(execute=True):
        video.save_revision().publish()
    assert Job.objects.filter(queue=QUEUE, state=Job.State.WAITING).count() == 1
    do_due_jobs()
    assert CheckedLink.objects.get().outcome == Outcome.GONE
    with django_capture_on_commit_callbacks(execute=True):
        video.unpublish()
    assert not CheckedLink.objects.exists()


@pytest.mark.django_db
def test_a_text_without_links_queues_nothing() -> None:
    make_video().save_revision().publish()
    assert not Job.objects.filter(queue=QUEUE).exists()


@pytest.mark.django_db
def test_the_round_is_made_once_a_day() -> None:
    now = timezone.now()
    for hours, jobs in ((0, 1), (1, 1), (23, 1), (25, 2)):
        with time_machine.travel(now + timedelta(hours=hours), tick=False):
            queue_daily_tasks()
            names = Job.objects.values_list("task", flat=True)
            assert list(names).count(check_all_links.module_path) == jobs


@pytest.mark.usefixtures("in_a_job")
def test_the_round_tells_how_it_went() -> None:
    make_video(summary_en="https://a.invalid/")
    make_video(live=False, summary_en="https://draft.invalid/")
    check_all_links.call()
    round_made = LinkCheck.objects.get()
    assert (round_made.links, round_made.has_failed) == (1, True)
