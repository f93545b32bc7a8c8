#: case fixtures of the module, of conftest and of pytest
#: file tests/conftest.py
import pytest
from app import Client

@pytest.fixture
def client():
    return Client()

@pytest.fixture(name="server")
async def make_server():
    yield 1
#: file tests/sub/test_client.py
import pytest

@pytest.fixture
async def session(client):
    return await client.open()

async def test_it(client, session, server, tmp_path, other):
    client.get()
#   ^^^^^^^^^^^^ type: coroutine of get → str
    session
#   ^^^^^^^ type: float
    server
#   ^^^^^^ type: int
    tmp_path
#   ^^^^^^^^ type: pathlib.Path
    other
#   ^^^^^ type: ?

@pytest.mark.parametrize("client", [1, 2])
def test_numbers(client):
    client
#   ^^^^^^ type: ?

def helper(client):
    client
#   ^^^^^^ type: ?

class TestAll:
    @pytest.fixture
    def client(self):
        return 3

    def test_it(self, client):
        client
#       ^^^^^^ type: int
#: file app.py
class Client:
    async def get(self) -> str: ...
    async def open(self) -> float: ...
