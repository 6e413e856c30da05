"""The site as a process of its own: what a browser talks to in these tests.

It always stands on SQLite, whatever the other tests run on: queries are proved there, and here the
database only has to be the site's own.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds until the site has to answer


def prepare(folder: Path, **servers: str) -> None:
    """Load the demonstration, stream one of its films, and collect the static files."""
    for command in (["migrate"], ["load_demo"], ["collectstatic", "--noinput"]):
        portal(folder, *command, "--verbosity", "0", **servers)
    run([sys.executable, "-m", "tests.browser.streamed"], environment_in(folder) | servers)
    portal(folder, "worker", "--once", **servers)


@contextmanager
def serving(folder: Path, **servers: str) -> Iterator[str]:
    """The address of one more process of the site that was prepared in a folder."""
    port = free_port()
    gunicorn = ["gunicorn", "portal.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "8"]
    with (folder / f"site-{port}.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *gunicorn],
            cwd=ROOT,
            env=environment_in(folder) | servers,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        wait_for(f"http://localhost:{port}/health/", process, Path(log.name))
        yield f"http://localhost:{port}"
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)


@contextmanager
def working(folder: Path) -> Iterator[None]:
    """A worker of the site while the block lasts."""
    with (folder / "worker.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "portal", "worker"],
            cwd=ROOT,
            env=environment_in(folder),
            stdout=log,
            stderr=log,
        )
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


def environment_in(folder: Path) -> dict[str, str]:
    """Ours, without the servers that the other tests may have been given."""
    servers = {"DATABASE_URL", "CACHE_URL", "AWS_S3_ENDPOINT_URL"}
    return {name: value for name, value in os.environ.items() if name not in servers} | {
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        "PORTAL_SCRATCH": str(folder),
    }


def portal(folder: Path, *command: str, **servers: str) -> None:
    """Run a command of the portal for the site in a folder."""
    run([sys.executable, "-m", "portal", *command], environment_in(folder) | servers)


def run(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Until something answers there, whatever it says."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text("utf-8")
        try:
            with urlopen(address, timeout=5):  # noqa: S310  # our own
                return
        except (URLError, TimeoutError) as error:  # a busy machine may take longer to read it
            if hasattr(error, "code"):
                return
            time.sleep(0.2)
    raise AssertionError(f"No answer in {PATIENCE} s: {log.read_text('utf-8')}")
