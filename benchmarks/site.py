"""A site of its own for one measurement: a scratch folder, every command, the running server."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from benchmarks.visits import HOST, get

S3_ADDRESS = "AWS_S3_ENDPOINT_URL"
PATIENCE = 60  # seconds until the server has to answer


class Site:
    """A portal in a scratch folder. Every command runs in a process of its own.

    Its files are in folders, unless it is the one that ``in_buckets`` gives.
    """

    def __init__(self, scratch: Path, **servers: str) -> None:
        # the one place that makes the environment which portal.settings.testing reads
        given = {"PORTAL_SCRATCH": str(scratch), "PYTHONUNBUFFERED": "1"}
        ours = {name: value for name, value in os.environ.items() if name != S3_ADDRESS}
        settings = {"DJANGO_SETTINGS_MODULE": "portal.settings.testing"}
        self.scratch = scratch
        self.environment = settings | ours | given | servers

    @contextmanager
    def in_buckets(self, address: str) -> Iterator["Site"]:
        """The same site with its files on an S3 server, from which they are removed again."""
        site = Site(self.scratch, **{S3_ADDRESS: address})
        site.python("portal", "make_buckets")
        try:
            site.python("portal", "copy_to_buckets", str(self.scratch))
            yield site
        finally:
            site.python("tests.buckets")

    def python(self, module: str, *arguments: str) -> str:
        """Run a module to its end and return what it printed."""
        command = [sys.executable, "-m", module, *arguments]
        done = subprocess.run(
            command, env=self.environment, stdout=subprocess.PIPE, text=True, check=True
        )
        return done.stdout

    def timed(self, *arguments: str) -> float:
        """The seconds that a command of the portal takes."""
        began = time.perf_counter()
        self.python("portal", *arguments)
        return time.perf_counter() - began

    @contextmanager
    def served(self) -> Iterator[int]:
        """The site with its worker, as ``make run`` starts it; gives the port once it answers."""
        port = free_port()
        command = [sys.executable, "-m", "portal", "serve", "--port", str(port)]
        server = subprocess.Popen(command, env=self.environment, stdout=subprocess.DEVNULL)
        try:
            wait_for_answer(port, server)
            yield port
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=PATIENCE)


@contextmanager
def scratch_site() -> Iterator[Site]:
    with tempfile.TemporaryDirectory(prefix="portal-benchmark-") as folder:
        yield Site(Path(folder))


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        port: int = listener.getsockname()[1]
        return port


def wait_for_answer(port: int, server: subprocess.Popen[bytes]) -> None:
    """Return after the first 200. Raises RuntimeError when the server ends or stays silent."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up and server.poll() is None:
        try:
            if get(HTTPConnection(HOST, port), "/es/").status == 200:
                return
        except ConnectionError:
            time.sleep(0.02)
    raise RuntimeError("The site did not start; the lines above say why.")
