#: case on fixtures of pytest and of its plugin
import pytest
import pytest_asyncio

@pytest.mark.asyncio
#^^^^^^^^^^^^^^^^^^^ asyncio-mark-on-fixture [error]: pytest 9 refuses this file: a fixture cannot be marked, and `@pytest.mark.asyncio` does nothing here
@pytest_asyncio.fixture
async def numbers():
    return [1, 2]

class TestNumbers:
    # Of the class.
    @pytest_asyncio.fixture(scope="class")
    @pytest.mark.asyncio(loop_scope="class")  # for the loop
#    ^^^^^^^^^^^^^^^^^^^ asyncio-mark-on-fixture
    async def own(self):
        return [1, 2]

    @pytest.fixture
    @pytest.mark.anyio
#    ^^^^^^^^^^^^^^^^^ asyncio-mark-on-fixture
    def plain(self):
        return [1, 2]

#: fix Drop the mark
import pytest
import pytest_asyncio

@pytest_asyncio.fixture
async def numbers():
    return [1, 2]

class TestNumbers:
    # Of the class.
    @pytest_asyncio.fixture(scope="class")
    # for the loop
    async def own(self):
        return [1, 2]

    @pytest.fixture
    def plain(self):
        return [1, 2]

#: case through other names
from pytest import fixture, mark
from pytest_asyncio import fixture as async_fixture

@mark.asyncio
#^^^^^^^^^^^^ asyncio-mark-on-fixture
@async_fixture
async def numbers():
    return [1, 2]

@fixture
@mark.asyncio(
#^^^^^^^^^^^^ asyncio-mark-on-fixture
    # of the session
    loop_scope="session",
)
async def more():
    return [1, 2]

#: case marked tests
import pytest

@pytest.mark.asyncio
async def test_numbers(numbers):
    assert numbers

@pytest.mark.asyncio
class TestNumbers:
    @pytest.fixture
    def numbers(self):
        return [1]

    async def test_numbers(self, numbers):
        assert numbers

#: case a fixture and other decorators
import functools
import pytest

@pytest.fixture
@functools.cache
def numbers():
    return [1]

@pytest.fixture(params=[pytest.param(1, marks=pytest.mark.asyncio)])
def marked(request):
    return request.param

#: case names of somebody else
from mine import fixture, mark

@mark.asyncio
@fixture
async def numbers():
    return [1]

#: case a test that it is refused
import pytest

def test_refused():
    with pytest.raises(pytest.fail.Exception):
        @pytest.mark.asyncio
        @pytest.fixture
        async def numbers():
            return [1]
