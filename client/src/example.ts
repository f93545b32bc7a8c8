/** A small program with mistakes in it, for the walkthrough. */

export const example = `"""A program with mistakes that Asyncio Lens finds. Hover over them, and fix them with the light bulb."""

import asyncio
import time


async def save(text: str) -> None:
    time.sleep(0.1)
    print(f"saved {text}")


async def main() -> None:
    save("first")
    asyncio.create_task(save("second"))
    try:
        await save("third")
    except asyncio.CancelledError:
        print("cancelled")


if __name__ == "__main__":
    asyncio.run(main())
`;
