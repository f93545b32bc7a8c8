#: case attributes of one error
import asyncio

async def run(job):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(job())
    except* OSError as e:
        print(e.errno, e.exceptions)
#               ^^^^^ exception-group-attribute [warning]: `.errno` fails here: `e` is an ExceptionGroup, the errors are in `e.exceptions`
    except* (KeyError, ValueError) as error:
        def show():
            return error.code.name
#                        ^^^^ exception-group-attribute
        raise RuntimeError(error.detail()) from error
#                                ^^^^^^ exception-group-attribute

#: case the text of the group
async def run(job):
    try:
        await job()
    except* OSError as e:
        if "refused" in str(e):
#                           ^ exception-group-attribute: `str(e)` is the text of the group, not of the errors in `e.exceptions`
            print(str(e).split(":")[0])
#                     ^ exception-group-attribute
        print(str(e), e)

#: case in sync code
def run(job):
    try:
        job()
    except* OSError as e:
        print(e.strerror)
#               ^^^^^^^^ exception-group-attribute

#: case the group itself
async def run(job):
    try:
        await job()
    except* OSError as e:
        e.add_note("while running")
        for error in e.exceptions:
            print(error.errno)
        rest, others = e.split(lambda error: error.errno == 1)
        print(e.message, e.args, e.__cause__, e.subgroup(OSError), e.derive([]), others)
        raise e.with_traceback(None)

#: case a plain handler
async def run(job):
    try:
        await job()
    except OSError as e:
        print(e.errno, "x" in str(e))

#: case the name is used again
async def run(job):
    try:
        await job()
    except* OSError as e:
        for e in e.exceptions:
            print(e.errno)
    except* ValueError as error:
        error = error.exceptions[0]
        print(error.code)

#: case the name is used again, but not yet or not for good
async def run(job, blah):
    try:
        await job()
    except* OSError as e:
        print(e.errno)
#               ^^^^^ exception-group-attribute
        with blah as (e, f):
            print(e.errno)
    except* ValueError as e:
        def show(e):
            return e.code
        print(e.code, lambda e: e.code)
#               ^^^^ exception-group-attribute

        def later():
            return e.code

#: case looked at first
async def run(job):
    try:
        await job()
    except* OSError as e:
        if isinstance(e, MyGroup):
            print(e.code)

class MyGroup(ExceptionGroup):
    code = 1

#: case the same name as an attribute, and no name
async def run(job, other):
    try:
        await job(e=1)
    except* OSError as e:
        print(other.e.errno, dict(e=e))
    except* ValueError:
        print(other.errno)
