"""A real nginx with the configuration that docs/nginx.conf recommends, on ports of its own."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser.site import free_port, wait_for

RECOMMENDED = Path(__file__).parents[1] / "docs" / "nginx.conf"
X_ACCEL_PATH = "/private-files/"
AROUND_IT = """
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {site}
}}
"""


@contextmanager
def running_nginx(folder: Path, upstream: int, private: Path) -> Iterator[int]:
    """Its port, before a site on the port ``upstream`` whose private files are in ``private``."""
    port = free_port()
    (folder / "nginx.conf").write_text(configuration(folder, port, upstream, private))
    command = [program(), "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    log = folder / "error.log"
    with (folder / "start.log").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)
    try:
        wait_for(
            f"http://127.0.0.1:{port}/", process, log if log.exists() else folder / "start.log"
        )
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def configuration(folder: Path, port: int, upstream: int, private: Path) -> str:
    site = RECOMMENDED.read_text("utf-8")
    for written, here in (
        ("127.0.0.1:8080", f"127.0.0.1:{port}"),
        ("127.0.0.1:8000", f"127.0.0.1:{upstream}"),
        ("/srv/portal/media/private/", f"{private}/"),
    ):
        assert written in site
        site = site.replace(written, here)
    # files of tests can only be read by the one who runs them
    return AROUND_IT.format(user="user root;" if os.getuid() == 0 else "", folder=folder, site=site)


def program() -> str:
    path = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if path is None and os.environ.get("CI"):
        pytest.fail("nginx is not installed")
    if path is None:
        pytest.skip("nginx is not installed")
    return path
