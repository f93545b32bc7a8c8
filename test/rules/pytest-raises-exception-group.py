#: case any group
import pytest

async def test_all(run):
    with pytest.raises(ExceptionGroup):
#        ^^^^^^^^^^^^^ pytest-raises-exception-group: Any group passes here, whatever failed in it: `pytest.raises` does not look inside
        await run()

#: case from the backport, in a tuple, with a message, under another name
from exceptiongroup import BaseExceptionGroup
from pytest import raises as throws

def test_all(run):
    with throws((BaseExceptionGroup, ValueError), match="several"):
#        ^^^^^^ pytest-raises-exception-group
        run()

#: case a name that nobody reads
import pytest

def test_all(run):
    with pytest.raises(ExceptionGroup) as caught:
#        ^^^^^^^^^^^^^ pytest-raises-exception-group
        run()

#: case RaisesGroup
import pytest

def test_all(run):
    with pytest.RaisesGroup(ValueError):
        run()

#: case what was raised is looked into
import pytest

def test_all(run):
    with pytest.raises(ExceptionGroup) as caught:
        run()
    assert caught.group_contains(ValueError)
    with pytest.raises(ExceptionGroup, check=lambda group: len(group.exceptions) == 2):
        run()
    error = pytest.raises(ExceptionGroup, run)
    assert error.value.exceptions

#: case another exception, and another raises
import pytest
from own import raises

def test_all(run):
    with pytest.raises(ValueError):
        run()
    with raises(ExceptionGroup):
        run()

#: case a group of one's own
import pytest

class LoadErrors(ExceptionGroup): ...

def test_all(run):
    with pytest.raises(LoadErrors):
        run()
