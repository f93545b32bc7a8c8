"""Prints what is known of a product as CSV: `export.py DATABASE PRODUCT`."""

import asyncio
import csv
import sys
from pathlib import Path

from pricewatch.storage import Quote, Store


async def read_history(database: Path, product: str) -> list[Quote]:
    store = await Store.open(database)
    try:
        return await store.history(product, limit=1000)
    finally:
        await store.close()


def export(database: Path, product: str) -> None:
    rows = csv.writer(sys.stdout)
    for quote in await read_history(database, product):
        rows.writerow([quote.product, quote.price, quote.seen_at])


if __name__ == "__main__":
    export(Path(sys.argv[1]), sys.argv[2])
