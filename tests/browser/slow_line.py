"""A weak mobile line between the browser and its servers, for every port that is led over it.

It models loss above TCP: nothing is dropped, but a packet that would have been lost arrives one
retransmission time late, and with it all that follows on its connection, as TCP delivers in order.
Other connections go on meanwhile. What TCP does besides (slow start, a smaller window after a loss)
is not modelled.
"""

import asyncio
import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

PACKET_BYTES = 1460  # of an Ethernet frame, less the headers of IPv4 and TCP
RETRANSMISSION = 0.25  # seconds
HOST = "127.0.0.1"


@dataclass(frozen=True)
class Weather:
    """Bits a second that all connections share, and the part of packets that is lost."""

    bits_a_second: float = float("inf")
    loss: float = 0.0


FAIR = Weather()
WEAK = Weather(bits_a_second=400_000, loss=0.01)


class Line:
    """Downstream only: what a browser sends is small."""

    def __init__(self) -> None:
        self.weather = FAIR
        self.sent_bytes = 0
        self.free_at = 0.0  # the loop's time at which the last packet so far has left
        self.dice = random.Random(7)  # noqa: S311  # the same losses every time
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()

    def leads_to(self, port: int) -> int:
        """A port of this machine from which the line leads to another of its ports."""
        serve = asyncio.start_server(lambda r, w: self._connect(port, r, w), HOST, 0)
        server = asyncio.run_coroutine_threadsafe(serve, self.loop).result(10)
        return int(server.sockets[0].getsockname()[1])

    @contextmanager
    def in_weather(self, weather: Weather) -> Iterator[None]:
        self.weather, before = weather, self.weather
        yield
        self.weather = before

    def end(self) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)

    async def _connect(
        self, port: int, browser: asyncio.StreamReader, to_browser: asyncio.StreamWriter
    ) -> None:
        server, to_server = await asyncio.open_connection(HOST, port, limit=PACKET_BYTES)
        await asyncio.gather(self._carry(browser, to_server), self._bring(server, to_browser))

    async def _carry(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while sent := await source.read(PACKET_BYTES):
                target.write(sent)
                await target.drain()
        target.close()

    async def _bring(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while packet := await source.read(PACKET_BYTES):
                await self._travel(len(packet))
                target.write(packet)
                await target.drain()
        target.close()

    async def _travel(self, size: int) -> None:
        """Wait for this packet's turn on the line, and longer if it has to be sent again."""
        self.sent_bytes += size
        self.free_at = max(self.free_at, self.loop.time()) + size * 8 / self.weather.bits_a_second
        await asyncio.sleep(self.free_at - self.loop.time())
        if self.dice.random() < self.weather.loss:
            await asyncio.sleep(RETRANSMISSION)
