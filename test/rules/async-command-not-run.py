#: case commands of click
import click

@click.command()
@click.option("--count", default=1)
@click.pass_context
async def one(context, count):
#         ^^^ async-command-not-run [error]: The command `one` does nothing: `click.command` never awaits it
    print(count)

@click.group()
def cli():
    pass

@cli.command("two")
async def two():
#         ^^^ async-command-not-run
    print(2)

@cli.group()
def inner():
    pass

@inner.command()
async def three():
#         ^^^^^ async-command-not-run
    print(3)

#: case commands of typer
from typer import Typer

app = Typer()

@app.callback()
async def begin():
#         ^^^^^ async-command-not-run
    print("begin")

@app.command()
async def main():
#         ^^^^ async-command-not-run
    print("main")

#: case a wrapper between
import click
import typer
from own import run_async

app = typer.Typer()

@app.command()
@run_async
async def main():
    print("main")

@click.command()
@click.option("--count")
@run_async
async def count(count):
    print(count)

#: case sync commands
import asyncio
import click

async def run():
    print("run")

@click.command()
def main():
    asyncio.run(run())

#: case other libraries and classes of one's own
import asyncclick as click
import click as plain
import typer
from own import AsyncCommand, AsyncTyper

class Runner(typer.Typer):
    def command(self, *args, **kwargs):
        return run

app = AsyncTyper()
own = Runner()

@click.command()
async def one():
    print(1)

@app.command()
async def two():
    print(2)

@own.command()
async def three():
    print(3)

@plain.command(cls=AsyncCommand)
async def four():
    print(4)

#: case what the command returned is run
import asyncio
import click

@click.command()
async def main():
    print("main")

asyncio.run(main(standalone_mode=False))
