#: case a plain TestCase
import unittest
from unittest import TestCase

class FetchTest(unittest.TestCase):
    async def test_fetch(self):
#             ^^^^^^^^^^ async-test-not-run [error]: `test_fetch` passes without running: `TestCase` does not await it
        self.assertEqual(1, 2)

    def test_other(self):
        pass

class OtherTest(TestCase):
    async def test_more(self):
#             ^^^^^^^^^ async-test-not-run
        pass

#: fix Use `IsolatedAsyncioTestCase`
import unittest
from unittest import TestCase

class FetchTest(unittest.IsolatedAsyncioTestCase):
    async def test_fetch(self):
        self.assertEqual(1, 2)

    def test_other(self):
        pass

class OtherTest(unittest.IsolatedAsyncioTestCase):
    async def test_more(self):
        pass

#: case a TestCase that runs a loop of its own
import asyncio
import unittest
from unittest.mock import patch

class FetchTest(unittest.TestCase):
    def setUp(self):
        self.loop = asyncio.new_event_loop()

    @patch("fetch.now")
    async def test_fetch(self, now):
#             ^^^^^^^^^^ async-test-not-run
        self.assertEqual(1, 2)

#: case a base of the project
#: file base.py
import unittest

class Base(unittest.TestCase):
    def setUp(self):
        self.numbers = [1]

#: file test_fetch.py
from base import Base

class FetchTest(Base):
    async def test_fetch(self):
#             ^^^^^^^^^^ async-test-not-run
        assert self.numbers == []

#: case an IsolatedAsyncioTestCase
import unittest

class FetchTest(unittest.IsolatedAsyncioTestCase):
    async def test_fetch(self):
        self.assertEqual(1, 2)

class Mixin(unittest.TestCase):
    async def test_mixed(self):
        pass

class MixedTest(Mixin, unittest.IsolatedAsyncioTestCase):
    pass

#: case bases that are not known or await their tests
import functools
import unittest
import aiounittest
from django.test import TestCase
from tornado.testing import AsyncTestCase

class DjangoTest(TestCase):
    async def test_fetch(self):
        pass

class TornadoTest(AsyncTestCase):
    async def test_fetch(self):
        pass

class AioTest(aiounittest.AsyncTestCase):
    async def test_fetch(self):
        pass

class Awaiting(unittest.TestCase):
    def _callTestMethod(self, method):
        run(method())

class AwaitingTest(Awaiting):
    async def test_fetch(self):
        pass

class WrappedTest(unittest.TestCase):
    @run_in_loop
    async def test_fetch(self):
        pass

    async def fetch(self):
        pass

class MetaTest(unittest.TestCase, metaclass=Running):
    async def test_fetch(self):
        pass

@all_async
class DecoratedTest(unittest.TestCase):
    async def test_fetch(self):
        pass

#: case a class inside a test of tests
import unittest

class RunnerTest(unittest.TestCase):
    def test_runner(self):
        class Inner(unittest.TestCase):
            async def test_one(self):
                pass
        Inner("test_one").run()

#: case unmarked beside marked
#: config {"pytest": {"plugins": []}, "isTest": true}
#: file test_fetch.py
import pytest

@pytest.mark.asyncio
async def test_one():
    assert True

async def test_two():
#         ^^^^^^^^ async-test-not-run [error]: pytest does not run `test_two`: `@pytest.mark.asyncio` is missing
    assert False

@pytest.mark.parametrize("number", [1, 2])
async def test_three(number):
#         ^^^^^^^^^^ async-test-not-run
    assert False

class TestFetch:
    async def test_four(self):
#             ^^^^^^^^^ async-test-not-run
        assert False

#: fix Add `@pytest.mark.asyncio`
import pytest

@pytest.mark.asyncio
async def test_one():
    assert True

@pytest.mark.asyncio
async def test_two():
    assert False

@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.asyncio
async def test_three(number):
    assert False

class TestFetch:
    @pytest.mark.asyncio
    async def test_four(self):
        assert False

#: case the plugin is installed and in its strict mode
#: config {"pytest": {"mode": "strict", "plugins": ["pytest-asyncio"]}, "isTest": true}
#: file tests/test_fetch.py
async def test_two():
#         ^^^^^^^^ async-test-not-run
    assert False

#: fix Add `@pytest.mark.asyncio`
import pytest

@pytest.mark.asyncio
async def test_two():
    assert False

#: case marked for anyio
#: config {"pytest": {"plugins": []}, "isTest": true}
#: file test_fetch.py
import pytest

@pytest.mark.anyio
async def test_one():
    assert True

async def test_two():
#         ^^^^^^^^ async-test-not-run: pytest does not run `test_two`: `@pytest.mark.anyio` is missing
    assert False

async def test_client(client):
    assert client

#: case every async test is taken
#: config {"pytest": {"mode": "auto", "plugins": ["pytest-asyncio"]}, "isTest": true}
#: file test_fetch.py
import pytest

@pytest.mark.asyncio
async def test_one():
    assert True

async def test_two():
    assert False

#: case a plugin with ways of its own
#: config {"pytest": {"plugins": ["pytest-asyncio", "pytest-aiohttp"]}, "isTest": true}
#: file test_fetch.py
async def test_two(aiohttp_client):
    assert False

#: case nothing says what runs tests
#: config {"pytest": {"plugins": []}, "isTest": true}
#: file test_fetch.py
async def test_two():
    assert False

#: case no project
#: config {"isTest": true}
#: file test_fetch.py
import pytest

@pytest.mark.asyncio
async def test_one():
    assert True

async def test_two():
    assert False

#: case a mark on the module, the class or the package
#: config {"pytest": {"plugins": ["pytest-asyncio"]}, "isTest": true}
#: file tests/a/__init__.py
import pytest

pytestmark = pytest.mark.asyncio

#: file tests/a/test_in_package.py
async def test_one():
    assert False

#: file tests/b/test_in_module.py
import pytest

pytestmark = [pytest.mark.asyncio]

async def test_one():
    assert False

#: file tests/b/test_in_class.py
import pytest

@pytest.mark.asyncio
class TestOne:
    async def test_one(self):
        assert False

class TestTwo:
    pytestmark = pytest.mark.asyncio

    async def test_one(self):
        assert False

class TestThree(TestTwo):
    async def test_two(self):
        assert False

#: case a hook marks them
#: config {"pytest": {"plugins": ["pytest-asyncio"]}, "isTest": true}
#: file tests/conftest.py
import inspect
import pytest

def pytest_collection_modifyitems(items):
    for item in items:
        if inspect.iscoroutinefunction(item.obj):
            item.add_marker(pytest.mark.asyncio)

#: file tests/test_fetch.py
async def test_one():
    assert False

#: case anyio takes those with its fixture
#: config {"pytest": {"plugins": []}, "isTest": true}
#: file tests/conftest.py
import pytest

@pytest.fixture(autouse=True)
def backend(anyio_backend):
    return anyio_backend

#: file tests/test_fetch.py
async def test_one():
    assert False

#: case what pytest does not collect
#: config {"pytest": {"plugins": ["pytest-asyncio"]}, "isTest": true}
#: file tests/helpers.py
async def test_connection(url):
    return url

#: file tests/test_fetch.py
import pytest
from unknown import Base
from own import in_loop

class Fetching:
    async def test_one(self):
        assert False

class TestMade:
    def __init__(self, url):
        self.url = url

    async def test_one(self):
        assert False

class TestUnknown(Base):
    async def test_one(self):
        assert False

def test_outer():
    async def test_inner():
        assert False
    run(test_inner())

@in_loop
async def test_wrapped():
    assert False

@pytest.fixture
async def test_data():
    return 1

@pytest.mark.skip
async def test_skipped():
    assert False
