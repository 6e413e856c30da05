"""The weak line is as weak as it says, or the tests that use it prove nothing."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.browser.slow_line import RETRANSMISSION, Line, Weather

SIZE = 100_000


class Answering(BaseHTTPRequestHandler):
    def do_GET(self) -> None:  # the name that the base class calls
        self.send_response(200)
        self.send_header("Content-Length", str(SIZE))
        self.end_headers()
        self.wfile.write(bytes(SIZE))

    def log_message(self, *_args: object) -> None:
        """Says nothing."""


@pytest.fixture
def line() -> Iterator[Line]:
    line = Line()
    yield line
    line.end()


@pytest.fixture
def port(line: Line) -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield line.leads_to(server.server_port)
        server.shutdown()


def seconds(port: int, _number: int = 0) -> float:
    began = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/")
    assert len(connection.getresponse().read()) == SIZE
    return time.perf_counter() - began


def test_in_fair_weather_it_is_hardly_there(line: Line, port: int) -> None:
    assert seconds(port) < 1


def test_all_connections_share_the_bits(line: Line, port: int) -> None:
    with line.in_weather(Weather(bits_a_second=800_000)):
        assert 1.0 <= seconds(port) < 1.6
        with ThreadPoolExecutor(2) as pool:
            assert 2.0 <= max(pool.map(partial(seconds, port), range(2))) < 3.2


def test_a_lost_packet_comes_late(line: Line, port: int) -> None:
    with line.in_weather(Weather(loss=0.1)):
        lost = seconds(port) / RETRANSMISSION
    assert 2 < lost < 20  # of about 70 packets
