import time
import unittest
from unittest import mock

from pricewatch.alerts import Alerts
from pricewatch.storage import Quote

KETTLE = Quote("kettle", 29.90, seen_at=1.0)
TOASTER = Quote("toaster", 49.90, seen_at=2.0)


class AlertsTest(unittest.IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        self.alerts = Alerts("https://hooks.example/prices")

    async def test_close_waits_for_alerts(self) -> None:
        with mock.patch.object(self.alerts, "post", mock.AsyncMock()) as post:
            self.alerts.announce(KETTLE)
            await self.alerts.close()
        post.assert_awaited_once_with({"product": "kettle", "price": 29.90})

    async def test_slow_alerts_overlap(self) -> None:
        sent: list[object] = []

        async def post_slowly(message: dict[str, object]) -> None:
            time.sleep(0.2)
            sent.append(message["product"])

        with mock.patch.object(self.alerts, "post", post_slowly):
            self.alerts.announce(KETTLE)
            self.alerts.announce(TOASTER)
            await self.alerts.close()
        self.assertEqual(sent, ["kettle", "toaster"])
