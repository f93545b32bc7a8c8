"""What shops allow: their robots.txt, read once."""

from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import requests

_known: dict[str, RobotFileParser] = {}


def download_rules(address: str) -> list[str]:
    response = requests.get(address, timeout=5)
    return response.text.splitlines() if response.ok else []


def rules_of_shop(url: str) -> RobotFileParser:
    address = urljoin(url, "/robots.txt")
    if address not in _known:
        rules = RobotFileParser(address)
        rules.parse(download_rules(address))
        _known[address] = rules
    return _known[address]


def is_allowed(url: str) -> bool:
    return rules_of_shop(url).can_fetch("pricewatch", url)
