#: case a constructor of its own
class Failures(ExceptionGroup):
#     ^^^^^^^^ exception-group-without-derive [info]: `except*` makes plain ExceptionGroups of a `Failures`: it has no `derive`
    def __new__(cls, host, errors):
        self = super().__new__(cls, "failed", errors)
        self.host = host
        return self

#: case a base between, and the backport
from exceptiongroup import BaseExceptionGroup as Group

class Base(BaseExceptionGroup[Exception]):
#     ^^^^ exception-group-without-derive
    pass

class Failures(Base):
#     ^^^^^^^^ exception-group-without-derive
    def __init__(self, message, errors):
        self.count = len(errors)

class Others(Group):
#     ^^^^^^ exception-group-without-derive
    def __init__(self, message, errors):
        self.count = len(errors)

#: case with derive
class Failures(ExceptionGroup):
    def __init__(self, message, errors):
        self.count = len(errors)

    def derive(self, excs):
        return Failures(self.message, excs)

class More(Failures):
    def __init__(self, message, errors):
        self.count = 1

class Same(Failures):
    pass

#: case no constructor: handlers of the class miss the parts
class Failures(ExceptionGroup):
#     ^^^^^^^^ exception-group-without-derive
    """All that failed."""

#: case an installed base that may have one
from mylib.errors import ExceptionGroup

class Failures(ExceptionGroup):
    """All that failed."""

#: case another exception
class Failure(Exception):
    def __init__(self, errors):
        self.errors = errors

#: case a class of that name
class ExceptionGroup(Exception):
    pass

class Failures(ExceptionGroup):
    def __init__(self, errors):
        self.errors = errors

#: case an unknown base with derive elsewhere
from mylib import Group

class Failures(Group):
    def __init__(self, errors):
        self.errors = errors
