"""What is watched, and how often: pricewatch.toml."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Product:
    name: str
    url: str
    picture: str
    alert_below: float


@dataclass(frozen=True)
class Config:
    database: Path
    pictures: Path
    webhook: str
    interval: float
    workers: int
    products: tuple[Product, ...]


def parse_config(text: str) -> Config:
    values: dict[str, Any] = tomllib.loads(text)
    return Config(
        database=Path(values.get("database", "prices.db")),
        pictures=Path(values.get("pictures", "pictures")),
        webhook=values["webhook"],
        interval=float(values.get("interval", 300)),
        workers=int(values.get("workers", 4)),
        products=tuple(Product(**product) for product in values["product"]),
    )


async def load_config(path: Path) -> Config:
    with open(path, encoding="utf-8") as file:
        text = file.read()
    return parse_config(text)
