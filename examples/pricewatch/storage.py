"""Keeps quotes in SQLite, which does its work in threads."""

import asyncio
import sqlite3
import threading
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Self

SCHEMA = "CREATE TABLE IF NOT EXISTS quote (product TEXT, price REAL, seen_at REAL)"


@dataclass(frozen=True)
class Quote:
    product: str
    price: float
    seen_at: float


class Store:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()

    @classmethod
    async def open(cls, path: Path | str) -> Self:
        connection = await asyncio.to_thread(sqlite3.connect, path, check_same_thread=False)
        await asyncio.to_thread(connection.execute, SCHEMA)
        return cls(connection)

    async def close(self) -> None:
        await asyncio.to_thread(self._connection.close)

    async def save(self, quote: Quote) -> None:
        with self._lock:
            await asyncio.to_thread(self._insert, quote)

    async def history(self, product: str, limit: int = 20) -> list[Quote]:
        return await asyncio.to_thread(self._select, product, limit)

    async def latest(self, product: str) -> Quote | None:
        quotes = await self.history(product, limit=1)
        return quotes[0] if quotes else None

    def _insert(self, quote: Quote) -> None:
        with self._connection:
            self._connection.execute("INSERT INTO quote VALUES (?, ?, ?)", astuple(quote))

    def _select(self, product: str, limit: int) -> list[Quote]:
        rows = self._connection.execute(
            "SELECT product, price, seen_at FROM quote WHERE product = ? ORDER BY seen_at DESC LIMIT ?",
            (product, limit),
        )
        return [Quote(*row) for row in rows]
