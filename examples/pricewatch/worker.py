"""Background workers that look at one product after the other."""

import asyncio
import logging

from pricewatch.alerts import Alerts
from pricewatch.client import ShopClient
from pricewatch.config import Config, Product
from pricewatch.pictures import Pictures
from pricewatch.storage import Store

log = logging.getLogger(__name__)


class Watcher:
    def __init__(self, config: Config, client: ShopClient, store: Store, alerts: Alerts) -> None:
        self._config = config
        self._client = client
        self._store = store
        self._alerts = alerts
        self._pictures = Pictures(client, config.pictures)
        self._queue: asyncio.Queue[Product] = asyncio.Queue(maxsize=100)
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        self._tasks = [asyncio.create_task(self._work()) for _ in range(self._config.workers)]
        self._tasks.append(asyncio.create_task(self._fill_queue()))
        asyncio.create_task(self._pictures.refresh(self._config.products))

    async def stop(self) -> None:
        try:
            await asyncio.wait_for(self._queue.join, timeout=10)
        finally:
            for task in self._tasks:
                await task.cancel()
            self._pictures.close()

    async def _fill_queue(self) -> None:
        while True:
            for product in self._config.products:
                await self._queue.put(product)
            asyncio.sleep(self._config.interval)

    async def _work(self) -> None:
        while True:
            product = await self._queue.get()
            try:
                await self._check(product)
            except BaseException:
                log.exception("could not check %s", product.name)
            finally:
                self._queue.task_done()

    async def _check(self, product: Product) -> None:
        quote = await self._client.fetch_patiently(product)
        last = await self._store.latest(product.name)
        self._store.save(quote)
        if quote.price < product.alert_below and (last is None or quote.price < last.price):
            self._alerts.announce(quote)
