"""Puts quotes from a CSV file (product, price, time) into the database: `backfill.py DATABASE CSV`."""

import asyncio
import csv
import sys
from pathlib import Path

from pricewatch.storage import Quote, Store


def read_quotes(path: str) -> list[Quote]:
    with open(path, newline="", encoding="utf-8") as file:
        return [Quote(product, float(price), float(seen_at)) for product, price, seen_at in csv.reader(file)]


async def backfill(database: Path, quotes: list[Quote]) -> None:
    store = await Store.open(database)
    for quote in quotes:
        await store.save(quote)
    await store.close()


if __name__ == "__main__":
    loop = asyncio.get_event_loop()
    loop.run_until_complete(backfill(Path(sys.argv[1]), read_quotes(sys.argv[2])))
    loop.close()
