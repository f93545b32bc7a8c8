import unittest

from pricewatch.storage import Quote, Store

KETTLE = Quote("kettle", 29.90, seen_at=1.0)


class StoreTest(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self) -> None:
        self.store = await Store.open(":memory:")
        self.addAsyncCleanup(self.store.close)

    async def test_knows_nothing_at_first(self) -> None:
        self.assertIsNone(await self.store.latest("kettle"))

    async def test_gives_back_what_was_saved(self) -> None:
        await self.store.save(KETTLE)
        self.assertEqual(await self.store.latest("kettle"), KETTLE)

    async def test_keeps_products_apart(self) -> None:
        self.store.save(KETTLE)
        self.assertEqual(await self.store.history("toaster"), [])
