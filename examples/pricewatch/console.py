"""A prompt for whoever runs the service: `history NAME`, `prices [CURRENCY]`, `quit`."""

import asyncio

from pricewatch.client import ShopClient
from pricewatch.config import Config
from pricewatch.storage import Store


class Console:
    def __init__(self, config: Config, client: ShopClient, store: Store) -> None:
        self._config = config
        self._client = client
        self._store = store

    async def run(self) -> None:
        while True:
            command, _, argument = input("pricewatch> ").strip().partition(" ")
            match command:
                case "quit":
                    return
                case "history":
                    await self.show_history(argument)
                case "prices":
                    await self.show_prices(argument or "EUR")
                case _:
                    print("history NAME, prices [CURRENCY] or quit")

    async def show_history(self, product: str) -> None:
        if not self._store.latest(product):
            print(f"{product} is not known")
            return
        for quote in asyncio.run(self._store.history(product)):
            print(f"{quote.seen_at:.0f}  {quote.price:9.2f}")

    async def show_prices(self, currency: str) -> None:
        rate = 1.0 if currency == "EUR" else await self._client.fetch_rate(currency)
        for quote in await self._client.fetch_all(self._config.products):
            print(f"{quote.product:<24}  {quote.price * rate:9.2f} {currency}")
