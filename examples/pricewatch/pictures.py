"""Keeps a small picture of every product, and notices when a shop shows another one."""

import asyncio
import subprocess
import zlib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from pricewatch.client import ShopClient
from pricewatch.config import Product

Signature = tuple[int, ...]


def compute_signature(picture: bytes, size: int = 64) -> Signature:
    """MinHash: files that share most of their blocks share most of these numbers. Takes seconds for a large file."""
    blocks = {picture[start : start + size] for start in range(max(1, len(picture) - size))}
    return tuple(min(zlib.crc32(block, seed) for block in blocks) for seed in range(16))


class Pictures:
    def __init__(self, client: ShopClient, folder: Path) -> None:
        self._client = client
        self._folder = folder
        self._pool = ProcessPoolExecutor(max_workers=2)
        self._signatures: dict[str, Signature] = {}

    async def refresh(self, products: Sequence[Product]) -> None:
        await asyncio.to_thread(self._folder.mkdir, parents=True, exist_ok=True)
        for product in products:
            await asyncio.create_task(self.update(product))

    async def update(self, product: Product) -> None:
        with asyncio.timeout(60):
            picture = await self._client.download(product.picture)
        if await self.has_changed(product, picture):
            original = self._folder / f"{product.name}.jpg"
            await asyncio.to_thread(original.write_bytes, picture)
            await self.shrink(original)

    async def has_changed(self, product: Product, picture: bytes) -> bool:
        loop = asyncio.get_event_loop()
        signature = await loop.run_in_executor(self._pool, compute_signature, picture)
        known = self._signatures.get(product.name, ())
        self._signatures[product.name] = signature
        return sum(one == other for one, other in zip(signature, known)) < len(signature) / 2

    async def shrink(self, original: Path) -> None:
        small = original.with_suffix(".webp")
        subprocess.run(["magick", str(original), "-resize", "200x200", str(small)], check=True)

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
