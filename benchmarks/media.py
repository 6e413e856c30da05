"""Measures how soon a film begins at a moment asked for, by the media view and from S3, and how
fast it flows.
"""

import random
import time
from http.client import HTTPConnection
from urllib.parse import urlsplit

from benchmarks.figures import FilmFigures, Times
from benchmarks.visits import HOST, get, redirect, visit

JUMPS = 100
WHOLE = 30
PIECE = 64 * 1024  # bytes that are asked for at each jump


def measure_film(port: int, address: str) -> FilmFigures:
    size = size_of(port, address)
    dice = random.Random(3)  # noqa: S311  # the same jumps every time
    first_bytes = [jump(port, address, dice.randrange(places(size))) for _turn in range(JUMPS)]
    began = time.perf_counter()
    read = sum(len(visit(port, address).body) for _turn in range(WHOLE))
    rate = read / 1_000_000 / (time.perf_counter() - began)
    return FilmFigures(size, Times.of(first_bytes), rate)


def measure_s3(port: int, address: str, size: int) -> Times:
    """As a player that has been here: the connections to the site and to S3 are there already."""
    dice = random.Random(3)  # noqa: S311  # the same jumps every time
    site, films = HTTPConnection(HOST, port), HTTPConnection(server_of(port, address))
    jumps = [
        signed_jump(site, films, address, dice.randrange(places(size))) for _turn in range(JUMPS)
    ]
    site.close()
    films.close()
    return Times.of(jumps)


def server_of(port: int, address: str) -> str:
    connection = HTTPConnection(HOST, port)
    where, _seconds = redirect(connection, address)
    connection.close()
    return urlsplit(where).netloc


def signed_jump(site: HTTPConnection, films: HTTPConnection, address: str, start: int) -> float:
    """Seconds to the first byte of a range: the site's redirect, and what S3 takes after it."""
    where, seconds = redirect(site, address)
    parts = urlsplit(where)
    answer = get(films, f"{parts.path}?{parts.query}", **piece(start))
    if answer.status != 206:
        raise RuntimeError(f"S3 answered {answer.status} instead of 206.")
    return seconds + answer.first_byte


def places(size: int) -> int:
    """Where in a film a piece can begin."""
    return max(1, size - PIECE)


def piece(start: int) -> dict[str, str]:
    return {"Range": f"bytes={start}-{start + PIECE - 1}"}


def size_of(port: int, address: str) -> int:
    connection = HTTPConnection(HOST, port)
    connection.request("HEAD", address)
    size = int(connection.getresponse().headers["Content-Length"])
    connection.close()
    return size


def jump(port: int, address: str, start: int) -> float:
    """Seconds to the first byte of a range, on a connection of its own."""
    return visit(port, address, status=206, **piece(start)).first_byte
