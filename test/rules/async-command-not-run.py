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

#: case what help and options are read off stays with the command
import click

@click.command()
@click.option("--count", default=1)
async def main(count: int = 1) -> None:
#         ^^^^ async-command-not-run
    """Counts.

    Slowly.
    """
    # one by one
    for number in range(count):
        print(number)

if __name__ == "__main__":
    main()

#: fix Make `main` a plain function that runs it with `asyncio.run`
import asyncio
import click

@click.command()
@click.option("--count", default=1)
def main(count: int = 1) -> None:
    """Counts.

    Slowly.
    """
    asyncio.run(_main(count))


async def _main(count: int) -> None:
    # one by one
    for number in range(count):
        print(number)

if __name__ == "__main__":
    main()

#: case a program of one command, and commands of Flask
import typer
from flask import Blueprint, Flask
from flask.cli import with_appcontext

app = Flask(__name__)
users = Blueprint("users", __name__)

async def main(name: str):
    return name

@app.cli.command("sync")
async def sync():
#         ^^^^ async-command-not-run: The command `sync` does nothing: `app.cli.command` never awaits it
    print("sync")

@users.cli.command("drop")
@with_appcontext
async def drop():
#         ^^^^ async-command-not-run
    print("drop")

typer.run(main)
#         ^^^^ async-command-not-run: The command `main` does nothing: `typer.run` never awaits it

#: fix Make `main` a plain function that runs it with `asyncio.run`
import asyncio
import typer
from flask import Blueprint, Flask
from flask.cli import with_appcontext

app = Flask(__name__)
users = Blueprint("users", __name__)

def main(name: str):
    return asyncio.run(_main(name))


async def _main(name: str):
    return name

@app.cli.command("sync")
async def sync():
    print("sync")

@users.cli.command("drop")
@with_appcontext
async def drop():
    print("drop")

typer.run(main)

#: fix Make `sync` a plain function that runs it with `asyncio.run`
import asyncio
import typer
from flask import Blueprint, Flask
from flask.cli import with_appcontext

app = Flask(__name__)
users = Blueprint("users", __name__)

async def main(name: str):
    return name

@app.cli.command("sync")
def sync():
    asyncio.run(_sync())


async def _sync():
    print("sync")

@users.cli.command("drop")
@with_appcontext
async def drop():
    print("drop")

typer.run(main)

#: fix Make `drop` a plain function that runs it with `asyncio.run`
import asyncio
import typer
from flask import Blueprint, Flask
from flask.cli import with_appcontext

app = Flask(__name__)
users = Blueprint("users", __name__)

async def main(name: str):
    return name

@app.cli.command("sync")
async def sync():
    print("sync")

@users.cli.command("drop")
@with_appcontext
def drop():
    asyncio.run(_drop())


async def _drop():
    print("drop")

typer.run(main)

#: case a program of a plain function, and another run
import typer
from own import run

def main(name: str):
    return name

async def other(): ...

typer.run(main)
run(other)

#: case a command of Quart, which awaits its commands
from quart import Quart

app = Quart(__name__)

@app.cli.command("sync")
async def sync():
    print("sync")

#: case a file indented by three columns
import click

@click.command()
async def main():
#         ^^^^ async-command-not-run
   print("main")

#: fix Make `main` a plain function that runs it with `asyncio.run`
import asyncio
import click

@click.command()
def main():
   asyncio.run(_main())


async def _main():
   print("main")

#: case plain functions given to other libraries
import click
from own import command

@command
async def main():
    print("main")

@click.command()
def show():
    print("show")
