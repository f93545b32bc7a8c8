#: case in strict mode
#: config {"pytest": {"mode": "strict", "plugins": ["pytest-asyncio"]}, "isTest": true}
#: file test_numbers.py
import pytest

@pytest.fixture
#^^^^^^^^^^^^^^ async-fixture-unhandled [error]: Tests get a coroutine from `numbers`, not its result: nothing awaits this fixture
async def numbers():
    return [1, 2]

@pytest.fixture(scope="module")
#^^^^^^^^^^^^^^ async-fixture-unhandled: Tests get an async generator from `opened`, not what it yields: nothing runs this fixture
async def opened():
    yield [1, 2]

#: fix Use `@pytest_asyncio.fixture`
import pytest
import pytest_asyncio

@pytest_asyncio.fixture
async def numbers():
    return [1, 2]

@pytest_asyncio.fixture(scope="module")
async def opened():
    yield [1, 2]

#: case the mode by default, seen from marks
#: config {"pytest": {"plugins": []}, "isTest": true}
#: file tests/conftest.py
import pytest_asyncio

@pytest_asyncio.fixture
async def one():
    return 1

#: file tests/test_numbers.py
from pytest import fixture

class TestNumbers:
    @fixture
#    ^^^^^^^ async-fixture-unhandled
    async def numbers(self):
        return [1, 2]

#: fix Use `@pytest_asyncio.fixture`
import pytest_asyncio
from pytest import fixture

class TestNumbers:
    @pytest_asyncio.fixture
    async def numbers(self):
        return [1, 2]

#: case fixtures of the plugin, and plain ones
#: config {"pytest": {"mode": "strict", "plugins": ["pytest-asyncio"]}, "isTest": true}
import pytest
import pytest_asyncio
from pytest_asyncio import fixture

@pytest_asyncio.fixture
async def numbers():
    return [1, 2]

@fixture(scope="session")
async def more():
    yield [1, 2]

@pytest.fixture
def plain():
    return [1, 2]

async def helper():
    return [1, 2]

#: case auto mode
#: config {"pytest": {"mode": "auto", "plugins": ["pytest-asyncio"]}, "isTest": true}
import pytest

@pytest.fixture
async def numbers():
    return [1, 2]

#: case legacy mode
#: config {"pytest": {"mode": "legacy", "plugins": ["pytest-asyncio"]}, "isTest": true}
import pytest

@pytest.fixture
async def numbers():
    return [1, 2]

#: case anyio awaits it for its tests
#: config {"pytest": {"plugins": ["pytest-asyncio"]}, "isTest": true}
import pytest

@pytest.fixture
async def numbers():
    return [1, 2]

@pytest.mark.anyio
async def test_numbers(numbers):
    assert numbers

#: case nothing says what runs tests
#: config {"pytest": {"plugins": []}, "isTest": true}
import pytest

@pytest.fixture
async def numbers():
    return [1, 2]

#: case the test awaits it
#: config {"pytest": {"plugins": ["pytest-asyncio"]}, "isTest": true}
import pytest

@pytest.fixture
async def numbers():
    return [1, 2]

@pytest.fixture
async def stream():
    yield 1

@pytest.mark.asyncio
async def test_numbers(numbers, stream):
    assert await numbers
    async for number in stream:
        print(number)

#: case another decorator awaits it
#: config {"pytest": {"plugins": ["pytest-asyncio"]}, "isTest": true}
import pytest
from mine import in_loop

@pytest.fixture
@in_loop
async def numbers():
    return [1, 2]
