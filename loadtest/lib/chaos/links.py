"""TCP links that can be cut and slowed down: a process of its own, driven by lines of JSON.

A cut link is a pulled cable: what was under way stays under way and arrives late, when the cable is back, also the end
of a connection. `replies` cuts only the way back: what was asked happens, and nobody hears of it. `reset` breaks all
connections and refuses new ones.
"""

import asyncio
import json
import random
import re
import subprocess
import sys
from collections import deque
from pathlib import Path

OPEN, CUT, REPLIES, RESET = "open", "cut", "replies", "reset"
END = b""


class Link:
    """A listening port that leads to another one. `rewrite` swaps ports in replies, {b"21001": b"22001"}, equally long."""

    def __init__(self, port, target, rewrite):
        self.port, self.target = port, target
        self.rewrite = {re.escape(b"$%d\r\n%s\r\n" % (len(old), old)): b"$%d\r\n%s\r\n" % (len(new), new)
                        for old, new in rewrite.items()}
        self.pattern = re.compile(b"|".join(self.rewrite)) if rewrite else None
        self.mode, self.delay_s = OPEN, 0.0
        self.ways = set()

    async def listen(self):
        loop = asyncio.get_running_loop()
        await loop.create_server(lambda: Caller(self), "127.0.0.1", self.port)

    def set(self, mode, delay_ms):
        self.mode, self.delay_s = mode, delay_ms / 1000
        for way in list(self.ways):
            if mode == RESET:
                way.abort()
            else:
                way.pump()

    def held(self, is_reply):
        return self.mode == CUT or (self.mode == REPLIES and is_reply)

    def swap(self, data):
        return self.pattern.sub(lambda found: self.rewrite[re.escape(found.group())], data)


class Way:
    """One direction of one connection: a queue of what is under way."""

    def __init__(self, link, is_reply):
        self.link, self.is_reply = link, is_reply
        self.queue = deque()
        self.sink, self.source = None, None
        self.timer = None
        self.rest = b""
        link.ways.add(self)

    def take(self, data):
        if self.is_reply and self.link.pattern and data != END:
            data, self.rest = self.whole(self.link.swap(self.rest + data))
            if not data:
                return
        # Each piece is late by a time of its own, but none overtakes another.
        delay = self.link.delay_s * random.uniform(0.5, 1.5) if self.link.delay_s else 0.0
        self.queue.append((asyncio.get_running_loop().time() + delay, data))
        self.pump()

    def whole(self, data):
        """Keeps back what may be the beginning of a port; a reply never ends there."""
        start = data.rfind(b"$")
        tail = data[start:] if start >= 0 else b""
        half = re.fullmatch(rb"\$(\d(\r(\n(\d{1,5}\r?)?)?)?)?", tail)
        return (data[:start], tail) if half else (data, b"")

    def pump(self):
        if self.timer:
            self.timer.cancel()
            self.timer = None
        loop = asyncio.get_running_loop()
        while self.queue and self.sink and not self.link.held(self.is_reply):
            due, data = self.queue[0]
            wait = due - loop.time()
            if wait > 0:
                self.timer = loop.call_later(wait, self.pump)
                return
            self.queue.popleft()
            if data == END:
                self.sink.close()
                self.link.ways.discard(self)
            else:
                self.sink.write(data)

    def abort(self):
        self.link.ways.discard(self)
        for side in (self.sink, self.source):
            if side:
                side.abort()


class Caller(asyncio.Protocol):
    """The side that connects; makes the other side."""

    def __init__(self, link):
        self.link = link

    def connection_made(self, transport):
        self.transport = transport
        self.there, self.back = Way(self.link, False), Way(self.link, True)
        self.there.source, self.back.sink = transport, transport
        if self.link.mode == RESET:
            transport.abort()
        else:
            asyncio.get_running_loop().create_task(self.connect())

    async def connect(self):
        # A call over a cut cable rings nowhere until the cable is back.
        while self.link.mode == CUT:
            await asyncio.sleep(0.02)
        try:
            loop = asyncio.get_running_loop()
            await loop.create_connection(lambda: Callee(self), "127.0.0.1", self.link.target)
        except OSError:
            self.back.abort()
            self.there.abort()

    def data_received(self, data):
        self.there.take(data)

    def connection_lost(self, _):
        self.there.take(END)


class Callee(asyncio.Protocol):
    def __init__(self, caller):
        self.caller = caller

    def connection_made(self, transport):
        self.caller.back.source, self.caller.there.sink = transport, transport
        self.caller.there.pump()

    def data_received(self, data):
        self.caller.back.take(data)

    def connection_lost(self, _):
        self.caller.back.take(END)


async def serve():
    links = {}
    reader = asyncio.StreamReader(limit=1 << 20)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        order = json.loads(line)
        if "listen" in order:
            rewrite = {str(old).encode(): str(new).encode() for old, new in order["rewrite"].items()}
            links[order["name"]] = Link(order["listen"], order["to"], rewrite)
            await links[order["name"]].listen()
        else:
            for name in order["names"]:
                links[name].set(order["mode"], order["delay_ms"])
        print("done", flush=True)


class Links:
    """The process, as the harness sees it."""

    def __init__(self, start):
        command = [sys.executable, str(Path(__file__).resolve())]
        self.process = start("links", command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def add(self, name, listen, to, rewrite=None):
        self.order({"name": name, "listen": listen, "to": to, "rewrite": rewrite or {}})

    def set(self, names, mode=OPEN, delay_ms=0):
        self.order({"names": list(names), "mode": mode, "delay_ms": delay_ms})

    def order(self, order):
        self.process.stdin.write((json.dumps(order) + "\n").encode())
        self.process.stdin.flush()
        if self.process.stdout.readline() != b"done\n":
            raise RuntimeError("the process of the links has ended; see links.log with --keep")


if __name__ == "__main__":
    asyncio.run(serve())
