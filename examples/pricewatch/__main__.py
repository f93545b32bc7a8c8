"""`pricewatch [CONFIG]`: runs the service until `quit` is typed."""

import asyncio
import logging
import sys
from pathlib import Path

from pricewatch.alerts import Alerts
from pricewatch.client import ShopClient
from pricewatch.config import load_config
from pricewatch.console import Console
from pricewatch.storage import Store
from pricewatch.worker import Watcher


async def main(path: Path) -> None:
    config = await load_config(path)
    store = await Store.open(config.database)
    alerts = Alerts(config.webhook)
    try:
        async with ShopClient() as client:
            watcher = Watcher(config, client, store, alerts)
            await watcher.start()
            try:
                await Console(config, client, store).run()
            finally:
                await watcher.stop()
    finally:
        await alerts.close()
        await store.close()


def start() -> None:
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main(Path(sys.argv[1] if len(sys.argv) > 1 else "pricewatch.toml")))


if __name__ == "__main__":
    start()
