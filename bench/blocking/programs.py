"""
The table: calls of the standard library that block, and calls beside them that do not.

A program is what stands before the call at the top of the file, what the coroutine does first, and the statement with the call. It runs
as `async def work()` with everything of support.py imported.
"""

from typing import NamedTuple


class Program(NamedTuple):
    name: str
    # The rule that has to report the last line; none: nothing of the group `blocking` may be reported in it.
    rule: str | None
    call: str
    imports: str = ""
    setup: str = ""
    # At the top of the file, where what it makes is known to the whole module.
    globals: str = ""


def sleeping():
    yield Program("time.sleep", "blocking-sleep", "time.sleep(DELAY)", "import time")
    yield Program("a chain of functions", "blocking-call", "first()", "import time", globals=CHAIN)
    yield Program("await asyncio.sleep", None, "await asyncio.sleep(DELAY)", "import asyncio")
    yield Program("time.sleep in a thread", None, "await asyncio.to_thread(time.sleep, DELAY)", "import asyncio, time")


CHAIN = "def first():\n    second()\n\n\ndef second():\n    time.sleep(DELAY)\n"


def subprocesses():
    rule = "blocking-subprocess"
    for function in ("run", "call", "check_call", "check_output"):
        yield Program(f"subprocess.{function}", rule, f"subprocess.{function}(SLEEPER)", "import subprocess")
    yield Program("subprocess.getoutput", rule, 'subprocess.getoutput(f"sleep {DELAY}")', "import subprocess")
    yield Program("Popen.wait", rule, "child.wait()", "import subprocess", globals="child: subprocess.Popen = process()")
    yield Program("Popen.communicate", rule, "child.communicate()", "import subprocess", globals="child: subprocess.Popen = process()")
    yield Program("os.system", rule, 'os.system(f"sleep {DELAY}")', "import os")
    yield Program("os.waitpid", rule, "os.waitpid(child.pid, 0)", "import os", "child = process()")
    yield Program("os.wait", rule, "os.wait()", "import os", "process()")
    yield Program("os.spawnlp", rule, 'os.spawnlp(os.P_WAIT, "sleep", "sleep", str(DELAY))', "import os")
    yield Program("Popen.poll", None, "child.poll()", "import subprocess", globals="child: subprocess.Popen = process()")
    yield Program("os.waitpid with WNOHANG", None, "os.waitpid(child.pid, os.WNOHANG)", "import os", "child = process()")


def http():
    rule = "blocking-http"
    url = 'f"http://127.0.0.1:{port}/"'
    yield Program("urllib.request.urlopen", rule, f"urllib.request.urlopen({url}).read()", "import urllib.request", "port = http_server()")
    yield Program(
        "http.client", rule, "connection.getresponse()", "import http.client",
        'connection = http.client.HTTPConnection("127.0.0.1", http_server()); connection.request("GET", "/")',
    )  # fmt: skip


def network():
    rule = "blocking-network"
    for call in ("recv(1)", "recv_into(bytearray(1))", "recvfrom(1)", "recvfrom_into(bytearray(1))", "recvmsg(1)"):
        yield Program(f"socket.{call}", rule, f"peer.{call}", "import socket", globals="peer: socket.socket = socket_pair()")
    yield Program("socket.sendall", rule, 'peer.sendall(b"x" * 65536)', "import socket", globals="peer: socket.socket = full_socket()")
    yield Program("socket.send", rule, 'peer.send(b"x" * 65536)', "import socket", globals="peer: socket.socket = full_socket()")
    yield Program("socket.sendto", rule, 'peer.sendto(b"x", address)', "import socket",
                  globals="peer: socket.socket\npeer, address = full_datagrams()")  # fmt: skip
    yield Program("socket.connect", rule, "peer.connect(address)", "import socket",
                  globals="peer = socket.socket(socket.AF_UNIX)\naddress = busy_server()")  # fmt: skip
    for call in ("read(1)", "recv(1)"):
        yield Program(f"SSLSocket.{call}", rule, f"peer.{call}", "import ssl", globals="peer: ssl.SSLSocket = secure_pair()")
    for method in ("write", "send"):
        yield Program(f"SSLSocket.{method}", rule, f"for _ in range(99): peer.{method}(data)", "import ssl",
                      globals='peer: ssl.SSLSocket = secure_pair(is_full=True)\ndata = b"x" * 16384')  # fmt: skip
    yield Program("socket.accept", rule, "server.accept()", "import socket", globals="server: socket.socket = listener()")
    yield Program("select.select", rule, "select.select([peer], [], [])", "import select", "peer = socket_pair()")
    yield Program(
        "selectors", rule, "selector.select()", "import selectors",
        "selector.register(socket_pair(), selectors.EVENT_READ)", "selector = selectors.DefaultSelector()",
    )  # fmt: skip
    yield Program("smtplib.SMTP", rule, 'smtplib.SMTP("127.0.0.1", port)', "import smtplib", 'port = slow_server(b"220 hello\\r\\n")')
    yield Program("poplib.POP3", rule, 'poplib.POP3("127.0.0.1", port)', "import poplib", 'port = slow_server(b"+OK hello\\r\\n")')
    yield Program("select.select with timeout 0", None, "select.select([peer], [], [], 0)", "import select", "peer = socket_pair()")
    yield Program("socket.bind", None, 'socket.socket().bind(("127.0.0.1", 0))', "import socket")


def databases():
    rule = "blocking-database"
    write = "\"INSERT INTO items VALUES ('a')\""
    connection = "connection = sqlite3.connect(locked_database())"
    yield Program("Connection.execute", rule, f"connection.execute({write})", "import sqlite3", globals=connection)
    yield Program("Cursor.executemany", rule, 'cursor.executemany("INSERT INTO items VALUES (?)", ["a"])', "import sqlite3",
                  globals=f"{connection}\ncursor = connection.cursor()")  # fmt: skip
    cursor = f"{connection}\ncursor = connection.cursor()"
    yield Program("Connection.executemany", rule, 'connection.executemany("INSERT INTO items VALUES (?)", ["a"])', "import sqlite3",
                  globals=connection)  # fmt: skip
    yield Program("Connection.executescript", rule, f"connection.executescript({write})", "import sqlite3", globals=connection)
    yield Program("Cursor.execute", rule, f"cursor.execute({write})", "import sqlite3", globals=cursor)
    yield Program("Cursor.executescript", rule, f"cursor.executescript({write})", "import sqlite3", globals=cursor)
    yield Program("Connection.commit", rule, "connection.commit()", "import sqlite3", f"connection.execute({write})",
                  "connection = sqlite3.connect(read_database())")  # fmt: skip
    yield Program("Connection.rollback", rule, "connection.rollback()", "import sqlite3",
                  globals="connection = sqlite3.connect(changed_database())\nconnection.execute(\"DELETE FROM items\")")  # fmt: skip
    yield Program("Cursor.fetchall", rule, "cursor.fetchall()", "import sqlite3", globals=f"{ENDLESS}\ncursor = connection.execute(count)")
    for call in ("fetchone()", "fetchmany(2)"):
        yield Program(f"Cursor.{call}", rule, f"cursor.{call}", "import sqlite3", globals=f"{SPARSE}\ncursor = connection.execute(count)")
    yield Program("Connection.cursor", None, "connection.cursor()", "import sqlite3", globals=connection)
    yield Program("sqlite3 in memory", None, 'sqlite3.connect(":memory:").execute("SELECT 1")', "import sqlite3")


ENDLESS = """connection = sqlite3.connect(changed_database())
count = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 500000) SELECT x FROM n\""""


# Its first row comes at once, its second after much counting.
SPARSE = """connection = sqlite3.connect(changed_database())
count = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 1600000) SELECT x FROM n WHERE x = 1 OR x = 1600000\""""


def waits():
    rule = "blocking-wait"
    taken = "\nlock.acquire()\nlater(lock.release)"
    yield Program("Lock.acquire", rule, "lock.acquire()", "import threading", globals=f"lock = threading.Lock(){taken}")
    yield Program("Lock.acquire_lock", rule, "lock.acquire_lock()", "import threading", globals=f"lock = threading.Lock(){taken}")
    yield Program("with Lock", rule, "with lock: pass", "import threading", globals=f"lock = threading.Lock(){taken}")
    yield Program("Semaphore.acquire", rule, "lock.acquire()", "import threading", globals=f"lock = threading.Semaphore(1){taken}")
    yield Program("Event.wait", rule, "event.wait(DELAY)", "import threading", globals="event = threading.Event()")
    yield Program("Barrier.wait", rule, "barrier.wait()", "import threading", "later(barrier.wait)", "barrier = threading.Barrier(2)")
    yield Program("Condition.wait_for", rule, "condition.wait_for(lambda: False, DELAY)", "import threading",
                  "condition.acquire(blocking=False)", "condition = threading.Condition()")  # fmt: skip
    yield Program("Thread.join", rule, "thread.join()", "import threading, time",
                  globals="thread = threading.Thread(target=time.sleep, args=(DELAY,))\nthread.start()")  # fmt: skip
    items = "items = queue.Queue(1)"
    yield Program("Queue.get", rule, "items.get()", "import queue", 'later(items.put, "a")', items)
    yield Program("Queue.put", rule, 'items.put("b")', "import queue", 'items.put_nowait("a"); later(items.get)', items)
    yield Program("Queue.join", rule, "items.join()", "import queue", 'items.put_nowait("a"); later(items.task_done)', items)
    yield Program("SimpleQueue.get", rule, "items.get()", "import queue", 'later(items.put, "a")', "items = queue.SimpleQueue()")
    pool = "pool = ThreadPoolExecutor()"
    imports = "import concurrent.futures, time\nfrom concurrent.futures import ThreadPoolExecutor"
    yield Program("Future.result", rule, "pool.submit(time.sleep, DELAY).result()", imports, globals=pool)
    yield Program("concurrent.futures.wait", rule, "concurrent.futures.wait([pool.submit(time.sleep, DELAY)])", imports, globals=pool)
    yield Program("as_completed", rule, "list(concurrent.futures.as_completed([pool.submit(time.sleep, DELAY)]))", imports, globals=pool)
    yield Program("Executor.map", rule, "list(pool.map(time.sleep, [DELAY]))", imports, globals=pool)
    yield Program("Executor.shutdown", rule, "pool.shutdown()", imports, "pool.submit(time.sleep, DELAY)", pool)
    yield Program("with ThreadPoolExecutor", rule, "with ThreadPoolExecutor() as own: own.submit(time.sleep, DELAY)", imports)
    yield Program("Connection.recv", rule, "here.recv()", "import multiprocessing\nfrom multiprocessing.connection import Connection",
                  'later(there.send, "a")', "here: Connection\nthere: Connection\nhere, there = multiprocessing.Pipe()")  # fmt: skip
    yield Program("Process.join", rule, "child.join()", "import multiprocessing, time", "child.start()",
                  "child = multiprocessing.Process(target=time.sleep, args=(DELAY,))")  # fmt: skip
    yield Program("signal.sigwait", rule, "signal.sigwait([signal.SIGALRM])", "import signal",
                  "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM]); signal.setitimer(signal.ITIMER_REAL, DELAY)")  # fmt: skip
    yield Program("Lock.acquire, only tried", None, "lock.acquire(blocking=False)", "import threading",
                  globals=f"lock = threading.Lock(){taken}")  # fmt: skip
    yield Program("Event.is_set", None, "event.is_set()", "import threading", globals="event = threading.Event()")
    yield Program("Queue.get_nowait", None, "items.get_nowait()", "import queue", 'items.put_nowait("a")', items)
    yield Program("Queue.put without a limit", None, 'items.put("a")', "import queue", globals="items = queue.Queue()")
    yield Program("await wrap_future", None, "await asyncio.wrap_future(pool.submit(time.sleep, DELAY))", f"import asyncio\n{imports}",
                  globals=pool)  # fmt: skip


def inputs():
    yield Program("input", "blocking-input", "input()", "import os, sys", 'sys.stdin = os.fdopen(pipe(), "r")')


def files():
    rule = "blocking-file"
    yield Program("open", rule, "open(path)", setup="path = fifo()")
    yield Program("file.read", rule, "file.read()", "import os\nfrom typing import TextIO", globals="file: TextIO = os.fdopen(pipe())")
    yield Program("TextIOWrapper.write", rule, 'file.write("x" * 200_000)', "import io, os",
                  globals='file: io.TextIOWrapper = os.fdopen(full_pipe(), "w")')  # fmt: skip
    yield Program("BufferedReader.read", rule, "file.read(1)", "import io, os",
                  globals='file: io.BufferedReader = os.fdopen(pipe(), "rb")')  # fmt: skip
    yield Program("BufferedWriter.write", rule, 'file.write(b"x" * 20_000)', "import io, os",
                  globals='file: io.BufferedWriter = os.fdopen(full_pipe(), "wb")')  # fmt: skip
    # A device that can be read and written at any place, as a file can, and takes its time.
    random = 'file: io.BufferedRandom = open("/dev/urandom", "r+b")'
    yield Program("BufferedRandom.read", rule, "file.read(200_000_000)", "import io", globals=random)
    yield Program("BufferedRandom.write", rule, "file.write(bytes(200_000_000))", "import io", globals=random)
    yield Program("json.load", rule, "json.load(file)", "import json, os\nfrom typing import TextIO",
                  globals='file: TextIO = os.fdopen(pipe(b"{}"))')  # fmt: skip
    yield Program("json.loads", None, 'json.loads("{}")', "import json")


def paths():
    rule = "blocking-path"
    yield Program("Path.read_text", rule, "Path(path).read_text()", "from pathlib import Path", "path = fifo()")
    yield Program("Path.open", rule, "Path(path).open()", "from pathlib import Path", "path = fifo()")
    yield Program("os.open", rule, "os.open(path, os.O_RDONLY)", "import os", "path = fifo()")
    yield Program("os.read", rule, "os.read(descriptor, 1)", "import os", "descriptor = pipe()")
    yield Program("os.write", rule, 'os.write(descriptor, b"x")', "import os", "descriptor = full_pipe()")
    yield Program("os.sendfile", rule, "os.sendfile(full.fileno(), file, 0, 1)", "import os",
                  globals='full = full_socket()\nfile = os.open("/etc/hosts", os.O_RDONLY)')  # fmt: skip
    slow = "path = slow_path()"
    for call in ("stat(path)", "lstat(path)", "statvfs(path)", "access(path, os.R_OK)", "remove(path)", "unlink(path)",
                 'rename(path, path + "2")', 'replace(path, path + "2")', 'link(path, path + "2")', 'symlink(path, path + "2")',
                 'mkdir(path + "2")'):  # fmt: skip
        yield Program(f"os.{call.split('(')[0]}", rule, f"os.{call}", "import os", globals=slow)
    yield Program("os.readlink", rule, "os.readlink(link)", "import os", globals=f'{slow}\nlink = path + "2"\nos.symlink(path, link)')
    folder = f"{slow}\nfolder = os.path.dirname(path)"
    yield Program("os.rmdir", rule, "os.rmdir(folder)", "import os", globals=f"{folder}\nos.remove(path)")
    yield Program("os.listdir", rule, "os.listdir(folder)", "import os", globals=folder)
    yield Program("os.scandir", rule, "list(os.scandir(folder))", "import os", globals=folder)
    for function in ("exists", "isfile", "isdir", "islink", "ismount", "lexists", "getsize", "getmtime", "realpath"):
        yield Program(f"os.path.{function}", rule, f"os.path.{function}(path)", "import os", globals=slow)
    yield Program("os.path.samefile", rule, "os.path.samefile(path, path)", "import os", globals=slow)
    yield Program("os.path.sameopenfile", rule, "os.path.sameopenfile(file, file)", "import os",
                  globals=f"{slow}\nfile = os.open(path, os.O_RDONLY)")  # fmt: skip
    yield Program("shutil.copytree", rule, 'shutil.copytree(folder, folder + "2")', "import shutil", globals="folder: str = tree()")
    yield Program("shutil.rmtree", rule, "shutil.rmtree(folder)", "import shutil", globals="folder: str = tree(15000)")
    yield Program("shutil.make_archive", rule, 'shutil.make_archive(folder, "gztar", folder)', "import shutil",
                  globals="folder: str = tree()")  # fmt: skip
    yield Program("Path.glob, only made", None, 'Path("/").glob("**/*")', "from pathlib import Path")
    yield Program("os.path.abspath", None, "os.path.abspath(path)", "import os", globals=slow)
    yield Program("os.getcwd", None, "os.getcwd()", "import os", globals=f"{slow}\nos.chdir(os.path.dirname(path))")
    yield Program("os.path.samestat", None, "os.path.samestat(one, one)", "import os", globals=f"{slow}\none = os.stat(path)")
    yield Program("Path.with_suffix", None, 'Path("a.txt").with_suffix(".md")', "from pathlib import Path")


def computing():
    rule = "blocking-cpu"
    yield Program("hashlib.pbkdf2_hmac", rule, 'hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 2_000_000)', "import hashlib")
    yield Program("hashlib.scrypt", rule, 'hashlib.scrypt(b"password", salt=b"salt", n=2**16, r=8, p=2, maxmem=2**28)', "import hashlib")
    yield Program("zlib.compress", rule, "zlib.compress(data)", "import random, zlib", globals="data: bytes = random.randbytes(20_000_000)")
    yield Program("hashlib.sha256", None, 'hashlib.sha256(b"short").hexdigest()', "import hashlib")


families = (sleeping, subprocesses, http, network, databases, waits, inputs, files, paths, computing)
programs = tuple(program for family in families for program in family())
