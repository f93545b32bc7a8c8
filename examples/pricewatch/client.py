"""Fetches product pages and reads the prices out of them."""

import asyncio
import logging
import re
import time
from collections.abc import Sequence
from typing import Self

import aiohttp
import requests

from pricewatch.config import Product
from pricewatch.robots import is_allowed
from pricewatch.storage import Quote

log = logging.getLogger(__name__)

PRICE = re.compile(r'itemprop="price" content="(\d+(?:\.\d+)?)"')


class ShopClient:
    """One HTTP session for all shops, and never too many requests at once."""

    _session: aiohttp.ClientSession

    def __init__(self, timeout: float = 10, parallel: int = 8) -> None:
        self._timeout = timeout
        self._slots = asyncio.Semaphore(parallel)

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(headers={"User-Agent": "pricewatch/1.4"})
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self._session.close()

    async def download(self, url: str) -> bytes:
        async with self._slots, self._session.get(url) as response:
            response.raise_for_status()
            return await response.read()

    async def fetch_quote(self, product: Product) -> Quote:
        if not is_allowed(product.url):
            raise PermissionError(f"{product.url} must not be fetched")
        async with asyncio.timeout(self._timeout):
            page = await self.download(product.url)
        match = PRICE.search(page.decode(errors="replace"))
        if match is None:
            raise LookupError(f"no price on {product.url}")
        return Quote(product.name, float(match[1]), time.time())

    async def fetch_patiently(self, product: Product, attempts: int = 3) -> Quote:
        for attempt in range(attempts - 1):
            try:
                return await self.fetch_quote(product)
            except (aiohttp.ClientError, TimeoutError) as error:
                log.warning("%s: %s, trying again", product.name, error)
                time.sleep(2**attempt)
        return await self.fetch_quote(product)

    async def fetch_all(self, products: Sequence[Product]) -> list[Quote]:
        return await asyncio.gather([self.fetch_patiently(product) for product in products])

    async def fetch_rate(self, currency: str) -> float:
        response = requests.get(f"https://rates.example/EUR/{currency}", timeout=5)
        response.raise_for_status()
        return float(response.json()["rate"])
