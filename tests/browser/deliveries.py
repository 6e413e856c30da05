"""The same site three times: its films sent by itself, by an S3 server and by nginx.

Each stands behind a line that a test can make weak, and so does the S3 server.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.browser.site import environment_in, portal, run, serving
from tests.browser.slow_line import Line
from tests.buckets import ADDRESS, REMOVE, s3_address
from tests.nginx import X_ACCEL_PATH, running_nginx


@dataclass(frozen=True)
class Delivery:
    """A site at ``url``, whose films come from ``origin`` and name ``server`` as their sender."""

    url: str
    origin: str
    server: str
    line: Line


@contextmanager
def by_itself(line: Line, folder: Path) -> Iterator[Delivery]:
    with serving(folder) as behind:
        url = over(line, behind)
        yield Delivery(url, url, "gunicorn", line)


@contextmanager
def by_nginx(line: Line, folder: Path, scratch: Path) -> Iterator[Delivery]:
    with (
        serving(folder, X_ACCEL_PATH=X_ACCEL_PATH) as behind,
        running_nginx(scratch, port_of(behind), folder / "private") as front,
    ):
        url = over(line, f"http://localhost:{front}")
        yield Delivery(url, url, "nginx", line)


@contextmanager
def by_s3(line: Line, site_folder: Path, scratch: Path) -> Iterator[Delivery]:
    """A site that moved from a folder to buckets. Readers reach the S3 server by another address
    than the site does, as behind a proxy.
    """
    address = s3_address()
    origin = f"http://127.0.0.1:{line.leads_to(port_of(address))}"
    servers = {ADDRESS: address, "AWS_S3_BROWSER_URL": origin}
    folder = shutil.copytree(site_folder, scratch / "site")
    portal(folder, "make_buckets", **servers)
    try:
        portal(folder, "copy_to_buckets", str(folder), **servers)
        shutil.rmtree(folder / "private")
        shutil.rmtree(folder / "public")
        with serving(folder, **servers) as behind:
            url = over(line, behind)
            portal(folder, "make_buckets", "--origin", url, **servers)
            yield Delivery(url, origin, "VERSITYGW", line)
    finally:
        run(REMOVE, environment_in(folder) | servers)


def over(line: Line, url: str) -> str:
    return f"http://localhost:{line.leads_to(port_of(url))}"


def port_of(url: str) -> int:
    return int(urlsplit(url).port or 80)
