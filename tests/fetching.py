"""Files as a reader's browser gets them, whoever sends them: the site itself or an S3 server."""

from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlsplit

from django.test import Client


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def fetched(path: str, method: str = "GET", client: Client | None = None, **headers: str) -> Answer:
    """The file at a path of the site, for nobody in particular where no client is given."""
    response = (client or Client()).generic(method, path, headers=named(headers))
    if response.status_code == 302:
        return ask(response["Location"], method, **headers)
    return Answer(response.status_code, dict(response.items()), response.getvalue())


def ask(url: str, method: str = "GET", **headers: str) -> Answer:
    """As a browser: the same request again where the answer is another address."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=10)
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    connection.request(method, target, headers=named(headers))
    response = connection.getresponse()
    answer = Answer(response.status, dict(response.headers), response.read())
    connection.close()
    if answer.status == 302:
        return ask(answer.headers["Location"], method, **headers)
    return answer


def named(headers: dict[str, str]) -> dict[str, str]:
    """``if_none_match`` as headers are written."""
    return {name.replace("_", "-"): value for name, value in headers.items()}
