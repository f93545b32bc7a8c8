"""Tells subscribers about prices that have fallen."""

import asyncio
import logging

import aiohttp

from pricewatch.storage import Quote

log = logging.getLogger(__name__)


class Alerts:
    """Posts to a webhook in the background; `close` waits for what is under way."""

    def __init__(self, webhook: str, attempts: int = 3) -> None:
        self._webhook = webhook
        self._attempts = attempts
        self._tasks: set[asyncio.Task[None]] = set()

    def announce(self, quote: Quote) -> None:
        task = asyncio.create_task(self.send(quote), name=f"alert {quote.product}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def send(self, quote: Quote) -> None:
        for attempt in range(self._attempts):
            try:
                async with asyncio.timeout(10):
                    await self.post({"product": quote.product, "price": quote.price})
                return
            except asyncio.CancelledError:
                log.info("alert for %s given up", quote.product)
                raise
            except (aiohttp.ClientError, TimeoutError) as error:
                log.warning("alert for %s: %s", quote.product, error)
                await asyncio.sleep(2**attempt)
        log.error("alert for %s never arrived", quote.product)

    async def post(self, message: dict[str, object]) -> None:
        async with aiohttp.ClientSession() as session, session.post(self._webhook, json=message) as response:
            response.raise_for_status()

    async def close(self) -> None:
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=30)
