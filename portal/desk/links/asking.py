"""Asks another site whether a page is there: briefly, politely, and only in the public network."""

import ssl
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from socket import create_connection
from urllib.parse import quote, urljoin, urlsplit

from portal.desk.links.guard import NotPublic, public_address
from portal.desk.models import CheckedLink

Outcome = CheckedLink.Outcome
TIMEOUT = 10.0  # seconds, for each answer
MOST_REDIRECTS = 5
REDIRECTS = {301, 302, 303, 307, 308}
GONE = {404, 410}
# there is a page, but not for a visitor like this one
NOT_FOR_US = {401, 403, 405, 406, 429, 451, 999}
HEADERS = {
    "User-Agent": "MigrantEducationPortal link check",
    "Accept": "*/*",
    "Connection": "close",
}
DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Answer:
    outcome: Outcome
    status: int | None = None


def ask(address: str) -> Answer:
    """How an address of http or https answers, after its redirects. Raises nothing."""
    for _step in range(MOST_REDIRECTS + 1):
        try:
            status, location = _head_or_get(address)
        except NotPublic:
            return Answer(Outcome.PRIVATE)
        except (OSError, HTTPException, ValueError):
            return Answer(Outcome.SILENT)
        if status not in REDIRECTS or not location:
            return Answer(_judged(status), status if status >= 400 else None)
        address = urljoin(address, location)
    return Answer(Outcome.TROUBLE)


def _judged(status: int) -> Outcome:
    if status < 400 or status in NOT_FOR_US:
        return Outcome.GOOD
    return Outcome.GONE if status in GONE else Outcome.TROUBLE


def _head_or_get(address: str) -> tuple[int, str | None]:
    """Some sites answer HEAD wrongly: what seems broken is asked for once more as browsers do."""
    status, location = _request("HEAD", address)
    return (status, location) if status < 400 else _request("GET", address)


def _request(method: str, address: str) -> tuple[int, str | None]:
    parts = urlsplit(address)
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
        raise ValueError(address)
    host = parts.hostname.encode("idna").decode("ascii")
    connection = _connected(parts.scheme, host, parts.port or DEFAULT_PORTS[parts.scheme])
    try:
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
        query = quote(parts.query, safe="/?%:@!$&'()*+,;=~")
        connection.request(method, f"{path}?{query}" if query else path, headers=HEADERS)
        response = connection.getresponse()
        return response.status, response.headers.get("Location")
    finally:
        connection.close()


def _connected(scheme: str, host: str, port: int) -> HTTPConnection:
    """A connection to the very address that the guard has let pass."""
    connection = HTTPConnection(host, port, timeout=TIMEOUT)
    if port == DEFAULT_PORTS[scheme]:
        connection.default_port = port  # so that the Host header names none
    plain = create_connection((public_address(host, port), port), TIMEOUT)
    try:
        connection.sock = (
            ssl.create_default_context().wrap_socket(plain, server_hostname=host)
            if scheme == "https"
            else plain
        )
    except BaseException:
        plain.close()
        raise
    return connection
