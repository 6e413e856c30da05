"""One command runs the site and its worker, and ends both."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

PATIENCE = 60  # seconds; a busy machine starts slowly


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def serve(tmp_path: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The command over a scratch folder, with an empty database."""
    env = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {
        "PORTAL_SCRATCH": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "portal.settings.testing",
    }
    portal = [sys.executable, "-m", "portal"]
    subprocess.run([*portal, "migrate", "--verbosity", "0"], env=env, check=True)
    process = subprocess.Popen([*portal, "serve", "--port", str(port)], env=env)
    yield process
    process.kill()
    process.wait()


def health(port: int) -> dict[str, dict[str, object]] | None:
    try:
        with urlopen(f"http://127.0.0.1:{port}/health/") as response:  # our own
            return json.load(response)
    except HTTPError as answer:
        return json.load(answer)
    except URLError:
        return None


def wait_until(true: object) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.2)


def test_it_serves_readers_works_beside_and_ends_both_when_told(serve, port) -> None:
    wait_until(lambda: (health(port) or {}).get("ok"))
    serve.send_signal(signal.SIGTERM)
    assert serve.wait(timeout=PATIENCE) == 0
    assert health(port) is None
