"""Measures the media view: how soon a film begins at a moment asked for, and how fast it flows."""

import random
import time
from http.client import HTTPConnection

from benchmarks.figures import FilmFigures, Times
from benchmarks.visits import HOST, visit

JUMPS = 100
WHOLE = 30
PIECE = 64 * 1024  # bytes that are asked for at each jump


def measure_film(port: int, address: str) -> FilmFigures:
    size = size_of(port, address)
    dice = random.Random(3)  # noqa: S311  # the same jumps every time
    first_bytes = [
        jump(port, address, dice.randrange(max(1, size - PIECE))) for _turn in range(JUMPS)
    ]
    began = time.perf_counter()
    read = sum(len(visit(port, address).body) for _turn in range(WHOLE))
    rate = read / 1_000_000 / (time.perf_counter() - began)
    return FilmFigures(size, Times.of(first_bytes), rate)


def size_of(port: int, address: str) -> int:
    connection = HTTPConnection(HOST, port)
    connection.request("HEAD", address)
    size = int(connection.getresponse().headers["Content-Length"])
    connection.close()
    return size


def jump(port: int, address: str, start: int) -> float:
    """Seconds to the first byte of a range, on a connection of its own."""
    asked = {"Range": f"bytes={start}-{start + PIECE - 1}"}
    return visit(port, address, status=206, **asked).first_byte
