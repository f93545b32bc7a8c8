#: case an empty list
#: config {"noCompile": true}
async def names(source):
    if source is None:
        return []
#       ^^^^^^ return-value-in-async-generator [error]: `return` with a value is a SyntaxError here: `names` is an async generator
    async for name in source:
        yield name
    return None  # done
#   ^^^^^^ return-value-in-async-generator

#: fix Return without a value
async def names(source):
    if source is None:
        return
    async for name in source:
        yield name
    return  # done

#: case the value does something
#: config {"noCompile": true}
class Pages:
    async def pages(self, source):
        try:
            if source: return self.close()
#                      ^^^^^^ return-value-in-async-generator
            yield 1
        finally:
            return await source.close(
#           ^^^^^^ return-value-in-async-generator
                True,
            )

#: fix Return without a value
class Pages:
    async def pages(self, source):
        try:
            if source: self.close(); return
            yield 1
        finally:
            await source.close(
                True,
            )
            return

#: case a coroutine that nobody would await
#: config {"noCompile": true}
async def load():
    return 1

async def pages():
    yield 1
    return load()
#   ^^^^^^ return-value-in-async-generator

#: case a plain generator
def names(source):
    yield source
    return 1

#: case a coroutine
async def names(source):
    return await source.names()

#: case a bare return
async def names(source):
    if not source:
        return
    yield source

#: case a function inside, and a generator inside
async def names(source):
    def key(name):
        return name.lower()
    yield sorted(source, key=key)

async def count(source):
    async def names():
        yield source
    return names
