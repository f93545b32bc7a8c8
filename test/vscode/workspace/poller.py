"""Polls a sensor. What is wrong here is found by test/vscode/."""

import asyncio
import time


async def read_sensor() -> float:
    await asyncio.sleep(0.1)
    return 21.5


async def poll() -> None:
    while True:
        value = await read_sensor()
        print(value)
        time.sleep(5)


asyncio.run(poll())
