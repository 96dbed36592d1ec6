"""localstripe on the loopback alone, on a free port that it prints, and without a file of its own in /tmp."""

import asyncio
import socket

from aiohttp import web
from localstripe import resources, server

resources.store.dump_to_disk = lambda: None


async def serve():
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    runner = web.AppRunner(server.app)
    await runner.setup()
    await web.SockSite(runner, listener).start()
    print(listener.getsockname()[1], flush=True)
    await asyncio.Event().wait()


asyncio.run(serve())
