#: case the first error
import asyncio

async def run(job):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(job())
    except ExceptionGroup as errors:
        raise errors.exceptions[0]
#       ^^^^^ exception-group-child-raised [info]: The other errors of `errors` are lost: this raises one of them alone

#: case a loop, a variable, another cause
async def run(job):
    try:
        await job()
    except* OSError as e:
        for error in e.exceptions:
            if error.errno == 1:
                raise error
#               ^^^^^ exception-group-child-raised
        first = (e.exceptions[0])
        raise first from None
#       ^^^^^ exception-group-child-raised

#: case a group of one's own
class Errors(BaseExceptionGroup):
    pass

def unwrap(errors: Errors):
    raise (errors.exceptions[-1])
#   ^^^^^ exception-group-child-raised

#: case from the group
async def run(job):
    try:
        await job()
    except BaseExceptionGroup as errors:
        raise errors.exceptions[0] from errors

#: case just one
async def run(job):
    try:
        await job()
    except ExceptionGroup as errors:
        if len(errors.exceptions) == 1:
            raise errors.exceptions[0]
        raise

async def unpack(job):
    try:
        await job()
    except ExceptionGroup as errors:
        (only,) = errors.exceptions
        raise only

#: case an error that has exceptions of its own
class Failed(Exception):
    def __init__(self, exceptions):
        self.exceptions = exceptions

async def run(job, client):
    try:
        await job()
    except Failed as e:
        raise e.exceptions[0]
    raise client.exceptions[0]

#: case the group, and other errors
async def run(job):
    try:
        await job()
    except ExceptionGroup as errors:
        for error in errors.exceptions:
            print(error)
            error = ValueError("no")
            raise error
        raise errors

#: case wrapped
async def run(job):
    try:
        await job()
    except ExceptionGroup as errors:
        raise RuntimeError(errors.exceptions[0])
