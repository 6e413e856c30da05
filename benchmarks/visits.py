"""Visits to a site on this machine, with the standard library: nothing of the site is imported."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Answer:
    """A response that was read to its end, with the seconds to its first byte and to its last."""

    status: int
    body: bytes
    first_byte: float
    seconds: float


def get(connection: HTTPConnection, address: str, **headers: str) -> Answer:
    began = time.perf_counter()
    connection.request("GET", address, headers=headers)
    response = connection.getresponse()
    first = response.read(1)
    first_byte = time.perf_counter() - began
    body = first + response.read()
    return Answer(response.status, body, first_byte, time.perf_counter() - began)


def redirect(connection: HTTPConnection, address: str) -> tuple[str, float]:
    """Where an address leads to, and the seconds until that is known."""
    began = time.perf_counter()
    connection.request("GET", address)
    response = connection.getresponse()
    response.read()
    if response.status != 302:
        raise RuntimeError(f"{address} answered {response.status} instead of 302.")
    return response.headers["Location"], time.perf_counter() - began


def visit(port: int, address: str, status: int = 200, **headers: str) -> Answer:
    """One request on a connection of its own. Raises RuntimeError for any other status."""
    connection = HTTPConnection(HOST, port, timeout=60)
    try:
        answer = get(connection, address, **headers)
    finally:
        connection.close()
    if answer.status != status:
        raise RuntimeError(f"{address} answered {answer.status} instead of {status}.")
    return answer


def rate(call: Callable[[], object], clients: int, each: int) -> float:
    """Calls a second while so many clients call at the same time, ``each`` times one by one."""

    def client(_number: int) -> None:
        for _turn in range(each):
            call()

    began = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        list(pool.map(client, range(clients)))
    return clients * each / (time.perf_counter() - began)
