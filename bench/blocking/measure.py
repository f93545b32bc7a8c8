"""
Checks "blocking really blocks": runs every program of the table under CPython, measures how long the event loop stands still, and holds
that against what the command line tool reports for the same code.

    python3 bench/blocking/measure.py [--cli PATH] [NAME...]
"""

import argparse
import asyncio
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from programs import Program, programs

here = Path(__file__).parent
# Less than every program's delay, more than a busy machine's hiccup.
LIMIT = 0.15


def source_of(program: Program) -> str:
    setup = "".join(f"    {line}\n" for line in program.setup.splitlines())
    return (
        f"{program.imports}\nfrom support import *\n\n{program.globals}\n\n\n"
        f"async def work():\n{setup}    {program.call}\n"
    )


async def measure(work) -> float:
    """The longest time the loop stood still while `work()` ran, in seconds."""
    longest = 0.0

    async def watch() -> None:
        nonlocal longest
        before = time.perf_counter()
        while True:
            await asyncio.sleep(0.005)
            now = time.perf_counter()
            longest = max(longest, now - before)
            before = now

    watcher = asyncio.create_task(watch())
    await asyncio.sleep(0.02)
    longest = 0.0
    await work()
    # The watcher is late by what the program took: it has to run once more to see it.
    await asyncio.sleep(0.02)
    watcher.cancel()
    return longest


def run_file(path: str) -> None:
    """In a process of its own: the lag as the last line of the output."""
    sys.path.insert(0, str(here))
    spec = importlib.util.spec_from_file_location("program", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    print(asyncio.run(measure(module.work)), flush=True)


def build_slow_disk(folder: Path) -> Path | None:
    """The library that makes paths slow; none where it cannot be had."""
    compiler = shutil.which("cc")
    if sys.platform != "linux" or compiler is None:
        return None
    library = folder / "slow_disk.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, here / "slow_disk.c", "-ldl"], check=True)
    return library


def lag_of(path: Path, preloaded: Path | None) -> float | None:
    environment = os.environ | ({"LD_PRELOAD": str(preloaded)} if preloaded else {})
    command = [sys.executable, __file__, "--run", path]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment)
    if run.returncode != 0:
        print(run.stderr, file=sys.stderr)
        return None
    return float(run.stdout.split()[-1])


def reported_in(folder: Path, cli: str) -> dict[str, list[dict]]:
    command = ["node", cli, "check", str(folder), "--output-format", "json", "--min-severity", "hint", "--exit-zero"]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder)
    found: dict[str, list[dict]] = {}
    for finding in json.loads(run.stdout):
        found.setdefault(Path(finding["file"]).name, []).append(finding)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="the programs to run; all without any")
    parser.add_argument("--cli", default=str(here.parent.parent / "dist" / "cli.js"))
    parser.add_argument("--run", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run is not None:
        run_file(options.run)
        return 0
    chosen = [program for program in programs if not options.names or program.name in options.names]
    wrong = skipped = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        slow_disk = build_slow_disk(folder)
        (folder / "support.py").write_text((here / "support.py").read_text())
        files = {f"program_{number}.py": program for number, program in enumerate(chosen)}
        for name, program in files.items():
            (folder / name).write_text(source_of(program))
        found = reported_in(folder, options.cli)
        for name, program in files.items():
            if slow_disk is None and "slow_path" in program.globals:
                skipped += 1
                continue
            line = source_of(program).count("\n")
            rules = {finding["rule"] for finding in found.get(name, []) if finding["line"] == line}
            blocking = {rule for rule in rules if rule.startswith("blocking-")}
            # A busy machine makes a loop late, never early: what disagrees is measured again.
            for _ in range(3):
                lag = lag_of(folder / name, slow_disk if "slow_path" in program.globals else None)
                is_right = lag is not None and (lag > LIMIT) == (program.rule is not None)
                if is_right:
                    break
            is_reported = blocking == ({program.rule} if program.rule else set())
            wrong += not (is_right and is_reported)
            shown = "failed" if lag is None else f"{lag * 1000:.0f} ms"
            verdict = "ok" if is_right and is_reported else "WRONG"
            print(f"{verdict:5} {program.name:28} {shown:>8}  {', '.join(sorted(blocking)) or 'not reported'}")
    print(f"{len(chosen)} programs, {wrong} wrong" + (f", {skipped} skipped: they need Linux and a C compiler" if skipped else ""))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
