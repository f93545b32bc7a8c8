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

#: case through names, and out of a part of the group
async def run(job):
    try:
        await job()
    except ExceptionGroup as e:
        group = e
        errors = group.exceptions
        known = errors
        first = known[0]
        chosen = first
        if job:
            raise chosen
#           ^^^^^ exception-group-child-raised: The other errors of `group` are lost: this raises one of them alone
        matching, rest = e.split(OSError)
        if matching:
            raise matching.exceptions[0]
#           ^^^^^ exception-group-child-raised: The other errors of `matching` are lost: this raises one of them alone
        part = e.subgroup(ValueError)
        if part:
            raise part.exceptions[0].exceptions[0]
#           ^^^^^ exception-group-child-raised
        raise e.subgroup(KeyError).exceptions[0]
#       ^^^^^ exception-group-child-raised

#: case out of something else, under the same names
async def run(job, source):
    try:
        await job()
    except ExceptionGroup as e:
        errors = e.exceptions
        errors = source.errors
        raise errors[0]
    except OSError as e:
        matching, rest = source.split(OSError)
        raise matching.exceptions[0]

async def copied(job):
    try:
        await job()
    except ExceptionGroup as e:
        first = e.exceptions[0]
        matching, rest = e.split(OSError)
        if rest:
            raise rest
        raise copy(first)

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
        first = errors.exceptions[0]
        raise first from errors

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
